import Transport

/// Why a call to AWS did not give an answer.
package struct AWSError: Error, Sendable, CustomStringConvertible {
  /// What went wrong, as far as a caller acts differently.
  package enum Kind: Sendable, Equatable {
    /// There are no credentials, or AWS does not know them, or they have expired.
    case credentials
    /// The credentials are good but do not allow the call.
    case accessDenied
    /// Too many calls, still after the retries.
    case throttled
    /// What the call names does not exist.
    case notFound
    /// AWS refused the call for another reason: wrong values, wrong state, a quota.
    case refused
    /// AWS failed, still after the retries.
    case server
    /// No complete answer arrived.
    case transport(TransportError.Kind)
    /// An answer arrived that is not what the service promises.
    case malformedReply
  }

  package let kind: Kind
  /// As people write it: `ECS`, `CloudFormation`.
  package let service: String
  package let operation: String
  /// AWS's code, like `ValidationError`; nil when no such answer arrived.
  package let code: String?
  /// AWS's own words, or what happened instead of an answer.
  package let message: String
  package let requestID: String?
  /// The HTTP status; nil when no answer arrived.
  package let status: Int?

  package init(
    _ kind: Kind, service: String, operation: String, code: String? = nil, message: String, requestID: String? = nil,
    status: Int? = nil
  ) {
    self.kind = kind
    self.service = service
    self.operation = operation
    self.code = code
    self.message = message
    self.requestID = requestID
    self.status = status
  }

  package var description: String {
    let request = requestID.map { " [request \($0)]" } ?? ""
    if let code { return "\(service) refused \(operation) (\(code)): \(message)\(request)" }
    return "\(service) \(operation): \(message)\(request)"
  }
}

/// A setting of the client that cannot be used: the region or an endpoint.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
