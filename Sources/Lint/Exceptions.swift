/// A finding that is accepted, with the reason.
package struct Exception: Sendable, Hashable {
  /// The id of the rule.
  package let rule: String
  /// The logical id, or Terraform's address.
  package let resource: String
  package let reason: String

  package init(rule: String, resource: String, reason: String) {
    self.rule = rule
    self.resource = resource
    self.reason = reason
  }

  package func covers(_ finding: Finding) -> Bool { rule == finding.rule && resource == finding.resource }

  /// The warning about an exception that covers no finding.
  package var complaint: String {
    Rule.all.contains { $0.id == rule }
      ? "rule \(rule) finds nothing on '\(resource)'; remove the accepted finding"
      : "the accepted finding on '\(resource)' names rule '\(rule)', which does not exist; correct or remove it"
  }
}

/// Findings, divided by the exceptions.
package struct Exceptions: Sendable {
  /// The findings without an exception.
  package let open: [Finding]
  /// The findings with an exception.
  package let accepted: [(finding: Finding, exception: Exception)]
  /// The exceptions that cover no finding, in the given order.
  package let unused: [Exception]

  package init(_ exceptions: [Exception], to findings: [Finding]) {
    var open: [Finding] = []
    var accepted: [(finding: Finding, exception: Exception)] = []
    for finding in findings {
      if let exception = exceptions.first(where: { $0.covers(finding) }) {
        accepted.append((finding, exception))
      } else {
        open.append(finding)
      }
    }
    self.open = open
    self.accepted = accepted
    unused = exceptions.filter { exception in !findings.contains(where: exception.covers) }
  }
}
