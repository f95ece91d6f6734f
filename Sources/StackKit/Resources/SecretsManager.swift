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

  /// Whether Terraform has to hand its value on; CloudFormation has dynamic references for that.
  var isHandedOn = false

  var value: SecretValue { SecretValue(name: name / "Value", secret: self, isHandedOn: isHandedOn) }
}

/// The value of a generated secret; part of the secret in CloudFormation.
public struct SecretValue: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_secretsmanager_secret_version") }
  public let name: Name
  let secret: Secret
  /// Whether Terraform hands the value on to another resource, which has it in the state then.
  var isHandedOn = false

  /// 244 random bits from the operating system: Terraform has no generator of its own that stays out of the state.
  private static let random = Value.symbol("join(\"\", [uuid(), uuid()])")

  public func properties(_ p: inout Properties) {
    p.set(nil, "secret_id", secret.arn)
    if isHandedOn {
      p.set(nil, "secret_string", Self.random)
    } else {
      // A write-only argument: in neither the plan nor the state. A new version number would make a new value.
      p.set(nil, "secret_string_wo", Self.random)
      p.set(nil, "secret_string_wo_version", 1)
    }
  }

  /// Another value for each plan would make a new secret each time.
  public var ignoredChanges: [String] { isHandedOn ? ["secret_string"] : [] }

  var secretString: Reference { ref("secret_string") }
}

/// The value of a secret, as each backend refers to it.
struct SecretText: Sendable {
  let cloudFormation: Text
  let terraform: Text
}
