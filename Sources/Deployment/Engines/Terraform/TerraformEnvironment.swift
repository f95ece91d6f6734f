import AWSClient

/// What Terraform sees of this process's environment.
struct TerraformEnvironment {
  let variables: [String: String]

  /// - Parameters:
  ///   - environment: That of this process.
  ///   - keys: The only credentials it gets, whatever profile they came from.
  ///   - variables: Values of the configuration's variables.
  ///   - label: Names the configuration.
  init(_ environment: [String: String], keys: Credentials, variables: [String: String], label: String) {
    let others: Set = [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_PROFILE",
      "AWS_DEFAULT_PROFILE",
    ]
    var child = environment.filter { name, _ in
      // Options for `init` may say where the state is; others would make the plan another one than the files say.
      !others.contains(name) && (!name.hasPrefix("TF_CLI_ARGS") || name == "TF_CLI_ARGS_init")
        && !name.hasPrefix("TF_VAR_")
    }
    child["AWS_ACCESS_KEY_ID"] = keys.accessKeyID
    child["AWS_SECRET_ACCESS_KEY"] = keys.secretAccessKey
    child["AWS_SESSION_TOKEN"] = keys.sessionToken
    child["TF_IN_AUTOMATION"] = "1"
    // Two configurations in one data folder would have one backend.
    if let data = environment["TF_DATA_DIR"], !data.isEmpty { child["TF_DATA_DIR"] = "\(data)/\(label)" }
    for (name, value) in variables { child["TF_VAR_\(name)"] = value }
    self.variables = child
  }
}
