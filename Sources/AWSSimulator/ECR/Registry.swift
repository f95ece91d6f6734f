import Essentials
import Files

/// ECR's registry: the OCI distribution API under `/v2/`, with ECR's deviations.
///
/// Repositories must exist, tags of immutable repositories cannot change, a PATCH is answered with 201, only the first
/// PATCH of an upload is accepted, and no blob is mounted from another repository.
actor Registry {
  let cloud: Cloud
  let store: BlobStore
  private let limits: Limits
  private var uploads: [String: Upload] = [:]

  private struct Upload {
    let repository: String
    /// Required in the query of every request of this upload.
    let state: String
    /// Whether a request sends the bytes, or has sent them.
    var isTaken = false
    var blob: BlobStore.Incoming?
  }

  /// A request that is answered with a refusal.
  private struct Refusal: Error { let answer: Answer }

  init(cloud: Cloud, store: BlobStore, limits: Limits) {
    self.cloud = cloud
    self.store = store
    self.limits = limits
  }

  /// Answers a request. Its body is read only if the client is known and the path exists.
  func answer(_ call: Call, body: Connection) async -> Answer {
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
    do throws(Refusal) { return try await answer(call, route, body) } catch { return error.answer }
  }

  private func answer(_ call: Call, _ route: RegistryRoute, _ body: Connection) async throws(Refusal) -> Answer {
    switch (call.method, route.kind) {
    case ("HEAD", .blob(let digest)), ("GET", .blob(let digest)): return await blob(digest, route.repository)
    case ("POST", .uploads): return try await begin(route, call, body)
    case ("GET", .upload(let id)): return status(id, route)
    case ("PATCH", .upload(let id)): return try await patch(id, route, call, body)
    case ("PUT", .upload(let id)): return try await finish(id, route, call, body)
    case ("DELETE", .upload(let id)): return cancel(id, route)
    case ("HEAD", .manifest(let reference)), ("GET", .manifest(let reference)):
      return await cloud.manifest(reference, in: route.repository)
    case ("PUT", .manifest(let reference)): return try await put(reference, route, call, body)
    case ("GET", .tags): return await cloud.tags(of: route.repository)
    default: return Answer.registry(405, "UNSUPPORTED", "The operation is unsupported.")
    }
  }

  /// Stores the body of a request.
  private func receive(_ call: Call, _ body: Connection) async throws(Refusal) -> BlobStore.Incoming {
    do throws(BlobStore.Failure) {
      if let length = call.headers["content-length"].flatMap({ Int($0) }), length > limits.blob {
        throw .tooLarge(limit: limits.blob)
      }
      await body.takeYourTime()
      return try await store.receive(body, atMost: limits.blob)
    } catch {
      throw refusal(error)
    }
  }

  private func refusal(_ failure: BlobStore.Failure) -> Refusal {
    let status =
      switch failure {
      case .tooLarge: 413
      case .full, .system: 507
      case .brokenOff: 400
      }
    return Refusal(answer: .registry(status, "BLOB_UPLOAD_INVALID", failure.reason(store.folder)))
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
  private func begin(_ route: RegistryRoute, _ call: Call, _ body: Connection) async throws(Refusal) -> Answer {
    guard uploads.count < limits.uploads else {
      return Answer.registry(429, "TOOMANYREQUESTS", "there are \(limits.uploads) uploads in progress")
    }
    let id = UUID().uuidString.lowercased()
    uploads[id] = Upload(repository: route.repository, state: Shape.random(24, of: Shape.hexDigits))
    guard route.query["digest"] != nil else { return progress(202, id) }
    uploads[id]?.isTaken = true
    do throws(Refusal) {
      let blob = try await receive(call, body)
      if blob.size > 0 { return try await close(id, route, blob) }
    } catch {
      uploads[id] = nil
      throw error
    }
    uploads[id]?.isTaken = false
    return progress(202, id)
  }

  private func status(_ id: String, _ route: RegistryRoute) -> Answer {
    known(id, route) ? progress(204, id) : .uploadUnknown
  }

  private func patch(
    _ id: String, _ route: RegistryRoute, _ call: Call, _ body: Connection
  ) async throws(Refusal) -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    if uploads[id]?.isTaken == true {
      do { for try await _ in body {} } catch { return .uploadUnknown }
    } else {
      let blob = try await take(id, call, body)
      uploads[id]?.blob = blob
    }
    return progress(201, id)
  }

  private func finish(
    _ id: String, _ route: RegistryRoute, _ call: Call, _ body: Connection
  ) async throws(Refusal) -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    guard uploads[id]?.isTaken == true else { return try await close(id, route, try await take(id, call, body)) }
    guard let blob = uploads[id]?.blob, (try? await body.body(atMost: 0)) != nil else {
      return Answer.registry(400, "BLOB_UPLOAD_INVALID", "the upload already has its bytes")
    }
    return try await close(id, route, blob)
  }

  /// Receives the bytes of an upload; another request for it meanwhile cannot.
  private func take(_ id: String, _ call: Call, _ body: Connection) async throws(Refusal) -> BlobStore.Incoming {
    uploads[id]?.isTaken = true
    do throws(Refusal) { return try await receive(call, body) } catch {
      uploads[id]?.isTaken = false
      throw error
    }
  }

  private func close(
    _ id: String, _ route: RegistryRoute, _ blob: BlobStore.Incoming
  ) async throws(Refusal) -> Answer {
    uploads[id] = nil
    guard route.query["digest"] == blob.digest else {
      return Answer.registry(400, "DIGEST_INVALID", "provided digest did not match uploaded content")
    }
    do throws(BlobStore.Failure) { try store.keep(blob) } catch { throw refusal(error) }
    await cloud.addBlob(blob.digest, size: blob.size, to: route.repository)
    return Answer.registryOK(
      201,
      [
        "Location": "/v2/\(route.repository)/blobs/\(blob.digest)", "Docker-Content-Digest": blob.digest,
      ])
  }

  private func cancel(_ id: String, _ route: RegistryRoute) -> Answer {
    guard known(id, route) else { return .uploadUnknown }
    uploads[id] = nil
    return Answer.registryOK(204)
  }

  private func put(
    _ reference: String, _ route: RegistryRoute, _ call: Call, _ body: Connection
  ) async throws(Refusal) -> Answer {
    let bytes: Data?
    do throws(Connection.Failure) { bytes = try await body.body(atMost: limits.manifest) } catch {
      throw refusal(.brokenOff)
    }
    guard let bytes else {
      return Answer.registry(413, "MANIFEST_INVALID", "the limit of a manifest is \(limits.manifest >> 20) MiB")
    }
    let config = JSON(json: bytes)?["config"]?["digest"]?.scalar
    var configuration: JSON?
    if let config, await cloud.blobSize(config, in: route.repository) ?? .max <= 8 * 1024 * 1024 {
      configuration = (try? Data(contentsOf: store.file(config))).flatMap { JSON(json: $0) }
    }
    return await cloud.putManifest(
      bytes, digest: BlobStore.digest(of: bytes), mediaType: call.headers["content-type"] ?? "", reference: reference,
      in: route.repository, configuration: configuration)
  }

  private func known(_ id: String, _ route: RegistryRoute) -> Bool {
    uploads[id].map { $0.repository == route.repository && $0.state == route.query["state"] } ?? false
  }

  private func progress(_ status: Int, _ id: String) -> Answer {
    guard let upload = uploads[id] else { return .uploadUnknown }
    return Answer.registryOK(
      status,
      [
        "Location": "/v2/\(upload.repository)/blobs/uploads/\(id)?state=\(upload.state)",
        "Range": "0-\(max(0, (upload.blob?.size ?? 0) - 1))", "Docker-Upload-UUID": id,
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
