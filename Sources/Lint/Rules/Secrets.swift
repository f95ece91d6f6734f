import Templates

private let secret = "AWS::SecretsManager::Secret"

extension Rule {
  static let secrets: [Rule] = [
    Rule(
      "secret-no-literal", .error, "A secret's value is not in the template.",
      fix: "Let Secrets Manager make it up (GenerateSecretString), or take it as a parameter with NoEcho.",
      Check(secret, "SecretString", .notLiteral, ifMissing: .passes)),
    Rule(
      "secret-made-up", .warning, "A secret's value is generated.",
      fix: "Let Secrets Manager make it up (GenerateSecretString); without a value, tasks that read it do not start.",
      Check(secret, "GenerateSecretString", .present, when: { secret, _ in secret.value("SecretString") == nil })),
  ]

  static let declinedSecrets = [
    DeclinedRule(
      "secret-not-in-state", [],
      because:
        "A service's secrets are write-only; a cache's password and an origin's header are handed on to resources "
        + "that keep them in Terraform's state, and synth notes it."),
    DeclinedRule(
      "secret-rotation", ["SecretsManager.1", "SecretsManager.4"],
      because: "A cookie's secret that changes by itself ends every session; change it by hand, with a deployment."),
    DeclinedRule(
      "secret-own-key", ["CKV_AWS_149"],
      because: "AWS's own key for secrets costs nothing, and only this account can use it."),
  ]
}
