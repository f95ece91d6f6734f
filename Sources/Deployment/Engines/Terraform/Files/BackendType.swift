/// A place where Terraform can keep its state, and what a committed `backend.tf` may say about it.
///
/// The author of a pull request can write `backend.tf`. So it says where the state is, and nothing else: no login, no file
/// of this machine, no program, no other certificates or proxies. Those are in the environment of the person who deploys:
/// in the variables below, or in `TF_CLI_ARGS_init`.
struct BackendType: Sendable {
  let name: String
  /// The arguments that are allowed. An argument with names of its own is an object or a block.
  let arguments: [String: [String]]
  /// Prefixes of the variables that Terraform gets for the login.
  var variables: [String] = []
  /// Where the place is that the arguments do not name; nil if they name it.
  var place: String?
  /// Whether it is written `cloud { … }` and not `backend "NAME" { … }`.
  var isCloud = false

  static let all = [s3, http, gcs, azurerm, pg, remote, cloud]

  private static let s3 = BackendType(
    name: "s3",
    arguments: scalars(
      "allowed_account_ids", "bucket", "dynamodb_table", "encrypt", "endpoint", "forbidden_account_ids",
      "force_path_style", "key", "kms_key_id", "max_retries", "region", "retry_mode", "skip_credentials_validation",
      "skip_metadata_api_check", "skip_region_validation", "skip_requesting_account_id", "skip_s3_checksum",
      "sts_region", "use_dualstack_endpoint", "use_fips_endpoint", "use_lockfile", "use_path_style",
      "workspace_key_prefix"
    ).merging([
      "assume_role": [
        "duration", "external_id", "policy", "policy_arns", "role_arn", "session_name", "source_identity", "tags",
        "transitive_tag_keys",
      ],
      "endpoints": ["dynamodb", "iam", "s3", "sts"],
    ]) { $1 })

  /// Without the address: the login would go to any server that a pull request names.
  private static let http = BackendType(
    name: "http",
    arguments: scalars(
      "lock_method", "retry_max", "retry_wait_max", "retry_wait_min", "unlock_method", "update_method"),
    variables: ["TF_HTTP_"], place: "at TF_HTTP_ADDRESS")

  private static let gcs = BackendType(
    name: "gcs",
    arguments: scalars("bucket", "impersonate_service_account", "kms_encryption_key", "prefix"),
    variables: ["GOOGLE_", "CLOUDSDK_"])

  private static let azurerm = BackendType(
    name: "azurerm",
    arguments: scalars(
      "client_id", "container_name", "environment", "key", "resource_group_name", "snapshot", "storage_account_name",
      "subscription_id", "tenant_id", "use_azuread_auth", "use_cli", "use_msi", "use_oidc"),
    variables: ["ARM_", "AZURE_CONFIG_DIR"])

  private static let pg = BackendType(
    name: "pg",
    arguments: scalars("schema_name", "skip_index_creation", "skip_schema_creation", "skip_table_creation"),
    variables: ["PG"], place: "in the database of PG_CONN_STR or PGHOST")

  /// Without the host: a token of `TF_CLI_ARGS_init` would go there.
  private static let remote = BackendType(
    name: "remote",
    arguments: scalars("organization").merging(["workspaces": ["name", "prefix"]]) { $1 })

  private static let cloud = BackendType(
    name: "cloud",
    arguments: scalars("hostname", "organization").merging(["workspaces": ["name", "project", "tags"]]) { $1 },
    variables: ["TF_CLOUD_"], isCloud: true)

  private static func scalars(_ names: String...) -> [String: [String]] {
    Dictionary(names.map { ($0, []) }) { $1 }
  }
}
