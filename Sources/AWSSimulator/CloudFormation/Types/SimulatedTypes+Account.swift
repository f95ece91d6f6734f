extension SimulatedType {
  /// IAM, CloudWatch, logs and notifications.
  static let account: [SimulatedType] = [
    SimulatedType(
      "AWS::IAM::Role",
      id: "{name}",
      name: "RoleName", nameLimit: 64,
      required: "AssumeRolePolicyDocument",
      createOnly: "Path RoleName",
      other: "Description ManagedPolicyArns MaxSessionDuration PermissionsBoundary Policies Tags",
      attributes: ["Arn": "arn:{partition}:iam::{account}:role/{name}", "RoleId": "AROA{letters}"]),
    SimulatedType(
      "AWS::IAM::Policy",
      id: "{name}",
      nameLimit: 128,
      required: "PolicyDocument PolicyName",
      other: "Groups Roles Users",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::Logs::LogGroup",
      id: "{name}",
      name: "LogGroupName", nameLimit: 512,
      createOnly: "LogGroupName",
      other: """
        BearerTokenAuthenticationEnabled DataProtectionPolicy DeletionProtectionEnabled FieldIndexPolicies KmsKeyId
        LogGroupClass ResourcePolicyDocument RetentionInDays Tags
        """,
      attributes: ["Arn": "arn:{partition}:logs:{region}:{account}:log-group:{name}:*"]),
    SimulatedType(
      "AWS::CloudWatch::Alarm",
      id: "{name}",
      name: "AlarmName", nameLimit: 255,
      createOnly: "AlarmName",
      other: """
        ActionsEnabled AlarmActions AlarmDescription ComparisonOperator DatapointsToAlarm Dimensions
        EvaluateLowSampleCountPercentile EvaluationCriteria EvaluationInterval EvaluationPeriods ExtendedStatistic
        InsufficientDataActions MetricName Metrics Namespace OKActions Period Statistic Tags Threshold
        ThresholdMetricId TreatMissingData Unit
        """,
      attributes: ["Arn": "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}"]),
    SimulatedType(
      "AWS::SNS::Topic",
      id: "arn:{partition}:sns:{region}:{account}:{name}",
      name: "TopicName", nameLimit: 256,
      createOnly: "FifoTopic TopicName",
      other: """
        ArchivePolicy ContentBasedDeduplication DataProtectionPolicy DeliveryStatusLogging DisplayName
        FifoThroughputScope KmsMasterKeyId SignatureVersion Subscription Tags TracingConfig
        """,
      readable: """
        ContentBasedDeduplication DeliveryStatusLogging DisplayName FifoThroughputScope FifoTopic KmsMasterKeyId
        SignatureVersion Subscription Tags TopicName TracingConfig
        """,
      attributes: ["TopicArn": "{id}", "TopicName": "{name}"]),
    SimulatedType(
      "AWS::CloudWatch::Dashboard",
      id: "{name}",
      name: "DashboardName", nameLimit: 255,
      required: "DashboardBody",
      createOnly: "DashboardName",
      other: "Tags"),
    SimulatedType(
      "AWS::SNS::Subscription",
      id: "arn:{partition}:sns:{region}:{account}:{hex}",
      required: "Protocol TopicArn",
      createOnly: "Endpoint Protocol TopicArn",
      sometimesCreateOnly: "Region",
      other: """
        DeliveryPolicy FilterPolicy FilterPolicyScope RawMessageDelivery RedrivePolicy ReplayPolicy
        SubscriptionRoleArn
        """,
      attributes: ["Arn": "{id}"]),
    SimulatedType(
      "AWS::SNS::TopicPolicy",
      id: "{hex}",
      required: "PolicyDocument Topics",
      attributes: ["Id": "{id}"]),
  ]
}
