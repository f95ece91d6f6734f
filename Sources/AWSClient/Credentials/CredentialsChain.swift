import Essentials

/// Several sources of credentials; the first one that has credentials is used.
package struct CredentialsChain: CredentialsProvider {
  let providers: [any CredentialsProvider]

  package init(_ providers: [any CredentialsProvider]) {
    self.providers = providers
  }

  /// The environment, then the shared files.
  ///
  /// With a `profile` from the command line, only that profile is read. Keys in the environment win over `AWS_PROFILE`,
  /// as in AWS's own tools.
  package static func standard(
    profile: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> CredentialsChain {
    let files = ProfileCredentials(profile: profile, environment: environment)
    guard profile == nil else { return CredentialsChain([files]) }
    return CredentialsChain([EnvironmentCredentials(environment: environment), files])
  }

  /// - Throws: `.absent` listing every source; `.unusable` from the first source that has unusable credentials.
  package func credentials() async throws(CredentialsError) -> Credentials {
    var tried: [String] = []
    for provider in providers {
      do throws(CredentialsError) {
        return try await provider.credentials()
      } catch {
        guard case .absent(let sources) = error else { throw error }
        tried += sources
      }
    }
    throw .absent(tried: tried)
  }
}
