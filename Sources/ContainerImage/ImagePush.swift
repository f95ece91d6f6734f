import Transport

/// Brings one image to a repository: blobs, then the manifest, then nothing more.
struct ImagePush: Sendable {
  let image: Image
  let repository: RegistryRepository
  let progress: (@Sendable (BlobProgress) -> Void)?

  private static let concurrentUploads = 4

  func run(tag: String?) async throws(RegistryError) -> PushResult {
    let stored = try await repository.manifestDigest(image.digest.description) != nil
    if let tag, stored, try await repository.manifestDigest(tag) == image.digest { return result([], changed: false) }
    if tag == nil, stored { return result([], changed: false) }

    // A registry that has the manifest has its blobs.
    var uploaded = stored ? [] : try await uploadBlobs()
    let reference = tag ?? image.digest.description
    if try await repository.put(image, as: reference) { return result(uploaded, changed: true) }
    // The registry has lost sight of a blob it said it had: look at all of them again, once.
    uploaded += try await uploadBlobs()
    guard try await repository.put(image, as: reference) else {
      throw repository.connection(about: image.digest)
        .error(.refused, "the registry does not find the image's blobs, although it has them")
    }
    return result(uploaded, changed: true)
  }

  private func result(_ uploaded: [Digest], changed: Bool) -> PushResult {
    let sent = Set(uploaded)
    let skipped = image.blobs.filter { !sent.contains($0.digest) }
    return PushResult(
      digest: image.digest, uploaded: image.blobs.map(\.digest).filter(sent.contains), skipped: skipped.map(\.digest),
      bytes: image.blobs.filter { sent.contains($0.digest) }.reduce(0) { $0 + $1.size }, changed: changed)
  }

  /// Uploads what is missing, a few blobs at a time; the first failure ends all of them.
  ///
  /// - Returns: The blobs that were sent.
  private func uploadBlobs() async throws(RegistryError) -> [Digest] {
    let uploads = image.blobs.map { BlobUpload(blob: $0, repository: repository, progress: progress) }
    let outcome = await withTaskGroup(of: Result<Digest?, RegistryError>.self) { group in
      var waiting = uploads[...]
      func startNext() {
        guard let upload = waiting.popFirst() else { return }
        group.addTask {
          do throws(RegistryError) {
            return .success(try await upload.run() ? upload.blob.digest : nil)
          } catch {
            return .failure(error)
          }
        }
      }
      for _ in 0..<Self.concurrentUploads { startNext() }
      var sent: [Digest] = []
      while let result = await group.next() {
        switch result {
        case .success(let digest):
          if let digest { sent.append(digest) }
          startNext()
        case .failure(let error):
          group.cancelAll()
          return Result<[Digest], RegistryError>.failure(error)
        }
      }
      return .success(sent)
    }
    return try outcome.get()
  }
}
