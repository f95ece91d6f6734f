import ArgumentParser
import Deployment
import Foundation

/// Which committed artefacts a command is about.
struct StackSelection: ParsableArguments {
  @Option(name: .customLong("env"), help: "The environment, such as prod.")
  var environment: String

  @Argument(help: "The stack; may be left out where there is only one.")
  var stack: String?

  func artefacts() throws(Failure) -> Artefacts {
    try CommittedStacks(project: .nearest()).artefacts(stack: stack, environment: environment)
  }
}

/// The folders below `stacks/templates`.
struct CommittedStacks {
  let project: Project

  /// - Parameters:
  ///   - stack: Its name; nil for the only one there is.
  ///   - environment: Its environment.
  /// - Returns: The artefacts, checked.
  /// - Throws: When there is no such folder, listing those there are, or when a file in it is not what it should be.
  func artefacts(stack: String?, environment: String) throws(Failure) -> Artefacts {
    let stacks = folders(in: Project.templates)
    guard !stacks.isEmpty else {
      throw Failure(.usage, "there is nothing in \(Project.templates); run `stackkit synth`")
    }
    guard let name = stack ?? (stacks.count == 1 ? stacks.first : nil) else {
      throw Failure(.usage, "there are several stacks, name one: \(Self.list(stacks))")
    }
    guard stacks.contains(name) else {
      throw Failure(.usage, "there is no stack '\(name.visible)'; there is \(Self.list(stacks))")
    }
    let environments = folders(in: "\(Project.templates)/\(name)")
    guard environments.contains(environment) else {
      throw Failure(
        .usage, "there is no environment '\(environment.visible)' of \(name); there is \(Self.list(environments))")
    }
    let label = "\(Project.templates)/\(name)/\(environment)"
    let artefacts: Artefacts
    do throws(DeploymentError) {
      artefacts = try Artefacts(folder: project.root.appending(path: label), label: label)
    } catch {
      throw Failure(error)
    }
    // A copied folder would deploy to what it was copied from.
    guard artefacts.manifest.label == "\(name)/\(environment)" else {
      throw Failure(
        .checkFailed,
        "\(label)/deploy.json is of \(artefacts.manifest.label); run `stackkit synth` and have it reviewed".visible)
    }
    return artefacts
  }

  private func folders(in path: String) -> [String] {
    let folder = project.root.appending(path: path, directoryHint: .isDirectory)
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    return (entries ?? []).filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
      .map(\.lastPathComponent).sorted()
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "'\($0.visible)'" }.joined(separator: ", ")
  }
}

extension Failure {
  /// - Parameters:
  ///   - error: Why it was not done.
  ///   - label: The stack and environment that it is about, where the message does not say.
  init(_ error: DeploymentError, about label: String? = nil) {
    self.init(ExitStatus(error.kind), ((label.map { "\($0): " } ?? "") + error.description).visible)
  }
}

extension ExitStatus {
  init(_ kind: DeploymentError.Kind) {
    self =
      switch kind {
      case .failed: .checkFailed
      case .rolledBack: .rolledBack
      case .needsOperator: .needsOperator
      case .busy: .busy
      case .credentials: .credentials
      case .timedOut: .timedOut
      case .refused: .refused
      case .usage: .usage
      case .interrupted: .interrupted
      }
  }
}
