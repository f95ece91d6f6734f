// swift-tools-version: 6.2
import PackageDescription

// A user's own package: two files, and the library by its path.
let package = Package(
  name: "Greeter",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "StackKit", path: "STACKKIT")],
  targets: [
    .executableTarget(
      name: "stacks", dependencies: [.product(name: "StackKit", package: "StackKit")], path: "stacks",
      exclude: ["templates"])
  ]
)
