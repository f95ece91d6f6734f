import Essentials

/// The folder of Python packages in an image: `/opt/python`, which is in `PYTHONPATH` and `PATH`.
///
/// Modules are in `site-packages`, a name that some packages check to see whether they are installed, programs in
/// `bin`, headers in `include`, and other data beside them. With its own folder, packages are found wherever the base
/// image has its Python, and no file of the base image is overwritten.
struct WheelFolder {
  /// The path in the image, without a slash at the start.
  static let path = "opt/python"

  /// The folder on this machine.
  let url: URL
  /// The folder of the modules.
  var modules: URL { url.appending(path: "site-packages") }

  /// A package, from its metadata.
  struct Package: Sendable, Hashable {
    let name: String
    let version: String
    /// The SPDX license expression; nil if the package has none.
    let license: String?
    /// The package's license in other words.
    let licenseText: String?
  }

  /// The variables with which Python and the shell find the packages and their programs.
  static func variables(_ environment: [String: String]) -> [(name: String, value: String)] {
    func first(_ path: String, of rest: String?) -> String { rest.map { $0.isEmpty ? path : "\(path):\($0)" } ?? path }
    return [
      ("PATH", first("/\(path)/bin", of: environment["PATH"] ?? ImageConfiguration.usualPath)),
      ("PYTHONPATH", first("/\(path)/site-packages", of: environment["PYTHONPATH"])),
    ]
  }

  /// The installed packages.
  ///
  /// - Parameter report: pip's report.
  /// - Returns: The packages, from their metadata.
  /// - Throws: `BuildError` when pip has installed them elsewhere.
  func packages(_ report: Pip.Report) throws(BuildError) -> [Package] {
    guard !report.install.isEmpty else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: modules.path).filter { $0.hasSuffix(".dist-info") }
        .sorted(by: inByteOrder)
        .map { name in
          let metadata = try FileRange(path: modules.appending(path: "\(name)/METADATA").path)
          return Self.package(String(decoding: try metadata.read(limit: 8 << 20, what: "it"), as: UTF8.self))
        }
    } catch let error as ImageError {
      throw BuildError(.wheels, error.description)
    } catch {
      throw BuildError(.wheels, "cannot read the packages that pip installed: \(error.reason)")
    }
  }

  /// Adds the files to a layer. Compiled modules of a wheel are omitted: they may be of another version or source.
  ///
  /// - Parameters:
  ///   - image: The image's files.
  ///   - compiled: The compiled modules, in the same folders as the modules; nil if there are none.
  /// - Throws: `BuildError` when a file cannot be read, or is in the way of another.
  func fill(_ image: inout ImageFilesystem, compiled: URL?) throws(BuildError) {
    try Self.add(url, at: TreePath(Self.path), to: &image) { !$0.names.contains(.init("__pycache__")) }
    if let compiled { try Self.add(compiled, at: TreePath("\(Self.path)/site-packages"), to: &image) { _ in true } }
  }

  private static func add(
    _ folder: URL, at root: TreePath, to image: inout ImageFilesystem, where isWanted: (TreePath) -> Bool
  ) throws(BuildError) {
    let context = try BuildContext(everythingIn: folder.path)
    do {
      try image.makeFolder(root)
      for (path, node) in context.contents() where isWanted(path) {
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
        default: throw DocumentFault("pip installed '\(path)', which is not a file")
        }
      }
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.wheels, (error as? DocumentFault)?.reason ?? "\(error)")
    }
  }

  /// The `.pth` files, which Python reads only in its own folders.
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
