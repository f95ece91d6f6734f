import Essentials

/// The static keys of a profile in the shared files, `~/.aws/credentials` and `~/.aws/config`.
struct ProfileCredentials: CredentialsProvider {
  /// The profile that is read.
  let profile: String
  let isExplicit: Bool
  let files: SharedFiles

  /// Reads the first of `profile`, `AWS_PROFILE`, `AWS_DEFAULT_PROFILE` and `default`.
  /// `AWS_SHARED_CREDENTIALS_FILE`, `AWS_CONFIG_FILE` and `HOME` are read from `environment`.
  init(profile: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let named =
      profile ?? ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].lazy.compactMap { environment[$0] }.first { $0 != "" }
    self.profile = named ?? "default"
    isExplicit = named != nil
    files = SharedFiles(environment: environment)
  }

  /// - Throws: `.absent` when nobody named the profile and it does not exist or has no credentials; `.unusable` when a
  ///   named profile does not exist, has half a key pair, or needs more than static keys.
  func credentials() async throws(CredentialsError) -> Credentials {
    let settings = try files.settings(of: profile)
    guard let settings else {
      guard isExplicit else { throw .absent(tried: ["the profile '\(profile)' in \(files.credentials.shown)"]) }
      throw .unusable(
        "there is no profile '\(profile)' in \(files.credentials.shown) or \(files.config.shown)"
          + SharedFiles.known(files.profiles))
    }
    try refuse(Self.beforeKeys, in: settings)
    switch (settings["aws_access_key_id"], settings["aws_secret_access_key"]) {
    case (let key?, let secret?):
      return Credentials(accessKeyID: key, secretAccessKey: secret, sessionToken: settings["aws_session_token"])
    case (nil, nil):
      try refuse(Self.afterKeys, in: settings)
      throw .absent(tried: ["the profile '\(profile)' in \(files.credentials.shown)"])
    case (_?, nil): throw .unusable("the profile '\(profile)' has aws_access_key_id without aws_secret_access_key")
    case (nil, _?): throw .unusable("the profile '\(profile)' has aws_secret_access_key without aws_access_key_id")
    }
  }

  /// Settings that AWS's tools prefer to keys in the profile.
  private static let beforeKeys: [(setting: String, what: String)] = [
    ("role_arn", "an assumed role"),
    ("web_identity_token_file", "a web identity"),
    ("sso_session", "a single sign-on session"),
    ("sso_start_url", "a single sign-on session"),
  ]

  /// Settings that AWS's tools use only if the profile has no keys.
  private static let afterKeys: [(setting: String, what: String)] = [
    ("login_session", "a login session"),
    ("credential_process", "an external program"),
  ]

  private func refuse(
    _ unsupported: [(setting: String, what: String)], in settings: [String: String]
  ) throws(CredentialsError) {
    guard let needed = unsupported.first(where: { settings[$0.setting] != nil }) else { return }
    throw .unusable(
      "the profile '\(profile)' needs \(needed.what) (\(needed.setting)), but this version reads static keys only; "
        + "put keys into the environment with "
        + "`eval \"$(aws configure export-credentials --profile '\(profile)' --format env)\"`")
  }
}
