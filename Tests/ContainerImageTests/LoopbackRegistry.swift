import ContainerImage
import Foundation
import Synchronization
import TestSupport

/// A registry on loopback that verifies what it is given, remembers what it was asked, and has the quirks a test wants.
final class LoopbackRegistry: Sendable {
  /// Who is let in.
  enum Access: Sendable {
    case everyone
    /// Only these logins, `user:password`.
    case basic(Set<String>)
    /// Who brings a token; the token service lets these logins in, or everyone.
    case bearer(Set<String>?)
  }

  struct Quirks: Sendable {
    var access = Access.everyone
    /// Logins that ECR would call expired.
    var expired: Set<String> = []
    /// They expire once so many uploads were started.
    var expiresAfterUploads = 0
    var relativeLocations = false
    /// Where uploads go instead of here.
    var uploadHost: String?
    var immutableTags = false
    var patchStatus = 202
    /// Claimed in `Docker-Content-Digest`, whatever was stored, for paths that contain the key.
    var wrongDigests: [String: String] = [:]
    /// Claimed as the realm of the token service.
    var realm: String?
    /// HEAD claims this length for every blob.
    var wrongLength: Int?
    /// Where blobs are redirected to.
    var blobHost: String?
  }

  /// What happens, so many times, instead of an answer.
  struct Fault: Sendable {
    enum Effect: Sendable {
      case answer(Answer)
      /// The connection is reset before the body was read.
      case reset
      /// No answer until the client goes away.
      case hang
    }

    let method: String
    let path: String
    let effect: Effect
    var times = 1
    /// Requests of this kind that are still to be answered well.
    var skip = 0
  }

  struct State {
    var quirks = Quirks()
    var faults: [Fault] = []
    var blobs: [Digest: Data] = [:]
    var manifests: [String: (type: String, data: Data)] = [:]
    var uploads: [String: Data] = [:]
    var tokens: Set<String> = []
    var started = 0
    var uploading = 0
    var mostUploading = 0
  }

  let server: LoopbackServer
  private let state: SharedState

  /// What the server's threads share.
  final class SharedState: Sendable {
    let mutex = Mutex(State())
  }

  init(_ quirks: Quirks = Quirks()) throws {
    let state = SharedState()
    state.mutex.withLock { $0.quirks = quirks }
    self.state = state
    server = try LoopbackServer { exchange in Self.serve(exchange, state) }
  }

  var host: String { "127.0.0.1:\(server.port)" }
  /// `METHOD /path` of every request, in the order of their arrival, without queries.
  var requests: [String] {
    server.requests.map { "\($0.method) \($0.target.split(separator: "?").first ?? "")" }
  }

  func withState<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.mutex.withLock { body(&$0) }
  }

  func change(_ body: (inout Quirks) -> Void) {
    withState { body(&$0.quirks) }
  }

  func fail(_ method: String, _ path: String, times: Int = 1, skip: Int = 0, _ effect: Fault.Effect) {
    withState { $0.faults.append(Fault(method: method, path: path, effect: effect, times: times, skip: skip)) }
  }

  /// How many requests of this kind there were.
  func count(_ method: String, _ path: String) -> Int {
    requests.count { $0.hasPrefix("\(method) ") && $0.contains(path) }
  }

  private static func serve(_ exchange: Exchange, _ shared: SharedState) {
    let request = exchange.request
    let effect = shared.mutex.withLock { state -> Fault.Effect? in
      guard
        let index = state.faults.firstIndex(where: {
          $0.method == request.method && request.target.contains($0.path) && $0.times > 0
        })
      else { return nil }
      if state.faults[index].skip > 0 {
        state.faults[index].skip -= 1
        return nil
      }
      state.faults[index].times -= 1
      return state.faults[index].effect
    }
    switch effect {
    case .answer(let answer): return exchange.answer(answer)
    case .reset: return exchange.reset()
    case .hang: return exchange.hang()
    case nil: break
    }
    let host = request["Host"] ?? ""
    if let refusal = shared.mutex.withLock({ $0.refusal(request, host: host) }) { return exchange.answer(refusal) }
    shared.mutex.withLock { $0.uploading += request.method == "PUT" ? 1 : 0 }
    shared.mutex.withLock { $0.mostUploading = max($0.mostUploading, $0.uploading) }
    let body = exchange.body()
    let answer = shared.mutex.withLock { state in
      state.uploading -= request.method == "PUT" ? 1 : 0
      return state.answer(request, body, host: host)
    }
    exchange.answer(answer)
  }
}

extension LoopbackRegistry.State {
  typealias Received = LoopbackServer.Received

