/// Where lines of text go: a service's output, a network's flow logs.
public struct LogGroup: Resource {
  /// How long lines are kept: one of the periods that CloudWatch Logs knows.
  enum Retention: Int { case month = 30, year = 365 }

  public var kind: Kind { Kind(cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") }
  public let name: Name
  /// The first part of its name, which tells whose lines they are.
  var folder = "ecs"
  let retention: Retention

  public func properties(_ p: inout Properties) {
    p.set("LogGroupName", "name", Text("/\(folder)/\(PhysicalName(name, limit: 500))"))
    p.set("RetentionInDays", "retention_in_days", retention.rawValue)
  }

  var groupName: Reference { ref("name") }
  var arn: Text { "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(groupName)" }
  var streamsArn: Text { "\(arn):*" }

  /// What the `awslogs` driver is told.
  func options(prefix: String, _ p: inout Properties) {
    p.set("awslogs-group", "awslogs-group", groupName)
    p.set("awslogs-region", "awslogs-region", Pseudo.region)
    p.set("awslogs-stream-prefix", "awslogs-stream-prefix", prefix)
  }
}
