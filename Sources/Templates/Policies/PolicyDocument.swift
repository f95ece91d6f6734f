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
      guard text.utf8.count <= Self.largest, text.trimmed().hasPrefix("{"), text.lowercased().contains("statement"),
        let document = try? Node(json: Data(text.utf8)), document.members != nil
      else { return nil }
      self.init(document)
      return
    }
    if let call = node.call {
      guard call.function == .toJSONString else { return nil }
      self.init(call.argument)
      return
    }
    guard let entries = node.element("Statement")?.entries else { return nil }
    self.init(
      statements: entries.map(PolicyStatement.init).filter { $0.node.element("Effect") != nil },
      isPartlyUnknown: entries.contains { $0.call != nil })
    if statements.isEmpty && !isPartlyUnknown { return nil }
  }

  private init(statements: [PolicyStatement], isPartlyUnknown: Bool) {
    self.statements = statements
    self.isPartlyUnknown = isPartlyUnknown
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
  /// A text, with a mark for each part that is not known; nil for other values.
  var knownText: String? {
    if let text { return text }
    guard let call, call.function == .join, let parts = call.argument.items, parts.count == 2,
      let separator = parts[0].text, let items = parts[1].items
    else { return nil }
    // A join of nothing known is not a text.
    guard items.contains(where: { $0.text != nil }) else { return nil }
    return items.map { $0.text ?? PolicyDocument.unknown }.joined(separator: separator)
  }

  /// Whether the value is the name of a service of AWS in any partition: `logs.${AWS::URLSuffix}`.
  var endsInURLSuffix: Bool {
    guard let call, call.function == .join, let items = call.argument.items?.last?.items, items.count > 1,
      items.last?.soleReference?.name == "AWS::URLSuffix", let text = items[items.count - 2].text
    else { return false }
    return text.hasSuffix(".") && !text.contains(":")
  }

  /// The values that a value may have: one for each branch of `Fn::If` if its condition is not known.
  var alternatives: [Node] {
    guard let call else { return [self] }
    if call.function == .if, let parts = call.argument.items, parts.count == 3 {
      return parts.dropFirst().flatMap(\.alternatives)
    }
    return call.function == .ref && call.argument.text == Reference.noValue.name ? [] : [self]
  }

  /// The items of a list, or the only value, each with its alternatives.
  var entries: [Node] { alternatives.flatMap { ($0.items ?? [$0]).flatMap(\.alternatives) } }

  /// The member of this name in any case: IAM reads `effect` as `Effect`.
  func element(_ name: String) -> Node? {
    guard let members else { return nil }
    return members[name] ?? members.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  /// A value in a few words: a text, the name of what it refers to, or a word for anything else.
  var brief: String {
    if let reference = soleReference { return reference.name }
    guard let known = knownText else { return "a computed value" }
    let text = known.replacing(PolicyDocument.unknown, with: "…")
    return text.count > 100 ? text.prefix(100) + "…" : text
  }

  /// The reference that is the whole value.
  var soleReference: Reference? {
    guard let call else { return nil }
    switch call.function {
    case .ref: return call.argument.text.map { Reference($0) }
    case .getAtt: return try? Reference(getAtt: call.argument)
    // An unknown value of a Terraform plan that names one resource.
    case .join:
      guard let items = call.argument.items?.last?.items, items.count == 1 else { return nil }
      return items[0].soleReference
    default: return nil
    }
  }
}
