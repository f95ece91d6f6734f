/// A principal of a policy that is not the template's own.
struct PolicyOutsider {
  let name: String
  let weight: Int

  init(_ name: String, _ weight: Int = Findings.Weight.wide) {
    self.name = name
    self.weight = weight
  }

  /// The outsiders of a statement: principals that the template does not make, or that are not known.
  static func all(of statement: PolicyStatement, in scope: PolicyScope, isTrust: Bool) -> [PolicyOutsider] {
    let node = statement.node
    if let excluded = node.element("NotPrincipal") {
      let names = excluded.children.flatMap(\.entries) + (excluded.text.map { [Node.string($0)] } ?? [])
      return [PolicyOutsider("everybody but \(names.map(\.brief).shortened(to: 2))", Findings.Weight.everything)]
    }
    let source = SourceLimit.foreign(of: node.element("Condition"), in: scope)
    return all(of: node.element("Principal"), in: scope, isTrust: isTrust, foreignSource: source)
  }

  /// The same for the value of `Principal`. `foreignSource`: the other account for which services may act.
  static func all(
    of principal: Node?, in scope: PolicyScope, isTrust: Bool = false, foreignSource: String? = nil
  ) -> [PolicyOutsider] {
    var found: [PolicyOutsider] = []
    for node in principal?.entries ?? [] {
      guard node.call == nil, let members = node.members else {
        // A service by its plain name, as in a Lambda permission.
        found += node.isService ? service(node, foreignSource) : self.principal(node, in: scope, isTrust)
        continue
      }
      for member in members {
        for entry in member.value.entries {
          switch member.key.lowercased() {
          case "aws": found += self.principal(entry, in: scope, isTrust)
          case "service": found += service(entry, foreignSource)
          case "federated": found.append(PolicyOutsider("identities of \(entry.brief)"))
          default: found.append(PolicyOutsider("\(Node.string(member.key).brief) \(entry.brief)"))
          }
        }
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.name).inserted }
  }

  private static let unknown = PolicyOutsider("unknown principals")
  private static let everybody = PolicyOutsider("everybody", Findings.Weight.everything)

  private static func principal(_ node: Node, in scope: PolicyScope, _ isTrust: Bool) -> [PolicyOutsider] {
    if let reference = node.soleReference, scope.isPrincipal(reference.name) { return [] }
    if node.text == "*" { return [everybody] }
    if let text = node.text, scope.ownNames.contains(text) { return [] }
    let arn = ARNText(node)
    guard let account = arn?.account ?? node.text else {
      // Of an ARN that is put together, only the account matters.
      return [node.knownText?.containsExactly("*") == true ? everybody : unknown]
    }
    if scope.isOwn(account) { return own(arn?.resource, isTrust) }
    if account.containsExactly("*") || account.containsExactly("?") { return [everybody] }
    if account.containsExactly(PolicyDocument.unknown) || account.isEmpty { return [unknown] }
    return [PolicyOutsider("account \(Node.string(account).brief)")]
  }

  /// Principals of the own account: all that have rights, or one that exists already.
  private static func own(_ resource: String?, _ isTrust: Bool) -> [PolicyOutsider] {
    guard let resource, resource != "root" else {
      return isTrust ? [PolicyOutsider("the account's identities", Findings.Weight.plain)] : []
    }
    // IAM reserves the path for roles that only a service of AWS can act as.
    if resource.startsExactly(with: "role/aws-service-role/") { return [] }
    let name = Node.string(resource.replacing(PolicyDocument.unknown, with: "…")).brief
    return [PolicyOutsider("\(name), which the template does not have")]
  }

  /// AWS's services act for the account, as far as conditions say so; lint has rules for these.
  private static func service(_ node: Node, _ foreignSource: String?) -> [PolicyOutsider] {
    if node.isService {
      return foreignSource.map { [PolicyOutsider("\(node.brief) for \($0)")] } ?? []
    }
    guard let text = node.knownText else { return [PolicyOutsider("unknown services")] }
    return [PolicyOutsider("service \(Node.string(text).brief)")]
  }
}

/// The conditions that limit for whom a service of AWS acts.
enum SourceLimit {
  private static let keys: Set = [
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner",
  ]

  private struct Test {
    /// `stringequals`
    let comparison: String
    let values: [Node]
  }

  /// The account or resource elsewhere for which a service may act; nil if a condition limits the statement to the
  /// account, or if none limits it.
  static func foreign(of condition: Node?, in scope: PolicyScope) -> String? {
    for conditions in condition?.alternatives ?? [] where conditions.call == nil {
      let tests = (conditions.members ?? Members([])).flatMap { condition -> [Test] in
        condition.value.alternatives.flatMap { $0.call == nil ? Array($0.members ?? Members([])) : [] }
          .filter { keys.contains($0.key.lowercased()) }
          .map { Test(comparison: condition.key.lowercased(), values: $0.value.entries) }
      }
      .filter { $0.comparison != "null" && !$0.comparison.hasPrefix("bool") }
      if let found = foreign(of: tests, in: scope) { return found }
    }
    return nil
  }

  private static func foreign(of tests: [Test], in scope: PolicyScope) -> String? {
    var found: String?
    for test in tests {
      if test.comparison.contains("not") {
        found = found ?? "every account but \(test.values.map(\.brief).shortened(to: 2))"
      } else if let value = test.values.first(where: { !scope.isOwnSource($0) }) {
        found = found ?? name(of: value)
      } else if !test.values.isEmpty {
        return nil
      }
    }
    return found
  }

  static func name(of value: Node) -> String {
    guard let account = ARNText(value)?.account ?? value.text, !account.isEmpty,
      account.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return value.text == nil ? "an unknown source: \(value.brief)" : value.brief }
    return "account \(account)"
  }
}

extension Node {
  /// Whether the value is the name of a service of AWS in any partition: `logs.amazonaws.com`,
  /// `logs.${AWS::Region}.${AWS::URLSuffix}`.
  var isService: Bool {
    var parts = parts
    if parts.last?.soleReference?.name == "AWS::URLSuffix" {
      parts.removeLast()
      guard parts.last?.text?.utf8.last == UInt8(ascii: ".") else { return false }
    } else {
      let domains = [".amazonaws.com", ".amazonaws.com.cn", ".aws.internal", ".aws.com", ".amazon.com"]
      guard let end = parts.last?.text, domains.contains(where: end.endsExactly) else { return false }
    }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        guard let text = part.text else { return part.soleReference?.name == "AWS::Region" }
        return text.utf8.allSatisfy(Self.isInHostName)
      }
  }

  private static func isInHostName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
