/// What a statement of a policy allows, in words.
struct PolicyGrant {
  let text: String
  let weight: Int

  /// Nil if the statement denies, or if it allows something only to principals of the account.
  /// `isTrust`: whether the policy says who may act as a role.
  init?(_ statement: PolicyStatement, in scope: PolicyScope, isTrust: Bool = false) {
    let node = statement.node
    // An unknown effect may be Allow.
    guard node.element("Effect")?.alternatives.allSatisfy({ $0.text == "Deny" }) != true else { return nil }
    let (actions, actionWeight) = Self.actions(of: node)
    let (resources, isEvery) = Self.resources(of: node)
    var text = actions + resources
    var weight = actionWeight
    if isEvery, actionWeight <= Findings.Weight.wide { weight = Findings.Weight.everything }
    if node.element("Principal") != nil || node.element("NotPrincipal") != nil {
      let outsiders = PolicyOutsider.all(of: statement, in: scope, isTrust: isTrust)
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
    var names: [(name: String, weight: Int, isGrave: Bool)] = known.map { name in
      let isSensitive = sensitive.contains { name.lowercased().hasPrefix($0) }
      let isWildcard = ["*", "?", PolicyDocument.unknown].contains(where: name.containsExactly)
      let isService = name.endsExactly(with: ":*")
      let weight =
        EscalatingActions.match(name, in: EscalatingActions.rights)
        ? Findings.Weight.escalation
        : isSensitive || isService
          ? Findings.Weight.wide : isWildcard ? Findings.Weight.wildcard : Findings.Weight.plain
      return (Node.string(name).brief, weight, EscalatingActions.match(name, in: EscalatingActions.code))
    }
    if known.count < entries.count || entries.isEmpty { names.append(("unknown actions", Findings.Weight.wide, true)) }
    // The gravest first: the others are only counted.
    names.sort { ($0.weight, $0.isGrave ? 0 : 1, $0.name) < ($1.weight, $1.isGrave ? 0 : 1, $1.name) }
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
}
