import Essentials
import Files
import Processes

/// Builds the program that lists the stacks: with SwiftPM, or with the compiler alone if only the content of stack files has
/// changed since SwiftPM's last build.
struct StacksBuild {
  private let root: URL
  private let swift: URL
  private let environment: [String: String]
  let run: Programs

  /// - Parameter root: The package's folder.
  /// - Throws: `Failure` if there is no `swift`, or no temporary folder can be made.
  init(of root: URL) throws(Failure) {
    self.root = root
    environment = ProcessInfo.processInfo.environment
    guard let swift = ChildProcess.program("swift", in: environment) else {
      throw Failure(.checkFailed, "there is no `swift` in PATH")
    }
    self.swift = swift
    run = try Programs(environment)
  }

  /// Builds the program, and shows the compiler's messages.
  ///
  /// - Parameter isWhole: Whether SwiftPM builds even if only stack files have changed.
  /// - Returns: The program.
  /// - Throws: `Failure`; when the task is cancelled, after the build has ended.
  func program(isWhole: Bool) async throws -> URL {
    try await refuseCommittedBuild()
    if !isWhole, let direct = DirectBuild.current(in: root, environment) {
      switch try await direct.program(run) {
      case .success(let program): return shown(program)
      case .failure(let refusal) where refusal.isAboutStacks:
        Console.progress(text: refusal.messages)
        throw Self.failure
      case .failure: DirectBuild.forget(in: root)
      }
    }
    let start = isWhole ? nil : now()
    let build = try await run(
      swift, ["build", "--product", "stacks", "--package-path", root.path], for: .swiftPM, showsErrors: true)
    guard build.status == 0 else {
      Console.progress(text: String(decoding: build.output, as: UTF8.self))
      throw Self.failure
    }
    if let start, let direct = try await direct(builtSince: start) {
      if case .success(let program) = try await direct.program(run) { return shown(program) }
      DirectBuild.forget(in: root)
    }
    let warnings = CompilerMessages.warnings(in: String(decoding: build.output, as: UTF8.self), below: root.path)
    if !warnings.isEmpty { Console.progress(text: warnings) }
    return root.appending(path: ".build/debug/stacks")
  }

  /// Refuses a `.build` that is in git: SwiftPM, and the record of `DirectBuild`, would run programs from it that were not
  /// built from the sources that people review. Without git there is nothing to look at.
  private func refuseCommittedBuild() async throws {
    guard let git = ChildProcess.program("git", in: environment), let checkout = GitCheckout(around: root),
      let arguments = checkout.listing(of: ".build", in: root)
    else { return }
    let end = try await run(git, arguments, for: .git)
    guard end.status == 0 else {
      throw Failure(
        .checkFailed,
        "git cannot say whether it tracks .build, whose programs may not be those of the sources: "
          + "\(end.errors.trimmed().prefix(500))")
    }
    guard let file = end.output.split(separator: 0).first else { return }
    throw Failure(
      .checkFailed,
      "git contains \(String(decoding: file, as: UTF8.self).prefix(200)): programs in .build may not be those of the "
        + "sources; remove the folder from git with `git rm -r --cached .build`, and delete it")
  }

  private static let failure = Failure(.checkFailed, "the stacks do not build; see the compiler's messages above")

  private func shown(_ program: DirectBuild.Program) -> URL {
    if !program.messages.isEmpty { Console.progress(text: program.messages) }
    return program.url
  }

  /// The time by the clock of the package's disk; nil if nothing can be written there.
  private func now() -> FileTime? {
    let place = DirectBuild.place(in: root)
    let file = place.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data().write(to: file)
    } catch {
      return nil
    }
    return FileTime(of: file.path)
  }

  /// Copies the modules that SwiftPM has built, if everything in the package is known here.
  private func direct(builtSince start: FileTime) async throws -> DirectBuild? {
    let file = root.appending(path: ".build/debug/description.json")
    guard let text = try? Data(contentsOf: file), let planned = FileTime(of: file.path),
      let description = try? JSONDecoder().decode(BuildDescription.self, from: text)
    else { return nil }
    let package = ["package", "--package-path", root.path, "--scratch-path", run.scratch.path, "dump-package"]
    let dump = try await run(swift, package, for: .swiftPM)
    guard dump.status == 0, let manifest = try? JSONDecoder().decode(PackageManifest.self, from: dump.output),
      let plan = DirectPlan(description, manifest, root: root.path, swift: swift, environment: environment)
    else { return nil }
    // SwiftPM writes the description before it compiles, or leaves an older one that is still right.
    return try await DirectBuild.keep(plan, in: root, environment, builtSince: max(start, planned), run) {
      (try? Data(contentsOf: file)) == text
    }
  }
}

/// Runs programs; Ctrl-C ends them.
struct Programs {
  private let environment: [String: String]
  private let folder: PrivateFolder

  /// A folder for temporary files.
  var scratch: URL { folder.url }

  /// - Parameter environment: The environment of this program.
  /// - Throws: `Failure` if no temporary folder can be made.
  init(_ environment: [String: String]) throws(Failure) {
    self.environment = environment
    do { folder = try PrivateFolder(in: .small) } catch { throw Failure(.checkFailed, error.description) }
  }

  /// - Parameters:
  ///   - program: The program.
  ///   - arguments: Its arguments.
  ///   - child: The variables that it gets.
  ///   - showsErrors: Whether its stderr is shown.
  /// - Returns: Its exit code and its output.
  /// - Throws: `Failure` when the program cannot be started, or was interrupted.
  func callAsFunction(
    _ program: URL, _ arguments: [String], for child: ChildEnvironment, showsErrors: Bool = false
  ) async throws -> ChildProcess.End {
    let child = ChildProcess(
      program: program, arguments: arguments, environment: child.variables(of: environment), scratch: scratch,
      interruption: .enforced(after: .seconds(5)))
    let end: ChildProcess.End
    // Through the console: compilers quote sources, and the stacks program prints what its author wants.
    let show: @Sendable (String) -> Void = { if showsErrors { Console.progress(text: $0) } }
    do { end = try await child.run(onErrorLine: show) } catch {
      throw error.wasInterrupted ? Failure.interrupted : Failure(.checkFailed, error.description)
    }
    if end.wasInterrupted { throw Failure.interrupted }
    return end
  }
}
