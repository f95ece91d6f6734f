/// A secret that AWS makes up when the stack is created and nobody sees.
public struct Secret: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::SecretsManager::Secret", terraform: "aws_secretsmanager_secret") }
  public let name: Name
  let summary: String
  /// The ARN of the key that it is encrypted with; nil is Secrets Manager's own.
  var kmsKey: Text?

  public func properties(_ p: inout Properties) {
    p.set("Description", "description", summary)
    p.set("KmsKeyId", "kms_key_id", kmsKey)
    p.nest("GenerateSecretString", nil) { p in
      p.set("PasswordLength", nil, 64)
      p.set("ExcludePunctuation", nil, true)
    }
  }

  public var holdsState: Bool { true }

  var arn: Reference { ref("arn") }

  var value: SecretValue { SecretValue(name: name / "Value", secret: self) }
}

/// The value of a generated secret; part of the secret in CloudFormation.
public struct SecretValue: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_secretsmanager_secret_version") }
  public let name: Name
  let secret: Secret

  public func properties(_ p: inout Properties) {
    p.set(nil, "secret_id", secret.arn)
    // A write-only argument: 244 random bits from the operating system, in neither the plan nor the state. Terraform
    // has no generator of its own that stays out of the state; a new version number would make a new value.
    p.set(nil, "secret_string_wo", Value.symbol("join(\"\", [uuid(), uuid()])"))
    p.set(nil, "secret_string_wo_version", 1)
  }
}

/// Reads a secret's value back where Terraform has to pass it on; CloudFormation has dynamic references for that.
struct StoredSecret: Resource {
  let kind = Kind(data: "aws_secretsmanager_secret_version")
  let name: Name
  private let version: SecretValue

  init(_ secret: Secret) {
    version = secret.value
    name = secret.name / "Stored"
  }

  func properties(_ p: inout Properties) {
    p.set(nil, "secret_id", version.ref("secret_id"))
    // This version and no later one: a rotation by hand does not change what Terraform plans.
    p.set(nil, "version_id", version.ref("version_id"))
  }

  var value: Reference { ref("secret_string") }
}
