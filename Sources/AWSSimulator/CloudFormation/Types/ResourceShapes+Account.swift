extension ResourceShape {
  /// IAM, CloudWatch, logs and notifications.
  static let account: [ResourceShape] = [
    ResourceShape(
      "AWS::IAM::Role", id: "{name}", name: "RoleName", nameLimit: 64,
      attributes: ["Arn": "arn:{partition}:iam::{account}:role/{name}", "RoleId": "AROA{letters}"]),
    ResourceShape(
      "AWS::IAM::Policy", id: "{name}", nameLimit: 128),
    ResourceShape(
      "AWS::Logs::LogGroup", id: "{name}", name: "LogGroupName", nameLimit: 512,
      attributes: ["Arn": "arn:{partition}:logs:{region}:{account}:log-group:{name}:*"]),
    ResourceShape(
      "AWS::CloudWatch::Alarm", id: "{name}", name: "AlarmName", nameLimit: 255,
      attributes: ["Arn": "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}"]),
    ResourceShape(
      "AWS::SNS::Topic", id: "arn:{partition}:sns:{region}:{account}:{name}", name: "TopicName",
      nameLimit: 256, attributes: ["TopicName": "{name}"]),
    ResourceShape(
      "AWS::CloudWatch::Dashboard", id: "{name}", name: "DashboardName", nameLimit: 255),
    ResourceShape(
      "AWS::SNS::Subscription", id: "arn:{partition}:sns:{region}:{account}:{hex}"),
    ResourceShape(
      "AWS::SNS::TopicPolicy", id: "{hex}"),
  ]
}
