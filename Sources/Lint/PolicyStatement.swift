import Templates

/// A statement of a policy in IAM's language.
struct PolicyStatement {
  private let node: Node

  init(_ node: Node) { self.node = node }

  var allows: Bool { node["Effect"]?.text == "Allow" }
  var denies: Bool { node["Effect"]?.text == "Deny" }

  /// The services that the statement is about: `ecs-tasks.amazonaws.com`.
  var services: [String] { node["Principal", "Service"]?.texts ?? [] }

  /// Whether the statement is about everybody, in whatever account.
  var isForEverybody: Bool {
    guard let principal = node["Principal"] else { return false }
    return principal.text == "*" || principal["AWS"]?.texts.contains("*") == true
  }

  /// The keys of all conditions, without TLS: that narrows nobody down.
  var conditionKeys: [String] {
    (node["Condition"]?.members ?? Members([])).flatMap { $0.value.members?.keys ?? [] }
      .map { $0.lowercased() }.filter { $0 != "aws:securetransport" }
  }

  /// Whether a condition says that a key is this.
  func requires(_ key: String, _ value: String) -> Bool {
    (node["Condition"]?.members ?? Members([])).contains { condition in
      condition.value.members?.contains { $0.key.lowercased() == key.lowercased() && $0.value.texts == [value] } == true
    }
  }
}

extension Expectation {
  /// Of statements: none allows everybody something without a condition.
  static let notForEverybody = Expectation.that("allow nothing to everybody") { node, _, _ in
    let statement = PolicyStatement(node)
    return !(statement.allows && statement.isForEverybody && statement.conditionKeys.isEmpty)
  }

  /// Of statements, one of which is enough: it denies what does not come by TLS.
  static let deniesPlainText = Expectation.that("deny what does not come by TLS") { node, _, _ in
    let statement = PolicyStatement(node)
    return statement.denies && statement.requires("aws:SecureTransport", "false")
  }
}
