import Essentials
import Processes

/// A Python on this machine that compiles modules for the Python of an image.
///
/// Without compiled modules, each start of a container compiles what it imports again: its root is usually read-only. The
/// format depends on the minor version only, so a Python of the same minor version is needed, for whatever processor.
struct ModuleCompiler: Sendable {
  private let python: URL
  private let environment: [String: String]
  /// Its version, such as `3.13.2`.
  let version: String

  /// Finds a Python of the same minor version in `PATH`.
  ///
  /// - Parameters:
  ///   - target: The Python of the image.
  ///   - environment: The environment that the program may have.
  ///   - scratch: A folder for temporary files that only this user can read.
  /// - Throws: `BuildError` when there is none.
  init(for target: PythonTarget, environment: [String: String], scratch: URL) async throws(BuildError) {
    // Sets are ordered by the hashes of their members, which Python's `-I` would leave to chance.
    let environment = environment.merging(["PYTHONHASHSEED": "0"]) { $1 }
    self.environment = environment
    let probe =
      "import sys; print(sys.implementation.name, sys.version_info.releaselevel, '%d.%d.%d' % sys.version_info[:3])"
    for name in ["python\(target.minorVersion)", "python3"] {
      guard let python = ChildProcess.program(name, in: environment) else { continue }
      let end = try await Self.run(python, ["-s", "-S", "-c", probe], environment, scratch)
      // Versions before the final one have formats of their own.
      let words = String(decoding: end.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      guard end.status == 0, words.count == 3, words.prefix(2) == ["cpython", "final"],
        words[2].hasPrefix("\(target.minorVersion).")
      else { continue }
      self.python = python
      version = String(words[2])
      return
    }
    throw BuildError(
      .wheels,
      "modules are compiled by a Python of the base image's version, but no python\(target.minorVersion) is in PATH",
      remedy: .omitCompilation)
  }

  /// Compiles the modules in a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder with the modules.
  ///   - place: The absolute path of this folder in the image, which tracebacks name.
  ///   - output: The folder to write to: its files belong into the same folders as the modules.
  ///   - scratch: A folder for temporary files that only this user can read.
  /// - Returns: The number of compiled modules.
  /// - Throws: `BuildError` when Python fails.
  func compile(_ folder: URL, at place: String, into output: URL, scratch: URL) async throws(BuildError) -> Int {
    let arguments = ["-s", "-S", "-W", "ignore", "-c", Self.script, folder.path, place, output.path]
    let end = try await Self.run(python, arguments, environment, scratch)
    let said = String(decoding: end.output, as: UTF8.self).trimmed(newlines: true)
    guard end.status == 0, end.signal == nil, let count = Int(said) else {
      let reason = end.errors.split(whereSeparator: \.isNewline).last.map { ": \($0.prefix(300))" } ?? ""
      throw BuildError(.wheels, "\(python.path) cannot compile the modules: it \(end.words)\(reason)")
    }
    return count
  }

  /// Writes the compiled modules. They contain a hash of the source that Python does not check (PEP 552), and no time.
  ///
  /// A compiled module could depend on what Python has done before: which objects are shared shows in how they are written.
  /// So each is read back and written again. The compiler's input is untrusted, so its memory and time are limited; what it
  /// cannot compile, such as a template of a module, is left for the import. Tests of packages are not imported by
  /// applications, and are not compiled.
  private static let script = """
    import sys
    sys.path.pop(0)
    import importlib.util, marshal, os, resource
    folder, place, output = sys.argv[1:]
    for bound, most in ((resource.RLIMIT_AS, 4 << 30), (resource.RLIMIT_CPU, 1800)):
        try:
            resource.setrlimit(bound, (most, most))
        except (OSError, ValueError):
            pass
    count = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("__pycache__", "test", "tests")]
        for name in files:
            if not name.endswith(".py"):
                continue
            inside = os.path.relpath(os.path.join(parent, name), folder)
            with open(os.path.join(parent, name), "rb") as file:
                source = file.read()
            try:
                code = compile(source, place + "/" + inside, "exec", dont_inherit=True, optimize=0)
                data = marshal.dumps(marshal.loads(marshal.dumps(code)))
            except (MemoryError, OverflowError, RecursionError, SyntaxError, ValueError):
                continue
            path = os.path.join(output, os.path.dirname(inside), "__pycache__")
            os.makedirs(path, exist_ok=True)
            with open(os.path.join(path, name[:-3] + "." + sys.implementation.cache_tag + ".pyc"), "wb") as file:
                file.write(importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little"))
                file.write(importlib.util.source_hash(source) + data)
            count += 1
    print(count)
    """

  private static func run(
    _ python: URL, _ arguments: [String], _ environment: [String: String], _ scratch: URL
  ) async throws(BuildError) -> ChildProcess.End {
    try await ChildProcess(
      program: python, arguments: arguments, environment: environment, in: scratch, scratch: scratch
    ).runPython()
  }
}
