extension DeclinedRule {
  /// Every rule that others have and StackKit does not.
  package static let all =
    [
      Rule.declinedListeners, Rule.declinedSecurityGroups, Rule.declinedRegistry, Rule.declinedDistributions,
      Rule.declinedFirewalls, Rule.declinedSecrets, Rule.declinedLogs,
    ].flatMap(\.self)
}
