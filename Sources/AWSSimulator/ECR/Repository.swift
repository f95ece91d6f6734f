import Essentials
import Files

/// A repository with its images.
struct Repository: Sendable {
  let name: String
  let arn: String
  let uri: String
  let created: Date
  var properties: [String: JSON]
  /// The sizes of the pushed blobs, by digest; their bytes are files of the blob store.
  var blobs: [String: Int] = [:]
  /// By digest.
  var manifests: [String: Manifest] = [:]
  /// Digests by tag.
  var tags: [String: String] = [:]

  struct Manifest: Sendable {
    let digest: String
    let mediaType: String
    let bytes: Data
    let pushed: Date
    /// The architecture in the image's configuration, for example `arm64`; nil for an index or an artifact.
    let architecture: String?
    let content: JSON

    var isIndex: Bool { content["manifests"] != nil }
    /// The configuration and the layers of an image.
    var blobs: [String] {
      ([content["config"]].compactMap { $0 } + (content["layers"]?.array ?? [])).compactMap { $0["digest"]?.scalar }
    }
    /// The images of an index.
    var children: [String] { (content["manifests"]?.array ?? []).compactMap { $0["digest"]?.scalar } }
    /// The size of the layers and the configuration, in bytes.
    var size: Int {
      ([content["config"]].compactMap { $0 } + (content["layers"]?.array ?? [])).compactMap { $0["size"]?.integer }
        .reduce(0, +)
    }
  }

  var isImmutable: Bool { properties["ImageTagMutability"]?.scalar?.hasPrefix("IMMUTABLE") == true }

  /// The manifest with that digest or tag.
  func manifest(_ reference: String) -> Manifest? { manifests[tags[reference] ?? reference] }

  /// The architectures of an image or index; empty if it has none.
  func architectures(of manifest: Manifest) -> Set<String> {
    guard manifest.isIndex else { return Set([manifest.architecture].compactMap { $0 }) }
    let entries = manifest.content["manifests"]?.array ?? []
    return Set(entries.compactMap { $0["platform"]?["architecture"]?.scalar })
  }
}

/// `AWS::ECR::Repository` as CloudFormation handles it.
extension Cloud {
  func createRepository(_ resource: PhysicalResource) {
    repositories.append(
      Repository(
        name: resource.id.physical, arn: resource.attributes["Arn"]?.scalar ?? "",
        uri: resource.attributes["RepositoryUri"]?.scalar ?? "", created: now(), properties: resource.properties))
  }

  func updateRepository(_ resource: PhysicalResource) {
    guard let index = repositories.firstIndex(where: { $0.name == resource.id.physical }) else { return }
    repositories[index].properties = resource.properties
  }

  func deleteRepository(_ resource: PhysicalResource) throws(ResourceFailure) {
    let repository = repositories.first { $0.name == resource.id.physical }
    guard repository?.manifests.isEmpty != false || resource.properties["EmptyOnDelete"]?.bool == true else {
      throw ResourceFailure(
        handler: "The repository with name '\(resource.id.physical)' in registry with id '\(account)' cannot be "
          + "deleted because it still contains images", code: "GeneralServiceException")
    }
    repositories.removeAll { $0.name == resource.id.physical }
  }
}
