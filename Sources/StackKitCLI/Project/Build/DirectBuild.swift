import ContainerImage
import Essentials
import Files

/// A copy of the modules that the stack files import, with their code in one library: the stack files can be compiled against
/// it without SwiftPM. A record says which inputs it was built from.
///
/// The copy has a folder of its own below `.build`, and each compiled program has a folder in that. A folder is complete
/// before the record, or its final name, leads to it: several `synth` at once, or an interrupted one, leave nothing half done.
struct DirectBuild: Codable {
  private let format: Int
  /// The package's folder. A copy of the package has this record too, with the paths of the original.
  private let root: String
  private let inputs: BuildInputs
  private let compiler: String
  private let settings: [String]
  private let folder: SourceFolder
  /// The names of the files in that folder.
  private let names: [String]
  private let sources: [String]
  /// The folder of the modules and the library.
  private let base: String
  /// The digest of each of these by its path.
  private let built: [String: String]

  private static let format = 1
  private static let library = "StacksDependencies"

  /// The folder of the record, the copies and the programs.
  static func place(in root: URL) -> URL { root.appending(path: ".build/stackkit", directoryHint: .isDirectory) }

  private static func record(in root: URL) -> URL { place(in: root).appending(path: "record.json") }

  /// The maximum size of the record, in bytes.
  private static let mostBytes = 16 << 20

  /// The recorded build, if nothing but the content of stack files has changed since.
  static func current(in root: URL, _ environment: [String: String]) -> DirectBuild? {
    guard let data = try? ConfinedFolder(place(in: root), label: "").read("record.json", limit: mostBytes),
      let build = try? JSONDecoder().decode(DirectBuild.self, from: data),
      build.format == format, build.root == root.path, build.folder.files() == build.names,
      build.inputs == BuildInputs(build.inputs.watched, environment: environment),
      build.built.allSatisfy({ BuildInputs.digest(of: $0.key) == $0.value })
    else { return nil }
    return build
  }

  /// Removes the record, because the compiler failed where SwiftPM did not.
  static func forget(in root: URL) { try? FileManager.default.removeItem(at: record(in: root)) }

  /// Copies the modules that SwiftPM has built, and records their inputs.
  ///
  /// - Parameters:
  ///   - plan: The plan for compiling the stack files.
  ///   - root: The package's folder.
  ///   - environment: Its environment.
  ///   - time: A time before which SwiftPM had not begun to compile.
  ///   - run: Runs the compiler.
  ///   - isCurrent: Whether SwiftPM's description is unchanged; asked after the copy.
  /// - Returns: Nil if an input has changed since, or the copy cannot be written.
  /// - Throws: When Ctrl-C ends the compiler.
  static func keep(
    _ plan: DirectPlan, in root: URL, _ environment: [String: String], builtSince time: FileTime, _ run: Programs,
    isCurrent: () -> Bool
  ) async throws -> DirectBuild? {
    guard let inputs = BuildInputs(plan.watched, environment: environment), inputs.isOlder(than: time),
      let names = plan.folder.files()
    else { return nil }
    let place = place(in: root)
    let base = place.appending(path: UUID().uuidString, directoryHint: .isDirectory)
    var kept = false
    defer { if !kept { try? FileManager.default.removeItem(at: base) } }
    guard let built = try await collect(plan, in: base, run),
      inputs == BuildInputs(plan.watched, environment: environment), isCurrent()
    else { return nil }
    let build = DirectBuild(
      format: format, root: root.path, inputs: inputs, compiler: plan.compiler, settings: plan.settings,
      folder: plan.folder, names: names, sources: plan.sources, base: base.path, built: built)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(build), (try? NewFile.save(data, to: record(in: root))) != nil else {
      return nil
    }
    kept = true
    removeOld(in: place, but: base)
    return build
  }

  /// Copies the modules and links their code.
  ///
  /// - Returns: The digest of each file by its path; nil if a step fails.
  private static func collect(_ plan: DirectPlan, in base: URL, _ run: Programs) async throws -> [String: String]? {
    let library = base.appending(path: "lib\(library).so")
    var built = [library.path]
    do {
      try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
      for module in plan.dependencies.map(\.moduleName) {
        // The second file lets the compiler's messages show declarations in the module.
        for name in ["\(module).swiftmodule", "\(module).swiftsourceinfo"] {
          let copy = base.appending(path: name)
          try FileManager.default.copyItem(atPath: "\(plan.importPath)/\(name)", toPath: copy.path)
          built.append(copy.path)
        }
      }
    } catch {
      return nil
    }
    let linked = try await run(
      URL(filePath: plan.compiler),
      ["-emit-library", "-o", library.path, "-module-name", Self.library] + plan.dependencies.flatMap(\.objects),
      for: .compiler)
    guard linked.status == 0 else { return nil }
    return Dictionary(built.map { ($0, BuildInputs.digest(of: $0)) }) { one, _ in one }
  }

