/// The account that a template is for, and the resources of the template.
struct PolicyScope {
  /// The account's id; nil if it is not known, so that every id is another account's.
  let account: String?
  /// The type of each resource by its name.
  let types: [String: String]

  /// The text in place of an account id that is not known.
  static let unknownAccount = "this-account"

  /// Whether a resource of the template is a principal of the account.
  func isPrincipal(_ name: String) -> Bool {
    guard let type = types[name] else { return false }
    return type.hasPrefix("AWS::IAM::") || type.hasPrefix("aws_iam_")
      || ["AWS::CloudFront::CloudFrontOriginAccessIdentity", "aws_cloudfront_origin_access_identity"].contains(type)
  }

  func isOwn(_ id: String) -> Bool { id == account ?? Self.unknownAccount }
}

/// What a statement of a policy allows, in words.
struct PolicyGrant {
  let text: String
  let weight: Int

  /// Nil if the statement denies, or if it allows something only to principals of the account.
  init?(_ statement: PolicyStatement, in scope: PolicyScope) {
    let node = statement.node
    // An unknown effect may be Allow.
    guard node.element("Effect")?.text != "Deny" else { return nil }
    let (actions, actionWeight) = Self.actions(of: node)
    let (resources, isEvery) = Self.resources(of: node)
    var text = actions + resources
    var weight = actionWeight
    if isEvery, actionWeight == Findings.Weight.wide { weight = Findings.Weight.everything }
    if node.element("Principal") != nil || node.element("NotPrincipal") != nil {
      let outsiders = Self.outsiders(of: node, in: scope)
      guard let worst = outsiders.map(\.weight).min() else { return nil }
      let names = outsiders.sorted { $0.weight < $1.weight }.map(\.name)
      text = "\(names.shortened(to: 4)): \(text)"
      weight = min(weight, worst)
    }
    self.text = statement.conditionKeys.isEmpty ? text : text + ", with conditions"
    self.weight = weight
  }

  private static let sensitive = ["iam:", "sts:", "organizations:", "account:", "sso:", "sso-directory:"]

  private static func actions(of node: Node) -> (String, Int) {
    if let excluded = node.element("NotAction") {
      return ("every action but \(excluded.entries.map(\.brief).shortened(to: 3))", Findings.Weight.wide)
    }
    let entries = node.element("Action")?.entries ?? []
    let known = entries.compactMap(\.knownText)
    if known.contains(where: { $0 == "*" || $0 == "*:*" }) { return ("every action", Findings.Weight.everything) }
    var names: [(name: String, weight: Int)] = known.map { name in
      let isSensitive = sensitive.contains { name.lowercased().hasPrefix($0) }
      let isWildcard = name.contains("*") || name.contains("?") || name.contains(PolicyDocument.unknown)
      let isService = name.hasSuffix(":*")
      let weight =
        isSensitive || isService ? Findings.Weight.wide : isWildcard ? Findings.Weight.wildcard : Findings.Weight.plain
      return (Node.string(name).brief, weight)
    }
    if known.count < entries.count || entries.isEmpty { names.append(("unknown actions", Findings.Weight.wide)) }
    names.sort { ($0.weight, $0.name) < ($1.weight, $1.name) }
    return (names.map(\.name).shortened(to: 3), names.map(\.weight).min() ?? Findings.Weight.wide)
  }

  /// The resources, and whether they are all.
  private static func resources(of node: Node) -> (String, isEvery: Bool) {
    if let excluded = node.element("NotResource") {
      return (" on every resource but \(excluded.entries.map(\.brief).shortened(to: 2))", true)
    }
    // The policy of a role's trust has none.
    guard let entries = node.element("Resource")?.entries else { return ("", false) }
    let texts = entries.compactMap(\.knownText)
    if texts.contains("*") { return (" on every resource", true) }
    let wide = texts.filter(isWide)
    if let first = wide.sorted().first {
      let others = entries.count - 1
      return (" on \(Node.string(first).brief)" + (others > 0 ? " and \(others) more" : ""), false)
    }
    guard entries.count == 1, entries[0].text != nil || entries[0].soleReference != nil else {
      let isKnown = entries.allSatisfy { $0.call == nil || $0.knownText != nil || $0.soleReference != nil }
      return (" on " + (isKnown ? entries.map(name).shortened(to: 2) : "unknown resources"), false)
    }
    return (" on \(entries[0].brief)", false)
  }
}

