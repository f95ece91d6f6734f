import Essentials

/// An IAM policy in a value: an object, or JSON in a text.
struct PolicyDocument {
  let statements: [PolicyStatement]
  /// Whether there may be statements that are not known.
  let isPartlyUnknown: Bool

  /// Stands in JSON for the result of a function that is not known.
  static let unknown = "\u{FFFD}"

  /// The maximum size of a policy in a text, far more than AWS accepts.
  private static let largest = 1 << 18

  /// Nil if the value is no policy.
  init?(_ node: Node) {
    if let text = node.knownText {
      // The keys are looked at below: JSON may write them with escapes.
      guard let document = Self.object(in: text) else { return nil }
      self.init(document)
      return
    }
    if let call = node.call {
      guard call.function == .toJSONString else { return nil }
      self.init(call.argument)
      return
    }
    guard let entries = node.element("Statement")?.entries else { return nil }
    // If two elements differ in capitals only, it is unknown which one counts.
    self.init(
      statements: entries.map(PolicyStatement.init).filter { $0.node.element("Effect") != nil },
      isPartlyUnknown: node.hasDoubledElements || entries.contains { $0.call != nil || $0.hasDoubledElements })
    if statements.isEmpty && !isPartlyUnknown { return nil }
  }

  private init(statements: [PolicyStatement], isPartlyUnknown: Bool) {
    self.statements = statements
    self.isPartlyUnknown = isPartlyUnknown
  }

  /// The object that a text is in JSON; nil for other texts and for long ones.
  private static func object(in text: String) -> Node? {
    guard text.utf8.count <= largest, text.trimmed(newlines: true).utf8.first == UInt8(ascii: "{"),
      let document = try? Node(json: Data(text.utf8)), document.members != nil
    else { return nil }
    return document
  }

  /// Whether a text in a property for policies may be a policy that is not read here.
  ///
  /// JSON with statements that have no effect, such as rules for masking logs, is none.
  static func mayBeUnread(_ text: String) -> Bool {
    guard text.containsExactly("{") else { return false }
    guard let document = object(in: text), let members = document.members else { return true }
    return !members.isEmpty && document.element("Statement") == nil
  }

  /// The names of properties that have a policy as their value, in CloudFormation and in Terraform.
  static let properties: Set = [
    "AccessPolicies", "AccessPolicy", "AssumeRolePolicyDocument", "ChannelPolicy", "DestinationPolicy",
    "FileSystemPolicy",
    "InlinePolicy", "InvestigationGroupPolicy", "KeyPolicy", "NamespaceResourcePolicy", "PermissionsPolicyDocument",
    "Policies", "Policy", "PolicyDocument", "PolicyText", "RegistryPolicy", "RepositoryPolicy", "RepositoryPolicyText",
    "ResourcePolicy", "Statement", "VectorBucketPolicy", "access_policies", "access_policy", "assume_role_policy",
    "inline_policy", "policy", "policy_document", "policy_text", "resource_policy",
  ]
}

extension Node {
  /// Whether two members have names that differ in capitals only.
  fileprivate var hasDoubledElements: Bool {
    guard call == nil, let members else { return false }
    return Set(members.map { $0.key.lowercased() }).count < members.count
  }
}
