extension Inspection {
  /// A property that names a resource which is reached, run or told something, and which may be somebody else's.
  private struct Destination {
    let types: Set<String>
    let paths: [[String]]
    /// The types of the template's resources that may stand there, without `AWS::`.
    let own: Set<String>
    let kind: Consequence.Kind
    let text: String
    let isHarmless: @Sendable (Node, PolicyScope) -> Bool

    init(
      _ types: Set<String>, _ paths: [String], own: Set<String>, _ kind: Consequence.Kind, _ text: String,
      except isHarmless: @escaping @Sendable (Node, PolicyScope) -> Bool = { _, _ in false }
    ) {
      self.types = Set(types.map { $0.hasPrefix("aws_") ? $0 : "AWS::" + $0 })
      self.paths = paths.map { $0.split(separator: "/").map(String.init) }
      self.own = Set(own.map { "AWS::" + $0 })
      self.kind = kind
      self.text = text
      self.isHarmless = isHarmless
    }
  }

  private static let bucket: Set = ["S3::Bucket"]
  private static let hosts: Set = [
    "ApiGateway::RestApi", "ApiGatewayV2::Api", "CloudFront::Distribution", "ElasticLoadBalancing::LoadBalancer",
    "ElasticLoadBalancingV2::LoadBalancer", "Lambda::Url", "S3::Bucket",
  ]
  private static let functions: Set = ["Lambda::Alias", "Lambda::Function", "Lambda::Version"]
  private static let listeners: Set = [
    "ElasticLoadBalancingV2::Listener", "ElasticLoadBalancingV2::LoadBalancer", "ServiceDiscovery::Service",
  ]

  private static let destinations = [
    Destination(
      ["ECS::Service", "ECS::TaskSet"], ["TaskDefinition", "task_definition"], own: ["ECS::TaskDefinition"], .runsCode,
      "runs the tasks of"),
    Destination(
      ["Events::Rule", "Pipes::Pipe", "Scheduler::Schedule"],
      [
        "Targets/*/EcsParameters/TaskDefinitionArn", "Target/EcsParameters/TaskDefinitionArn",
        "TargetParameters/EcsTaskParameters/TaskDefinitionArn", "ecs_target/*/task_definition_arn",
        "target/*/ecs_parameters/*/task_definition_arn",
        "target_parameters/*/ecs_task_parameters/*/task_definition_arn",
      ], own: ["ECS::TaskDefinition"], .runsCode, "runs the tasks of"),
    Destination(
      ["CloudFront::Distribution"], ["DistributionConfig/Origins/*/DomainName", "origin/*/domain_name"], own: hosts,
      .sendsData, "sends its requests to"),
    Destination(
      ["CloudFront::Distribution"], ["DistributionConfig/Logging/Bucket", "logging_config/*/bucket"], own: bucket,
      .sendsData, "logs its requests to"),
    Destination(
      ["ElasticLoadBalancingV2::LoadBalancer", "ElasticLoadBalancing::LoadBalancer"],
      [
        "LoadBalancerAttributes/Key=access_logs.s3.bucket/Value",
        "LoadBalancerAttributes/Key=connection_logs.s3.bucket/Value", "AccessLoggingPolicy/S3BucketName",
        "access_logs/*/bucket", "connection_logs/*/bucket",
      ], own: bucket, .sendsData, "logs its requests to"),
    Destination(
      ["S3::Bucket", "aws_s3_bucket_logging"], ["LoggingConfiguration/DestinationBucketName", "target_bucket"],
      own: bucket, .sendsData, "logs its requests to"),
    Destination(
      ["S3::Bucket", "aws_s3_bucket_inventory", "aws_s3_bucket_analytics_configuration"],
      [
        "InventoryConfigurations/*/Destination/BucketArn",
        "AnalyticsConfigurations/*/StorageClassAnalysis/DataExport/Destination/BucketArn",
        "destination/*/bucket/*/bucket_arn",
        "storage_class_analysis/*/data_export/*/destination/*/s3_bucket_destination/*/bucket_arn",
      ], own: bucket, .sendsData, "lists its objects in"),
    Destination(
      ["S3::Bucket", "aws_s3_bucket_notification"],
      [
        "NotificationConfiguration/QueueConfigurations/*/Queue",
        "NotificationConfiguration/TopicConfigurations/*/Topic",
        "NotificationConfiguration/LambdaConfigurations/*/Function", "queue/*/queue_arn", "topic/*/topic_arn",
        "lambda_function/*/lambda_function_arn",
      ], own: functions.union(["SNS::Topic", "SQS::Queue"]), .sendsData, "tells of its objects"),
    Destination(
      ["SNS::Topic"], ["Subscription/*/Endpoint"],
      own: functions.union(["KinesisFirehose::DeliveryStream", "SQS::Queue"]),
      .sendsData, "sends its messages to"),
    Destination(
      ["ApiGatewayV2::Integration", "ApiGateway::Method", "aws_api_gateway_integration"],
      ["IntegrationUri", "Integration/Uri", "integration_uri", "uri"], own: functions.union(listeners), .sendsData,
      "sends its requests to"),
    Destination(
      ["Cognito::UserPoolClient"],
      ["CallbackURLs", "LogoutURLs", "DefaultRedirectURI", "callback_urls", "logout_urls", "default_redirect_uri"],
      own: hosts, .sendsData, "users who log in are sent to"),
    Destination(
      ["EC2::DHCPOptions", "aws_vpc_dhcp_options"], ["DomainNameServers", "domain_name_servers"], own: [], .sendsData,
      "names are looked up at", except: { value, _ in value.text == "AmazonProvidedDNS" }),
    Destination(
      ["EC2::VPCDHCPOptionsAssociation", "aws_vpc_dhcp_options_association"], ["DhcpOptionsId", "dhcp_options_id"],
      own: ["EC2::DHCPOptions"], .sendsData, "names are looked up as it says:",
      except: { value, _ in value.text == "default" }),
    Destination(
      ["DynamoDB::Table"],
      ["ImportSourceSpecification/S3BucketSource/S3Bucket", "import_table/*/s3_bucket_source/*/bucket"],
      own: bucket, .sendsData, "has its data from"),
    Destination(
      ["EC2::VPCEndpoint"], ["ServiceName", "service_name"], own: [], .sendsData, "connects to",
      except: { value, _ in isServiceOfAWS(value) }),
    Destination(
      ["CloudWatch::Alarm", "CloudWatch::CompositeAlarm"],
      [
        "AlarmActions", "OKActions", "InsufficientDataActions", "alarm_actions", "ok_actions",
        "insufficient_data_actions",
      ], own: functions.union(["AutoScaling::ScalingPolicy", "ApplicationAutoScaling::ScalingPolicy", "SNS::Topic"]),
      .sendsData, "tells",
      except: { value, scope in
        ARNText(value).map { scope.isOwn($0.account) || value.text?.startsExactly(with: "arn:aws:automate:") == true }
          ?? false
      }),
  ]

