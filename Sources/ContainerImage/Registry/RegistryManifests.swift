import Essentials
import Transport

extension RegistryRepository {
  /// The digest of `reference`, a tag or a digest; nil if it does not exist.
  ///
  /// If the registry does not return it, the manifest is fetched and its digest computed.
  func manifestDigest(_ reference: String) async throws(RegistryError) -> Digest? {
    let response = try await fetch("HEAD", "manifests/\(reference)", accept: Self.manifestTypes)
    switch response.status {
    case 404: return nil
    case 200:
      if let digest = try confirmed(response, about: nil) {
        guard !Self.isDigest(reference) || reference == digest.description else {
          throw connection(about: nil).error(.invalidAnswer, "the registry returned \(digest) for \(reference)")
        }
        return digest
      }
      return try await manifest(reference)?.manifest.digest
    default: throw connection(about: nil).refusal(response, "cannot look up \(reference)")
    }
  }

  /// A manifest or index; its digest is checked if `reference` is one.
  func manifest(
    _ reference: String
  ) async throws(RegistryError) -> (manifest: ImageContents.Manifest, document: ManifestDocument)? {
    let response = try await fetch("GET", "manifests/\(reference)", accept: Self.manifestTypes)
    let connection = connection(about: nil)
    if response.status == 404 { return nil }
    guard response.status == 200 else { throw connection.refusal(response, "cannot read \(reference)") }
    guard Int64(response.body.count) <= ManifestDocument.maximumSize else {
      throw connection.error(
        .invalidAnswer, "the manifest has more than the maximum of \(ManifestDocument.maximumSize) bytes")
    }
    let digest = Digest(of: response.body)
    guard try confirmed(response, about: nil) ?? digest == digest,
      !Self.isDigest(reference) || reference == digest.description
    else { throw connection.error(.invalidAnswer, "the manifest's content does not match its digest") }
    let type = response.headers["Content-Type"]?.split(separator: ";").first.map(String.init) ?? MediaType.manifest
    guard MediaType.isIndex(type) || MediaType.isManifest(type) else {
      throw connection.error(.invalidAnswer, "'\(type)' is not the media type of an image")
    }
    do {
      let manifest = ImageContents.Manifest(data: response.body, mediaType: type, digest: digest)
      return (manifest, try ManifestDocument.read(manifest.data, as: type))
    } catch {
      throw connection.error(.invalidAnswer, error.reason)
    }
  }

  /// The platforms of an index's images, or of a single one.
  func platforms(of document: ManifestDocument) async throws(RegistryError) -> [Platform] {
    if let images = document.manifests {
      return Platform.listed(images.filter { !$0.isAttestation }.compactMap(\.platform))
    }
    guard let config = document.imageConfig else { return [] }
    let platform = try await configuration(config).platform
    return platform.isUnknown ? [] : [platform]
  }

  /// The configuration at `descriptor`.
  func configuration(_ descriptor: Descriptor) async throws(RegistryError) -> ConfigDocument {
    let connection = connection(about: descriptor.digest)
    guard (0...ConfigDocument.maximumSize).contains(descriptor.size) else {
      throw connection.error(
        .invalidAnswer, "the configuration has \(descriptor.size) bytes; the maximum is \(ConfigDocument.maximumSize)")
    }
    let response = try await fetch("GET", "blobs/\(descriptor.digest)", about: descriptor.digest)
    guard response.status == 200 else { throw connection.refusal(response, "cannot read the configuration") }
    guard Digest(of: response.body) == descriptor.digest else {
      throw connection.error(.invalidAnswer, "the configuration's content does not match its digest")
    }
    do { return try ConfigDocument.read(response.body) } catch {
      throw connection.error(.invalidAnswer, error.reason)
    }
  }

  /// Stores the manifest as `reference`; false if the registry lacks one of its blobs.
  func put(_ manifest: ImageContents.Manifest, as reference: String) async throws(RegistryError) -> Bool {
    let connection = connection(about: manifest.digest)
    let request = HTTPRequest(
      "PUT", url("manifests/\(reference)"), headers: ["Content-Type": manifest.mediaType], body: .data(manifest.data))
    let response = try await persist { () async throws(RegistryError) in
      try await follow(request, about: manifest.digest)
    }
    if (200...204).contains(response.status) {
      try confirm(response, is: manifest.digest)
      // Otherwise the registry is asked for the digest that it has stored.
      if response.status == 201, response.headers["Docker-Content-Digest"] != nil { return true }
      let stored = try await manifestDigest(reference)
      guard stored == manifest.digest else {
        throw connection.error(
          .invalidAnswer,
          "the registry accepted the manifest, but stored \(stored?.description ?? "nothing") under \(reference)")
      }
      return true
    }
    let refusal = connection.refusal(response, "cannot store the manifest")
    if !Set(refusal.codes).isDisjoint(with: ["MANIFEST_BLOB_UNKNOWN", "BLOB_UNKNOWN"]) { return false }
    guard refusal.saysImmutable else { throw refusal }

    let existing = try await manifestDigest(reference)
    if existing == manifest.digest { return true }
    throw RegistryError(
      .immutableTag(existing: existing), registry: refusal.registry, repository: name, digest: manifest.digest,
      status: refusal.status, codes: refusal.codes,
      reason:
        "tag '\(reference)' exists with other content (\(existing?.description ?? "unknown")) and the repository's "
        + "tags are immutable; push under another tag")
  }

  /// The digest in the registry's answer, if there is one.
  func confirmed(_ response: HTTPResponse, about digest: Digest?) throws(RegistryError) -> Digest? {
    guard let text = response.headers["Docker-Content-Digest"] else { return nil }
    guard let confirmed = try? Digest(text) else {
      throw connection(about: digest).error(
        .invalidAnswer, "the registry answers with '\(text.prefix(100))', which is not a digest")
    }
    return confirmed
  }

  /// Refuses an answer that confirms a digest other than `digest`.
  func confirm(_ response: HTTPResponse, is digest: Digest) throws(RegistryError) {
    guard let other = try confirmed(response, about: digest), other != digest else { return }
    throw connection(about: digest).error(.invalidAnswer, "the registry stored \(other) instead")
  }

  /// Tags have no colon.
  private static func isDigest(_ reference: String) -> Bool { reference.contains(":") }

  private static let manifestTypes = [
    MediaType.index, MediaType.manifest, MediaType.dockerIndex, MediaType.dockerManifest,
  ].joined(separator: ", ")
}

extension RegistryError {
  /// Whether the tag exists and cannot be moved.
  ///
  /// ECR answers `TAG_INVALID` or `ImageTagAlreadyExistsException`, Harbor `PRECONDITION`, and both with "immutable".
  fileprivate var saysImmutable: Bool {
    [400, 409, 412].contains(status)
      && (codes.contains("TAG_INVALID") || reason.contains("immutable") || reason.contains("ImageTagAlreadyExists"))
  }
}
