/// A place where Terraform can keep its state, and what a committed `backend.tf` may say about it.
///
/// The author of a pull request can write `backend.tf`. So it says where the state is, and nothing else: no login, no file
/// of this machine, no program, no other certificates or proxies. Those are in the environment of the person who deploys:
/// in the variables below, or in `TF_CLI_ARGS_init`.
struct BackendType: Sendable {
  /// What an argument may be: a value, or an object or block with arguments of its own.
  enum Argument: Sendable {
    case value(BackendRule)
    case group([String: BackendRule])
  }

  let name: String
  /// The arguments that are allowed.
  let arguments: [String: Argument]
  /// Prefixes of the variables that Terraform gets for the login.
  var variables: [String] = []
  /// Where the place is that the arguments do not name; nil if they name it.
  var place: String?
  /// Whether it is written `cloud { … }` and not `backend "NAME" { … }`.
  var isCloud = false

  static let all = [s3, http, gcs, azurerm, pg, remote, cloud]

  /// Without endpoints: the state and signed calls would go to any server that a pull request names.
  private static let s3 = BackendType(
    name: "s3",
    arguments: [
      "bucket": .value(.name("-.", 3...63, isLower: true)), "key": .value(.path),
      "workspace_key_prefix": .value(.path),
      "dynamodb_table": .value(.name("_.-", 3...255)), "kms_key_id": .value(.key),
      "region": .value(.region), "sts_region": .value(.region),
      "allowed_account_ids": .value(.accounts), "forbidden_account_ids": .value(.accounts),
      "max_retries": .value(.count), "retry_mode": .value(.oneOf("standard", "adaptive", "legacy")),
      "assume_role": .group([
        "role_arn": .iam("role"), "policy_arns": .list(of: .iam("policy")), "policy": .policy,
        "duration": .name(".", 2...16), "external_id": .name("+=,.@:/_-", 2...1024),
        "session_name": .name("+=,.@_-", 2...64), "source_identity": .name("+=,.@_-", 2...64),
        "tags": .object(of: tag), "transitive_tag_keys": .list(of: tag),
      ]),
    ].merging(
      booleans(
        "encrypt", "force_path_style", "skip_credentials_validation", "skip_metadata_api_check",
        "skip_region_validation", "skip_requesting_account_id", "skip_s3_checksum", "use_dualstack_endpoint",
        "use_fips_endpoint", "use_lockfile", "use_path_style")
    ) { $1 })

  /// Without the address: the login would go to any server that a pull request names.
  private static let http = BackendType(
    name: "http",
    arguments: [
      "lock_method": .value(method), "unlock_method": .value(method), "update_method": .value(method),
      "retry_max": .value(.count), "retry_wait_max": .value(.count), "retry_wait_min": .value(.count),
    ],
    variables: ["TF_HTTP_"], place: "at TF_HTTP_ADDRESS")

  private static let gcs = BackendType(
    name: "gcs",
    arguments: [
      "bucket": .value(.name("-_.", 3...222, isLower: true)), "prefix": .value(.path),
      "kms_encryption_key": .value(.cloudKey), "impersonate_service_account": .value(.serviceAccount),
    ],
    variables: ["GOOGLE_", "CLOUDSDK_"])

  private static let azurerm = BackendType(
    name: "azurerm",
    arguments: [
      // The host is STORAGE_ACCOUNT_NAME.blob.core.windows.net.
      "storage_account_name": .value(.name("", 3...24, isLower: true)),
      "container_name": .value(.name("-", 3...63, isLower: true)), "key": .value(.path),
      "resource_group_name": .value(.name("_-.()", 1...90)),
      "client_id": .value(.uuid), "subscription_id": .value(.uuid), "tenant_id": .value(.uuid),
      "environment": .value(.oneOf("public", "usgovernment", "china", "german")),
    ].merging(booleans("snapshot", "use_azuread_auth", "use_cli", "use_msi", "use_oidc")) { $1 },
    variables: ["ARM_", "AZURE_CONFIG_DIR"])

  private static let pg = BackendType(
    name: "pg",
    arguments: ["schema_name": .value(.name("_-", 1...63))].merging(
      booleans("skip_index_creation", "skip_schema_creation", "skip_table_creation")
    ) { $1 },
    variables: ["PG"], place: "in the database of PG_CONN_STR or PGHOST")

  /// Without the host: a token of `TF_CLI_ARGS_init` would go there.
  private static let remote = BackendType(
    name: "remote",
    arguments: [
      "organization": .value(workspace), "workspaces": .group(["name": workspace, "prefix": workspace]),
    ])

  private static let cloud = BackendType(
    name: "cloud",
    arguments: [
      // Another host comes from TF_CLOUD_HOSTNAME: the tokens of the environment would go there.
      "hostname": .value(.oneOf("app.terraform.io")), "organization": .value(workspace),
      "workspaces": .group([
        "name": workspace, "project": .name(" _-", 1...90), "tags": .list(of: label).or(.object(of: label)),
      ]),
    ],
    variables: ["TF_CLOUD_"], isCloud: true)

  private static let workspace = BackendRule.name("_-", 1...90)
  private static let label = BackendRule.name("_:-", 1...255)
  private static let tag = BackendRule.name(" _.:/=+@-", 1...256)
  private static let method = BackendRule.oneOf("GET", "POST", "PUT", "PATCH", "DELETE", "LOCK", "UNLOCK")

  private static func booleans(_ names: String...) -> [String: Argument] {
    Dictionary(names.map { ($0, .value(.boolean)) }) { $1 }
  }
}
