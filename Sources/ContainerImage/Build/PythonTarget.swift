import Files

/// The Python to fetch wheels for: that of the base image.
struct PythonTarget: Sendable, Hashable {
  /// `3.13` or `3.13.2`.
  let version: String
  /// The machine in Python's words: `aarch64`.
  let machine: String
  let isMusl: Bool

  /// Finds the Python of an image.
  ///
  /// - Parameters:
  ///   - version: The version, if it is given; nil to detect it.
  ///   - tree: The files of the base image.
  ///   - environment: The image's environment; the official Python images state their version in it.
  ///   - platform: The image's platform.
  /// - Throws: `DocumentFault` when the image has no Python.
  init(
    version: String?, in tree: FileTree, environment: [String: String], platform: Platform
  ) throws(DocumentFault) {
    guard platform.os == "linux", let machine = Self.machines[platform.architecture] else {
      throw DocumentFault("Python packages can be installed for linux/arm64 and linux/amd64, not for \(platform)")
    }
    self.machine = machine
    isMusl = try tree.names(in: tree.resolve("lib")).contains { $0.text.hasPrefix("ld-musl-") }
    var known = version ?? environment["PYTHON_VERSION"]
    if known == nil { known = try Self.version(in: tree) }
    guard let found = known else {
      throw DocumentFault(
        "the base image has no Python in /usr/local/bin or /usr/bin; choose one that has", remedy: .choosePython)
    }
    let parts = found.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0] == "3", parts.allSatisfy({ UInt16($0) != nil }) else {
      throw DocumentFault("'\(found)' is not a Python version, such as 3.13")
    }
    self.version = found
  }

  private static let machines = ["arm64": "aarch64", "amd64": "x86_64"]

  private static func version(in tree: FileTree) throws(DocumentFault) -> String? {
    for folder: TreePath in ["usr/local/bin", "usr/bin"] {
      var names = tree.names(in: try tree.resolve(folder))
      let main = try tree.resolve(folder.appending("python3"))
      if tree[main] != nil { names = main.names.suffix(1) + names }
      let name = names.map(\.text).first { $0.hasPrefix("python3.") && $0.dropFirst(8).allSatisfy(\.isNumber) }
      if let name { return String(name.dropFirst(6)) }
    }
    return nil
  }

  /// The minor version, such as `3.13`, which determines the binary interface.
  var minorVersion: String { version.split(separator: ".").prefix(2).joined(separator: ".") }

  /// The platform tags of matching wheels, the newest first. Every distribution since 2018 has glibc 2.28.
  var platformTags: [String] {
    if isMusl { return ["musllinux_1_2_\(machine)", "musllinux_1_1_\(machine)"] }
    let (oldest, names) =
      machine == "aarch64" ? (17, ["manylinux2014"]) : (5, ["manylinux2014", "manylinux2010", "manylinux1"])
    return stride(from: 28, through: oldest, by: -1).map { "manylinux_2_\($0)_\(machine)" }
      + names.map { "\($0)_\(machine)" }
  }

  /// The values for conditions in requirements, such as `python_version < "3.12"`. pip alone would use this machine's.
  var markers: JSON {
    let full = version == minorVersion ? "\(version).0" : version
    return [
      "implementation_name": "cpython", "implementation_version": .string(full), "os_name": "posix",
      "platform_machine": .string(machine), "platform_python_implementation": "CPython", "platform_release": "",
      "platform_system": "Linux", "platform_version": "", "python_full_version": .string(full),
      "python_version": .string(minorVersion), "sys_platform": "linux",
    ]
  }
}
