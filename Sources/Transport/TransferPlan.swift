import Essentials

/// A validated request.
struct TransferPlan: Sendable {
  let request: HTTPRequest
  let target: Target
  /// The header lines for libcurl, including those that turn off its default headers.
  let lines: [String]
  let proxy: String
  let noProxy: String
  let caBundle: String?
  let limits: CurlTransport.Limits

  /// The host, or the socket, for errors.
  var place: String { request.unixSocket ?? target.host }

  init(_ request: HTTPRequest, target: Target, transport: CurlTransport) throws(TransportError) {
    func refuse(_ reason: String) -> TransportError {
      TransportError(.invalidRequest, host: target.host, reason: reason)
    }
    guard Self.isToken(request.method) else { throw refuse("'\(request.method)' is not an HTTP method") }
    var lines: [String] = []
    var given: Set<String> = []
    for (name, value) in request.headers {
      guard Self.isToken(name) else { throw refuse("'\(name)' is not a header name") }
      guard !value.utf8.contains(where: { [0, 10, 13].contains($0) }) else {
        throw refuse("the value of the header \(name) contains a line break or a null")
      }
      given.insert(name.lowercased())
      switch name.lowercased() {
      case "content-length":
        // libcurl writes it from the body's length.
        guard Int64(value) == request.body.length else {
          throw refuse("Content-Length is \(value), but the body has \(request.body.length) bytes")
        }
      case "transfer-encoding", "expect": throw refuse("the header \(name) is set by the transport")
      // The semicolon is libcurl's notation for an empty value.
      default: lines.append(value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(value)")
      }
    }
    if request.method == "HEAD", request.body.length > 0 { throw refuse("a HEAD request cannot have a body") }
    for name in ["Accept", "Content-Type"] where !given.contains(name.lowercased()) { lines.append("\(name):") }
    // Without this, libcurl waits up to a second for `100 Continue` before it sends a body.
    lines.append("Expect:")
    // libcurl's own limits end in "out of memory".
    let bytes = lines.reduce(request.url.utf8.count) { $0 + $1.utf8.count }
    guard bytes <= transport.limits.head else {
      throw refuse("the URL and the headers have \(bytes) bytes; at most \(transport.limits.head) are possible")
    }
    self.request = request
    self.target = target
    self.lines = lines
    proxy = request.unixSocket == nil ? transport.proxies.proxy(for: target) : ""
    noProxy = transport.proxies.none
    caBundle = transport.caBundle
    limits = transport.limits
  }

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !#""(),/:;<=>?@[\]{}"#.utf8.contains($0) }
  }
}

extension HTTPRequest.Body {
  /// In bytes.
  var length: Int64 {
    switch self {
    case .none: 0
    case .data(let data): Int64(data.count)
    case .file(_, _, let length): length
    }
  }
}
