import Essentials
import Transport

/// Pushes everything that one reference needs to a repository: first the blobs, then the manifests.
struct ImagePush: Sendable {
  let contents: ImageContents
  let repository: RegistryRepository
  let layerUploader: (any LayerUploader)?
  let progress: (@Sendable (BlobProgress) -> Void)?

  /// The number of requests at a time. More are not faster on a good connection, and stall each other on a bad one.
  static let concurrency = 4

  init(
    _ contents: ImageContents, to repository: RegistryRepository, layerUploader: (any LayerUploader)? = nil,
    progress: (@Sendable (BlobProgress) -> Void)?
  ) {
    self.contents = contents
    self.layerUploader = layerUploader
    self.progress = progress
    // Mounting needs permission to read the source. All blobs of one push come from the same repository.
    if let source = contents.blobs.first?.repository, repository.isBeside(source) {
      self.repository = repository.reading(source)
    } else {
      self.repository = repository
    }
  }

  func run(tag: String?) async throws(RegistryError) -> PushResult {
    if let tag, try await repository.manifestDigest(tag) == contents.digest { return result([], changed: false) }
    let stored = try await repository.manifestDigest(contents.digest.description) != nil
    if tag == nil, stored { return result([], changed: false) }

    // A registry that has the manifest has its blobs, too.
    var uploaded = stored ? [] : try await bringBlobs()
    let reference = tag ?? contents.digest.description
    if try await putManifests(as: reference, below: !stored) == nil { return result(uploaded, changed: true) }
    // The registry lacks a blob that it had reported: check all of them again, once.
    uploaded += try await bringBlobs()
    if let refused = try await putManifests(as: reference, below: true) {
      throw repository.connection(about: refused)
        .error(.refused, "the registry does not find the manifest's blobs, although they were uploaded")
    }
    return result(uploaded, changed: true)
  }

  /// Stores the manifests that an index names, in order and by digest, and then the tagged one.
  ///
  /// - Returns: The manifest for which the registry lacks a blob; nil if all are stored.
  private func putManifests(as reference: String, below: Bool) async throws(RegistryError) -> Digest? {
    for manifest in below ? contents.children : [] {
      let name = manifest.digest.description
      guard try await repository.manifestDigest(name) == nil else { continue }
      guard try await repository.put(manifest, as: name) else { return manifest.digest }
    }
    return try await repository.put(contents.top, as: reference) ? nil : contents.digest
  }

  private func result(_ uploaded: [Digest], changed: Bool) -> PushResult {
    let sent = Set(uploaded)
    let (moved, skipped) = (
      contents.blobs.filter { sent.contains($0.digest) }, contents.blobs.filter { !sent.contains($0.digest) }
    )
    return PushResult(
      digest: contents.digest, uploaded: moved.map(\.digest), skipped: skipped.map(\.digest),
      bytes: moved.reduce(0) { $0 + $1.size }, changed: changed)
  }

  /// Uploads the missing blobs.
  ///
  /// - Returns: The blobs that were sent.
  private func bringBlobs() async throws(RegistryError) -> [Digest] {
    let present = try await concurrently(contents.blobs) { blob throws(RegistryError) in try await exists(blob) }
    // The largest first, so that the last one does not take longest.
    let missing = zip(contents.blobs, present).filter { !$0.1 }.map(\.0).sorted { $0.size > $1.size }
    let sent = try await concurrently(missing) { blob throws(RegistryError) in try await bring(blob) }
    return zip(missing, sent).filter(\.1).map(\.0.digest)
  }

  private func exists(_ blob: Image.Blob) async throws(RegistryError) -> Bool {
    let response = try await repository.fetch("HEAD", "blobs/\(blob.digest)", about: blob.digest)
    switch response.status {
    // Another length means other content, whatever the registry says.
    case 200 where response.headers["Content-Length"] == String(blob.size):
      report(blob, blob.size, existed: true)
      return true
    case 200, 404: return false
    default: throw repository.connection(about: blob.digest).refusal(response, "cannot check for the blob")
    }
  }

  /// Uploads a missing blob.
  ///
  /// - Returns: Whether bytes were sent.
  private func bring(_ blob: Image.Blob) async throws(RegistryError) -> Bool {
    var session: String?
    if let source = blob.repository, repository.isBeside(source) {
      switch try await mount(blob, from: source) {
      case .done:
        report(blob, blob.size, existed: true)
        return false
      case .upload(let location): session = location
      case .refused: break
      }
    }
    try await upload(blob, try await content(of: blob), session: session)
    report(blob, blob.size)
    return true
  }

  private func content(of blob: Image.Blob) async throws(RegistryError) -> FileRange {
    // Keeps the kind of the error, such as missing credentials for the other registry.
    if let source = blob.repository { return try await source.download(blob) }
    do { return try await blob.content() } catch { throw repository.connection(about: blob.digest).error(error) }
  }

  private func upload(
    _ blob: Image.Blob, _ content: FileRange, session: String? = nil
  ) async throws(RegistryError) {
    let upload = BlobUpload(blob: blob, content: content, repository: repository, layerUploader: layerUploader) {
      report(blob, $0)
    }
    try await upload.run(session)
  }

  private enum Mount {
    case done
    /// The registry does not mount the blob, and has begun an upload.
    case upload(String?)
    case refused
  }

  /// Mounts the blob from another repository of the registry.
  private func mount(_ blob: Image.Blob, from source: RegistryRepository) async throws(RegistryError) -> Mount {
    let query = "mount=\(blob.digest.description.queryEncoded)&from=\(source.name.queryEncoded)"
    let request = HTTPRequest("POST", repository.url("blobs/uploads/?\(query)"), body: .data(Data()))
    do {
      let response = try await repository.persist { () async throws(RegistryError) in
        try await repository.follow(request, about: blob.digest)
      }
      if response.status == 202 {
        return .upload(try repository.destination(of: response, from: request.url, about: blob.digest))
      }
      guard response.status == 201 else { return .refused }
      try repository.confirm(response, is: blob.digest)
      return .done
    } catch  where error.kind == .denied {
      // These credentials may not read the source.
      return .refused
    }
  }

  private func report(_ blob: Image.Blob, _ sent: Int64, existed: Bool = false) {
    progress?(BlobProgress(digest: blob.digest, sent: min(sent, blob.size), total: blob.size, existed: existed))
  }
}

/// Does `work` for each item, a few at a time and in order; the first failure cancels the others.
private func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], _ work: @escaping @Sendable (Item) async throws(RegistryError) -> Value
) async throws(RegistryError) -> [Value] {
  let outcome = await withTaskGroup(of: (Int, Result<Value, RegistryError>).self) { group in
    var waiting = items.indices[...]
    func startNext() {
      guard let index = waiting.popFirst() else { return }
      group.addTask {
        do throws(RegistryError) { return (index, .success(try await work(items[index]))) } catch {
          return (index, .failure(error))
        }
      }
    }
    for _ in 0..<ImagePush.concurrency { startNext() }
    var values = [Value?](repeating: nil, count: items.count)
    while let (index, result) = await group.next() {
      switch result {
      case .success(let value):
        values[index] = value
        startNext()
      case .failure(let error):
        group.cancelAll()
        return Result<[Value], RegistryError>.failure(error)
      }
    }
    return .success(values.compactMap { $0 })
  }
  return try outcome.get()
}
