import Templates
import Testing

@Suite struct StateGuardTests {
  struct Guarded: Sendable, CustomTestStringConvertible {
    let why: String
    let change: PlannedChange
    var allowReplace: Set<String> = []
    var allowDelete: Set<String> = []
    /// Nil if the change is allowed.
    let refusal: String?
    var testDescription: String { why }
  }

  private static func change(
    _ id: String, _ type: String, _ effect: PlannedChange.Effect, _ properties: [PlannedChange.Property] = [],
    _ disposal: PlannedChange.Disposal? = .delete
  ) -> PlannedChange {
    PlannedChange(id: id, type: type, effect: effect, properties: properties, disposal: disposal)
  }

  private static let encrypted = [
    PlannedChange.Property(["Encrypted"], recreation: .always), PlannedChange.Property(["ThroughputMode"]),
  ]

  static let cases = [
    Guarded(
      why: "a type that holds state is removed", change: change("Files", "AWS::EFS::FileSystem", .remove),
      refusal: "Files (AWS::EFS::FileSystem) would be removed: files would be lost"),
    Guarded(
      why: "a replacement, with its reason", change: change("Files", "AWS::EFS::FileSystem", .replace, encrypted),
      refusal: "Files (AWS::EFS::FileSystem) would be replaced, because Encrypted changes: files would be lost"),
    Guarded(
      why: "a replacement that depends on another",
      change: change(
        "Door", "AWS::EFS::AccessPoint", .mayReplace,
        [PlannedChange.Property(["FileSystemId"], recreation: .always, cause: "Files")]),
      refusal: "Door (AWS::EFS::AccessPoint) might be replaced, because FileSystemId refers to Files, which is "
        + "replaced: the way to its files would be lost"),
    Guarded(
      why: "what is kept is an orphan", change: change("Logs", "AWS::S3::Bucket", .remove, [], .retain),
      refusal: "Logs (AWS::S3::Bucket) would be removed: it would stay in AWS, and no template would describe it"),
    Guarded(
      why: "the old one is kept and the new one is empty",
      change: change(
        "Logs", "AWS::S3::Bucket", .replace, [PlannedChange.Property(["BucketName"], recreation: .always)], .retain),
      refusal: "Logs (AWS::S3::Bucket) would be replaced, because BucketName changes: the new one would start without "
        + "objects, and no template would describe the old one"),
    Guarded(
      why: "a snapshot is left", change: change("Data", "AWS::RDS::DBInstance", .remove, [], .snapshot),
      refusal: "Data (AWS::RDS::DBInstance) would be removed: databases would exist only in a snapshot"),
    Guarded(
      why: "an unknown type, named by the new manifest", change: change("Named", "Acme::New::Store", .remove),
      refusal: "Named (Acme::New::Store) would be removed: its data would be lost"),
    Guarded(
      why: "a type that holds nothing, kept by the deployed template only",
      change: change("Kept", "AWS::SSM::Parameter", .remove, [], .retain),
      refusal: "Kept (AWS::SSM::Parameter) would be removed: it would stay in AWS, and no template would describe it"),
    Guarded(
      why: "one whose policy is computed may be kept", change: change("Computed", "AWS::SSM::Parameter", .replace),
      refusal: "Computed (AWS::SSM::Parameter) would be replaced: its data would be lost"),
    Guarded(
      why: "one that the deployed template lets go", change: change("Free", "AWS::SSM::Parameter", .remove),
      refusal: nil),
    Guarded(why: "no state", change: change("Task", "AWS::ECS::TaskDefinition", .replace), refusal: nil),
    Guarded(why: "a change in place", change: change("Files", "AWS::EFS::FileSystem", .change), refusal: nil),
    Guarded(why: "a new one", change: change("Files", "AWS::EFS::FileSystem", .add), refusal: nil),
    Guarded(
      why: "allowed to be replaced", change: change("Files", "AWS::EFS::FileSystem", .mayReplace),
      allowReplace: ["Files"], refusal: nil),
    Guarded(
      why: "allowed to be removed", change: change("Files", "AWS::EFS::FileSystem", .remove), allowDelete: ["Files"],
      refusal: nil),
    Guarded(
      why: "allowed the other thing", change: change("Files", "AWS::EFS::FileSystem", .remove), allowReplace: ["Files"],
      allowDelete: ["Other"], refusal: "Files (AWS::EFS::FileSystem) would be removed: files would be lost"),

    Guarded(
      why: "Terraform: a type that holds state", change: change("aws_db_instance.main", "aws_db_instance", .replace),
      refusal: "aws_db_instance.main would be replaced: databases would be lost"),
    Guarded(
      why: "Terraform: an element of what the manifest names",
      change: change(#"aws_new_store.named["a"]"#, "aws_new_store", .remove),
      refusal: #"aws_new_store.named["a"] would be removed: its data would be lost"#),
    Guarded(
      why: "Terraform: allowed by its logical id", change: change("aws_new_store.named[0]", "aws_new_store", .remove),
      allowDelete: ["Named"], refusal: nil),
    Guarded(
      why: "Terraform: allowed as a whole", change: change("aws_s3_bucket.logs[0]", "aws_s3_bucket", .remove),
      allowDelete: ["aws_s3_bucket.logs"], refusal: nil),
    Guarded(
      why: "Terraform: allowed by its address", change: change("aws_s3_bucket.logs[0]", "aws_s3_bucket", .remove),
      allowDelete: ["aws_s3_bucket.logs[0]"], refusal: nil),
    Guarded(
      why: "Terraform: the key of a module is not that of the resource",
      change: change(#"module.db["a"].aws_db_instance.main"#, "aws_db_instance", .remove), allowDelete: ["module.db"],
      refusal: #"module.db["a"].aws_db_instance.main would be removed: databases would be lost"#),
    Guarded(
      why: "Terraform: another element is allowed",
      change: change("aws_s3_bucket.logs[0]", "aws_s3_bucket", .remove, [], .retain),
      allowDelete: ["aws_s3_bucket.logs[1]"],
      refusal: "aws_s3_bucket.logs[0] would be removed: it would stay in AWS, and no template would describe it"),
  ]

  @Test("a resource that holds state is neither replaced nor removed until it is allowed by name", arguments: cases)
  func guards(_ guarded: Guarded) throws {
    let deployed = try Template(
      """
      Resources:
        Kept: {Type: AWS::SSM::Parameter, DeletionPolicy: RetainExceptOnCreate}
        Computed: {Type: AWS::SSM::Parameter, UpdateReplacePolicy: !FindInMap [A, B, C]}
        Free: {Type: AWS::SSM::Parameter, DeletionPolicy: Delete, UpdateReplacePolicy: Delete}
      """)
    let stateGuard = StateGuard(
      stateful: ["Named"], addresses: ["Named": "aws_new_store.named"], deployed: .template(deployed),
      allowReplace: guarded.allowReplace, allowDelete: guarded.allowDelete)
    let refused = stateGuard.losses(of: [guarded.change]).filter { $0.allowedAs == nil }
    #expect(refused.map(\.description) == (guarded.refusal.map { [$0] } ?? []))
  }

  @Test("if the deployed template cannot be read, any resource may hold state")
  func unreadable() {
    let changes = [
      Self.change("Task", "AWS::ECS::TaskDefinition", .replace), Self.change("Name", "AWS::SSM::Parameter", .remove),
      Self.change("Topic", "AWS::SNS::Topic", .change),
    ]
    let stateGuard = StateGuard(stateful: [], deployed: .unreadable, allowReplace: ["Task"])
    let losses = stateGuard.losses(of: changes)
    #expect(losses.map(\.change.id) == ["Task", "Name"] && losses.map(\.allowedAs) == ["Task", nil])
    #expect(StateGuard(stateful: []).losses(of: changes).isEmpty)
  }
}
