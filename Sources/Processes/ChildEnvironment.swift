import Essentials

/// The environment variables of a child program: the names that it gets, and no others.
///
/// A program that this one starts gets no secret that it does not need: no access keys, tokens or passwords that happen
/// to be in the environment.
package struct ChildEnvironment: Sendable {
  private var names: Set<String>
  private var prefixes: [String]
  /// Prefixes of names that may be secrets: the program needs these to sign in.
  private var secretPrefixes: [String] = []

  /// The variables of this environment that the program gets. Relative paths in settings become absolute: the program
  /// may run in another folder.
  package func variables(of environment: [String: String]) -> [String: String] {
    var variables = environment.filter { name, _ in gets(name) }
    for name in Self.paths {
      variables[name] = variables[name].map { $0.isEmpty ? "" : Self.absolute($0) }
    }
    variables["PIP_FIND_LINKS"] = variables["PIP_FIND_LINKS"].map { places in
      places.split(separator: " ").map { $0.contains(":") ? String($0) : Self.absolute(String($0)) }
        .joined(separator: " ")
    }
    return variables
  }

  private static let paths = [
    "AWS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC", "NIX_SSL_CERT_FILE", "PIP_CACHE_DIR", "PIP_CERT", "PIP_CLIENT_CERT",
    "PIP_CONFIG_FILE", "REQUESTS_CA_BUNDLE", "SSL_CERT_DIR", "SSL_CERT_FILE", "TERRAFORM_CONFIG", "TF_CLI_CONFIG_FILE",
    "TF_LOG_PATH", "TF_PLUGIN_CACHE_DIR",
  ]

  /// A path that begins at the root.
  package static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  private func gets(_ name: String) -> Bool {
    if names.contains(name) || secretPrefixes.contains(where: name.hasPrefix) { return true }
    return prefixes.contains(where: name.hasPrefix) && !Self.isSecret(name)
  }

  /// Whether a variable may hold a secret, by the words of its name.
  private static func isSecret(_ name: String) -> Bool {
    let words = ["AUTH", "CREDENTIAL", "KEY", "PASS", "SECRET", "TOKEN"]
    return words.contains { name.uppercased().contains($0) }
  }

  private func and(
    _ names: Set<String>, prefixes: [String] = [], secretPrefixes: [String] = []
  ) -> ChildEnvironment {
    ChildEnvironment(
      names: self.names.union(names), prefixes: self.prefixes + prefixes,
      secretPrefixes: self.secretPrefixes + secretPrefixes)
  }
}

// MARK: - The programs

extension ChildEnvironment {
  /// The user's program that describes the stacks. Its result should depend on its code only.
  package static let stacks = start

  /// The Swift compiler.
  package static let compiler = start.and(locale).and(
    [
      "C_INCLUDE_PATH", "CC", "CPATH", "CPLUS_INCLUDE_PATH", "CXX", "DEVELOPER_DIR", "LIBRARY_PATH",
      "MACOSX_DEPLOYMENT_TARGET", "PKG_CONFIG_LIBDIR", "PKG_CONFIG_PATH", "PKG_CONFIG_SYSROOT_DIR", "SDKROOT",
      "TOOLCHAINS", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    ], prefixes: ["LC_", "SWIFT_", "SWIFTLY_", "SWIFTPM_"])

  /// SwiftPM: the compiler, and git for the packages that a package depends on.
  package static let swiftPM = compiler.and(network).and([
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH", "NETRC", "SSH_AUTH_SOCK", "TERM",
  ])

  /// git, to read a checkout: nothing that names another repository, index or program.
  package static let git = start.and(locale).and([
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "XDG_CONFIG_HOME",
  ])

  /// pip, with the caller's settings for fetching packages, which may have the login of an index.
  package static let pip = start.and(locale).and(network).and(
    [
      // Shims in PATH choose a Python with these.
      "PYENV_ROOT", "PYENV_VERSION",
      // For pip's `keyring-provider`.
      "DBUS_SESSION_BUS_ADDRESS",
      "NETRC", "REQUESTS_CA_BUNDLE", "XDG_CACHE_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME",
      "PIP_CACHE_DIR", "PIP_CERT", "PIP_CLIENT_CERT", "PIP_CONFIG_FILE", "PIP_DEFAULT_TIMEOUT", "PIP_EXTRA_INDEX_URL",
      "PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_KEYRING_PROVIDER", "PIP_NO_CACHE_DIR", "PIP_NO_INDEX", "PIP_PROXY",
      "PIP_RETRIES", "PIP_TIMEOUT", "PIP_TRUSTED_HOST",
    ])

  /// Terraform and its providers. Their AWS credentials come from the caller.
  ///
  /// - Parameter backend: Prefixes of the variables with the login of the place of the state, such as `PG`.
  /// - Returns: The names.
  package static func terraform(backend: [String]) -> ChildEnvironment {
    start.and(locale).and(network).and(
      [
        "AWS_CA_BUNDLE", "AWS_DEFAULT_REGION", "AWS_EC2_METADATA_DISABLED", "AWS_ENDPOINT_URL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_MAX_ATTEMPTS", "AWS_REGION", "AWS_REQUEST_CHECKSUM_CALCULATION",
        "AWS_RESPONSE_CHECKSUM_VALIDATION", "AWS_RETRY_MODE", "AWS_STS_REGIONAL_ENDPOINTS",
        "AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT",
        // Options for `init` may configure the backend; options for other commands would change the reviewed plan.
        "TF_CLI_ARGS_init",
        "TERRAFORM_CONFIG", "TF_CLI_CONFIG_FILE", "TF_LOG", "TF_LOG_CORE", "TF_LOG_PATH", "TF_LOG_PROVIDER",
        "TF_PLUGIN_CACHE_DIR", "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "TF_REGISTRY_CLIENT_TIMEOUT",
        "TF_REGISTRY_DISCOVERY_RETRY", "TF_WORKSPACE",
      ], prefixes: ["AWS_ENDPOINT_URL_"],
      // The logins of registries of providers.
      secretPrefixes: ["TF_TOKEN_"] + backend)
  }

  /// What nearly any program needs to start.
  private static let start = ChildEnvironment(
    names: [
      "DYLD_FRAMEWORK_PATH", "DYLD_LIBRARY_PATH", "HOME", "LD_LIBRARY_PATH", "LOGNAME", "PATH", "TMPDIR", "USER",
    ], prefixes: [])

  /// The language and the time of messages.
  private static let locale: Set = ["LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TZ"]

  /// Proxies and certificates.
  private static let network: Set = [
    "ALL_PROXY", "CURL_CA_BUNDLE", "HTTPS_PROXY", "HTTP_PROXY", "NIX_SSL_CERT_FILE", "NO_PROXY", "SSL_CERT_DIR",
    "SSL_CERT_FILE", "all_proxy", "http_proxy", "https_proxy", "no_proxy",
  ]
}
