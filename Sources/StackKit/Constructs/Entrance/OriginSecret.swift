/// A header that only our own distribution knows the value of: CloudFront's addresses are every customer's.
///
/// Whoever wants a new value changes the secret and deploys with a change to the rule: neither engine looks for one.
struct OriginSecret: Content {
  static let header = "X-Origin-Verify"

  let owner: Name

  private var secret: Secret {
    Secret(
      name: owner / "OriginSecret", summary: "Header value that CloudFront sends to load balancer \(owner.description)",
      isHandedOn: true)
  }

  /// Resolved by CloudFormation when it deploys; the template holds the name of the secret only.
  var value: SecretText {
    SecretText(
      cloudFormation: "{{resolve:secretsmanager:\(secret.arn):SecretString}}",
      terraform: "\(secret.value.secretString)")
  }

  func contribute(to assembly: inout Assembly) {
    assembly.note(
      "the value of '\(secret.name)' is in Terraform's state, and in the listener rules and the distribution that "
        + "either engine deploys: let few read those")
  }
}
