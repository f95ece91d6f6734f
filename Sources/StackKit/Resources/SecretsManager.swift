/// A secret with a random value that nobody sees.
public struct Secret: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::SecretsManager::Secret", terraform: "aws_secretsmanager_secret") }
  public let name: Name
  let summary: String
  /// The ARN of the KMS key that encrypts it; nil for Secrets Manager's own.
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

  /// Whether Terraform must pass the value to another resource; CloudFormation has dynamic references for that.
  var isHandedOn = false

  var value: SecretValue { SecretValue(name: name / "Value", secret: self, isHandedOn: isHandedOn) }
}

/// The value of a generated secret; part of the secret in CloudFormation.
public struct SecretValue: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_secretsmanager_secret_version") }
  public let name: Name
  let secret: Secret
  /// Whether Terraform passes the value to another resource, which then keeps it in the state.
  var isHandedOn = false

  /// 244 random bits from the operating system: Terraform has no other generator that keeps its values out of the
  /// state.
  private static let random = Value.symbol("join(\"\", [uuid(), uuid()])")

  public func properties(_ p: inout Properties) {
    p.set(nil, "secret_id", secret.arn)
    if isHandedOn {
      p.set(nil, "secret_string", Self.random)
    } else {
      // A write-only argument is in neither plan nor state. A new version number would generate a new value.
      p.set(nil, "secret_string_wo", Self.random)
      p.set(nil, "secret_string_wo_version", 1)
    }
  }

  /// Each plan generates another value, which must not replace the secret.
  public var ignoredChanges: [String] { isHandedOn ? ["secret_string"] : [] }

  var secretString: Reference { ref("secret_string") }
}

/// The value of a secret, as each backend refers to it.
struct SecretText: Sendable {
  let cloudFormation: Text
  let terraform: Text
}
