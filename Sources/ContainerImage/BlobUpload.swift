import Foundation
import Transport

/// Brings one blob to a repository.
struct BlobUpload: Sendable {
  let blob: Image.Blob
  let repository: RegistryRepository
  let progress: (@Sendable (BlobProgress) -> Void)?

  private var connection: RegistryConnection { repository.connection(about: blob.digest) }

  /// Uploads the blob unless the repository has it.
  ///
  /// - Returns: Whether anything was sent.
  func run() async throws(RegistryError) -> Bool {
    if try await exists() {
      report(blob.size, existed: true)
      return false
    }
    let content: FileRange
    do { content = try await blob.content() } catch {
      if case .cancelled = error { throw connection.error(.cancelled, "cancelled") }
      throw connection.error(.badImage, error.description)
    }
    try await verify(content)
    try await repository.persist { () async throws(RegistryError) in
      // Nobody resumes reliably (ECR ignores later chunks), so a blob always starts again from its beginning.
      guard try await !put(content) else { return }
      try await patch(content)
    }
    report(blob.size)
    return true
  }

  private func exists() async throws(RegistryError) -> Bool {
    let response = try await repository.fetch("HEAD", "blobs/\(blob.digest)", about: blob.digest)
    switch response.status {
    case 200: return response.headers["Content-Length"] == String(blob.size)
    case 404: return false
    default: throw connection.refusal(response, "cannot look for the blob")
    }
  }

  /// Makes sure that the file is what it should be before any of it leaves.
  private func verify(_ content: FileRange) async throws(RegistryError) {
    let actual: Digest?
    do { actual = try await content.digest() } catch { throw connection.error(.badImage, error.description) }
    guard let actual else { throw connection.error(.cancelled, "cancelled") }
    guard actual == blob.digest else {
      throw connection.error(
        .badImage, "\(content.name.visible) is damaged: the blob's content has the digest \(actual)")
    }
  }

  /// The whole blob in one PUT; false if the registry does not take it that way.
  private func put(_ content: FileRange) async throws(RegistryError) -> Bool {
    let response = try await send(content, "PUT", finishing(try await start()))
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

  /// The whole blob in one PATCH, which a PUT without content closes. (ECR answers the PATCH with 201.)
  private func patch(_ content: FileRange) async throws(RegistryError) {
    let start = try await start()
    let response = try await send(content, "PATCH", start)
    guard [201, 202, 204].contains(response.status) else {
      throw connection.refusal(response, "cannot upload the blob")
    }
    let next = try location(of: response, from: start) ?? start
    let request = HTTPRequest("PUT", finishing(next), body: .data(Data()), deadline: nil)
    let closed = try await repository.send(request, about: blob.digest)
    guard [201, 204].contains(closed.status) else { throw connection.refusal(closed, "cannot finish the upload") }
    try repository.confirm(closed, is: blob.digest)
  }

  /// Begins an upload.
  ///
  /// - Returns: The URL to send it to.
  private func start() async throws(RegistryError) -> String {
    let request = HTTPRequest("POST", repository.url("blobs/uploads/"), body: .data(Data()))
    let response = try await repository.send(request, about: blob.digest)
    guard [201, 202, 204].contains(response.status) else {
      throw connection.refusal(response, "cannot start an upload")
    }
    guard let location = try location(of: response, from: request.url) else {
      throw connection.error(.invalidAnswer, "the registry does not say where to upload to")
    }
    return location
  }

  private func send(
    _ content: FileRange, _ method: String, _ url: String
  ) async throws(RegistryError) -> HTTPResponse {
    let request = HTTPRequest(
      method, url, headers: ["Content-Type": "application/octet-stream"],
      body: .file(path: content.path, offset: content.offset, length: content.length), deadline: nil)
    report(0)
    return try await repository.send(request, about: blob.digest) { report($0) }
  }

  /// Where `response` says to go on: on the registry itself, or the upload is refused.
  private func location(of response: HTTPResponse, from url: String) throws(RegistryError) -> String? {
    guard let text = response.headers["Location"] else { return nil }
    guard let location = Endpoint.resolve(text, from: url), connection.endpoint.contains(location) else {
      throw connection.error(
        .invalidAnswer,
        "the registry wants the upload at '\(text.prefix(200))', which is not \(connection.endpoint.url("")); refused"
          .visible)
    }
    return location.absoluteString
  }

  private func finishing(_ url: String) -> String {
    url + (url.contains("?") ? "&" : "?") + "digest=\(blob.digest.description.queryEncoded)"
  }

  private func report(_ sent: Int64, existed: Bool = false) {
    progress?(BlobProgress(digest: blob.digest, sent: min(sent, blob.size), total: blob.size, existed: existed))
  }
}
