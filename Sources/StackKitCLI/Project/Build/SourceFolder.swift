import Essentials

/// The folder of a target.
struct SourceFolder: Codable, Hashable {
  let path: String
  /// Files and folders in it that are no part of the target, relative to it.
  var exclude: [String] = []

  /// The paths of all files but hidden ones, relative to the folder and sorted.
  ///
  /// - Returns: Nil if SwiftPM may read the folder differently, such as for a link to a folder.
  func files() -> [String]? {
    var found: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)") else { return nil }
      for name in names where !name.hasPrefix(".") {
        let file = folder.isEmpty ? name : "\(folder)/\(name)"
        guard !exclude.contains(file) else { continue }
        var status = stat()
        guard lstat("\(path)/\(file)", &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(file)
        case S_IFREG: found.append(file)
        default: return nil
        }
        guard found.count < Self.limit else { return nil }
      }
    }
    return found.sorted()
  }

  /// Whether the folder has exactly these Swift files, given by their paths.
  func holds(_ sources: [String]) -> Bool {
    guard let files = files() else { return false }
    return Set(files.filter { $0.hasSuffix(".swift") }.map { "\(path)/\($0)" }) == Set(sources)
  }

  /// A target with more files takes long to compile anyway.
  private static let limit = 5000
}
