import Essentials
import Processes

/// The pip of a Python on this machine, which fetches and unpacks wheels for another machine.
package struct Pip: Sendable {
  private let python: URL
  private let environment: [String: String]

  /// The first version with `install --report`.
  private static let oldest = (22, 2)

  /// Finds `python3` in `PATH`.
  ///
  /// - Parameter environment: The environment of this program; pip gets the caller's index, proxies and certificates.
  /// - Throws: `BuildError` when there is no `python3`.
  package init(environment: [String: String]) throws(BuildError) {
    guard let python = ChildProcess.program("python3", in: environment) else {
      throw BuildError(
        .wheels, "there is no `python3` in PATH, which the Dockerfile needs to install Python packages")
    }
    self.python = python
    self.environment = ChildEnvironment.pip.variables(of: environment)
  }

  /// A Python on this machine of the image's minor version.
  func compiler(for target: PythonTarget, scratch: URL) async throws(BuildError) -> ModuleCompiler {
    try await ModuleCompiler(for: target, environment: environment, scratch: scratch)
  }

  /// Installs packages.
  ///
  /// - Parameters:
  ///   - context: The folder with the Dockerfile. All requirements come from it.
  ///   - requirements: The requirements files, in that folder.
  ///   - constraints: The constraints files.
  ///   - options: More options for pip.
  ///   - target: The Python to install for.
  ///   - folder: The folder to install to; it need not exist.
  ///   - scratch: A folder for temporary files that only this user can read.
  ///   - onLine: Called with each line of pip's output.
  /// - Returns: pip's report of the installed packages.
  /// - Throws: `BuildError`, with pip's message.
  func install(
    from context: String, requirements: [String], constraints: [String], options: [String], for target: PythonTarget,
    into folder: URL,
    scratch: URL, onLine: @escaping @Sendable (String) -> Void
  ) async throws(BuildError) -> Report {
    try await checkVersion(scratch: scratch)
    let report = scratch.appending(path: "report.json")
    // pip installs for another machine only with a target; `script` makes sure that nothing goes there.
    var arguments = ["install", "--target", folder.path, "--report", report.path, "--python-version", target.version]
    arguments += [
      "--implementation", "cp", "--only-binary", ":all:", "--no-compile", "--no-input", "--progress-bar", "off",
    ]
    arguments += ["--root-user-action", "ignore", "--disable-pip-version-check", "--no-warn-script-location"]
    arguments += target.platformTags.flatMap { ["--platform", $0] } + options
    arguments += requirements.flatMap { ["--requirement", ChildEnvironment.absolute($0)] }
    arguments += constraints.flatMap { ["--constraint", ChildEnvironment.absolute($0)] }
    let end = try await run(
      ["-c", Self.script, target.markers.text(), folder.path, ChildEnvironment.absolute(context)] + arguments,
      scratch: scratch, onLine: onLine)
    guard end.status == 0 else {
      let failure = PipFailure(output: String(decoding: end.output, as: UTF8.self), errors: end.errors)
      let wheels = "has no wheels for Python \(target.minorVersion) on linux/\(target.machine)"
      throw BuildError(
        .wheels, "pip \(failure.isLack ? wheels : "failed"): \(Self.redacted(failure.reason))")
    }
    do {
      let data = try FileRange(path: report.path).read(limit: 64 << 20, what: "pip's report")
      return try decode(Report.self, from: data, what: "report of pip")
    } catch {
      throw BuildError(.wheels, "\(error)")
    }
  }

  /// Hides the passwords in URLs, which pip does not always do.
  private static func redacted(_ text: String) -> String {
    text.replacing(#/://[^\/@\s]+@/#, with: "://****@")
  }

  private func checkVersion(scratch: URL) async throws(BuildError) {
    // As in `script`, Python must not import files from the caller's folder.
    let program = "import sys; sys.path.pop(0); import pip; print(pip.__version__)"
    let end = try await run(["-c", program], scratch: scratch)
    let version = String(decoding: end.output, as: UTF8.self).trimmed(newlines: true)
    guard end.status == 0, !version.isEmpty else {
      throw BuildError(
        .wheels,
        "\(python.path) has no pip, which is needed to fetch wheels; install it, or put another python3 first in PATH")
    }
    let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
    guard numbers.count == 2, (numbers[0], numbers[1]) >= Self.oldest else {
      throw BuildError(
        .wheels,
        "the pip of \(python.path) is \(version), but 22.2 or newer is needed; run "
          + "`python3 -m pip install --upgrade pip`")
    }
  }

  private func run(
    _ arguments: [String], scratch: URL, onLine: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(BuildError) -> ChildProcess.End {
    var environment = environment
    // pip downloads to this folder, which is deleted even if pip is killed.
    environment["TMPDIR"] = scratch.path
    let child = ChildProcess(
      program: python, arguments: arguments, environment: environment, in: scratch, scratch: scratch)
    return try await child.runPython { onLine(Self.redacted($0)) }
  }

  /// The parts of pip's `install --report` that are needed.
  struct Report: Decodable, Sendable {
    let install: [Item]

    struct Item: Decodable, Sendable {
      let metadata: Metadata
      let downloadInfo: Download
      /// The SHA-256 of the wheel, in hexadecimal digits.
      var sha256: String? { downloadInfo.archiveInfo?.sha256 }

      private enum CodingKeys: String, CodingKey { case metadata, downloadInfo = "download_info" }
    }

    struct Metadata: Decodable, Sendable {
      let name: String
      let version: String
    }

    struct Download: Decodable, Sendable {
      let archiveInfo: Archive?

      private enum CodingKeys: String, CodingKey { case archiveInfo = "archive_info" }
    }

    struct Archive: Decodable, Sendable {
      private let hashes: [String: String]?
      /// The same in older versions of pip: `sha256=…`.
      private let hash: String?

      var sha256: String? {
        hashes?["sha256"] ?? hash.flatMap { $0.hasPrefix("sha256=") ? String($0.dropFirst(7)) : nil }
      }
    }
  }
}

extension ChildProcess {
  /// Runs a Python of this machine for a build.
  ///
  /// - Parameter onLine: Called with each line of the output.
  /// - Returns: The exit status and the output.
  /// - Throws: `BuildError` when it cannot be started, and when the build was cancelled.
  func runPython(onLine: @escaping @Sendable (String) -> Void = { _ in }) async throws(BuildError) -> End {
    let end: End
    do { end = try await run(onLine: onLine) } catch {
      throw BuildError(error.wasInterrupted ? .cancelled : .wheels, error.description)
    }
    guard !end.wasInterrupted, !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
    return end
  }
}
