import Essentials

/// The folder of Python's packages in an image: `/opt/python`, which `PYTHONPATH` and `PATH` lead to.
///
/// Modules are in `site-packages`, a name that some look for to tell whether they are installed, programs in `bin`, headers in
/// `include`, other data beside them. It is a folder of its own, so that they are found wherever the base keeps its Python,
/// and so that nothing of the base is overwritten.
struct WheelFolder {
  /// In the image, without a slash at its start.
  static let path = "opt/python"

  /// On this machine.
  let url: URL
  private var modules: URL { url.appending(path: "site-packages") }

  /// A package, as its own metadata describe it.
  struct Package: Sendable, Hashable {
    let name: String
    let version: String
    /// An SPDX expression; nil where the package does not give one.
    let license: String?
    /// What the package says instead.
    let licenseText: String?
  }

  /// What lets Python and the shell find the packages and their programs.
  static func variables(_ environment: [String: String]) -> [(name: String, value: String)] {
    func first(_ path: String, of rest: String?) -> String { rest.map { $0.isEmpty ? path : "\(path):\($0)" } ?? path }
    return [
      ("PATH", first("/\(path)/bin", of: environment["PATH"] ?? ImageConfiguration.usualPath)),
      ("PYTHONPATH", first("/\(path)/site-packages", of: environment["PYTHONPATH"])),
    ]
  }

  /// The packages in it.
  ///
  /// - Parameter report: What pip says that there is.
  /// - Returns: What they say themselves.
  /// - Throws: `BuildError` when pip put them elsewhere.
  func packages(_ report: Pip.Report) throws(BuildError) -> [Package] {
    guard !report.install.isEmpty else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: modules.path).filter { $0.hasSuffix(".dist-info") }
        .sorted(by: inByteOrder)
        .map { name in
          let metadata = modules.appending(path: "\(name)/METADATA")
          return Self.package(String(decoding: try Data(contentsOf: metadata), as: UTF8.self))
        }
    } catch {
      throw BuildError(.wheels, "what pip installed cannot be read: \(error.reason)")
    }
  }

  /// The files, for a layer.
  func fill(_ image: inout ImageFilesystem) throws(BuildError) {
    let context = try BuildContext(everythingIn: url.path)
    do {
      let root = TreePath(Self.path)
      try image.makeFolder(root)
      for (path, node) in context.contents() where !path.names.contains(.init("__pycache__")) {
        let place = root.appending(path)
        switch node {
        case .folder: try image.makeFolder(place)
        case .file(let isExecutable):
          let range: FileRange
          do throws(ImageError) { range = try FileRange(path: context.absolute(path)) } catch {
            throw BuildError(error)
          }
          let mode = LayerFiles.mode(isExecutable: isExecutable || path.names.first == .init("bin"))
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
    ((try? FileManager.default.contentsOfDirectory(atPath: modules.path)) ?? []).filter { $0.hasSuffix(".pth") }
      .sorted()
  }

  /// Reads the headers of a `METADATA` file.
  static func package(_ metadata: String) -> Package {
    var fields: [String: String] = [:]
    for line in metadata.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false else { continue }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmed()
      if fields[name] == nil { fields[name] = value }
    }
    let said = fields["license"].flatMap { $0.isEmpty || $0 == "UNKNOWN" ? nil : String($0.prefix(200)) }
    return Package(
      name: fields["name"] ?? "", version: fields["version"] ?? "", license: fields["license-expression"],
      licenseText: said)
  }
}