  /// An answer for those who are not let in.
  mutating func refusal(_ request: Received, host: String) -> Answer? {
    let authorization = request["Authorization"]
    if let login = authorization.flatMap(Self.login), quirks.expired.contains(login),
      started >= quirks.expiresAfterUploads
    {
      return Answer(
        403, headers: [("Content-Type", "text/plain")],
        "Your authorization token has expired. Reauthenticate and try again.")
    }
    switch quirks.access {
    case .everyone: return nil
    case .basic(let logins):
      if let login = authorization.flatMap(Self.login), logins.contains(login) { return nil }
      return Answer(
        401, headers: [("WWW-Authenticate", #"Basic realm="Registry, of a kind",service="x""#)],
        #"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"#)
    case .bearer(let logins):
      if request.target.hasPrefix("/token") {
        if let logins, !logins.contains(authorization.flatMap(Self.login) ?? "") { return Answer(401, "no") }
        let token = "token-\(tokens.count + 1)"
        tokens.insert(token)
        return Answer(200, #"{"token":"\#(token)"}"#)
      }
      if let authorization, tokens.contains(String(authorization.dropFirst("Bearer ".count))) { return nil }
      let realm = quirks.realm ?? "http://\(host)/token?a=b"
      let challenge = #"Bearer realm="\#(realm)",service="a \"quoted\" service",scope="repository:x:pull""#
      return Answer(401, headers: [("WWW-Authenticate", challenge)])
    }
  }

  mutating func answer(_ request: Received, _ body: Data, host: String) -> Answer {
    let url = URLComponents(string: "http://\(host)\(request.target)")
    let path = url?.path ?? ""
    let query = Dictionary(
      (url?.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    if path.contains("/blobs/uploads") { return upload(request, last, query, body, host: host) }
    if path.contains("/blobs/") { return blob(request, last) }
    if path.contains("/manifests/") { return manifest(request, last, body) }
    return Answer(404)
  }

  private mutating func upload(
    _ request: Received, _ id: String, _ query: [String: String], _ body: Data, host: String
  ) -> Answer {
    if request.method == "POST" {
      started += 1
      uploads["\(started)"] = Data()
      return Answer(202, headers: [("Location", location(of: "\(started)", request, host: host))])
    }
    // A real registry keeps its state in the query.
    guard let sofar = uploads[id], query["_state"] == "a/b=\(sofar.count)" else {
      return error(404, "BLOB_UPLOAD_UNKNOWN")
    }
    let data = sofar + body
    if request.method == "PATCH" {
      uploads[id] = data
      return Answer(quirks.patchStatus, headers: [("Location", location(of: id, request, host: host))])
    }
    uploads[id] = nil
    let digest = Digest(of: data)
    guard query["digest"] == digest.description else { return error(400, "DIGEST_INVALID") }
    blobs[digest] = data
    return Answer(201, headers: [("Docker-Content-Digest", claimed(digest, for: "/blobs/"))])
  }

  private func location(of id: String, _ request: Received, host: String) -> String {
    let repository = request.target.components(separatedBy: "/blobs/")[0]
    let path = "\(repository)/blobs/uploads/\(id)?_state=a%2Fb%3D\(uploads[id]?.count ?? 0)"
    return quirks.relativeLocations ? path : "http://\(quirks.uploadHost ?? host)\(path)"
  }

  private func blob(_ request: Received, _ name: String) -> Answer {
    if let host = quirks.blobHost { return Answer(307, headers: [("Location", "\(host)/elsewhere/\(name)")]) }
    guard let digest = try? Digest(name), let data = blobs[digest] else { return error(404, "BLOB_UNKNOWN") }
    return Answer(
      200, headers: [("Content-Length", "\(quirks.wrongLength ?? data.count)")], body: data)
  }

  private mutating func manifest(_ request: Received, _ reference: String, _ body: Data) -> Answer {
    if request.method == "PUT" {
      let document = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
      let children = (document?["layers"] as? [[String: Any]] ?? []) + [document?["config"] as? [String: Any] ?? [:]]
      let digests = children.compactMap { ($0["digest"] as? String).flatMap { try? Digest($0) } }
      guard digests.allSatisfy({ blobs[$0] != nil }) else { return error(400, "MANIFEST_BLOB_UNKNOWN") }
      let digest = Digest(of: body)
      guard reference == digest.description || !reference.contains(":") else { return error(400, "DIGEST_INVALID") }
      if quirks.immutableTags, let existing = manifests[reference], existing.data != body {
        return error(400, "TAG_INVALID", "The image tag '\(reference)' already exists and the repository is immutable.")
      }
      manifests[reference] = (request["Content-Type"] ?? "", body)
      manifests[digest.description] = manifests[reference]
      return Answer(201, headers: [("Docker-Content-Digest", claimed(digest, for: "PUT /manifests/"))])
    }
    guard let stored = manifests[reference] else { return error(404, "MANIFEST_UNKNOWN") }
    guard request["Accept"]?.contains(stored.type) == true else {
      return error(404, "MANIFEST_UNKNOWN", "accept header")
    }
    let digest = claimed(Digest(of: stored.data), for: "/manifests/")
    return Answer(
      200,
      headers: [("Content-Type", stored.type), ("Content-Length", "\(stored.data.count)")]
        + (digest.isEmpty ? [] : [("Docker-Content-Digest", digest)]), body: stored.data)
  }

  private func claimed(_ digest: Digest, for path: String) -> String {
    quirks.wrongDigests[path] ?? digest.description
  }

  private func error(_ status: Int, _ code: String, _ message: String = "no") -> Answer {
    Answer(
      status, headers: [("Content-Type", "application/json")],
      #"{"errors":[{"code":"\#(code)","message":"\#(message)"}]}"#)
  }

  private static func login(_ authorization: String) -> String? {
    guard authorization.hasPrefix("Basic ") else { return nil }
    return Data(base64Encoded: String(authorization.dropFirst(6))).map { String(decoding: $0, as: UTF8.self) }
  }
}
