import Files
import Foundation

@testable import ContainerImage

/// A folder to build, and what comes of it.
struct BuildFixture {
  let directory: TemporaryDirectory
  var context: String { "\(directory.path)/context" }

  init(_ dockerfile: String, _ files: [String: String] = [:]) throws {
    directory = try TemporaryDirectory()
    for (name, text) in files.merging(["Dockerfile": dockerfile], uniquingKeysWith: { $1 }) {
      try directory.write(Data(text.utf8), to: "context/\(name)")
    }
  }

  /// Builds, on the image of a layout that `base` fills; pip sees the variables of `pip`, too.
  func build(
    on base: LayoutBuilder? = nil, pip: [String: String] = [:], _ change: (inout ImageBuild) -> Void = { _ in },
    report: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws -> BuiltImage {
    var build = try ImageBuild(Dockerfile(folder: context), folder: context)
    change(&build)
    let contents = try base.map { base in
      try ImageSource.open(path: directory.write(base.files, to: "base")).contents(build.choice)
    }
    let environment = Self.environment.merging(pip) { $1 }
    return try await build.run(
      base: contents, cache: BlobCache(environment: ["HOME": directory.path]),
      pip: { () throws(BuildError) in try Pip(environment: environment) }, report: report)
  }

  /// The error of a build that fails.
  func refusal(on base: LayoutBuilder? = nil, pip: [String: String] = [:]) async throws -> String {
    do {
      _ = try await build(on: base, pip: pip)
      return "built"
    } catch let error as BuildError {
      return error.description.replacingOccurrences(of: context, with: "")
    }
  }

  /// `PATH` with one of the environments in front that `scripts/setup --test` makes: `tools`, or `pip` with a newer one.
  static func path(toPipOf name: String) -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../.build/python/\(name)/bin")
    return "\(folder.standardizedFileURL.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
  }

  /// An environment for each row, in turn: each start of pip takes long, and rows next to each other are alike.
  static func pips<Row>(for rows: [Row]) -> [String] { rows.indices.map { $0.isMultiple(of: 2) ? "tools" : "pip" } }

  /// With the pip that `scripts/setup --test` installs in front, and no index: wheels come from a folder.
  private static let environment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = path(toPipOf: "tools")
    environment["PIP_NO_INDEX"] = "1"
    environment["PIP_RETRIES"] = "0"
    // What a machine's own settings must not change.
    environment["PIP_ROOT"] = "/nowhere"
    environment["PIP_PLATFORM"] = "linux_x86_64"
    environment["PIP_REQUIRE_VIRTUALENV"] = "1"
    return environment
  }()

  /// A layout with one image, whose layers hold `layers`: files by their names, folders where a name ends with a slash,
  /// links where a text starts with `-> `.
  static func base(_ layers: [[String: String]], config: [String: Any] = [:]) -> LayoutBuilder {
    var layout = LayoutBuilder()
    let archives = layers.map { files in
      var tar = TarBuilder()
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        if name.hasSuffix("/") {
          tar.add(name, type: "5")
        } else if text.hasPrefix("-> ") {
          tar.add(name, type: "2", link: String(text.dropFirst(3)))
        } else {
          tar.add(name, Data(text.utf8))
        }
      }
      return tar.finished()
    }
    layout.list(layout.image("arm64", layers: archives, config: ["config": config]))
    return layout
  }
}

extension BuiltImage {
  /// The configuration, as a reader of JSON sees it.
  func configuration() async throws -> JSON {
    try decode(JSON.self, from: await image.config.content().read(limit: 1 << 20, what: "it"), what: "it")
  }

  /// The members of a layer of its own: `name mode user:group`, with a link's target or a file's text.
  func listing(_ index: Int) async throws -> [String] {
    let content = try await image.layers[index].content().decompressed()
    let data = Array(try content.read(limit: 1 << 24, what: "it"))
    var reader = try TarReader(content)
    var lines: [String] = []
    var offset = 0
    while let entry = try reader.next() {
      func number(_ start: Int, _ count: Int) -> Int {
        Int(String(decoding: data[(offset + start)..<(offset + start + count - 1)], as: UTF8.self), radix: 8) ?? -1
      }
      // A pax header, its data, and then the member's own.
      if data[offset + 156] == UInt8(ascii: "x") { offset += 512 + (number(124, 12) + 511) / 512 * 512 }
      let what = entry.type == .link ? " -> \(entry.linkTarget)" : ""
      let text =
        entry.type == .file
        ? " " + String(decoding: try entry.data.read(limit: 1 << 20, what: "it"), as: UTF8.self) : ""
      lines.append(
        "\(entry.name) \(String(number(100, 8), radix: 8)) \(number(108, 8)):\(number(116, 8))\(what)\(text)")
      guard number(136, 12) == time else { throw Wrong(what: "the time of \(entry.name)") }
      offset += 512 + (Int(entry.data.length) + 511) / 512 * 512
    }
    return lines
  }

  struct Wrong: Error { let what: String }
}
