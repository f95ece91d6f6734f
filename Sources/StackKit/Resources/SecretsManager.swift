/// A secret that AWS makes up when the stack is created and nobody sees.
struct Secret: Resource {
  var kind: Kind { Kind(cloudFormation: "AWS::SecretsManager::Secret", terraform: "aws_secretsmanager_secret") }
  let name: Name
  let summary: String

  func properties(_ p: inout Properties) {
    p.set("Description", "description", summary)
    p.nest("GenerateSecretString", nil) { p in
      p.set("PasswordLength", nil, 64)
      p.set("ExcludePunctuation", nil, true)
    }
  }

  var holdsState: Bool { true }

  var arn: Reference { ref("arn") }

  var value: SecretValue { SecretValue(name: name / "Value", secret: self) }
}

/// The value of a generated secret; part of the secret in CloudFormation.
struct SecretValue: Resource {
  var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_secretsmanager_secret_version") }
  let name: Name
  let secret: Secret

  func properties(_ p: inout Properties) {
    p.set(nil, "secret_id", secret.arn)
    // A write-only argument: 244 random bits from the operating system, in neither the plan nor the state. Terraform
    // has no generator of its own that stays out of the state; a new version number would make a new value.
    p.set(nil, "secret_string_wo", Value.symbol("join(\"\", [uuid(), uuid()])"))
    p.set(nil, "secret_string_wo_version", 1)
  }
}
