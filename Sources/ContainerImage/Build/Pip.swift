import Foundation
import Processes

/// The pip of a Python on this machine, which fetches and unpacks wheels for another one.
public struct Pip: Sendable {
  private let python: URL
  private let environment: [String: String]

  /// The first with `install --report`.
  private static let oldest = (22, 2)

  /// Finds `python3` on `PATH`.
  ///
  /// - Parameter environment: Handed on: the index, proxies and certificates are the caller's own.
  /// - Throws: `BuildError` when there is none.
  public init(environment: [String: String]) throws(BuildError) {
    guard let python = ChildProcess.program("python3", in: environment) else {
      throw BuildError(
        .wheels, "the Dockerfile installs Python packages, which takes `python3` with pip on this machine's PATH")
    }
    self.python = python
    // PIP_PYTHON starts another Python before anything of ours is read.
    self.environment = environment.filter { !["PIP_PYTHON", "STACKKIT_REGISTRY_PASSWORD"].contains($0.key) }
  }

  /// Runs pip as if on another machine.
  ///
  /// What lies in the caller's folder is not Python's to import. Of pip's configuration, in files and in the environment,
  /// only what says where packages come from is heeded: what is installed, and where to, is the Dockerfile's and ours to
  /// say. And nothing is built: that would run a package's code here, for another processor.
  private static let script = """
    import sys
    sys.path.pop(0)
    import json, runpy
    from pip._internal.configuration import Configuration
    from pip._internal.distributions.sdist import SourceDistribution
    from pip._internal.exceptions import InstallationError
    from pip._vendor.packaging import markers

    target = json.loads(sys.argv[1])
    here = markers.default_environment
    markers.default_environment = lambda: {**here(), **target}

    heeded = {
        "cache-dir", "cert", "client-cert", "default-timeout", "extra-index-url", "find-links", "index-url",
        "keyring-provider", "no-cache-dir", "no-index", "proxy", "retries", "timeout", "trusted-host",
    }
    items = Configuration.items
    Configuration.items = lambda self: [pair for pair in items(self) if pair[0].rsplit(".", 1)[-1] in heeded]

    def refuse(self, *arguments, **options):
        raise InstallationError(f"{self.req.req or self.req.link} is no wheel, and making one would run its code here")

    assert callable(SourceDistribution.prepare_distribution_metadata)
    SourceDistribution.prepare_distribution_metadata = refuse
    sys.argv = ["pip"] + sys.argv[2:]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)
    """

  /// Installs packages.
  ///
  /// - Parameters:
  ///   - requirements: Files of requirements, on this machine.
  ///   - constraints: Files of constraints.
  ///   - options: Handed on.
  ///   - target: The Python they are for.
  ///   - folder: Where to; it need not exist.
  ///   - scratch: A folder for files in between, which nobody else reads.
  ///   - onLine: Told what pip says.
  /// - Returns: What was installed: pip's report.
  /// - Throws: `BuildError`, with pip's own words.
  func install(
    requirements: [String], constraints: [String], options: [String], for target: PythonTarget, into folder: URL,
    scratch: URL, onLine: @escaping @Sendable (String) -> Void
  ) async throws(BuildError) -> Report {
    try await checkVersion(scratch: scratch)
    let report = scratch.appending(path: "report.json")
    var arguments = ["install", "--target", folder.path, "--report", report.path, "--python-version", target.version]
    arguments += [
      "--implementation", "cp", "--only-binary", ":all:", "--no-compile", "--no-input", "--progress-bar", "off",
    ]
    arguments += ["--root-user-action", "ignore", "--disable-pip-version-check", "--no-warn-script-location"]
    arguments += target.platformTags.flatMap { ["--platform", $0] } + options
    arguments += requirements.flatMap { ["--requirement", $0] } + constraints.flatMap { ["--constraint", $0] }
    let end = try await run(["-c", Self.script, target.markers.text()] + arguments, scratch: scratch, onLine: onLine)
    guard end.status == 0 else {
      let lines = end.errors.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("ERROR:") }
      let reason = lines.isEmpty ? String(end.errors.suffix(1000)) : lines.suffix(3).joined(separator: " ")
      throw BuildError(
        .wheels,
        "pip has no wheels for Python \(target.minorVersion) on linux/\(target.machine): "
          + Self.redacted(reason).visible)
    }
    do {
      let data = try FileRange(path: report.path).read(limit: 64 << 20, what: "pip's report")
      return try decode(Report.self, from: data, what: "report of pip")
    } catch {
      throw BuildError(.wheels, "\(error)")
    }
  }

  /// Without the passwords of addresses, which pip does not always leave out.
  private static func redacted(_ text: String) -> String {
    text.replacing(#/://[^\/@\s]+@/#, with: "://****@")
  }

  private func checkVersion(scratch: URL) async throws(BuildError) {
    let end = try await run(["-c", Self.script, "{}", "--version"], scratch: scratch)
    let words = String(decoding: end.output, as: UTF8.self).split(separator: " ")
    guard end.status == 0, words.count > 1 else {
      throw BuildError(
        .wheels, "\(python.path) has no pip, which fetches the wheels; install it, or put another first on PATH")
    }
    let numbers = words[1].split(separator: ".").prefix(2).compactMap { Int($0) }
    guard numbers.count == 2, (numbers[0], numbers[1]) >= Self.oldest else {
      throw BuildError(
        .wheels,
        "the pip of \(python.path) is \(words[1]); 22.2 or newer is needed: `python3 -m pip install --upgrade pip`")
    }
  }

  private func run(
    _ arguments: [String], scratch: URL, onLine: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(BuildError) -> ChildProcess.End {
    let child = ChildProcess(program: python, arguments: arguments, environment: environment, scratch: scratch)
    let end: ChildProcess.End
    do { end = try await child.run(onLine: { onLine(Self.redacted($0)) }) } catch {
      throw BuildError(error.wasInterrupted ? .cancelled : .wheels, error.description)
    }
    guard !end.wasInterrupted, !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
    return end
  }

  /// What `install --report` writes, as far as we need it.
  struct Report: Decodable, Sendable {
    let install: [Item]

    struct Item: Decodable, Sendable {
      let metadata: Metadata
      let downloadInfo: Download
      /// The hash of the wheel's bytes, in hexadecimal digits.
      var sha256: String? { downloadInfo.archiveInfo?.hashes?["sha256"] }

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
      let hashes: [String: String]?
    }
  }
}
