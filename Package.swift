// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "StackKit",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "StackKit", targets: ["StackKit"]),
    .executable(name: "stackkit", targets: ["StackKitCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // What a stack file sees: no dependency, so that an edit becomes a template within a second.
    .target(name: "StackKit", swiftSettings: swift),
    .executableTarget(
      name: "stacks", dependencies: ["StackKit"], path: "stacks", exclude: ["apps", "templates"], swiftSettings: swift),

    // What deploys. Arrows point down only.
    .executableTarget(
      name: "StackKitCLI",
      dependencies: [
        "AWSClient", "AWSSimulator", "ContainerImage", "Deployment", "Essentials", "Files", "Lint", "Processes",
        "Templates", "Transport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),
    .target(
      name: "Deployment",
      dependencies: ["AWSClient", "ContainerImage", "Essentials", "Files", "Processes", "Templates"],
      swiftSettings: swift),
    .target(
      name: "AWSSimulator",
      dependencies: ["AWSClient", "Essentials", "Files", "SHA2", "Templates", "Transport"], swiftSettings: swift),
    .target(
      name: "AWSClient", dependencies: ["CLibXML2", "Essentials", "Files", "SHA2", "Transport"], swiftSettings: swift),
    .target(
      name: "ContainerImage",
      dependencies: ["CCompression", "Essentials", "Files", "Processes", "SHA2", "Transport"],
      swiftSettings: swift),
    .target(name: "Lint", dependencies: ["Templates"], swiftSettings: swift),
    // Reads templates and plans; nothing above parses YAML.
    .target(
      name: "Templates", dependencies: ["Essentials", "Files"],
      exclude: ["Types/generate.py", "Types/stateful.py"], swiftSettings: swift),
    .target(name: "Files", dependencies: ["Essentials"], swiftSettings: swift),
    .target(name: "Essentials", swiftSettings: swift),
    .target(
      name: "SHA2", dependencies: [.target(name: "CLibCrypto", condition: .when(platforms: [.linux]))],
      swiftSettings: swift),
    .target(name: "Processes", dependencies: ["Essentials"], swiftSettings: swift),
    .target(name: "Transport", dependencies: ["CCurl", "Essentials"], swiftSettings: swift),
    // The libraries are loaded when they are needed. Only libcurl's headers must be there to build.
    .target(name: "CCurl"),
    .systemLibrary(name: "CCompression"),
    .systemLibrary(name: "CLibCrypto"),
    .systemLibrary(name: "CLibXML2"),

    .target(name: "TestSupport", dependencies: ["SHA2", "Transport"], path: "Tests/Support", swiftSettings: swift),
    .executableTarget(
      name: "SynthBench", dependencies: ["StackKit"], path: "Tests/Checks/SynthBench", swiftSettings: swift),
    // Not a product: `Tests/Checks/templates/equivalence.py` runs it.
    .executableTarget(
      name: "equivalence", dependencies: ["StackKit", "Templates"], path: "Tests/Checks/Equivalence",
      swiftSettings: swift),
    .testTarget(name: "StackKitTests", dependencies: ["Files", "StackKit", "Templates"], swiftSettings: swift),
    .testTarget(
      name: "StacksTests", dependencies: ["AWSSimulator", "Files", "StackKit", "Templates", "stacks"],
      exclude: ["Fixtures"],
      swiftSettings: swift),
    .testTarget(name: "TemplatesTests", dependencies: ["Files", "Templates"], swiftSettings: swift),
    .testTarget(name: "LintTests", dependencies: ["Lint", "StackKit", "Templates", "stacks"], swiftSettings: swift),
    .testTarget(name: "EssentialsTests", dependencies: ["Essentials"], swiftSettings: swift),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: swift),
    .testTarget(name: "SHA2Tests", dependencies: ["SHA2"], swiftSettings: swift),
    .testTarget(name: "TransportTests", dependencies: ["TestSupport", "Transport"], swiftSettings: swift),
    .testTarget(
      name: "AWSClientTests", dependencies: ["AWSClient", "TestSupport", "Transport"], exclude: ["Fixtures"],
      swiftSettings: swift),
    .testTarget(
      name: "ContainerImageTests", dependencies: ["ContainerImage", "Files", "Processes", "TestSupport", "Transport"],
      swiftSettings: swift),
    .testTarget(
      name: "AWSSimulatorTests",
      dependencies: ["AWSClient", "AWSSimulator", "Files", "Templates", "TestSupport", "Transport"],
      swiftSettings: swift),
    .testTarget(
      name: "DeploymentTests",
      dependencies: ["AWSClient", "AWSSimulator", "ContainerImage", "Deployment", "TestSupport", "Transport"],
      swiftSettings: swift),
    .testTarget(
      name: "StackKitCLITests", dependencies: ["ContainerImage", "Deployment", "StackKitCLI", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: swift),
  ]
)
