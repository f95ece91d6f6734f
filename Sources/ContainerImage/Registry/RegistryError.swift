import Transport

/// A failed request to a registry.
package struct RegistryError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Kind: Sendable, Hashable {
    /// No complete answer arrived.
    case transport(TransportError.Kind)
    /// The registry requires credentials, or refuses these.
    case denied
    /// The repository, manifest or blob does not exist.
    case notFound
    /// The tag names other content, and the repository's tags are immutable.
    case immutableTag(existing: Digest?)
    /// The registry refused the request for another reason.
    case refused
    /// The answer violates the protocol, or redirects to an unsafe place.
    case invalidAnswer
    /// The image's files do not match its manifest, or cannot be read.
    case badImage
    /// The request is invalid: a bad name, or plain HTTP to another machine.
    case invalidRequest
    /// The task was cancelled.
    case cancelled
  }

  package let kind: Kind
  package let registry: String
  package let repository: String?
  /// The blob or manifest that the request was about.
  package let digest: Digest?
  /// The HTTP status; nil if there was no answer.
  package let status: Int?
  /// The registry's error codes, such as `DENIED`.
  package let codes: [String]
  /// What went wrong.
  package let reason: String
  /// The pause that the registry asks for.
  let retryAfter: Duration?

  init(
    _ kind: Kind, registry: String, repository: String? = nil, digest: Digest? = nil, status: Int? = nil,
    codes: [String] = [], reason: String, retryAfter: Duration? = nil
  ) {
    self.kind = kind
    self.registry = registry
    self.repository = repository
    self.digest = digest
    self.status = status
    self.codes = codes
    self.reason = reason
    self.retryAfter = retryAfter
  }

  /// The same error, with `what` before its reason.
  func during(_ what: String) -> RegistryError {
    RegistryError(
      kind, registry: registry, repository: repository, digest: digest, status: status, codes: codes,
      reason: "\(what): \(reason)", retryAfter: retryAfter)
  }

  /// Statuses after which the same request may succeed; 499 and 522 come from proxies.
  static let transientStatuses: Set<Int> = [408, 429, 499, 500, 502, 503, 504, 522]

  /// Whether to try again.
  var isTransient: Bool {
    switch kind {
    case .transport(.connection), .transport(.interrupted), .transport(.timedOut): true
    // The digest was checked while sending, so the blob was damaged on the way or by the registry.
    case .refused where codes.contains("DIGEST_INVALID"): true
    default: status.map(Self.transientStatuses.contains) ?? false
    }
  }

  package var description: String {
    registry + (repository.map { "/\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "") + ": " + reason
  }
}
