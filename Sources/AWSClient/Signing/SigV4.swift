import Essentials
import SHA2
import Transport

/// AWS Signature Version 4, in the `Authorization` header.
///
/// The three stages of the specification are pure functions, without a clock or state.
package struct SigV4: Sendable {
  /// The service's name in the credential scope, like `cloudformation`.
  package var service: String
  package var region: String
  /// Whether `.`, `..` and empty segments are removed from the path before signing; only S3 keeps them.
  var normalizesPath = true
  /// Whether the sent path is encoded once more before signing; not for S3.
  var encodesPathTwice = true
  /// Whether the body's hash is sent and signed as `X-Amz-Content-Sha256`.
  var sendsBodyHash = false
  /// Whether the session token is signed; some services expect it to be added afterwards.
  var signsSessionToken = true

  package init(service: String, region: String) {
    self.service = service
    self.region = region
  }

  /// The request with `Host`, `X-Amz-Date`, `X-Amz-Security-Token` and `Authorization` added, signed for `date`, which
  /// may be a few minutes off.
  ///
  /// Throws when the request is already signed, streams its body from a file, or has a URL or header that cannot be
  /// sent as it is signed.
  package func sign(
    _ request: HTTPRequest, credentials: Credentials, date: Date
  ) throws(SigningError) -> HTTPRequest {
    var request = request
    let target = try RequestTarget(request.url)
    try refuseSigned(request, target)
    let bodyHash = try hash(of: request.body)
    if request.headers["Host"] == nil { request.headers["Host"] = target.host }
    request.headers["X-Amz-Date"] = Self.timestamp(date)
    if sendsBodyHash { request.headers["X-Amz-Content-Sha256"] = bodyHash }
    if signsSessionToken { request.headers["X-Amz-Security-Token"] = credentials.sessionToken }
    let canonical = CanonicalRequest(self, request, target, bodyHash: bodyHash)
    let string = stringToSign(canonical.text, date: date)
    let signature = signature(string, secretAccessKey: credentials.secretAccessKey, date: date)
    if !signsSessionToken { request.headers["X-Amz-Security-Token"] = credentials.sessionToken }
    request.headers["Authorization"] =
      "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope(date)), "
      + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
    return request
  }

  /// The first stage: the canonical request, from the path and query as they are sent.
  ///
  /// `headers` are all headers, including `Host` and `X-Amz-Date`; headers that are never signed are dropped here. A
  /// server that checks a signature passes the signed names, in lower case, as `signedHeaders`. `bodyHash` is the
  /// body's SHA-256 in hexadecimal.
  package func canonicalRequest(
    method: String, path: String, query: String, headers: HTTPFields, signedHeaders: Set<String>? = nil,
    bodyHash: String
  ) -> String {
    CanonicalRequest(
      self, method: method, path: path, query: query, headers: headers, only: signedHeaders, bodyHash: bodyHash
    ).text
  }

  /// The second stage.
  package func stringToSign(_ canonicalRequest: String, date: Date) -> String {
    ["AWS4-HMAC-SHA256", Self.timestamp(date), scope(date), Self.hash(Data(canonicalRequest.utf8))]
      .joined(separator: "\n")
  }

  /// The third stage: the signature in hexadecimal. The key for the day is derived each time.
  package func signature(_ stringToSign: String, secretAccessKey: String, date: Date) -> String {
    var key = Array("AWS4\(secretAccessKey)".utf8)
    for part in [Self.day(date), region, service, "aws4_request"] { key = HMAC.code(of: part.utf8, key: key) }
    return HMAC.code(of: stringToSign.utf8, key: key).hexadecimal
  }

  /// The credential scope: day, region, service.
  package func scope(_ date: Date) -> String {
    "\(Self.day(date))/\(region)/\(service)/aws4_request"
  }

  /// A time like `20150830T123600Z`, whatever the machine's calendar.
  package static func timestamp(_ date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
  }

  /// The SHA-256 of `data` in lower-case hexadecimal.
  package static func hash(_ data: Data) -> String {
    SHA256.digest(of: data).hexadecimal
  }

  private static func day(_ date: Date) -> String { String(timestamp(date).prefix(8)) }

  private func hash(of body: HTTPRequest.Body) throws(SigningError) -> String {
    switch body {
    case .none: return Self.hash(Data())
    case .data(let data): return Self.hash(data)
    case .file: throw SigningError("a body that is streamed from a file cannot be signed")
    }
  }

  private func refuseSigned(_ request: HTTPRequest, _ target: RequestTarget) throws(SigningError) {
    for name in ["Authorization", "X-Amz-Date", "X-Amz-Content-Sha256"] where request.headers[name] != nil {
      throw SigningError("the request already has the header \(name)")
    }
    for parameter in ["Signature", "Date", "Credential", "Algorithm", "SignedHeaders"] {
      if target.query.lowercased().contains("x-amz-\(parameter.lowercased())=") {
        throw SigningError("the request already has the parameter X-Amz-\(parameter)")
      }
    }
    for (name, value) in request.headers where value.utf8.contains(where: { [0, 10, 13].contains($0) }) {
      throw SigningError("the value of the header \(name) contains a line break or a null")
    }
  }
}

/// A request that cannot be signed.
package struct SigningError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
