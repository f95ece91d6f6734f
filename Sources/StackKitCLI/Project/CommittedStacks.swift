import Deployment
import Essentials

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
      throw Failure(.usage, "there is no stack '\(name)'; there is \(Self.list(stacks))")
    }
    let environments = folders(in: "\(Project.templates)/\(name)")
    guard environments.contains(environment) else {
      throw Failure(
        .usage, "there is no environment '\(environment)' of \(name); there is \(Self.list(environments))")
    }
    let label = "\(Project.templates)/\(name)/\(environment)"
    let artefacts: Artefacts
    do throws(DeploymentError) {
      artefacts = try Artefacts(folder: project.root.appending(path: label), label: label)
    } catch {
      throw Failure(error, about: nil)
    }
    // A copied folder would deploy to what it was copied from.
    guard artefacts.manifest.label == "\(name)/\(environment)" else {
      throw Failure(
        .checkFailed,
        "\(label)/deploy.json is of \(artefacts.manifest.label); "
          + DeploymentError.Remedy.synthesize.words)
    }
    return artefacts
  }

  private func folders(in path: String) -> [String] {
    let folder = project.root.appending(path: path, directoryHint: .isDirectory)
    let entries = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (entries ?? []).filter { FileManager.default.isFolder(folder.appending(path: $0).path) }.sorted()
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
