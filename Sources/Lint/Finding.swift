import Templates

/// A violation of a rule.
package struct Finding: Sendable, Hashable {
  package typealias Severity = Rule.Severity

  /// The id of the rule.
  package let rule: String
  package let severity: Severity
  /// The place of the value; for a missing value, of the object that should have it.
  package let place: Place
  /// The logical id, or Terraform's address.
  package let resource: String
  /// The value found, and the requirement.
  package let message: String
  /// What to change.
  package let fix: String
}

extension Finding: Comparable {
  package static func < (one: Finding, other: Finding) -> Bool {
    (one.place, one.resource, one.rule, one.message) < (other.place, other.resource, other.rule, other.message)
  }
}