extension PolicyGrant {
  /// The resource, or the end of its ARN.
  private static func name(of resource: Node) -> String {
    let parts = (resource.knownText ?? "").split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 ? Node.string(String(parts[5])).brief : resource.brief
  }

  /// Whether an ARN is every resource of a service or of a type: `arn:aws:s3:::*`, `arn:aws:sns:::topic/*`.
  private static func isWide(_ arn: String) -> Bool {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return arn.allSatisfy { "*?:/".contains($0) } }
    let resource = parts[5].drop { $0.isLetter || $0 == "-" }
    return !resource.isEmpty && resource.allSatisfy { "*?:/".contains($0) }
  }

  typealias Outsider = (name: String, weight: Int)

  /// The principals of a statement that are not in the account, or that are not known.
  private static func outsiders(of node: Node, in scope: PolicyScope) -> [Outsider] {
    if let excluded = node.element("NotPrincipal") {
      let names = excluded.children.flatMap(\.entries) + (excluded.text.map { [Node.string($0)] } ?? [])
      return [("everybody but \(names.map(\.brief).shortened(to: 2))", Findings.Weight.everything)]
    }
    return outsiders(of: node.element("Principal"), in: scope)
  }

  /// The same for the value of `Principal`.
  static func outsiders(of principal: Node?, in scope: PolicyScope) -> [Outsider] {
    var found: [Outsider] = []
    for node in principal?.entries ?? [] {
      guard node.call == nil, let members = node.members else {
        found += self.principal(node, in: scope)
        continue
      }
      for member in members {
        for entry in member.value.entries {
          switch member.key.lowercased() {
          case "aws": found += self.principal(entry, in: scope)
          case "service": found += service(entry)
          case "federated": found.append(("identities of \(entry.brief)", Findings.Weight.wide))
          default: found.append(("\(Node.string(member.key).brief) \(entry.brief)", Findings.Weight.wide))
          }
        }
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.name).inserted }
  }

  private static func principal(_ node: Node, in scope: PolicyScope) -> [Outsider] {
    if node.endsInURLSuffix { return [] }
    if let text = node.knownText { return principal(text, in: scope) }
    if let reference = node.soleReference, scope.isPrincipal(reference.name) { return [] }
    return [("unknown principals", Findings.Weight.wide)]
  }

  private static func principal(_ text: String, in scope: PolicyScope) -> [Outsider] {
    if text == "*" { return [("everybody", Findings.Weight.everything)] }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    let account = parts.count == 6 && parts[0] == "arn" ? parts[4] : text
    if scope.isOwn(account) { return [] }
    // A service by its plain name, as in a Lambda permission.
    if parts.count == 1, text.hasSuffix(".amazonaws.com") { return [] }
    if account.contains("*") || account.contains("?") { return [("everybody", Findings.Weight.everything)] }
    if account.contains(PolicyDocument.unknown) || account.isEmpty {
      return [("unknown principals", Findings.Weight.wide)]
    }
    return [("account \(Node.string(account).brief)", Findings.Weight.wide)]
  }

  /// AWS's services act for the account, as far as conditions say so; lint has rules for these.
  private static func service(_ node: Node) -> [Outsider] {
    if node.endsInURLSuffix { return [] }
    guard let text = node.knownText else { return [("unknown services", Findings.Weight.wide)] }
    let domains = [".amazonaws.com", ".amazonaws.com.cn", ".aws.internal", ".aws.com", ".amazon.com"]
    return domains.contains(where: text.hasSuffix) ? [] : [("service \(Node.string(text).brief)", Findings.Weight.wide)]
  }
}
