import Essentials
import SHA2
import Transport

/// Uploads one blob to a repository that does not have it.
struct BlobUpload: Sendable {
  let blob: Image.Blob
  let content: FileRange
  let repository: RegistryRepository
  let layerUploader: (any LayerUploader)?
  /// Called with the bytes sent so far; fewer than before if the upload restarts.
  let report: @Sendable (Int64) -> Void

  private var connection: RegistryConnection { repository.connection(about: blob.digest) }

  /// Uploads the blob, to the URL `begun` if the registry has begun an upload already.
  func run(_ begun: String?) async throws(RegistryError) {
    var begun = begun
    // The URL of an interrupted attempt.
    var broken: String?
    // The bytes that the registry has confirmed.
    var held: Int64 = 0
    do {
      try await repository.persist(progress: { held }) { () async throws(RegistryError) in
        if let session = broken {
          if try await resume(session, &held) { return }
          broken = nil
        }
        let session: String
        if let location = begun { session = location } else { session = try await start() }
        begun = nil
        broken = session
        guard try await !put(session) else { return }
        // The old upload may be damaged by a PUT that the registry does not support.
        broken = try await start()
        try await patch(broken ?? session)
      }
    } catch {
      if let broken, error.kind == .badImage { await abandon(broken) }
      guard error.isTransient, let layerUploader, blob.size >= layerUploader.minimumSize else { throw error }
      try await send(by: layerUploader, after: error)
    }
  }

  // MARK: - A new upload

  /// Begins an upload.
  ///
  /// - Returns: The URL to send it to.
  private func start() async throws(RegistryError) -> String {
    report(0)
    let request = HTTPRequest("POST", repository.url("blobs/uploads/"), body: .data(Data()))
    let response = try await repository.follow(request, about: blob.digest)
    guard [201, 202, 204].contains(response.status) else {
      throw connection.refusal(response, "cannot start an upload")
    }
    guard let location = try repository.destination(of: response, from: request.url, about: blob.digest) else {
      throw connection.error(.invalidAnswer, "the registry gives no URL to upload to")
    }
    return location
  }

  /// Sends the whole blob in one PUT; false if the registry does not support that.
  private func put(_ session: String) async throws(RegistryError) -> Bool {
    let response = try await stream("PUT", finishing(session))
    if [201, 204].contains(response.status) {
      try repository.confirm(response, is: blob.digest)
      return true
    }
    let refusal = connection.refusal(response, "cannot upload the blob")
    guard [400, 404, 405, 411, 413, 415, 416, 501].contains(response.status),
      Set(refusal.codes).isDisjoint(with: ["DIGEST_INVALID", "NAME_INVALID", "NAME_UNKNOWN", "SIZE_INVALID"])
    else { throw refusal }
    return false
  }

  /// Sends the whole blob in one PATCH, followed by an empty PUT. (ECR answers the PATCH with 201.)
  private func patch(_ session: String) async throws(RegistryError) {
    let response = try await stream("PATCH", session)
    guard [201, 202, 204].contains(response.status) else {
      throw connection.refusal(response, "cannot upload the blob")
    }
    try await close(try repository.destination(of: response, from: session, about: blob.digest) ?? session)
  }

  private func close(_ session: String) async throws(RegistryError) {
    let request = HTTPRequest("PUT", finishing(session), body: .data(Data()), deadline: nil)
    let closed = try await repository.follow(request, about: blob.digest)
    guard [201, 204].contains(closed.status) else { throw connection.refusal(closed, "cannot finish the upload") }
    try repository.confirm(closed, is: blob.digest)
  }

  /// Streams the blob from `offset` on.
  private func stream(
    _ method: String, _ url: String, from offset: Int64 = 0, after seed: SHA256 = SHA256()
  ) async throws(RegistryError) -> HTTPResponse {
    let length = content.length - offset
    let gate = DigestGate(blob.digest, length: length, after: seed)
    var request = HTTPRequest(
      method, url, headers: ["Content-Type": "application/octet-stream"],
      body: .file(path: content.path, offset: content.offset + offset, length: length), deadline: nil)
    if offset > 0 { request.headers["Content-Range"] = "\(offset)-\(content.length - 1)" }
    request.inspect = { gate.inspect($0, $1) }
    do {
      return try await repository.follow(request, about: blob.digest, progress: { report(offset + $0) })
    } catch {
      if let actual = gate.wrong { throw damaged(actual) }
      if error.kind == .transport(.invalidRequest) { try checkFile() }
      throw error
    }
  }

