import Essentials

/// A reason why the tasks of a revision cannot run.
struct TaskTrouble: Sendable {
  let stoppedReason: String
  var containerReason: String?
  var exitCode: Int?
}

extension Cloud {
  /// Checks every image of a revision that belongs to this account's registry; nil if all can run.
  ///
  /// Images of other registries are assumed to exist.
  func trouble(with taskDefinition: String) -> TaskTrouble? {
    guard let definition = taskDefinitions.first(where: { $0.arn == taskDefinition }) else { return nil }
    for container in definition.containers {
      if let trouble = trouble(image: container.image, architecture: definition.architecture) { return trouble }
    }
    return nil
  }

  private func trouble(image: String, architecture: String) -> TaskTrouble? {
    guard let (name, reference) = ownImage(image) else { return nil }
    guard let repository = repositories.first(where: { $0.name == name }),
      let manifest = repository.manifest(reference)
    else {
      return TaskTrouble(
        stoppedReason: "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
          + "failed to resolve ref \(image): \(image): not found")
    }
    let built = repository.architectures(of: manifest)
    guard !built.isEmpty, !built.contains(architecture) else { return nil }
    if manifest.isIndex {
      return TaskTrouble(
        stoppedReason: "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
          + "image Manifest does not contain descriptor matching platform 'linux/\(architecture)'")
    }
    return TaskTrouble(
      stoppedReason: "Essential container in task exited", containerReason: "exec format error", exitCode: 255)
  }

  /// The repository, and the tag or digest, of an image of this account; nil for an image of another registry.
  private func ownImage(_ image: String) -> (String, String)? {
    guard let slash = image.firstIndex(of: "/") else { return nil }
    let host = image[..<slash]
    guard host == "\(account).dkr.ecr.\(region).\(urlSuffix)" || host == registryHost else { return nil }
    let path = image[image.index(after: slash)...]
    if let at = path.firstIndex(of: "@") {
      let name = path[..<at].split(separator: ":").first.map(String.init) ?? ""
      return (name, String(path[path.index(after: at)...]))
    }
    let parts = path.split(separator: ":", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "latest")
  }
}
