import Essentials

/// Sends one HTTP request and answers with what came back.
///
/// The seam between everything that speaks HTTP and libcurl. A status is an answer, not an error: redirects are not
/// followed, a 401 is returned.
package protocol HTTPTransport: Sendable {
  /// Sends `request` once, byte for byte. Throws when no complete answer arrived; cancelling the task cancels the
  /// transfer.
  ///
  /// `progress` is called with the number of body bytes sent so far (of a download: received), from any thread, at most a
  /// few times a second. The number goes back when the body has to be sent again.
  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse
}

extension HTTPTransport {
  /// Sends `request` once, without reporting progress.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await send(request, progress: nil)
  }

  /// Sends `request` once; the body of a 2xx answer goes to a file piece by piece, that of another answer into the
  /// response, as always.
  ///
  /// - Parameters:
  ///   - request: What to send; give it no deadline if the answer may be long.
  ///   - descriptor: An open file, written from its current position on. It stays the caller's, also with half an answer
  ///     in it.
  ///   - limit: A body of more bytes is an error, of the kind `.invalidAnswer`.
  ///   - progress: Called with the number of body bytes received so far, from any thread, a few times a second.
  /// - Returns: The answer; its `body` is empty when its status is 2xx.
  /// - Throws: `TransportError`; its kind is `.invalidRequest` when the file cannot be written, such as on a full disk.
  package func download(
    _ request: HTTPRequest, to descriptor: Int32, limit: Int64, progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(TransportError) -> HTTPResponse {
    var request = request
    request.destination = HTTPRequest.Destination(descriptor: descriptor, limit: limit)
    return try await send(request, progress: progress)
  }
}

/// A request as it goes over the wire.
package struct HTTPRequest: Sendable {
  package var method: String
  /// The absolute URL, already percent-encoded; it is not normalised.
  package var url: String
  package var headers: HTTPFields
  package var body: Body
  /// How long the whole exchange may take; nil for as long as bytes keep moving.
  package var deadline: Duration?
  /// The largest body of an answer, in bytes; nil for what the transport takes.
  package var answerLimit: Int?
  /// Sees each piece of a file's bytes before it leaves, in order and on one thread at a time; from the beginning again
  /// when the body has to be sent again.
  package var inspect: Inspection?
  /// The path of a UNIX socket to talk to instead of the URL's host, and never through a proxy.
  package var unixSocket: String?
  /// Where the body of a successful answer goes; nil for `HTTPResponse.body`.
  var destination: Destination?

  /// Called with a piece and its position in the body; what it returns is why this piece and the rest must not leave.
  package typealias Inspection = @Sendable (_ position: Int64, _ piece: UnsafeRawBufferPointer) -> String?

  /// What a request carries.
  package enum Body: Sendable {
    case none
    case data(Data)
    /// Part of a file, streamed: `length` bytes from `offset`.
    case file(path: String, offset: Int64, length: Int64)
  }

  /// An open file for at most `limit` bytes.
  struct Destination: Sendable {
    let descriptor: Int32
    let limit: Int64
  }

  package init(
    _ method: String, _ url: String, headers: HTTPFields = [:], body: Body = .none, deadline: Duration? = .seconds(30)
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.deadline = deadline
  }
}

/// An answer, whatever its status.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: HTTPFields
  package var body: Data

  package init(status: Int, headers: HTTPFields = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Header fields in wire order; names compare without regard to case.
package struct HTTPFields: Sendable, ExpressibleByDictionaryLiteral, Sequence {
  private var fields: [(name: String, value: String)] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { (name: $0.0, value: $0.1) }
  }

  /// The first value of `name`; setting replaces every field of that name, setting nil removes them.
  package subscript(name: String) -> String? {
    get { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
    set {
      fields.removeAll { $0.name.lowercased() == name.lowercased() }
      if let newValue { fields.append((name, newValue)) }
    }
  }

  package mutating func append(_ name: String, _ value: String) {
    fields.append((name, value))
  }

  package func makeIterator() -> IndexingIterator<[(name: String, value: String)]> {
    fields.makeIterator()
  }
}

extension HTTPFields: CustomStringConvertible, CustomReflectable {
  package var description: String {
    fields.map { "\($0.name): \(Self.secret.contains($0.name.lowercased()) ? "<redacted>" : $0.value)" }
      .joined(separator: ", ")
  }

  package var customMirror: Mirror { Mirror(self, children: ["fields": description]) }

  private static let secret: Set<String> = [
    "authorization", "proxy-authorization", "x-amz-security-token", "cookie", "set-cookie",
  ]
}

/// Why no complete answer arrived.
package struct TransportError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it was; decides whether trying again can help.
  package enum Kind: Sendable, Equatable {
    /// No connection was made, so the request was not sent: refused, unreachable, broken off in the TLS handshake.
    case connection
    /// The connection was lost after it was made: the server may have seen the request, or not.
    case interrupted
    /// The host name does not resolve.
    case unknownHost
    /// The server's certificate is not to be trusted, or the CA bundle cannot be used.
    case tls
    /// The deadline passed, or no bytes moved for too long.
    case timedOut
    /// The task was cancelled.
    case cancelled
    /// The request cannot be carried out as it is: bad URL, forbidden header, unreadable body file, a full disk.
    case invalidRequest
    /// What came back is not HTTP, or larger than the limit.
    case invalidAnswer
  }

  package let kind: Kind
  /// The host and port that were asked, never the query, which may hold secrets; empty when none was.
  package let host: String
  /// What happened, often in libcurl's own words.
  package let reason: String

  package init(_ kind: Kind, host: String, reason: String) {
    self.kind = kind
    self.host = host
    self.reason = reason
  }

  package var description: String { host.isEmpty ? reason : "\(host): \(reason)" }
}
