/// Where a service's output goes.
public struct LogGroup: Resource {
  /// How long lines are kept: one of the periods that CloudWatch Logs knows.
  enum Retention: Int { case month = 30, year = 365 }

  public var kind: Kind { Kind(cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") }
  public let name: Name
  let retention: Retention
  /// The ARN of the key that it is encrypted with; nil is CloudWatch's own.
  var key: Text?

  public func properties(_ p: inout Properties) {
    p.set("LogGroupName", "name", Text("/ecs/\(PhysicalName(name, limit: 500))"))
    p.set("RetentionInDays", "retention_in_days", retention.rawValue)
    p.set("KmsKeyId", "kms_key_id", key)
  }

  var groupName: Reference { ref("name") }
  /// The group with its streams. Not its `Arn`, whose end the two backends write differently.
  var streamsArn: Text {
    "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(groupName):*"
  }
}
