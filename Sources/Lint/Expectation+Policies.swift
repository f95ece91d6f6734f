import Templates

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
