/// What must be true of the resources of some types.
package struct Rule: Sendable {
  package enum Severity: String, Sendable, Hashable {
    /// Less than most applications want.
    case warning
    /// Open to somebody who should not get in, readable on the way, or lost by accident. `synth` refuses it.
    case error
  }

  package let id: String
  package let severity: Severity
  /// What must be true, as a sentence.
  package let statement: String
  /// What to change, as sentences.
  package let fix: String
  /// What the same is called by AWS Security Hub (`ELB.4`) and checkov (`CKV_AWS_131`).
  package let otherIDs: [String]
  /// Why the rule is off unless somebody asks for it; nil when it is on.
  package let optIn: String?
  /// What it costs to keep the rule; nil for nothing.
  package let cost: String?
  let checks: [Check]

  init(
    _ id: String, _ severity: Severity, _ statement: String, fix: String, also otherIDs: [String] = [],
    optIn: String? = nil, cost: String? = nil, _ checks: Check...
  ) {
    self.id = id
    self.severity = severity
    self.statement = statement
    self.fix = fix
    self.otherIDs = otherIDs
    self.optIn = optIn
    self.cost = cost
    self.checks = checks
  }

  package var isOptIn: Bool { optIn != nil }
}

extension Rule {
  /// Every rule, in the order of the subjects.
  package static let all: [Rule] =
    [
      balancers, listeners, securityGroups, networks, clusters, tasks, fileSystems, registry, distributions, firewalls,
      certificates, identity, keys, secrets, caches, buckets, logs, topics, state,
    ].flatMap(\.self)

  /// The rules that are on unless somebody asks otherwise.
  package static let standard = all.filter { !$0.isOptIn }
}

/// A rule that others have and StackKit does not.
package struct DeclinedRule: Sendable {
  package let id: String
  package let otherIDs: [String]
  /// Why not, as a sentence.
  package let reason: String

  init(_ id: String, _ otherIDs: [String], because reason: String) {
    self.id = id
    self.otherIDs = otherIDs
    self.reason = reason
  }
}
