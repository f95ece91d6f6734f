import ContainerImage
import Foundation
import TestSupport

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

  /// Keeps what arrived of an upload that broke off.
  mutating func keep(_ part: Data, _ request: Received) {
    let id = request.target.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
    uploads[id]? += part
  }

  private mutating func upload(
    _ request: Received, _ id: String, _ query: [String: String], _ body: Data, host: String
  ) -> Answer {
    if request.method == "POST" { return start(request, query, host: host) }
    // A real registry keeps its state in the query.
    guard let sofar = uploads[id], quirks.keepsBrokenUploads || query["_state"] == "a/b=\(sofar.count)" else {
      return error(404, "BLOB_UPLOAD_UNKNOWN")
    }
    if let base = quirks.uploadRedirect, ["PUT", "PATCH"].contains(request.method), redirected.insert(id).inserted {
      return Answer(307, headers: [("Location", base + request.target)])
    }
    func progress(_ status: Int, _ count: Int) -> Answer {
      let range = ("Range", "0-\(max(0, count - 1))")
      return Answer(status, headers: [("Location", location(of: id, request, host: host)), range])
    }
    switch request.method {
    case "GET": return progress(204, sofar.count)
    case "DELETE":
      uploads[id] = nil
      return Answer(204)
    case "PATCH":
      if quirks.checksRanges, begin(of: request) != sofar.count { return progress(416, sofar.count) }
      if quirks.ignoresLaterPatches, !sofar.isEmpty { return progress(quirks.patchStatus, sofar.count) }
      uploads[id] = sofar + body
      return progress(quirks.patchStatus, sofar.count + body.count)
    default: return finish(request, id, query, sofar + body)
    }
  }

  private mutating func start(_ request: Received, _ query: [String: String], host: String) -> Answer {
    if let wanted = query["mount"].flatMap({ try? Digest($0) }), let from = query["from"],
      places.contains("\(from) \(wanted)"), quirks.mountStatus != 202
    {
      guard quirks.mountStatus == 201 else { return error(quirks.mountStatus, "DENIED") }
      places.insert("\(Self.repository(request)) \(wanted)")
      return Answer(201, headers: [("Docker-Content-Digest", wanted.description)])
    }
    started += 1
    uploads["\(started)"] = Data()
    return Answer(quirks.startStatus, headers: [("Location", location(of: "\(started)", request, host: host))])
  }

  private mutating func finish(_ request: Received, _ id: String, _ query: [String: String], _ data: Data) -> Answer {
    uploads[id] = nil
    let digest = Digest(of: data)
    guard query["digest"] == digest.description else { return error(400, "DIGEST_INVALID") }
    blobs[digest] = data
    places.insert("\(Self.repository(request)) \(digest)")
    return Answer(201, headers: [("Docker-Content-Digest", claimed(digest, for: "/blobs/"))])
  }

  /// Where the bytes of a PATCH are said to belong; 0 without a word about it.
  private func begin(of request: Received) -> Int? {
    guard let range = request["Content-Range"] else { return 0 }
    return range.split(separator: "-").first.flatMap { Int($0) }
  }

  private func location(of id: String, _ request: Received, host: String) -> String {
    let repository = request.target.components(separatedBy: "/blobs/")[0]
    let path = "\(repository)/blobs/uploads/\(id)?_state=a%2Fb%3D\(uploads[id]?.count ?? 0)"
    return quirks.relativeLocations ? path : "\(quirks.uploadBase ?? "http://\(host)")\(path)"
  }

  private static func repository(_ request: Received) -> String {
    request.target.dropFirst("/v2/".count).components(separatedBy: "/blobs/")[0].components(separatedBy: "/manifests/")[
      0]
  }

  /// What a test has put into the registry by itself is everywhere.
  private func isIn(_ repository: String, _ name: String) -> Bool {
    places.contains("\(repository) \(name)") || !places.contains { $0.hasSuffix(" \(name)") }
  }

  private func blob(_ request: Received, _ name: String) -> Answer {
    if let host = quirks.blobHost { return Answer(307, headers: [("Location", "\(host)/elsewhere/\(name)")]) }
    guard let digest = try? Digest(name), let data = blobs[digest], isIn(Self.repository(request), name) else {
      return error(404, "BLOB_UNKNOWN")
    }
    return Answer(
      200, headers: [("Content-Length", "\(quirks.wrongLength ?? data.count)")], body: data)
  }

  private mutating func manifest(_ request: Received, _ reference: String, _ body: Data) -> Answer {
    let repository = Self.repository(request)
    if request.method == "PUT" {
      let document = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
      let named =
        ["layers", "manifests"].flatMap { document?[$0] as? [[String: Any]] ?? [] }
        + [document?["config"] as? [String: Any]].compactMap { $0 }
      let digests = named.compactMap { $0["digest"] as? String }
      guard digests.allSatisfy({ places.contains("\(repository) \($0)") }) else {
        return error(400, "MANIFEST_BLOB_UNKNOWN")
      }
      let digest = Digest(of: body)
      guard reference == digest.description || !reference.contains(":") else { return error(400, "DIGEST_INVALID") }
      if quirks.immutableTags, let existing = manifests[reference], existing.data != body {
        return error(400, "TAG_INVALID", "The image tag '\(reference)' already exists and the repository is immutable.")
      }
      manifests[reference] = (request["Content-Type"] ?? "", body)
      manifests[digest.description] = manifests[reference]
      places.formUnion(["\(repository) \(reference)", "\(repository) \(digest)"])
      return Answer(
        quirks.manifestStatus, headers: [("Docker-Content-Digest", claimed(digest, for: "PUT /manifests/"))])
    }
    guard let stored = manifests[reference], isIn(repository, reference) else {
      return error(404, "MANIFEST_UNKNOWN")
    }
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
