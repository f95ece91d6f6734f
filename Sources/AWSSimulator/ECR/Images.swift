import Essentials
import Files

/// The account's side of the registry.
extension Cloud {
  /// The reason to refuse these credentials; nil if they are accepted.
  func registryRefusal(authorization: String?) -> Answer? {
    let host = "https://\(account).dkr.ecr.\(region).\(urlSuffix)/"
    guard let authorization, authorization.hasPrefix("Basic "),
      let data = Data(base64Encoded: String(authorization.dropFirst(6))),
      let text = String(data: data, encoding: .utf8), text.hasPrefix("AWS:"),
      let expires = registryTokens[String(text.dropFirst(4))]
    else {
      var answer = Answer.registry(401, "UNAUTHORIZED", "Not Authorized")
      answer.headers["WWW-Authenticate"] = "Basic realm=\"\(host)\",service=\"ecr.amazonaws.com\""
      return answer
    }
    guard expires > now() else {
      return Answer(
        status: 403, headers: ["Content-Type": "text/plain"],
        body: .data(Data("Your authorization token has expired. Reauthenticate and try again.".utf8)))
    }
    return nil
  }

  func hasRepository(_ name: String) -> Bool { repositories.contains { $0.name == name } }

  func blobSize(_ digest: String, in repository: String) -> Int? {
    repositories.first { $0.name == repository }?.blobs[digest]
  }

  func addBlob(_ digest: String, size: Int, to repository: String) {
    guard let index = repositories.firstIndex(where: { $0.name == repository }) else { return }
    repositories[index].blobs[digest] = size
  }

  func manifest(_ reference: String, in repository: String) -> Answer {
    guard let manifest = repositories.first(where: { $0.name == repository })?.manifest(reference) else {
      return Answer.registry(404, "MANIFEST_UNKNOWN", "Requested image not found")
    }
    return Answer(
      headers: ["Content-Type": manifest.mediaType, "Docker-Content-Digest": manifest.digest],
      body: .data(manifest.bytes))
  }

  func tags(of repository: String) -> Answer {
    let tags = repositories.first { $0.name == repository }?.tags.keys.sorted() ?? []
    let body: JSON = ["name": .string(repository), "tags": .array(tags.map(JSON.string))]
    return Answer(headers: ["Content-Type": "application/json"], body: .data(body.json))
  }

  /// Stores a manifest if all its blobs and children exist.
  func putManifest(
    _ bytes: Data, digest: String, mediaType: String, reference: String, in name: String, configuration: JSON?
  ) -> Answer {
    guard let index = repositories.firstIndex(where: { $0.name == name }) else {
      return Answer.registry(404, "NAME_UNKNOWN", "repository name not known to registry")
    }
    guard let content = JSON(json: bytes), content["schemaVersion"]?.integer == 2,
      content["mediaType"] == nil || content["mediaType"]?.scalar == mediaType
    else { return Answer.registry(400, "MANIFEST_INVALID", "manifest invalid") }
    let manifest = Repository.Manifest(
      digest: digest, mediaType: mediaType, bytes: bytes, pushed: now(),
      architecture: configuration?["architecture"]?.scalar, content: content)
    if let missing = missing(of: manifest, in: repositories[index]) {
      return Answer.registry(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry: \(missing)")
    }
    let isDigest = reference.hasPrefix("sha256:")
    if isDigest, reference != digest {
      return Answer.registry(400, "DIGEST_INVALID", "provided digest did not match uploaded content")
    }
    if !isDigest, repositories[index].isImmutable, repositories[index].tags[reference] != nil {
      return Answer.registry(
        400, "TAG_INVALID",
        "The image tag '\(reference)' already exists in the '\(name)' repository and cannot be overwritten because "
          + "the repository is immutable.")
    }
    if repositories[index].manifests.updateValue(manifest, forKey: digest) == nil { record(.push, "\(name)@\(digest)") }
    if !isDigest {
      repositories[index].tags[reference] = digest
      record(.tag, "\(name):\(reference)")
    }
    return Answer.registryOK(
      201, ["Location": "/v2/\(name)/manifests/\(digest)", "Docker-Content-Digest": digest])
  }

  /// The first blob or child that is not in the repository, or has another size there.
  private func missing(of manifest: Repository.Manifest, in repository: Repository) -> String? {
    if let child = manifest.children.first(where: { repository.manifests[$0] == nil }) { return child }
    let blobs = [manifest.content["config"]].compactMap { $0 } + (manifest.content["layers"]?.array ?? [])
    return blobs.first { blob in
      guard let digest = blob["digest"]?.scalar, let size = repository.blobs[digest] else { return true }
      return blob["size"]?.integer != size
    }.map { $0["digest"]?.scalar ?? "" }
  }
}
