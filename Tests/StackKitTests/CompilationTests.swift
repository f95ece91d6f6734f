import Foundation
import Testing

/// Mistakes that must not compile; the compiler checks them.
@Suite struct CompilationTests {
  /// - Returns: The compiler's output for a stack file with this line; empty if it compiles.
  private func errors(_ line: String) throws -> String {
    try errors(
      in: """
        let network = Network("Network", cidr: "10.0.0.0/16")
        let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)
        \(line)
        """)
  }

  private func errors(in source: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "File.swift")
    try Data("import StackKit\n\(source)\n".utf8).write(to: file)

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let modules = Bundle.main.bundleURL.appending(path: "Modules").path
    process.arguments = [
      "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-I", modules, file.path,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: output, as: UTF8.self)
  }

  @Test("a user's file can override StackKit's own resources")
  func overriding() throws {
    #expect(try errors(#"let better = balancer.resource.overriding { $0.set("Foo", "foo", 1) }"#) == "")
  }

  @Test("a reference may stand in a text")
  func text() throws {
    #expect(try errors(#"let url: Text = "http://\(balancer.host)""#) == "")
  }

  @Test(
    "the example of the README and that of the documentation's first page compile",
    arguments: ["README.md", "Sources/StackKit/StackKit.docc/StackKit.md"])
  func example(path: String) throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    let example = try #require(parts.first { $0.hasPrefix("swift\n") }).dropFirst("swift\n".count)
    #expect(example.contains("struct Chatbot: Stack {"))
    #expect(try errors(in: String(example)) == "")
  }

  @Test(
    "mistakes that cannot work do not compile",
    arguments: [
      (#"let url: String = "http://\(balancer.host)""#, "use Text where this String is"),
      (#"let size = TaskSize.quarterCPU(.gb8)"#, "has no member 'gb8'"),
      (#"let cdn = Distribution("Cdn", inFrontOf: network)"#, "cannot convert value of type 'Network'"),
      (#"let open = LoadBalancer("B", in: network, entrance: .unencryptedInternet)"#, "expects argument"),
    ])
  func refused(line: String, reason: String) throws {
    let errors = try errors(line)
    #expect(errors.contains("error: ") && errors.contains(reason), "\(errors)")
  }
}
