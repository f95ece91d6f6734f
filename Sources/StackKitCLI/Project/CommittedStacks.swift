import Deployment
import Essentials
import Files

/// The committed artifacts below `stacks/templates`.
struct CommittedStacks {
  let project: Project

  /// - Parameters:
  ///   - stack: The stack's name; nil for the only one there is.
  ///   - environment: The environment.
  /// - Returns: The artifacts, checked.
  /// - Throws: When there is no such stack or environment, or when a file is missing or was changed.
  func artifacts(stack: String?, environment: String) throws(Failure) -> Artifacts {
    let stacks = try folders(in: Project.templates)
    guard !stacks.isEmpty else {
      throw Failure(.usage, "there are no stacks in \(Project.templates); run `stackkit synth`")
    }
    guard let name = stack ?? (stacks.count == 1 ? stacks.first : nil) else {
      throw Failure(.usage, "there are several stacks; name one of \(stacks.listed)")
    }
    guard stacks.contains(name) else {
      throw Failure(.usage, "there is no stack '\(name)'; stacks: \(stacks.listed)")
    }
    let environments = try folders(in: "\(Project.templates)/\(name)")
    guard environments.contains(environment) else {
      throw Failure(
        .usage, "there is no environment '\(environment)' of \(name); environments: \(environments.listed)")
    }
    do throws(DeploymentError) {
      return try Artifacts(at: "\(Project.templates)/\(name)/\(environment)", below: project.root)
    } catch {
      throw Failure(error, about: nil)
    }
  }

  private func folders(in path: String) throws(Failure) -> [String] {
    do throws(FileError) {
      return try ConfinedFolder(project.root, label: "").entries(of: path).filter(\.isFolderOrLink).map(\.name)
    } catch {
      throw Failure(.checkFailed, error.description)
    }
  }
}

extension [String] {
  /// `'a', 'b', 'c'`, or `none`.
  var listed: String { isEmpty ? "none" : map { "'\($0)'" }.joined(separator: ", ") }
}
