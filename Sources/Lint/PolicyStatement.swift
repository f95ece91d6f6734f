import Templates

/// A statement of an IAM policy.
struct PolicyStatement {
  private let node: Node

  init(_ node: Node) { self.node = node }

  var allows: Bool { node["Effect"]?.text == "Allow" }
  var denies: Bool { node["Effect"]?.text == "Deny" }

  /// The service principals of the statement: `ecs-tasks.amazonaws.com`.
  var services: [String] { node["Principal", "Service"]?.texts ?? [] }

  /// Whether the principal of the statement is everybody, in any account.
  var isForEverybody: Bool {
    guard let principal = node["Principal"] else { return false }
    return principal.text == "*" || principal["AWS"]?.texts.contains("*") == true
  }

  /// The keys of all conditions, except TLS, which excludes nobody.
  var conditionKeys: [String] {
    (node["Condition"]?.members ?? Members([])).flatMap { $0.value.members?.keys ?? [] }
      .map { $0.lowercased() }.filter { $0 != "aws:securetransport" }
  }

  /// Whether a condition requires this value of a key.
  func requires(_ key: String, _ value: String) -> Bool {
    (node["Condition"]?.members ?? Members([])).contains { condition in
      condition.value.members?.contains { $0.key.lowercased() == key.lowercased() && $0.value.texts == [value] } == true
    }
  }
}

extension Expectation {
  /// No statement allows anything to everybody without a condition.
  static let notForEverybody = Expectation.that("allow nothing to everybody") { node, _, _ in
    let statement = PolicyStatement(node)
    return !(statement.allows && statement.isForEverybody && statement.conditionKeys.isEmpty)
  }

  /// At least one statement denies requests without TLS.
  static let deniesPlainText = Expectation.that("deny requests without TLS") { node, _, _ in
    let statement = PolicyStatement(node)
    return statement.denies && statement.requires("aws:SecureTransport", "false")
  }
}
