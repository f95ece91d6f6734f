import Essentials
import Transport

/// The canonical request, from which AWS computes the signature.
struct CanonicalRequest {
  let text: String
  /// The names of the signed headers, sorted and joined with `;`.
  let signedHeaders: String

  init(_ signer: SigV4, _ request: HTTPRequest, _ target: RequestTarget, bodyHash: String) {
    self.init(
      signer, method: request.method, path: target.path, query: target.query, headers: request.headers, only: nil,
      bodyHash: bodyHash)
  }

  init(
    _ signer: SigV4, method: String, path: String, query: String, headers: HTTPFields, only: Set<String>?,
    bodyHash: String
  ) {
    var values: [String: [String]] = [:]
    for (name, value) in headers {
      let name = name.lowercased()
      if only?.contains(name) ?? !Self.neverSigned.contains(name) { values[name, default: []].append(value) }
    }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    signedHeaders = names.joined(separator: ";")
    let lines = names.map { name in
      "\(name):\((values[name] ?? []).map(Self.trimmed).joined(separator: ","))\n"
    }
    text = [
      method, Self.path(path, signer), Self.query(query), lines.joined(), signedHeaders, bodyHash,
    ].joined(separator: "\n")
  }

  /// Headers that proxies and HTTP clients may change.
  private static let neverSigned: Set<String> = [
    "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
  ]

  private static func path(_ path: String, _ signer: SigV4) -> String {
    let path = path.isEmpty ? "/" : path
    let normal = signer.normalizesPath ? normalized(path) : path
    return signer.encodesPathTwice ? PercentEncoding.encode(normal, keepingSlashes: true) : normal
  }

  /// The path without empty, `.` and `..` segments; a slash at the end is kept.
  private static func normalized(_ path: String) -> String {
    var kept: [Substring] = []
    for segment in path.split(separator: "/") {
      switch segment {
      case ".": break
      case "..": _ = kept.popLast()
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/") + (path.hasSuffix("/") && !kept.isEmpty ? "/" : "")
  }

  /// The encoded parameters, sorted by name and then by value. They are not sorted as strings, because `-` sorts before
  /// `=`.
  private static func query(_ query: String) -> String {
    let pairs = query.split(separator: "&").map { field -> (name: String, value: String) in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      func encoded(_ part: Substring) -> String { PercentEncoding.encode(bytes: PercentEncoding.decode(part)) }
      return (encoded(parts[0]), parts.count > 1 ? encoded(parts[1]) : "")
    }
    return pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }.map { "\($0.name)=\($0.value)" }
      .joined(separator: "&")
  }

  /// The value without spaces and tabs at the ends, and with single spaces inside.
  private static func trimmed(_ value: String) -> String {
    value.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

/// The parts of a URL, as they are sent.
struct RequestTarget {
  /// The host in lower case, with the port unless it is the scheme's default.
  let host: String
  /// The path, unchanged; `/` if there is none.
  let path: String
  /// The query, unchanged, without the `?`.
  let query: String

  init(_ url: String) throws(SigningError) {
    guard let match = url.wholeMatch(of: /(https?):\/\/([^\/?#@\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?/.ignoresCase()) else {
      throw SigningError("'\(url.prefix { $0 != "?" })' is not an http or https URL")
    }
    let standardPort = match.1.lowercased() == "https" ? ":443" : ":80"
    let authority = match.2.lowercased()
    host = authority.hasSuffix(standardPort) ? String(authority.dropLast(standardPort.count)) : authority
    path = match.3.map(String.init) ?? "/"
    query = match.4.map(String.init) ?? ""
  }
}