  /// A compiled program, and the compiler's messages about the stack files.
  struct Program {
    let url: URL
    let messages: String
  }

  /// Compiles the stack files, unless a program of the same text is there.
  ///
  /// - Parameter run: Runs the compiler.
  /// - Returns: The program, or the compiler's refusal.
  /// - Throws: `Failure` if the folder cannot be written, or Ctrl-C ends the compiler.
  func program(_ run: Programs) async throws -> Result<Program, Refusal> {
    let base = URL(filePath: base, directoryHint: .isDirectory)
    // A file that is saved during the compilation is compiled again.
    for _ in 1...3 {
      let key = digest
      let known = base.appending(path: key, directoryHint: .isDirectory)
      if let program = Self.program(in: known) { return .success(program) }
      let new = base.appending(path: UUID().uuidString, directoryHint: .isDirectory)
      defer { try? FileManager.default.removeItem(at: new) }
      do { try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true) } catch {
        throw Failure(.checkFailed, "cannot write \(new.path): \(error.reason)")
      }
      let end = try await run(
        URL(filePath: compiler), arguments(for: new.appending(path: Self.executable)), for: .compiler)
      let messages = end.errors + String(decoding: end.output, as: UTF8.self)
      guard end.status == 0 else { return .failure(Refusal(messages: messages, sources: sources)) }
      guard digest == key else { continue }
      do {
        try Data(messages.utf8).write(to: new.appending(path: Self.messages))
        try FileManager.default.moveItem(at: new, to: known)
      } catch {
        // Another `synth` may have been faster.
      }
      Self.removeOld(in: base, but: known)
      if let program = Self.program(in: known) { return .success(program) }
    }
    throw Failure(.checkFailed, "the stack files change while they are compiled; run it again")
  }

  private static let executable = "stacks"
  private static let messages = "messages.txt"

  private static func program(in folder: URL) -> Program? {
    guard let messages = try? String(contentsOf: folder.appending(path: messages), encoding: .utf8) else { return nil }
    return Program(url: folder.appending(path: executable), messages: messages)
  }

  /// All files in one process: reading the imported modules takes longest.
  private func arguments(for program: URL) -> [String] {
    settings + [
      "-module-name", "stacks", "-whole-module-optimization", "-emit-executable", "-o", program.path, "-I", base,
      "-module-cache-path", URL(filePath: base).deletingLastPathComponent().appending(path: "ModuleCache").path,
      "-L", base, "-l\(Self.library)", "-Xlinker", "-rpath=$ORIGIN/..", "-Xlinker", "--defsym", "-Xlinker",
      "main=stacks_main",
    ] + sources
  }

  /// The digest of settings and sources: with the base, all that the program depends on.
  private var digest: String {
    let parts = settings + sources.flatMap { [$0, BuildInputs.digest(of: $0)] }
    return Digest(of: Data(parts.joined(separator: "\0").utf8)).hex
  }

  /// Removes folders that are older than an hour: another `synth` may use a newer one.
  private static func removeOld(in folder: URL, but current: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name != current.lastPathComponent {
      let url = folder.appending(path: name)
      guard UUID(uuidString: name) != nil || name.count == 64,
        let changed = try? FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date,
        changed.timeIntervalSinceNow < -age
      else { continue }
      try? FileManager.default.removeItem(at: url)
    }
  }

  /// In seconds.
  private static let age = 3600.0
}

/// A failed compilation.
struct Refusal: Error {
  let messages: String
  /// Whether every error is in a stack file. SwiftPM decides about other errors, such as a module that cannot be read.
  let isAboutStacks: Bool

  init(messages: String, sources: [String]) {
    self.messages = messages
    let errors = messages.split(separator: "\n").filter { $0.contains(": error: ") }
    isAboutStacks =
      !errors.isEmpty
      && errors.allSatisfy { error in sources.contains(where: error.hasPrefix) && !error.contains(" module") }
  }
}
