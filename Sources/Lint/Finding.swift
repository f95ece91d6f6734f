import Templates

/// Something that is not as a rule says.
package struct Finding: Sendable, Hashable {
  package typealias Severity = Rule.Severity

  /// The id of the rule.
  package let rule: String
  package let severity: Severity
  /// Where the value stands; where it is missing, what should have it.
  package let place: Place
  /// The logical id, or Terraform's address.
  package let resource: String
  /// What was found and what must be.
  package let message: String
  /// What to change.
  package let fix: String
}

extension Finding: Comparable {
  package static func < (one: Finding, other: Finding) -> Bool {
    (one.place, one.resource, one.rule, one.message) < (other.place, other.resource, other.rule, other.message)
  }
}
