/// The source of a secret environment variable. ECS reads the value when it starts a container, so a changed value
/// reaches only tasks that start later.
public struct SecretSource: Sendable {
  enum Kind: Sendable {
    case generated
    case secret(arn: Text, key: String?)
    case parameter(Text)
  }

  let kind: Kind
  /// The ARN of the KMS key that encrypts the value; nil for the AWS service's own key.
  let kmsKey: Text?

  /// A random value that AWS generates when the stack is created, the same for every task and never shown. Costs by the
  /// month.
  public static let generated = SecretSource(kind: .generated, kmsKey: nil)

  /// An existing secret in Secrets Manager. Its permission covers the whole secret, even if `key` selects one member.
  ///
  /// - Parameters:
  ///   - arn: The complete ARN, with the six random characters after the name.
  ///   - key: A member of the secret's JSON object. Default: the whole secret.
  ///   - kmsKey: The ARN of the KMS key that encrypts the secret. Default: `aws/secretsmanager`, which needs no
  ///     permission.
  /// - Returns: The source of a variable.
  public static func secret(_ arn: Text, key: String? = nil, kmsKey: Text? = nil) -> SecretSource {
    SecretSource(kind: .secret(arn: arn, key: key), kmsKey: kmsKey)
  }

  /// An existing parameter of Systems Manager. The standard tier is free.
  ///
  /// - Parameters:
  ///   - name: The parameter's name in the stack's account and region, such as `/shop/prod/api-key`, or its ARN.
  ///   - kmsKey: The ARN of the KMS key that encrypts the parameter. Default: `aws/ssm`, which needs no permission.
  /// - Returns: The source of a variable.
  public static func parameter(_ name: Text, kmsKey: Text? = nil) -> SecretSource {
    SecretSource(kind: .parameter(name), kmsKey: kmsKey)
  }

  /// The parameter's ARN. A name that is a path already begins with the ARN's slash.
  static func parameterARN(_ name: Text) -> Text {
    guard let literal = name.literal else { return name }
    if literal.hasPrefix("arn:") { return name }
    let path = literal.hasPrefix("/") ? literal : "/" + literal
    return "arn:\(Pseudo.partition):ssm:\(Pseudo.region):\(Pseudo.accountID):parameter\(path)"
  }

  /// Problems of the source. A text with references cannot be checked before deployment.
  func problems(of variable: String) -> [String] {
    var problems: [String] = []
    switch kind {
    case .generated: break
    case .secret(let arn, let key):
      if let arn = arn.literal, !Self.isSecretARN(arn) {
        problems.append(
          "'\(variable)' is read from '\(arn)', which is not the complete ARN of a secret: "
            + "arn:aws:secretsmanager:<region>:<account>:secret:<name>-<six characters>")
      }
      if let key, key.isEmpty || key.utf8.contains(UInt8(ascii: ":")) {
        problems.append(
          "'\(variable)' is read from the key '\(key)' of a secret: a key must not be empty or contain a colon")
      }
    case .parameter(let name):
      if let name = name.literal, !Self.isParameter(name) {
        problems.append(
          "'\(variable)' is read from '\(name)', which is not a parameter: give a name of ASCII letters, digits and "
            + "_.-/, or an ARN with ':ssm:' and ':parameter/'")
      }
    }
    if let key = kmsKey?.literal, !key.isKeyARN {
      problems.append("'\(variable)' is encrypted by '\(key)', which is not the ARN of a KMS key")
    }
    return problems
  }

  private static func isSecretARN(_ arn: String) -> Bool {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 7, parts[0] == "arn", parts[2] == "secretsmanager", parts[5] == "secret" else { return false }
    let random = parts[6].split(separator: "-", omittingEmptySubsequences: false).last ?? ""
    return parts[6].count > 7 && random.count == 6 && random.consists(of: \.isASCIIAlphanumeric)
  }

  private static func isParameter(_ name: String) -> Bool {
    if name.hasPrefix("arn:") { return name.split(separator: ":").count == 6 && name.contains(":parameter/") }
    return !name.isEmpty && name.consists { $0.isASCIIAlphanumeric || "_.-/".utf8.contains($0) }
  }
}

extension String {
  /// Whether it is `arn:aws:kms:<region>:<account>:key/<id>`: some services require the key itself, not an alias.
  var isKeyARN: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "kms" && parts[5].hasPrefix("key/")
  }
}
