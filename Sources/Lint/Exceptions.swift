/// A finding that is right for a reason.
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

  /// What there is to say of an exception that covers nothing.
  package var complaint: String {
    Rule.all.contains { $0.id == rule }
      ? "'\(resource)' is as rule \(rule) wants it; remove the accepted finding"
      : "there is no rule '\(rule)' to accept a finding of on '\(resource)'; remove it, or name another rule"
  }
}

/// Findings beside what is accepted.
package struct Exceptions: Sendable {
  /// The findings that nothing covers.
  package let open: [Finding]
  /// Those that something covers.
  package let accepted: [(finding: Finding, exception: Exception)]
  /// What covers no finding, in the order it was given.
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
