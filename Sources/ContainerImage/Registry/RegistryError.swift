import Transport

/// Why a registry could not be used.
package struct RegistryError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it was.
  package enum Kind: Sendable, Hashable {
    /// No complete answer arrived.
    case transport(TransportError.Kind)
    /// The registry wants other credentials, or refuses these.
    case denied
    /// No such repository, manifest or blob.
    case notFound
    /// The tag names other content, and the repository's tags never change.
    case immutableTag(existing: Digest?)
    /// The registry refused, for the reason it gives.
    case refused
    /// An answer that breaks the protocol, or that would lead somewhere unsafe.
    case invalidAnswer
    /// The image's files are not what its manifest says, or cannot be read.
    case badImage
    /// What was asked cannot be asked: a bad name, plain HTTP to another machine.
    case invalidRequest
    /// The task was cancelled.
    case cancelled
  }

  package let kind: Kind
  package let registry: String
  package let repository: String?
  /// The blob or manifest it was about.
  package let digest: Digest?
  /// The registry's status, where it answered.
  package let status: Int?
  /// The registry's own codes, such as `DENIED`.
  package let codes: [String]
  /// What went wrong, in words.
  package let reason: String
  /// How long the registry wants to be left alone.
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

  /// Statuses after which the same request may succeed; 499 and 522 come from proxies.
  static let transientStatuses: Set<Int> = [408, 429, 499, 500, 502, 503, 504, 522]

  /// Whether trying again can help.
  var isTransient: Bool {
    switch kind {
    case .transport(.connection), .transport(.interrupted), .transport(.timedOut): true
    // Nothing leaves that is not what its digest says: it was spoilt on the way, or by the registry.
    case .refused where codes.contains("DIGEST_INVALID"): true
    default: status.map(Self.transientStatuses.contains) ?? false
    }
  }

  package var description: String {
    registry + (repository.map { "/\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "") + ": " + reason
  }
}
