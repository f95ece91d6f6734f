/// A log group: of a service's output, or of a network's flow logs.
public struct LogGroup: Resource {
  /// A retention period that CloudWatch Logs has.
  enum Retention: Int { case month = 30, year = 365 }

  public var kind: Kind { Kind(cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") }
  public let name: Name
  /// The first part of the name, which tells the log's source.
  var folder = "ecs"
  let retention: Retention
  /// The ARN of the KMS key that encrypts it; nil for CloudWatch's own.
  var kmsKey: Text?
  /// Whether it is a record of who did what, which outlives the stack. Then AWS generates its name: the group that a
  /// deleted stack left behind would have the name of the new stack's.
  var isRecord = false

  public func properties(_ p: inout Properties) {
    if isRecord {
      p.set(nil, "name_prefix", Text("/\(folder)/\(PhysicalName(name, limit: 470))-"))
    } else {
      p.set("LogGroupName", "name", Text("/\(folder)/\(PhysicalName(name, limit: 500))"))
    }
    p.set("RetentionInDays", "retention_in_days", retention.rawValue)
    p.set("KmsKeyId", "kms_key_id", kmsKey)
  }

  public var holdsState: Bool { isRecord }

  var groupName: Reference { ref("name") }
  var arn: Text { "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(groupName)" }
  var streamsArn: Text { "\(arn):*" }

  /// Options of the `awslogs` driver.
  ///
  /// Lines that CloudWatch does not accept in time wait in a buffer of 25 MB; beyond that they are lost. The blocking
  /// mode would stop the application instead.
  func options(prefix: String, _ p: inout Properties) {
    p.set("awslogs-group", "awslogs-group", groupName)
    p.set("awslogs-region", "awslogs-region", Pseudo.region)
    p.set("awslogs-stream-prefix", "awslogs-stream-prefix", prefix)
    p.set("mode", "mode", "non-blocking")
    p.set("max-buffer-size", "max-buffer-size", "25m")
  }
}
