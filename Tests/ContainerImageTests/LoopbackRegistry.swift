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
    /// Where uploads go instead of here: a scheme and a host.
    var uploadBase: String?
    /// Where a PUT or PATCH is redirected to, once per upload, with what is left of the path.
    var uploadRedirect: String?
    var immutableTags = false
    var startStatus = 202
    var patchStatus = 202
    var manifestStatus = 201
    /// Without `Docker-Content-Digest`.
    var namesNoDigest = false
    /// Reads no blob before so many have come at once, and a little longer, for one too many to come.
    var gathers = 0
    /// An interrupted upload can be resumed; otherwise only the last location is known, as in docker-registry.
    var keepsBrokenUploads = false
    /// 416 for a PATCH that does not begin where the last one ended.
    var checksRanges = false
    /// ECR: what comes after the first PATCH is accepted and thrown away.
    var ignoresLaterPatches = false
    /// Closes the connection after each answer, for libcurl not to try again by itself when one breaks that it kept.
    var keepsNoConnection = false
    /// What a mount of something that is there is answered with.
    var mountStatus = 201
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
      /// So many bytes of the body arrive, and stay in the upload; then the connection is reset.
      case breakOff(after: Int)
      /// No answer until the client goes away.
      case hang
      case custom(@Sendable (Exchange) -> Void)
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
    /// `repository digest` and `repository tag` of what is where.
    var places: Set<String> = []
    var redirected: Set<String> = []
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
    case .answer(let answer): return send(answer, exchange, shared)
    case .reset: return exchange.reset()
    case .breakOff(let count):
      let part = exchange.part(count)
      shared.mutex.withLock { $0.keep(part, request) }
      return exchange.reset()
    case .hang: return exchange.hang()
    case .custom(let behave): return behave(exchange)
    case nil: break
    }
    let host = request["Host"] ?? ""
    if let refusal = shared.mutex.withLock({ $0.refusal(request, host: host) }) { return exchange.answer(refusal) }
    shared.mutex.withLock { $0.uploading += request.method == "PUT" ? 1 : 0 }
    shared.mutex.withLock { $0.mostUploading = max($0.mostUploading, $0.uploading) }
    if request.method == "PUT" { gather(shared) }
    let body = exchange.body()
    let answer = shared.mutex.withLock { state in
      state.uploading -= request.method == "PUT" ? 1 : 0
      return state.answer(request, body, host: host)
    }
    send(answer, exchange, shared)
  }

  private static func gather(_ shared: SharedState) {
    let count = shared.mutex.withLock { $0.quirks.gathers }
    guard count > 0 else { return }
    for _ in 0..<12_000 where shared.mutex.withLock({ $0.mostUploading < count }) { usleep(10_000) }
    usleep(50_000)
  }

  private static func send(_ answer: Answer, _ exchange: Exchange, _ shared: SharedState) {
    let closes = shared.mutex.withLock { $0.quirks.keepsNoConnection }
    var answer = answer
    if closes { answer.headers.append(("Connection", "close")) }
    if shared.mutex.withLock({ $0.quirks.namesNoDigest }) {
      answer.headers.removeAll { $0.0 == "Docker-Content-Digest" }
    }
    exchange.answer(answer)
    if closes { exchange.close() }
  }
}
