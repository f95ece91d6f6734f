extension DeclinedRule {
  /// Every rule of other tools that StackKit does not have.
  package static let all =
    [
      Rule.declinedListeners, Rule.declinedSecurityGroups, Rule.declinedRegistry, Rule.declinedDistributions,
      Rule.declinedFirewalls, Rule.declinedSecrets, Rule.declinedLogs,
    ].flatMap(\.self)
}