  mutating func inspectDestinations(_ subject: Subject) {
    for destination in Self.destinations
    where destination.types.contains(subject.knownType ?? "") || destination.types.contains(subject.type) {
      for value in destination.paths.flatMap({ subject.properties.values(at: $0[...]) }) {
        guard !value.isNull, value.text != "", !destination.isHarmless(value, scope),
          !scope.isOwn(value, of: destination.own)
        else { continue }
        let name = value.text == nil ? "an unknown place: \(value.brief)" : value.brief
        add(destination.kind, subject, "\(destination.text) \(name)", weight: Findings.Weight.wide)
      }
    }
  }

  /// Whether an endpoint's service is one of AWS: `com.amazonaws.us-east-1.s3`, not `com.amazonaws.vpce.…`.
  private static func isServiceOfAWS(_ value: Node) -> Bool {
    let parts = value.parts
    guard let start = parts[0].text, start.startsExactly(with: "com.amazonaws."),
      !start.startsExactly(with: "com.amazonaws.vpce")
    else { return false }
    return parts.allSatisfy { $0.text != nil || $0.soleReference?.name == "AWS::Region" }
  }
}

extension PolicyScope {
  /// Whether a value is, or begins with, a resource of the template of one of these types.
  fileprivate func isOwn(_ value: Node, of own: Set<String>) -> Bool {
    if let text = value.text {
      // The name of a bucket may be the name of anybody's host.
      let isByAWS = own.count == 1 || text.startsExactly(with: "arn:") || text.endsExactly(with: ".amazonaws.com")
      return isByAWS && own.contains { ownTexts[$0]?.contains(text) == true }
    }
    let parts = value.parts
    let made = parts.map { part in
      part.origin.flatMap { types[$0.name] }.map { type in
        own.contains(ConsequenceTypes.cloudFormation(terraform: type) ?? type)
      } ?? false
    }
    guard made.contains(true),
      zip(parts, made).allSatisfy({ $1 || $0.text != nil || $0.soleReference?.isPseudoParameter == true })
    else { return false }
    if parts.count == 1 { return true }
    // `arn:…:lambda:path/2015-03-31/functions/${Function.Arn}/invocations`
    if parts[0].text?.startsExactly(with: "arn:") == true { return true }
    // `https://${Balancer.DNSName}/path`
    if parts[0].text == "https://", made[1] {
      return parts.count == 2 || [UInt8(ascii: "/"), UInt8(ascii: ":")].contains(parts[2].text?.utf8.first)
    }
    // `${Api}.execute-api.${AWS::Region}.amazonaws.com`
    let isHost =
      parts.last?.text?.endsExactly(with: ".amazonaws.com") ?? (parts.last?.soleReference?.name == "AWS::URLSuffix")
    return made[0] && isHost
  }
}

extension Node {
  /// The reference that a part is taken from: `!Select [2, !Split ['/', !GetAtt Url.FunctionUrl]]`.
  fileprivate var origin: Reference? {
    if let reference = soleReference { return reference }
    guard let call, [.select, .split].contains(call.function), let parts = call.argument.items, parts.count == 2 else {
      return nil
    }
    return parts[1].origin
  }
}
