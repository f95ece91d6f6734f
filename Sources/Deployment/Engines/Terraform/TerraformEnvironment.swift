import AWSClient
import Essentials
import Processes

/// The environment variables of Terraform.
struct TerraformEnvironment {
  let variables: [String: String]

  /// - Parameters:
  ///   - environment: The environment of this process.
  ///   - keys: The credentials that Terraform gets, and no others.
  ///   - variables: The values of the configuration's variables.
  ///   - folder: The folder that Terraform runs in.
  ///   - cache: The downloaded providers; nil if the user's own settings decide where they are.
  init(
    _ environment: [String: String], keys: Credentials, variables: [String: String], in folder: TerraformFolder,
    cache: ProviderCache?
  ) {
    var child = ChildEnvironment.terraform(backend: folder.backendVariables).variables(of: environment)
    child["AWS_ACCESS_KEY_ID"] = keys.accessKeyID
    child["AWS_SECRET_ACCESS_KEY"] = keys.secretAccessKey
    child["AWS_SESSION_TOKEN"] = keys.sessionToken
    // Profiles hold other keys.
    child["AWS_CONFIG_FILE"] = "/dev/null"
    child["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null"
    child["CHECKPOINT_DISABLE"] = "1"
    child["TF_IN_AUTOMATION"] = "1"
    child["TF_DATA_DIR"] = folder.data.path
    if let cache {
      child["TF_PLUGIN_CACHE_DIR"] = cache.folder.path
      // Without a lock file Terraform would download the provider each time, to know its digests for all platforms.
      child["TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE"] = "1"
    }
    for (name, value) in variables { child["TF_VAR_\(name)"] = value }
    self.variables = child
  }
}