  // MARK: - An interrupted upload

  /// Resumes an interrupted upload; false if it has to restart.
  ///
  /// Most registries cannot resume: ECR ignores later parts, others forget the session or report one byte for none. So
  /// the registry must confirm that it has a part, and at the end that it has everything.
  private func resume(_ session: String, _ held: inout Int64) async throws(RegistryError) -> Bool {
    var from: Int64 = 0
    // Tried again once after 416: the registry had reported a wrong number of bytes.
    for _ in 0..<2 {
      let status = try await repository.send(HTTPRequest("GET", session), about: blob.digest)
      guard status.status == 204, let count = Self.held(status), count > 1, count != from, count < blob.size else {
        return false
      }
      (from, held) = (count, max(held, count))
      let location = try repository.destination(of: status, from: session, about: blob.digest) ?? session
      let response = try await stream("PATCH", location, from: from, after: try await hash(of: from))
      if response.status == 416 { continue }
      guard [201, 202, 204].contains(response.status), Self.held(response) == blob.size else { return false }
      let next = try repository.destination(of: response, from: location, about: blob.digest) ?? location
      do {
        try await close(next)
        return true
      } catch  where error.codes.contains("DIGEST_INVALID") {
        return false
      }
    }
    return false
  }

  /// The number of bytes that the registry reports: `Range: 0-1023`, or with `bytes=` before it.
  private static func held(_ response: HTTPResponse) -> Int64? {
    guard let range = response.headers["Range"] else { return nil }
    let text = range.hasPrefix("bytes=") ? range.dropFirst("bytes=".count) : range[...]
    guard text.hasPrefix("0-"), let last = Int64(text.dropFirst(2)), (0..<Int64.max).contains(last) else {
      return nil
    }
    return last + 1
  }

  private func hash(of count: Int64) async throws(RegistryError) -> SHA256 {
    do {
      let file = try content.open()
      var hash = SHA256()
      var done: Int64 = 0
      while done < count {
        let piece = try file.read(at: content.offset + done, count: Int(min(1 << 20, count - done)))
        hash.update(piece)
        done += Int64(piece.count)
        await Task.yield()
      }
      return hash
    } catch {
      throw connection.error(error)
    }
  }

  /// Cancels an upload at the registry, which would otherwise keep it for some days.
  private func abandon(_ session: String) async {
    guard !Task.isCancelled else { return }
    _ = try? await repository.send(HTTPRequest("DELETE", session, deadline: .seconds(5)), about: blob.digest)
  }

  // MARK: - Another uploader

  private func send(by uploader: any LayerUploader, after failure: RegistryError) async throws(RegistryError) {
    let actual: Digest?
    do { actual = try await content.digest() } catch { throw connection.error(error) }
    guard let actual else { throw connection.error(.cancelled, "cancelled") }
    guard actual == blob.digest else { throw damaged(actual) }
    report(0)
    let layer = LayerUpload(repository: repository.name, digest: blob.digest, content: content, progress: report)
    do {
      try await uploader.upload(layer)
    } catch is CancellationError {
      throw connection.error(.cancelled, "cancelled")
    } catch {
      throw connection.error(.refused, "\(failure.reason); uploading in parts failed too: \(error)")
    }
  }

  /// Throws when the file no longer exists or has become shorter.
  private func checkFile() throws(RegistryError) {
    let size: Int64
    do { size = try content.open().size } catch { throw connection.error(error) }
    guard size < content.offset + content.length else { return }
    throw connection.error(.badImage, "\(content.name) became shorter while it was sent")
  }

  private func damaged(_ actual: Digest) -> RegistryError {
    if let source = blob.repository {
      return source.connection(about: blob.digest).error(.badImage, "the downloaded blob has the digest \(actual)")
    }
    return connection.error(
      .badImage, "\(content.name) is damaged: the blob's content has the digest \(actual)")
  }

  private func finishing(_ url: String) -> String {
    url + (url.contains("?") ? "&" : "?") + "digest=\(blob.digest.description.queryEncoded)"
  }
}
