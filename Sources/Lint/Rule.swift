/// A requirement on the resources of some types.
package struct Rule: Sendable {
  package enum Severity: String, Sendable, Hashable {
    /// Not what most applications want.
    case warning
    /// Something is open to the wrong people, readable in transit, or lost by accident. `synth` refuses it.
    case error
  }

  package let id: String
  package let severity: Severity
  /// The requirement, as a sentence.
  package let statement: String
  /// What to change, as sentences.
  package let fix: String
  /// The names of the rule in AWS Security Hub (`ELB.4`) and checkov (`CKV_AWS_131`).
  package let otherIDs: [String]
  /// Why the rule is off by default; nil if it is on.
  package let optIn: String?
  /// The cost of following the rule; nil if there is none.
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

  /// The rules that are on by default.
  package static let standard = all.filter { !$0.isOptIn }
}

/// A rule of other tools that StackKit does not have.
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
