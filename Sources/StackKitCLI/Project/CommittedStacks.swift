import Deployment
import Essentials

/// The committed artifacts below `stacks/templates`.
struct CommittedStacks {
  let project: Project

  /// - Parameters:
  ///   - stack: The stack's name; nil for the only one there is.
  ///   - environment: The environment.
  /// - Returns: The artifacts, checked.
  /// - Throws: When there is no such stack or environment, or when a file is missing or was changed.
  func artifacts(stack: String?, environment: String) throws(Failure) -> Artifacts {
    let stacks = folders(in: Project.templates)
    guard !stacks.isEmpty else {
      throw Failure(.usage, "there are no stacks in \(Project.templates); run `stackkit synth`")
    }
    guard let name = stack ?? (stacks.count == 1 ? stacks.first : nil) else {
      throw Failure(.usage, "there are several stacks; name one of \(stacks.listed)")
    }
    guard stacks.contains(name) else {
      throw Failure(.usage, "there is no stack '\(name)'; stacks: \(stacks.listed)")
    }
    let environments = folders(in: "\(Project.templates)/\(name)")
    guard environments.contains(environment) else {
      throw Failure(
        .usage, "there is no environment '\(environment)' of \(name); environments: \(environments.listed)")
    }
    let label = "\(Project.templates)/\(name)/\(environment)"
    let artifacts: Artifacts
    do throws(DeploymentError) {
      artifacts = try Artifacts(folder: project.root.appending(path: label), label: label)
    } catch {
      throw Failure(error, about: nil)
    }
    // A copied folder would deploy to the stack that it was copied from.
    guard artifacts.manifest.label == "\(name)/\(environment)" else {
      throw Failure(
        .checkFailed,
        "\(label)/deploy.json belongs to \(artifacts.manifest.label); "
          + DeploymentError.Remedy.synthesize.words)
    }
    return artifacts
  }

  private func folders(in path: String) -> [String] {
    let folder = project.root.appending(path: path, directoryHint: .isDirectory)
    let entries = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (entries ?? []).filter { FileManager.default.isFolder(folder.appending(path: $0).path) }.sorted()
  }
}

extension [String] {
  /// `'a', 'b', 'c'`, or `none`.
  var listed: String { isEmpty ? "none" : map { "'\($0)'" }.joined(separator: ", ") }
}
