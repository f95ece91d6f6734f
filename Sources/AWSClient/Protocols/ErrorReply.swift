import Essentials
import Transport

/// The error code and message of an answer.
struct ErrorReply: Sendable, Equatable {
  /// The code without namespace and URL; nil if the answer did not come from an AWS service.
  var code: String?
  var message: String

  /// Reads any body: JSON, Query XML, a proxy's HTML, a truncated or an empty one.
  init(_ response: HTTPResponse) {
    let json = try? JSONDecoder().decode(JSONBody.self, from: response.body)
    let xml = json == nil ? Self.xml(response.body) : nil
    // The code may have the form `name.space#Code` or `Code:http://address`.
    let raw = response.headers["x-amzn-ErrorType"] ?? json?.code ?? xml?["Code"]
    code = raw.map { raw in
      let local = raw.split(separator: ":").first.map(String.init) ?? raw
      return local.split(separator: "#").last.map(String.init) ?? local
    }
    if code?.isEmpty == true { code = nil }
    message =
      [json?.text, xml?["Message"]].lazy.compactMap { $0 }.first { !$0.isEmpty }
      ?? "the answer has status \(response.status)" + Self.kind(of: response)
  }

  private struct JSONBody: Decodable {
    var code: String?
    var text: String?

    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      func text(_ names: String...) -> String? {
        names.lazy.compactMap { try? container.decode(String.self, forKey: Key(stringValue: $0)) }.first
      }
      code = text("__type", "code", "Code")
      self.text = text("message", "Message", "errorMessage")
    }
  }

  /// `<ErrorResponse><Error>…`, or `<Response><Errors><Error>…`.
  private static func xml(_ body: Data) -> XMLElement? {
    guard let root = try? XMLElement(parsing: body) else { return nil }
    return root.child("Error") ?? root.child("Errors")?.child("Error")
  }

  private static func kind(of response: HTTPResponse) -> String {
    if response.body.isEmpty { return " and no body" }
    guard let type = response.headers["Content-Type"]?.prefix(while: { $0 != ";" }), type.contains("html") else {
      return " and a body that is not from AWS"
    }
    return " and is a web page, so it is from a proxy or a gateway"
  }
}

extension HTTPResponse {
  /// The request id, which AWS's support asks for.
  var requestID: String? {
    if let id = headers["x-amzn-RequestId"] ?? headers["x-amz-request-id"] { return id }
    guard status != 200, let root = try? XMLElement(parsing: body) else { return nil }
    return root["RequestId"] ?? root["RequestID"]
  }
}

extension AWSError {
  /// The error for an answer.
  init(_ call: Call, _ response: HTTPResponse) {
    let reply = ErrorReply(response)
    // The other lines of such a message are the request as AWS read it, with the session token.
    let isAboutSignature = ["SignatureDoesNotMatch", "InvalidSignatureException"].contains(reply.code)
    let message = isAboutSignature ? String(reply.message.prefix { !$0.isNewline }) : reply.message
    self.init(
      Self.kind(reply, status: response.status, call: call), service: call.service.rawValue, operation: call.operation,
      code: reply.code, message: message, requestID: response.requestID, status: response.status)
  }

  private static func kind(_ reply: ErrorReply, status: Int, call: Call) -> Kind {
    let code = reply.code ?? ""
    if isThrottling(code, status: status, call: call) { return .throttled }
    if credentialCodes.contains(code) { return .credentials }
    if accessCodes.contains(code) { return .accessDenied }
    if code.contains("NotFound") || (code == "ValidationError" && reply.message.contains("does not exist")) {
      return .notFound
    }
    switch status {
    case 500...: return .server
    // Redirects are not followed, and no AWS service redirects: this is another server.
    case ..<400: return .malformedReply
    case 401, 403: return .accessDenied
    default: return .refused
    }
  }

  static func isThrottling(_ code: String, status: Int, call: Call) -> Bool {
    !call.final.contains(code) && (throttlingCodes.contains(code) || status == 429)
  }

  private static let credentialCodes: Set<String> = [
    "ExpiredToken", "ExpiredTokenException", "RequestExpired", "InvalidClientTokenId", "UnrecognizedClientException",
    "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "MissingAuthenticationToken",
    "MissingAuthenticationTokenException", "AuthFailure", "RequestTimeTooSkewed", "OptInRequired",
    "IncompleteSignatureException", "InvalidAccessKeyId",
  ]

  private static let accessCodes: Set<String> = [
    "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "UnauthorizedException",
  ]

  private static let throttlingCodes: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
    "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "EC2ThrottledException",
  ]
}
