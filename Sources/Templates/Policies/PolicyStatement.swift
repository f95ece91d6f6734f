/// A statement of an IAM policy.
package struct PolicyStatement: Sendable {
  package let node: Node

  package init(_ node: Node) { self.node = node }

  package var allows: Bool { node["Effect"]?.text == "Allow" }
  package var denies: Bool { node["Effect"]?.text == "Deny" }

  /// The service principals of the statement: `ecs-tasks.amazonaws.com`.
  package var services: [String] { node["Principal", "Service"]?.texts ?? [] }

  /// Whether the principal of the statement is everybody, in any account.
  package var isForEverybody: Bool {
    guard let principal = node["Principal"] else { return false }
    return principal.text == "*" || principal["AWS"]?.texts.contains("*") == true
  }

  /// The keys of all conditions, except TLS, which excludes nobody.
  package var conditionKeys: [String] {
    (node["Condition"]?.members ?? Members([])).flatMap { $0.value.members?.keys ?? [] }
      .map { $0.lowercased() }.filter { $0 != "aws:securetransport" }
  }

  /// Whether a condition requires this value of a key.
  package func requires(_ key: String, _ value: String) -> Bool {
    (node["Condition"]?.members ?? Members([])).contains { condition in
      condition.value.members?.contains { $0.key.lowercased() == key.lowercased() && $0.value.texts == [value] } == true
    }
  }
}
