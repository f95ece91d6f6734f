import Essentials

/// Sends one HTTP request and returns the answer.
///
/// The interface between the HTTP clients and libcurl. Every status is an answer, not an error: redirects are not
/// followed, and a 401 is returned.
package protocol HTTPTransport: Sendable {
  /// Sends `request` once, byte for byte. Throws when no complete answer arrived; cancelling the task cancels the
  /// transfer.
  ///
  /// `progress` is called with the number of body bytes sent so far (for a download: received), from any thread, at
  /// most a few times a second. The number goes back when the body has to be sent again.
  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse
}

extension HTTPTransport {
  /// Sends `request` once, without reporting progress.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await send(request, progress: nil)
  }

  /// Sends `request` once and writes the body of a 2xx answer to a file. The body of any other answer is in the
  /// response.
  ///
  /// - Parameters:
  ///   - request: The request, without a deadline if the answer may be long.
  ///   - descriptor: An open file, written from its current position on. It stays open, also with half an answer in it.
  ///   - limit: The largest body in bytes; a larger one is an error of the kind `.invalidAnswer`.
  ///   - progress: Called with the number of body bytes received so far, from any thread, a few times a second.
  /// - Returns: The answer; its `body` is empty if its status is 2xx.
  /// - Throws: `TransportError`; its kind is `.invalidRequest` if the file cannot be written, such as on a full disk.
  package func download(
    _ request: HTTPRequest, to descriptor: Int32, limit: Int64, progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(TransportError) -> HTTPResponse {
    var request = request
    request.destination = HTTPRequest.Destination(descriptor: descriptor, limit: limit)
    return try await send(request, progress: progress)
  }
}

/// An HTTP request.
package struct HTTPRequest: Sendable {
  package var method: String
  /// The absolute URL, already percent-encoded; it is not normalized.
  package var url: String
  package var headers: HTTPFields
  package var body: Body
  /// The time limit of the whole exchange; nil for as long as bytes keep moving.
  package var deadline: Duration?
  /// The largest body of an answer, in bytes; nil for the transport's limit.
  package var answerLimit: Int?
  /// Inspects each piece of a file before it is sent, in order, on one thread at a time. Starts again when the body has
  /// to be sent again.
  package var inspect: Inspection?
  /// Whether to refuse a host whose name leads to an address that is not public. The address is known only without a
  /// proxy: then the connection is made, and closed before anything is sent.
  package var requiresPublicAddress = false
  /// The path of a UNIX socket to connect to instead of the URL's host, without a proxy.
  package var unixSocket: String?
  /// The destination of a successful answer's body; nil for `HTTPResponse.body`.
  var destination: Destination?

  /// Called with a piece and its position in the body. Returns why this piece and the rest must not be sent, or nil.
  package typealias Inspection = @Sendable (_ position: Int64, _ piece: UnsafeRawBufferPointer) -> String?

  /// The body of a request.
  package enum Body: Sendable {
    case none
    case data(Data)
    /// Part of a file, streamed: `length` bytes from `offset`.
    case file(path: String, offset: Int64, length: Int64)
  }

  /// An open file, for at most `limit` bytes.
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

/// An HTTP response with any status.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: HTTPFields
  package var body: Data
  /// The address that answered; nil if there was a proxy or a UNIX socket.
  package var peer: IPAddress?

  package init(status: Int, headers: HTTPFields = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Header fields in the order in which they are sent; names ignore case.
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

/// A request without a complete answer.
package struct TransportError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; decides whether to try again.
  package enum Kind: Sendable, Equatable {
    /// No connection was made, so the request was not sent: refused, unreachable, or failed in the TLS handshake.
    case connection
    /// The connection was lost after it was made: the server may or may not have received the request.
    case interrupted
    /// The host name does not resolve.
    case unknownHost
    /// The server's certificate is not trusted, or the CA bundle cannot be used.
    case tls
    /// The deadline passed, or no bytes moved for too long.
    case timedOut
    /// The task was cancelled.
    case cancelled
    /// The request cannot be made: invalid URL, forbidden header, unreadable body file, full disk.
    case invalidRequest
    /// The answer is not HTTP, or is larger than the limit.
    case invalidAnswer
  }

  package let kind: Kind
  /// The host and port; empty if there is none. Never the query, which may contain secrets.
  package let host: String
  /// What happened, often in libcurl's words.
  package let reason: String

  package init(_ kind: Kind, host: String, reason: String) {
    self.kind = kind
    self.host = host
    self.reason = reason
  }

  package var description: String { host.isEmpty ? reason : "\(host): \(reason)" }
}
