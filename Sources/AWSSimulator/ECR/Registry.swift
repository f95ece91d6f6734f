import Essentials
import Files

/// ECR's registry: the OCI distribution API under `/v2/`, with ECR's deviations.
///
/// Repositories must exist, tags of immutable repositories cannot change, a PATCH is answered with 201, only the first
/// PATCH of an upload is accepted, and no blob is mounted from another repository.
actor Registry {
  let cloud: Cloud
  let store: BlobStore
  private var uploads: [String: Upload] = [:]

  private struct Upload {
    let repository: String
    /// Required in the query of every request of this upload.
    let state: String
    var received: BlobStore.Received?
  }

  init(cloud: Cloud, store: BlobStore) {
    self.cloud = cloud
    self.store = store
  }

  /// Answers a request. Its body is always read to the end, so that the connection can be used again.
  func answer<Body: AsyncSequence & Sendable>(_ call: Call, body: Body) async -> Answer where Body.Element == Data {
    guard let received = try? await store.receive(body) else {
      return Answer.registry(500, "UNKNOWN", "the body could not be stored")
    }
    let answer = await answer(call, received)
    store.discard(received)
    return answer
  }

  private func answer(_ call: Call, _ received: BlobStore.Received) async -> Answer {
    if let refusal = await cloud.registryRefusal(authorization: call.headers["authorization"]) { return refusal }
    guard let route = RegistryRoute(call) else {
      return call.path == "/v2/" || call.path == "/v2"
        ? Answer.registryOK(200) : Answer.registry(404, "UNSUPPORTED", "no such path")
    }
    guard await cloud.hasRepository(route.repository) else {
      return Answer.registry(
        404, "NAME_UNKNOWN",
        "The repository with name '\(route.repository)' does not exist in the registry with id '\(cloud.account)'")
    }
    switch (call.method, route.kind) {
    case ("HEAD", .blob(let digest)), ("GET", .blob(let digest)): return await blob(digest, route.repository)
    case ("POST", .uploads): return await begin(route, received)
    case ("GET", .upload(let id)): return status(id, route)
    case ("PATCH", .upload(let id)): return patch(id, route, received)
    case ("PUT", .upload(let id)): return await finish(id, route, received)
    case ("DELETE", .upload(let id)): return cancel(id, route)
    case ("HEAD", .manifest(let reference)), ("GET", .manifest(let reference)):
      return await cloud.manifest(reference, in: route.repository)
    case ("PUT", .manifest(let reference)): return await put(reference, route, call, received)
    case ("GET", .tags): return await cloud.tags(of: route.repository)
    default: return Answer.registry(405, "UNSUPPORTED", "The operation is unsupported.")
    }
  }

  private func blob(_ digest: String, _ repository: String) async -> Answer {
    guard let size = await cloud.blobSize(digest, in: repository) else {
      return Answer.registry(404, "BLOB_UNKNOWN", "blob unknown to registry")
    }
    return Answer(
      headers: [
        "Content-Type": "application/octet-stream", "Content-Length": String(size), "Docker-Content-Digest": digest,
      ], body: .file(store.file(digest)))
  }

  /// A mount is answered with an ordinary upload, as in an ECR account that does not enable mounts.
  private func begin(_ route: RegistryRoute, _ received: BlobStore.Received) async -> Answer {
    let id = UUID().uuidString.lowercased()
    uploads[id] = Upload(repository: route.repository, state: Shape.random(24, of: Shape.hexDigits))
    if route.query["digest"] != nil, received.size > 0 {
      return await close(id, route, received)
    }
    return progress(202, id)
  }

  private func status(_ id: String, _ route: RegistryRoute) -> Answer {
    known(id, route) ? progress(204, id) : .uploadUnknown
  }

  private func patch(_ id: String, _ route: RegistryRoute, _ received: BlobStore.Received) -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    if uploads[id]?.received == nil, let kept = set(aside: received) { uploads[id]?.received = kept }
    return progress(201, id)
  }

  private func finish(_ id: String, _ route: RegistryRoute, _ received: BlobStore.Received) async -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    guard let earlier = uploads[id]?.received else { return await close(id, route, received) }
    guard received.size == 0 else {
      return Answer.registry(400, "BLOB_UPLOAD_INVALID", "the upload already has its bytes")
    }
    return await close(id, route, earlier)
  }

  private func close(_ id: String, _ route: RegistryRoute, _ received: BlobStore.Received) async -> Answer {
    uploads[id] = nil
    guard route.query["digest"] == received.digest else {
      store.discard(received)
      return Answer.registry(400, "DIGEST_INVALID", "provided digest did not match uploaded content")
    }
    guard (try? store.keep(received)) != nil else { return Answer.registry(500, "UNKNOWN", "cannot keep the blob") }
    await cloud.addBlob(received.digest, size: received.size, to: route.repository)
    return Answer.registryOK(
      201,
      [
        "Location": "/v2/\(route.repository)/blobs/\(received.digest)", "Docker-Content-Digest": received.digest,
      ])
  }

  private func cancel(_ id: String, _ route: RegistryRoute) -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    if let received = uploads[id]?.received { store.discard(received) }
    uploads[id] = nil
    return Answer.registryOK(204)
  }

  private func put(
    _ reference: String, _ route: RegistryRoute, _ call: Call, _ received: BlobStore.Received
  ) async -> Answer {
    guard received.size <= 4 * 1024 * 1024, let bytes = try? Data(contentsOf: received.file) else {
      return Answer.registry(413, "MANIFEST_INVALID", "the limit of a manifest is 4 MiB")
    }
    let config = JSON(json: bytes)?["config"]?["digest"]?.scalar
    var configuration: JSON?
    if let config, await cloud.blobSize(config, in: route.repository) ?? .max <= 8 * 1024 * 1024 {
      configuration = (try? Data(contentsOf: store.file(config))).flatMap { JSON(json: $0) }
    }
    return await cloud.putManifest(
      bytes, digest: received.digest, mediaType: call.headers["content-type"] ?? "", reference: reference,
      in: route.repository, configuration: configuration)
  }

  private func known(_ id: String, _ route: RegistryRoute) -> Bool {
    uploads[id].map { $0.repository == route.repository && $0.state == route.query["state"] } ?? false
  }

  /// Moves a body, so that `discard` does not delete it.
  private func set(aside received: BlobStore.Received) -> BlobStore.Received? {
    let place = received.file.appendingPathExtension("kept")
    guard (try? FileManager.default.moveItem(at: received.file, to: place)) != nil else { return nil }
    return BlobStore.Received(file: place, size: received.size, digest: received.digest)
  }

  private func progress(_ status: Int, _ id: String) -> Answer {
    guard let upload = uploads[id] else { return .uploadUnknown }
    return Answer.registryOK(
      status,
      [
        "Location": "/v2/\(upload.repository)/blobs/uploads/\(id)?state=\(upload.state)",
        "Range": "0-\(max(0, (upload.received?.size ?? 0) - 1))", "Docker-Upload-UUID": id,
      ])
  }
}

extension Answer {
  static func registryOK(_ status: Int, _ headers: [String: String] = [:]) -> Answer {
    Answer(status: status, headers: headers.merging(["Docker-Distribution-Api-Version": "registry/2.0"]) { $1 })
  }

  /// A refusal in the form of the distribution specification.
  static func registry(_ status: Int, _ code: String, _ message: String) -> Answer {
    let body: JSON = ["errors": [["code": .string(code), "message": .string(message)]]]
    return Answer(
      status: status,
      headers: [
        "Content-Type": "application/json; charset=utf-8", "Docker-Distribution-Api-Version": "registry/2.0",
      ], body: .data(body.json))
  }

  fileprivate static var uploadUnknown: Answer {
    registry(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry")
  }
}
