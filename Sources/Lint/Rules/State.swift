import Templates

extension Rule {
  /// Terraform's plans do not say what `prevent_destroy` is, so that only CloudFormation's resources are looked at.
  static let state: [Rule] = [
    Rule(
      "state-retained", .warning, "A resource that holds state is retained when it is deleted or replaced.",
      fix: "Set DeletionPolicy and UpdateReplacePolicy to Retain or Snapshot.", also: ["KMS.3"],
      Check(typesWhere: holdState, "@DeletionPolicy", keeps, when: isLostByDefault),
      Check(typesWhere: holdState, "@UpdateReplacePolicy", keeps, when: isKept))
  ]

  private static let keeping = ["Retain", "RetainExceptOnCreate", "Snapshot"]
  private static let keeps = Expectation.oneOf(keeping)

  /// Logs expire, and messages are on their way.
  private static func holdState(_ type: String) -> Bool {
    type.contains("::") && !type.hasPrefix("AWS::Logs::") && type != "AWS::SQS::Queue"
      && ResourceType.named(type)?.state != nil
  }

  private static let isLostByDefault: Check.Condition = { resource, _ in !hasSnapshotByDefault(resource) }

  /// CloudFormation takes a snapshot of a database that is deleted, not of one that is replaced, unless it is told
  /// otherwise.
  private static func hasSnapshotByDefault(_ resource: ResourceView) -> Bool {
    let isDatabase = resource.type == "AWS::RDS::DBInstance" || resource.type == "AWS::RDS::DBCluster"
    return isDatabase && resource.value("@DeletionPolicy") == nil
  }

  /// One finding is enough for a resource that is lost anyway.
  private static let isKept: Check.Condition = { resource, _ in
    resource.isAny(of: Set(keeping), at: "@DeletionPolicy") == true || hasSnapshotByDefault(resource)
  }
}
