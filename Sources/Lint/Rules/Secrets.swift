import Templates

private let secret = "AWS::SecretsManager::Secret"

extension Rule {
  static let secrets: [Rule] = [
    Rule(
      "secret-no-literal", .error, "A secret's value is not in the template.",
      fix: "Let Secrets Manager generate the value (GenerateSecretString), or use a parameter with NoEcho.",
      Check(secret, "SecretString", .notLiteral, ifMissing: .passes)),
    Rule(
      "secret-made-up", .warning, "A secret's value is generated.",
      fix: "Let Secrets Manager generate the value (GenerateSecretString): tasks need a value to start.",
      Check(secret, "GenerateSecretString", .present, when: { secret, _ in secret.value("SecretString") == nil })),
  ]

  static let declinedSecrets = [
    DeclinedRule(
      "secret-not-in-state", [],
      because:
        "A service's secrets are write-only. A cache's password and an origin's header go to resources that keep them "
        + "in Terraform's state; synth prints a note."),
    DeclinedRule(
      "secret-rotation", ["SecretsManager.1", "SecretsManager.4"],
      because: "Automatic rotation of a cookie's secret would end every session; change it with a deployment."),
    DeclinedRule(
      "secret-own-key", ["CKV_AWS_149"],
      because: "AWS's own key for secrets costs nothing, and only this account can use it."),
  ]
}
