/// Where a service's output goes.
public struct LogGroup: Resource {
  /// How long lines are kept: one of the periods that CloudWatch Logs knows.
  enum Retention: Int { case month = 30, year = 365 }

  public var kind: Kind { Kind(cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") }
  public let name: Name
  let retention: Retention

  public func properties(_ p: inout Properties) {
    p.set("LogGroupName", "name", Text("/ecs/\(PhysicalName(name, limit: 500))"))
    p.set("RetentionInDays", "retention_in_days", retention.rawValue)
  }

  var groupName: Reference { ref("name") }
  var streamsArn: Text {
    "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(groupName):*"
  }

  /// What the `awslogs` driver is told.
  func options(prefix: String, _ p: inout Properties) {
    p.set("awslogs-group", "awslogs-group", groupName)
    p.set("awslogs-region", "awslogs-region", Pseudo.region)
    p.set("awslogs-stream-prefix", "awslogs-stream-prefix", prefix)
  }
}
