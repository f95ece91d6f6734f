import Templates

extension Rule {
  /// For CloudFormation only: Terraform's plans do not contain `prevent_destroy`.
  static let state: [Rule] = [
    Rule(
      "state-retained", .warning, "A resource that holds state is retained when it is deleted or replaced.",
      fix: "Set DeletionPolicy and UpdateReplacePolicy to Retain or Snapshot.", also: ["KMS.3"],
      Check(typesWhere: holdState, "@DeletionPolicy", keeps, when: isLostByDefault),
      Check(typesWhere: holdState, "@UpdateReplacePolicy", keeps, when: isKept))
  ]

  private static let keeping = ["Retain", "RetainExceptOnCreate", "Snapshot"]
  private static let keeps = Expectation.oneOf(keeping)

  /// Logs and queues are not kept: logs expire, and messages leave their queue.
  private static func holdState(_ type: String) -> Bool {
    type.contains("::") && !type.hasPrefix("AWS::Logs::") && type != "AWS::SQS::Queue"
      && ResourceType.named(type)?.state != nil
  }

  private static let isLostByDefault: Check.Condition = { resource, _ in !hasSnapshotByDefault(resource) }

  /// By default CloudFormation takes a snapshot of a deleted database, but not of a replaced one.
  private static func hasSnapshotByDefault(_ resource: ResourceView) -> Bool {
    let isDatabase = resource.type == "AWS::RDS::DBInstance" || resource.type == "AWS::RDS::DBCluster"
    return isDatabase && resource.value("@DeletionPolicy") == nil
  }

  /// One finding is enough for a resource that is lost when it is deleted.
  private static let isKept: Check.Condition = { resource, _ in
    resource.isAny(of: Set(keeping), at: "@DeletionPolicy") == true || hasSnapshotByDefault(resource)
  }
}
