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
  /// Shows a debugger or `dump` what `description` shows, so that no secret reaches a log.
  package var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}

/// Where credentials come from.
package protocol CredentialsProvider: Sendable {
  /// The credentials to sign with now; asked before every attempt.
  ///
  /// - Throws: `CredentialsError.absent` when this source has none, so that another may be asked.
  func credentials() async throws(CredentialsError) -> Credentials
}

extension Credentials: CredentialsProvider {
  package func credentials() async throws(CredentialsError) -> Credentials { self }
}

/// Why there are no credentials to sign with.
package enum CredentialsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The sources that were asked have none; each in the words that follow "tried".
  case absent(tried: [String])
  /// A source has some, but they cannot be used; says why and what to change.
  case unusable(String)

  package var description: String {
    switch self {
    case .absent(let tried): "no AWS credentials: tried \(tried.joined(separator: ", "))"
    case .unusable(let reason): reason
    }
  }
}
