import AWSClient

/// The environment variables of Terraform.
struct TerraformEnvironment {
  let variables: [String: String]

  /// - Parameters:
  ///   - environment: The environment of this process.
  ///   - keys: The credentials that Terraform gets, and no others.
  ///   - variables: The values of the configuration's variables.
  ///   - label: The configuration's name.
  init(_ environment: [String: String], keys: Credentials, variables: [String: String], label: String) {
    let others: Set = [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_PROFILE",
      "AWS_DEFAULT_PROFILE",
    ]
    var child = environment.filter { name, _ in
      // Options for `init` may configure the backend; other options would change the reviewed plan.
      !others.contains(name) && (!name.hasPrefix("TF_CLI_ARGS") || name == "TF_CLI_ARGS_init")
        && !name.hasPrefix("TF_VAR_")
    }
    child["AWS_ACCESS_KEY_ID"] = keys.accessKeyID
    child["AWS_SECRET_ACCESS_KEY"] = keys.secretAccessKey
    child["AWS_SESSION_TOKEN"] = keys.sessionToken
    child["TF_IN_AUTOMATION"] = "1"
    // Two configurations in one data folder would share a backend.
    if let data = environment["TF_DATA_DIR"], !data.isEmpty { child["TF_DATA_DIR"] = "\(data)/\(label)" }
    for (name, value) in variables { child["TF_VAR_\(name)"] = value }
    self.variables = child
  }
}
