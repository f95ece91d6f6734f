import Essentials

/// The keys that sign requests.
package struct Credentials: Sendable, Equatable {
  package let accessKeyID: String
  package let secretAccessKey: String
  /// Present for temporary credentials only.
  package let sessionToken: String?
  /// When temporary credentials stop working; nil when unknown or never.
  package let expiration: Date?

  package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(accessKeyID) <redacted>" }
  package var debugDescription: String { description }
  /// Hides the secrets from a debugger and `dump`, so that none reaches a log.
  package var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}

/// A source of credentials.
package protocol CredentialsProvider: Sendable {
  /// The current credentials; called before every attempt.
  ///
  /// - Throws: `CredentialsError.absent` when this source has none, so that the next one is tried.
  func credentials() async throws(CredentialsError) -> Credentials
}

extension Credentials: CredentialsProvider {
  package func credentials() async throws(CredentialsError) -> Credentials { self }
}

/// Missing or unusable credentials.
package enum CredentialsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No source has credentials; the sources are the words after "tried".
  case absent(tried: [String])
  /// A source has credentials that cannot be used; the text says why and what to change.
  case unusable(String)

  package var description: String {
    switch self {
    case .absent(let tried): "no AWS credentials: tried \(tried.joined(separator: ", ")); set an access key there"
    case .unusable(let reason): reason
    }
  }
}
