import Transport

/// A failed call to AWS.
package struct AWSError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure, as far as callers act differently.
  package enum Kind: Sendable, Equatable {
    /// The credentials are missing, unknown to AWS, or expired.
    case credentials
    /// The credentials are valid but do not allow the call.
    case accessDenied
    /// Too many calls, even after the retries.
    case throttled
    /// The resource that the call names does not exist.
    case notFound
    /// AWS refused the call for another reason: wrong values, wrong state, a quota.
    case refused
    /// AWS failed, even after the retries.
    case server
    /// No complete answer arrived.
    case transport(TransportError.Kind)
    /// The answer does not match the service's API.
    case malformedReply
  }

  package let kind: Kind
  /// The service's usual name: `ECS`, `CloudFormation`.
  package let service: String
  package let operation: String
  /// AWS's error code, like `ValidationError`; nil if the answer has none.
  package let code: String?
  /// AWS's message, or what happened instead of an answer.
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

/// An invalid setting of the client: the region or an endpoint.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
