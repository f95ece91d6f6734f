import AWSClient
import Essentials
import Files
import Transport

/// Checks Signature Version 4 as AWS does: it signs the request again and compares.
struct SignatureCheck: Sendable {
  let accessKey: String
  let secretKey: String
  let region: String
  let now: @Sendable () -> Date

  /// The maximum difference of a request's date from now, in seconds.
  static let tolerance = 300.0

  enum Refusal: Error {
    case missing, incomplete(String), unknownKey, wrong(String)
  }

  /// The parts of an `Authorization` header with this account's key.
  struct Claim {
    /// Date, region, service and the word `aws4_request`.
    let scope: [String]
    let signedHeaders: Set<String>
    let signature: String
  }

  /// Reads the header without checking the signature.
  func claim(of call: Call) throws(Refusal) -> Claim {
    guard let header = call.headers["authorization"], !header.isEmpty else { throw .missing }
    let parts = try Self.parse(header)
    let credential = parts.credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard credential.count == 5 else {
      throw .incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term")
    }
    guard credential[0] == accessKey else { throw .unknownKey }
    return Claim(
      scope: Array(credential.dropFirst()),
      signedHeaders: Set(parts.signedHeaders.split(separator: ";").map(String.init)), signature: parts.signature)
  }

  func check(_ call: Call, service: String) throws(Refusal) {
    let claim = try claim(of: call)
    let date = try date(call)
    // Deployments of all regions also send requests to us-east-1, for CloudFront; this account answers both regions.
    let signer = SigV4(service: service, region: claim.scope[1] == "us-east-1" ? claim.scope[1] : region)
    guard claim.scope.joined(separator: "/") == signer.scope(date) else {
      throw .wrong("Credential should be scoped to a valid region and service, '\(signer.scope(date))'.")
    }
    let signed = claim.signedHeaders
    guard signed.contains("host"), signed.contains("x-amz-date") else {
      throw .wrong("'Host' and 'X-Amz-Date' must be signed headers.")
    }
    var fields = HTTPFields()
    for (name, value) in call.headers { fields.append(name, value) }
    let canonical = signer.canonicalRequest(
      method: call.method, path: call.path, query: call.query, headers: fields, signedHeaders: signed,
      bodyHash: SigV4.hash(call.body))
    let signature = signer.signature(
      signer.stringToSign(canonical, date: date), secretAccessKey: secretKey, date: date)
    guard signature == claim.signature else {
      throw .wrong(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
          + "Key and signing method. Consult the service documentation for details.")
    }
  }

  private func date(_ call: Call) throws(Refusal) -> Date {
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
    guard let text = call.headers["x-amz-date"], let date = try? Date(text, strategy: style) else {
      throw .incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    }
    let late = now().timeIntervalSince(date)
    guard abs(late) <= Self.tolerance else {
      throw .wrong(
        "Signature \(late > 0 ? "expired" : "not yet current"): \(text) is now \(late > 0 ? "earlier" : "later") "
          + "than \(SigV4.timestamp(now())) (\(SigV4.timestamp(now())) \(late > 0 ? "-" : "+") 5 min.)")
    }
    return date
  }

  private static func parse(
    _ header: String
  ) throws(Refusal) -> (credential: String, signedHeaders: String, signature: String) {
    let algorithm = "AWS4-HMAC-SHA256 "
    guard header.hasPrefix(algorithm) else { throw .incomplete("Unsupported AWS 'algorithm'.") }
    var fields: [String: String] = [:]
    for part in header.dropFirst(algorithm.count).split(separator: ",") {
      let halves = part.split(separator: "=", maxSplits: 1).map { $0.trimmed() }
      if halves.count == 2 { fields[halves[0]] = halves[1] }
    }
    func field(_ name: String) throws(Refusal) -> String {
      guard let value = fields[name] else { throw .incomplete("Authorization header requires '\(name)' parameter.") }
      return value
    }
    return (try field("Credential"), try field("SignedHeaders"), try field("Signature"))
  }
}

extension SignatureCheck.Refusal {
  /// The error in the words of a JSON service, or of a Query service.
  func error(json: Bool) -> ServiceError {
    switch self {
    case .missing:
      json
        ? ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token")
        : ServiceError("MissingAuthenticationToken", "Request is missing Authentication Token", status: 403)
    case .incomplete(let message):
      json
        ? ServiceError("IncompleteSignatureException", message)
        : ServiceError("IncompleteSignature", message, status: 400)
    case .unknownKey:
      json
        ? ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.")
        : ServiceError("InvalidClientTokenId", "The security token included in the request is invalid.", status: 403)
    case .wrong(let message):
      json
        ? ServiceError("InvalidSignatureException", message)
        : ServiceError("SignatureDoesNotMatch", message, status: 403)
    }
  }
}
