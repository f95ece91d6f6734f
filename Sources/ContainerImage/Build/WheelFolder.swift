import Crypto
import Foundation

/// The folder of Python's packages in an image: `/opt/python`, which `PYTHONPATH` and `PATH` lead to.
///
/// Modules are in `site-packages`, a name that some look for to tell whether they are installed, programs in `bin`, other
/// data beside them. It is a folder of its own, so that they are found wherever the base keeps its Python, and so that nothing of the base is
/// overwritten. What pip leaves there that tells of the building machine is taken away.
struct WheelFolder {
  /// In the image, without a slash at its start.
  static let path = "opt/python"

  /// On this machine.
  let url: URL
  /// What is beside `site-packages`: programs and data. Known once the folder is normalised.
  private var data: Set<String> = ["bin"]

  init(url: URL) { self.url = url }

  /// A package, as its own metadata describe it.
  struct Package: Sendable, Hashable {
    let name: String
    let version: String
    /// An SPDX expression; nil where the package does not give one.
    let license: String?
    /// What the package says instead.
    let licenseText: String?
  }

  private static let usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// What lets Python and the shell find the packages and their programs.
  static func variables(_ environment: [String: String]) -> [(name: String, value: String)] {
    func first(_ path: String, of rest: String?) -> String { rest.map { $0.isEmpty ? path : "\(path):\($0)" } ?? path }
    return [
      ("PATH", first("/\(path)/bin", of: environment["PATH"] ?? usualPath)),
      ("PYTHONPATH", first("/\(path)/site-packages", of: environment["PYTHONPATH"])),
    ]
  }

  /// Makes the folder one that is the same on every machine, and reads what is in it.
  mutating func normalise() throws(BuildError) -> [Package] {
    do {
      var packages: [Package] = []
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted(by: inByteOrder)
      for name in names where name.hasSuffix(".dist-info") { packages.append(try normalise(url.appending(path: name))) }
      for script in (try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: "bin").path)) ?? [] {
        try repairShebang(url.appending(path: "bin/\(script)"))
      }
      for name in names where name.hasSuffix(".dist-info") { try repairRecord(url.appending(path: "\(name)/RECORD")) }
      return packages
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.wheels, "what pip installed cannot be read: \(error)".visible)
    }
  }

  /// The files, for a layer.
  func fill(_ image: inout ImageFilesystem) throws(BuildError) {
    let context = try BuildContext(everythingIn: url.path)
    do {
      try image.makeFolder(TreePath(Self.path))
      for (path, node) in context.contents() where !path.names.contains(.init("__pycache__")) {
        let first = path.names.first?.text ?? ""
        let folder = TreePath(data.contains(first) ? Self.path : "\(Self.path)/site-packages")
        let place = folder.appending(path)
        switch node {
        case .folder: try image.makeFolder(place)
        case .file(let isExecutable):
          let range: FileRange
          do throws(ImageError) { range = try FileRange(path: context.absolute(path)) } catch {
            throw BuildError(error)
          }
          let mode = LayerFiles.mode(isExecutable: isExecutable || first == "bin")
          try image.put(.init(kind: .file(range), mode: mode), at: place)
        default: throw DocumentFault("pip left '\(path)', which is no file")
        }
      }
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.wheels, (error as? DocumentFault)?.reason ?? "\(error)")
    }
  }

  /// The `.pth` files, which Python reads in its own folders only.
  var pathFiles: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).filter { $0.hasSuffix(".pth") }.sorted()
  }

  // MARK: - One package

  private func normalise(_ info: URL) throws -> Package {
    // Where a wheel was fetched from, which may name a user, a token or a folder.
    try? FileManager.default.removeItem(at: info.appending(path: "direct_url.json"))
    let entryPoints = (try? String(contentsOf: info.appending(path: "entry_points.txt"), encoding: .utf8)) ?? ""
    for (name, script) in Self.scripts(entryPoints) {
      try Data(script.utf8).write(to: url.appending(path: "bin/\(name)"))
    }
    return Self.package(try String(contentsOf: info.appending(path: "METADATA"), encoding: .utf8))
  }

  /// What starts a package's programs. Written anew: every pip writes them differently.
  static func scripts(_ entryPoints: String) -> [(name: String, text: String)] {
    var section = ""
    return entryPoints.split(whereSeparator: \.isNewline).compactMap { line in
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("[") { section = line }
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard ["[console_scripts]", "[gui_scripts]"].contains(section), parts.count == 2, !parts[0].contains("/") else {
        return nil
      }
      let target = parts[1].prefix { $0 != "[" }.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      guard target.count == 2, target.allSatisfy(isDottedName), let first = target[1].split(separator: ".").first else {
        return nil
      }
      return (
        parts[0],
        """
        #!/usr/bin/env python3
        import sys

        from \(target[0]) import \(first)

        if __name__ == "__main__":
            sys.exit(\(target[1])())

        """
      )
    }
  }

  private static func isDottedName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0 == "." || $0 == "_" || $0.isLetter || $0.isNumber }
  }

  /// Reads the headers of a `METADATA` file.
  static func package(_ metadata: String) -> Package {
    var fields: [String: String] = [:]
    for line in metadata.replacingOccurrences(of: "\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false else { continue }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if fields[name] == nil { fields[name] = value }
    }
    let said = fields["license"].flatMap { $0.isEmpty || $0 == "UNKNOWN" ? nil : String($0.prefix(200)) }
    return Package(
      name: fields["name"] ?? "", version: fields["version"] ?? "", license: fields["license-expression"],
      licenseText: said)
  }

  /// Lets a script start with whatever Python is first on `PATH`, not with the one that pip ran on.
  private func repairShebang(_ script: URL) throws {
    let text = try Data(contentsOf: script)
    guard text.starts(with: Data("#!".utf8)), let end = text.firstIndex(of: UInt8(ascii: "\n")) else { return }
    let first = String(decoding: text[..<end], as: UTF8.self)
    var rest = text[text.index(after: end)...]
    if first == "#!/bin/sh" {
      // For long paths: two lines more, which are a string to Python and a command to the shell.
      guard rest.starts(with: Data("'''exec'".utf8)), let close = rest.range(of: Data("' '''\n".utf8)) else { return }
      rest = rest[close.upperBound...]
    } else if !first.contains("python") {
      return
    }
    try (Data("#!/usr/bin/env python3\n".utf8) + rest).write(to: script)
  }

  /// `RECORD` counts from where pip thought that the packages would be, and has the digests of its own scripts.
  private mutating func repairRecord(_ record: URL) throws {
    var lines: [String] = []
    for line in try String(contentsOf: record, encoding: .utf8).split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("../../") else {
        if !line.contains("/direct_url.json,") { lines.append(String(line)) }
        continue
      }
      let path = String(line.dropFirst(6).prefix { $0 != "," })
      self.data.insert(String(path.prefix { $0 != "/" }))
      guard path.hasPrefix("bin/") else {
        lines.append(String(line.dropFirst(3)))
        continue
      }
      let data = try Data(contentsOf: url.appending(path: path))
      let hash = Data(SHA256.hash(data: data)).base64EncodedString().replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
      lines.append("../\(path),sha256=\(hash),\(data.count)")
    }
    try Data(lines.sorted(by: inByteOrder).map { "\($0)\n" }.joined().utf8).write(to: record)
  }
}
