/// Where lines of text go: a service's output, a network's flow logs.
public struct LogGroup: Resource {
  /// How long lines are kept: one of the periods that CloudWatch Logs knows.
  enum Retention: Int { case month = 30, year = 365 }

  public var kind: Kind { Kind(cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") }
  public let name: Name
  /// The first part of its name, which tells whose lines they are.
  var folder = "ecs"
  let retention: Retention
  /// The ARN of the key that it is encrypted with; nil is CloudWatch's own.
  var kmsKey: Text?

  public func properties(_ p: inout Properties) {
    p.set("LogGroupName", "name", Text("/\(folder)/\(PhysicalName(name, limit: 500))"))
    p.set("RetentionInDays", "retention_in_days", retention.rawValue)
    p.set("KmsKeyId", "kms_key_id", kmsKey)
  }

  var groupName: Reference { ref("name") }
  var arn: Text { "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(groupName)" }
  var streamsArn: Text { "\(arn):*" }

  /// What the `awslogs` driver is told.
  ///
  /// Lines that CloudWatch does not take in time wait in 25 MB of memory and are lost behind that: the other mode would
  /// stop the application at its next line instead.
  func options(prefix: String, _ p: inout Properties) {
    p.set("awslogs-group", "awslogs-group", groupName)
    p.set("awslogs-region", "awslogs-region", Pseudo.region)
    p.set("awslogs-stream-prefix", "awslogs-stream-prefix", prefix)
    p.set("mode", "mode", "non-blocking")
    p.set("max-buffer-size", "max-buffer-size", "25m")
  }
}
