/// Where the value of a secret environment variable comes from. ECS fetches it when it starts a container, so a value that
/// changes reaches the tasks that start after it.
public struct SecretSource: Sendable {
  enum Kind: Sendable {
    case generated
    case secret(arn: Text, key: String?)
    case parameter(Text)
  }

  let kind: Kind
  /// The ARN of the KMS key that it is encrypted with, where that is not the service's own.
  let kmsKey: Text?

  /// Made up by AWS when the stack is created, the same for every task, never shown. About 0.40 USD a month.
  public static let generated = SecretSource(kind: .generated, kmsKey: nil)

  /// A secret that Secrets Manager has already. The tasks may read all of it, whatever key is named.
  ///
  /// - Parameters:
  ///   - arn: Its whole ARN, with the six characters that Secrets Manager puts behind the name.
  ///   - key: The member of the JSON object that the secret is; left out, the secret as it is.
  ///   - kmsKey: The ARN of the KMS key that it is encrypted with; left out, `aws/secretsmanager`, for which no
  ///     permission is needed.
  /// - Returns: Where a variable comes from.
  public static func secret(_ arn: Text, key: String? = nil, kmsKey: Text? = nil) -> SecretSource {
    SecretSource(kind: .secret(arn: arn, key: key), kmsKey: kmsKey)
  }

  /// A parameter that Systems Manager has already; costs nothing in the standard tier.
  ///
  /// - Parameters:
  ///   - name: Its name, such as `/shop/prod/api-key`, in the stack's account and region; or its ARN.
  ///   - kmsKey: The ARN of the KMS key that it is encrypted with; left out, `aws/ssm`, for which no permission is
  ///     needed.
  /// - Returns: Where a variable comes from.
  public static func parameter(_ name: Text, kmsKey: Text? = nil) -> SecretSource {
    SecretSource(kind: .parameter(name), kmsKey: kmsKey)
  }

  /// The ARN of a parameter: a name that is a path begins with the slash that an ARN has anyway.
  static func parameterARN(_ name: Text) -> Text {
    guard let literal = name.literal else { return name }
    if literal.hasPrefix("arn:") { return name }
    let path = literal.hasPrefix("/") ? literal : "/" + literal
    return "arn:\(Pseudo.partition):ssm:\(Pseudo.region):\(Pseudo.accountID):parameter\(path)"
  }

  /// What is wrong with it; a text with references in it is known only once it is deployed.
  func problems(of variable: String) -> [String] {
    var problems: [String] = []
    switch kind {
    case .generated: break
    case .secret(let arn, let key):
      if let arn = arn.literal, !Self.isSecretARN(arn) {
        problems.append(
          "'\(variable)' is read from '\(arn)', which is not the whole ARN of a secret: "
            + "arn:aws:secretsmanager:<region>:<account>:secret:<name>-<six characters>")
      }
      if let key, key.isEmpty || key.utf8.contains(UInt8(ascii: ":")) {
        problems.append("'\(variable)' is the key '\(key)' of a secret: a key is not empty and has no colon")
      }
    case .parameter(let name):
      if let name = name.literal, !Self.isParameter(name) {
        problems.append(
          "'\(variable)' is read from '\(name)', which is not a parameter: a name of ASCII letters, digits and _.-/, or an "
            + "ARN with ':ssm:' and ':parameter/'")
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
  /// Whether it is `arn:aws:kms:<region>:<account>:key/<id>`: services that store want the key itself, not an alias.
  var isKeyARN: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "kms" && parts[5].hasPrefix("key/")
  }
}
