import ContainerImage
import Essentials
import Processes

/// The inputs of a build except the stack files, compared by content.
struct BuildInputs: Codable, Equatable {
  /// The files and folders that are compared.
  struct Watched: Codable, Equatable {
    /// The folders of packages: their manifests are compared.
    let packages: [String]
    /// The folders of the targets that `stacks` depends on.
    let targets: [SourceFolder]
    /// Other files, which need not exist.
    let files: [String]
    /// The toolchain's programs.
    let programs: [String]
  }

  let watched: Watched
  private let environment: String
  private let programs: [String]
  /// The names of the files of each target.
  private let names: [[String]]
  /// The digest of each file by its path; empty if there is no file.
  private let digests: [String: String]

  /// - Returns: Nil if a target's folder cannot be read.
  init?(_ watched: Watched, environment: [String: String]) {
    self.watched = watched
    self.environment = Self.digest(of: environment)
    programs = watched.programs.map(Self.identity)
    var names: [[String]] = []
    var paths = watched.files + watched.packages.flatMap(Self.manifests)
    for target in watched.targets {
      guard let files = target.files() else { return nil }
      names.append(files)
      paths += files.filter { $0.hasSuffix(".swift") }.map { "\(target.path)/\($0)" }
    }
    self.names = names
    digests = Dictionary(paths.map { ($0, Self.digest(of: $0)) }) { one, _ in one }
  }

  /// Whether no file has changed since a time. SwiftPM may have built an older version of a file that has.
  func isOlder(than time: FileTime) -> Bool {
    digests.allSatisfy { path, digest in digest.isEmpty || FileTime(of: path).map { $0 < time } == true }
  }

  /// The digest of a file; empty if there is none.
  static func digest(of path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { Digest(of: $0).hex } ?? ""
  }

  /// `Package.swift`, and those that are for some versions of Swift only.
  private static func manifests(of package: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: package)) ?? []
    return names.filter { $0 == "Package.swift" || $0.hasPrefix("Package@swift-") }.map { "\(package)/\($0)" }
  }

  /// Path, inode, size and time of the last change. A digest would take half a second: a compiler has 200 MB.
  private static func identity(of program: String) -> String {
    let file = URL(filePath: program).resolvingSymlinksInPath().path
    var status = stat()
    guard stat(file, &status) == 0, let time = FileTime(of: file) else { return "\(program) -" }
    return "\(file) \(status.st_dev) \(status.st_ino) \(status.st_size) \(time)"
  }

  /// The compiler's variables. A manifest sees those for fetching packages too, which change from one login to the next.
  private static func digest(of environment: [String: String]) -> String {
    let lines = ChildEnvironment.compiler.variables(of: environment).sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value)\0"
    }
    return Digest(of: Data(lines.joined().utf8)).hex
  }
}

/// The time of a file's last change, by the clock of its disk. Programs cannot set it, unlike the time of modification.
struct FileTime: Comparable, CustomStringConvertible {
  private let seconds: Int
  private let nanoseconds: Int

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      (seconds, nanoseconds) = (Int(status.st_ctimespec.tv_sec), Int(status.st_ctimespec.tv_nsec))
    #else
      (seconds, nanoseconds) = (Int(status.st_ctim.tv_sec), Int(status.st_ctim.tv_nsec))
    #endif
  }

  var description: String { "\(seconds).\(nanoseconds)" }

  static func < (one: FileTime, other: FileTime) -> Bool {
    (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
  }
}
