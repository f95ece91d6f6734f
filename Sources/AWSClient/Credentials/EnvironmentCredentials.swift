import Essentials

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
struct EnvironmentCredentials: CredentialsProvider, CustomReflectable {
  let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// - Throws: `.absent` when neither key is set; `.unusable` when one is set without the other.
  func credentials() async throws(CredentialsError) -> Credentials {
    switch (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY")) {
    case (nil, nil): throw .absent(tried: ["AWS_ACCESS_KEY_ID"])
    case (_?, nil): throw .unusable("AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY")
    case (nil, _?): throw .unusable("AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID")
    case (let key?, let secret?):
      return Credentials(
        accessKeyID: key, secretAccessKey: secret,
        sessionToken: value("AWS_SESSION_TOKEN") ?? value("AWS_SECURITY_TOKEN"),
        expiration: value("AWS_CREDENTIAL_EXPIRATION").flatMap { try? Date($0, strategy: .iso8601) })
    }
  }

  /// Hides the variables: some are secret.
  var customMirror: Mirror { Mirror(self, children: []) }

  /// A variable that is not blank.
  private func value(_ name: String) -> String? {
    guard let value = environment[name]?.trimmed(newlines: true), !value.isEmpty else {
      return nil
    }
    return value
  }
}
