/// A header whose value only our own distribution knows: CloudFront's addresses are shared by all its customers.
///
/// To rotate the value, change the secret and deploy with a change to the listener rule: neither engine notices a new
/// value by itself.
struct OriginSecret: Content {
  static let header = "X-Origin-Verify"

  let owner: Name

  private var secret: Secret {
    Secret(
      name: owner / "OriginSecret", summary: "Header value that CloudFront sends to load balancer \(owner.description)",
      isHandedOn: true)
  }

  /// CloudFormation resolves it at deployment; the template holds only the name of the secret.
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
