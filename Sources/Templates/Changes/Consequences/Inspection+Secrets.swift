extension Inspection {
  /// Secrets that a container gets and that are not of the template.
  mutating func inspectSecrets(_ subject: Subject, _ lists: [Node], of owner: String) {
    for secret in lists.flatMap(\.entries) {
      let values = secret.call == nil ? secret.all("ValueFrom") : [secret]
      for value in values where !isOwnSecret(value) {
        let isKnown = value.text != nil
        add(
          .passesSecrets, subject,
          isKnown
            ? "\(owner) gets \(value.brief), which the template does not have"
            : "\(owner) gets an unknown secret: \(value.brief)",
          weight: Findings.Weight.wide)
      }
    }
  }

  /// Whether a secret belongs to a resource of the template: its ARN, perhaps with a key of the secret after it.
  private func isOwnSecret(_ value: Node) -> Bool {
    if let text = value.text {
      let arn = text.split(separator: ":", omittingEmptySubsequences: false).prefix(7).joined(separator: ":")
      return scope.ownNames.contains(text) || text.hasPrefix("arn:") && scope.ownNames.contains(arn)
    }
    var reference = value.soleReference
    if let call = value.call, call.function == .join, let items = call.argument.items?.last?.items, items.count == 2,
      items[1].text?.hasPrefix(":") == true
    {
      reference = items[0].soleReference
    }
    guard let reference, let type = scope.types[reference.name] else { return false }
    // Not what an attribute says: the value of a parameter may be the ARN of another secret.
    switch type {
    case "AWS::SecretsManager::Secret": return [nil, "Id"].contains(reference.attribute)
    case "AWS::SSM::Parameter": return reference.attribute == nil
    case "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster":
      return ["MasterUserSecret.SecretArn", "MasterPasswordSecretArn"].contains(reference.attribute)
    // Plans have the name of a resource only if the attribute identifies it.
    case "aws_secretsmanager_secret", "aws_ssm_parameter": return true
    default: return false
    }
  }

  // MARK: - Dynamic references

  /// Dynamic references in properties that are not for secrets: CloudFormation fills them in, and the resource shows or
  /// sends them.
  mutating func inspectSecrets(_ subject: Subject) {
    guard let written = subject.written else { return }
    let isForeign =
      subject.kinds == nil || subject.knownType?.hasPrefix("AWS::") != true
      || subject.knownType == "AWS::CloudFormation::CustomResource"
    var found: [String] = []
    Self.collectSecrets(subject.properties, property: "", isForeign: isForeign, &found)
    // Also what a function encodes.
    Self.collectSecrets(written, property: "", isForeign: isForeign, &found)
    for text in Set(found).sorted() {
      add(.passesSecrets, subject, text, weight: isForeign ? Findings.Weight.everything : Findings.Weight.plain)
    }
  }

  /// Words in the names of properties that are for secrets.
  private static let secretWords = [
    "password", "passphrase", "secret", "authtoken", "oauthtoken", "privatekey", "username", "credentials",
  ]

  /// Objects and lists whose keys the author chooses, in small letters.
  private static let freeKeys: Set = [
    "additionalinfo", "arguments", "attributes", "classification", "clientmetadata", "configuration",
    "connectionproperties", "context", "defaultarguments", "description", "dockerlabels", "driveropts", "environment",
    "environmentvariables", "headers", "hyperparameters", "input", "labels", "loggingconfiguration", "metadata",
    "options", "parameters", "properties", "runtimeenvironmentvariables", "runtimeparameters", "stagevariables",
    "tags", "userdata", "variables", "volumetags",
  ]

  private static func collectSecrets(_ node: Node, property: String, isForeign: Bool, _ found: inout [String]) {
    for value in node.call?.function == .join ? node.alternatives : [node] {
      guard let reference = reference(in: value) else { continue }
      // A schema's names begin with capitals.
      let isSecretProperty =
        property.utf8.first.map { $0 < UInt8(ascii: "a") } == true && !freeKeys.contains(property.lowercased())
        && secretWords.contains(where: property.lowercased().containsExactly)
      // A parameter of Systems Manager in plain text is not secret.
      let isPlain =
        reference.startsExactly(with: "{{resolve:ssm:")
        && !["secretsmanager", "ssm-secure", PolicyDocument.unknown].contains(where: reference.containsExactly)
      if isForeign || !isSecretProperty && !isPlain {
        found.append("\(Node.string(reference).brief) in \(property)")
      }
    }
    if let members = node.members {
      for member in members {
        // The keys below some properties are the author's, and say nothing.
        let isFree = node.call != nil || freeKeys.contains(property.lowercased())
        collectSecrets(member.value, property: isFree ? property : member.key, isForeign: isForeign, &found)
      }
    } else if let items = node.items {
      for item in items { collectSecrets(item, property: property, isForeign: isForeign, &found) }
    }
  }

  /// The text from a dynamic reference on, or a text that unknown parts may make one; nil for other values.
  private static func reference(in node: Node) -> String? {
    guard let text = node.knownText else { return nil }
    if let start = text.firstExactRange(of: "{{") {
      let reference = String(text[start.lowerBound...])
      return node.text == nil || reference.containsExactly("resolve") ? reference : nil
    }
    let mayBeOne =
      node.text == nil && ["resolve:", "secretsmanager:", "ssm-secure:"].contains(where: text.containsExactly)
    return mayBeOne ? text : nil
  }
}
