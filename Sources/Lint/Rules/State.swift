import Templates

extension Rule {
  /// Terraform's plans do not say what `prevent_destroy` is, so that only CloudFormation's resources are looked at.
  static let state: [Rule] = [
    Rule(
      "state-retained", .warning, "A resource that holds state is retained when it is deleted or replaced.",
      fix: "Set DeletionPolicy and UpdateReplacePolicy to Retain or Snapshot.", also: ["KMS.3"],
      Check(nil, "@DeletionPolicy", keeps, when: isLostByDefault),
      Check(nil, "@UpdateReplacePolicy", keeps, when: isKept))
  ]

  private static let keeping = ["Retain", "RetainExceptOnCreate", "Snapshot"]
  private static let keeps = Expectation.oneOf(keeping)

  /// Logs expire, and are not meant to stay.
  private static func holdsState(_ resource: ResourceView) -> Bool {
    resource.type.contains("::") && !resource.type.hasPrefix("AWS::Logs::")
      && ResourceType.named(resource.type)?.state != nil
  }

  /// CloudFormation takes a snapshot of a database that is deleted, unless it is told otherwise.
  private static let isLostByDefault: Check.Condition = { resource, _ in
    let isDatabase = resource.type == "AWS::RDS::DBInstance" || resource.type == "AWS::RDS::DBCluster"
    return holdsState(resource) && !(isDatabase && resource.value("@DeletionPolicy") == nil)
  }

  /// One finding is enough for a resource that is lost anyway.
  private static let isKept: Check.Condition = { resource, _ in
    holdsState(resource) && resource.isAny(of: Set(keeping), at: "@DeletionPolicy") == true
  }
}
