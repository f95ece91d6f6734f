extension Inspection {
  /// A value of a property that has a consequence.
  private struct Flag {
    enum Test {
      case isAny(of: Set<String>)
      /// In small letters; also if the property is missing.
      case isNot(String)
      case isBelow(Int)
      case exists
      case isMissing
      case always
    }

    let types: Set<String>
    let path: [String]
    let test: Test
    let kind: Consequence.Kind
    let text: String

    init(_ types: Set<String>, _ path: String, _ test: Test, _ kind: Consequence.Kind, _ text: String) {
      self.types = types
      self.path = path.split(separator: "/").map(String.init)
      self.test = test
      self.kind = kind
      self.text = text
    }

    /// A text without capitals; nil also for a dynamic reference, whose value is elsewhere.
    private static func known(_ value: Node) -> String? {
      value.text.flatMap { $0.containsExactly("{{") ? nil : $0.lowercased() }
    }

    /// Whether the property has the value; nil if that is not known.
    func holds(for properties: Node) -> Bool? {
      let values = properties.values(at: path[...]).filter { !$0.isNull }
      switch test {
      case .always: return true
      case .exists: return values.contains { $0.text != "" }
      case .isBelow(let limit):
        if values.contains(where: { $0.integer.map { $0 < limit } ?? false }) { return true }
        return values.contains { $0.integer == nil } ? nil : false
      case .isMissing: return properties.mayLack(path[...])
      case .isAny(let texts):
        let known = values.compactMap(Self.known)
        if known.contains(where: { known in texts.contains { $0.lowercased() == known } }) { return true }
        return known.count < values.count ? nil : false
      case .isNot(let text):
        let known = values.compactMap(Self.known)
        if properties.mayLack(path[...]) || known.contains(where: { $0 != text }) { return true }
        return known.count < values.count ? nil : false
      }
    }
  }

  private static let task: Set = ["AWS::ECS::TaskDefinition", "AWS::ECS::DaemonTaskDefinition"]
  private static let tfTask: Set = ["aws_ecs_task_definition"]
  private static let soon = "its objects are deleted soon"
  private static let versions = "old versions of its objects are deleted soon"

  private static let flags = [
    Flag(
      ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"], "Scheme",
      .isNot("internal"), .opensNetwork, "reachable from the internet"),
    Flag(["aws_lb", "aws_alb", "aws_elb"], "internal", .isNot("true"), .opensNetwork, "reachable from the internet"),
    Flag(
      [
        "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup",
        "AWS::AmazonMQ::Broker", "AWS::DMS::ReplicationInstance",
      ], "PubliclyAccessible", .isAny(of: ["true"]), .opensNetwork, "reachable from the internet"),
    Flag(
      [
        "aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_redshift_cluster", "aws_mq_broker",
        "aws_redshiftserverless_workgroup", "aws_dms_replication_instance",
      ], "publicly_accessible", .isAny(of: ["true"]), .opensNetwork, "reachable from the internet"),
    Flag(
      ["AWS::EKS::Cluster"], "ResourcesVpcConfig/EndpointPublicAccess", .isNot("false"), .opensNetwork,
      "its API is reachable from the internet"),
    Flag(
      ["aws_eks_cluster"], "vpc_config/*/endpoint_public_access", .isNot("false"), .opensNetwork,
      "its API is reachable from the internet"),
    Flag(
      ["AWS::MSK::Cluster"], "BrokerNodeGroupInfo/ConnectivityInfo/PublicAccess/Type",
      .isAny(of: ["SERVICE_PROVIDED_EIPS"]), .opensNetwork, "reachable from the internet"),
    Flag(
      ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"], "VPCOptions", .isMissing, .opensNetwork,
      "its endpoint is in no VPC"),
    Flag(
      ["aws_opensearch_domain", "aws_elasticsearch_domain"], "vpc_options/*", .isMissing, .opensNetwork,
      "its endpoint is in no VPC"),
    Flag(["AWS::Lambda::Url"], "AuthType", .isNot("aws_iam"), .opensNetwork, "anybody may call it"),
    Flag(
      ["aws_lambda_function_url"], "authorization_type", .isNot("aws_iam"), .opensNetwork, "anybody may call it"),
    Flag(
      ["AWS::ECS::Service", "AWS::ECS::TaskSet"], "NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp",
      .isAny(of: ["ENABLED"]), .opensNetwork, "its tasks have public addresses"),
    Flag(
      ["aws_ecs_service"], "network_configuration/*/assign_public_ip", .isAny(of: ["true"]), .opensNetwork,
      "its tasks have public addresses"),
    Flag(
      ["AWS::ECS::Service"], "EnableExecuteCommand", .isAny(of: ["true"]), .grantsAccess,
      "ECS Exec opens shells in its containers"),
    Flag(
      ["aws_ecs_service"], "enable_execute_command", .isAny(of: ["true"]), .grantsAccess,
      "ECS Exec opens shells in its containers"),
    Flag(
      ["AWS::S3::Bucket"], "AccessControl", .isAny(of: ["PublicRead", "PublicReadWrite", "AuthenticatedRead"]),
      .grantsAccess, "everybody: reads objects"),
    Flag(
      ["aws_s3_bucket", "aws_s3_bucket_acl"], "acl",
      .isAny(of: ["public-read", "public-read-write", "authenticated-read"]), .grantsAccess, "everybody: reads objects"),
    Flag(
      ["AWS::S3::Bucket", "AWS::S3::AccessPoint"], "PublicAccessBlockConfiguration/BlockPublicPolicy",
      .isAny(of: ["false"]), .grantsAccess, "public policies are not blocked"),
    Flag(
      ["aws_s3_bucket_public_access_block"], "block_public_policy", .isNot("true"), .grantsAccess,
      "public policies are not blocked"),
    Flag(
      ["AWS::S3::Bucket"], "ReplicationConfiguration/Rules", .exists, .sendsData, "its objects are replicated"),
    Flag(
      ["AWS::Cognito::UserPool"], "LambdaConfig", .exists, .runsCode, "functions that decide about sign-ins"),
    Flag(
      ["aws_cognito_user_pool"], "lambda_config/*", .exists, .runsCode, "functions that decide about sign-ins"),
    Flag(
      ["AWS::CloudFront::Distribution"], "DistributionConfig/DefaultCacheBehavior/LambdaFunctionAssociations", .exists,
      .runsCode, "functions at the edge"),
    Flag(
      ["AWS::CloudFront::Distribution"], "DistributionConfig/CacheBehaviors/*/LambdaFunctionAssociations", .exists,
      .runsCode, "functions at the edge"),
    Flag(
      ["aws_cloudfront_distribution"], "default_cache_behavior/*/lambda_function_association/*", .exists, .runsCode,
      "functions at the edge"),
    Flag(
      ["aws_cloudfront_distribution"], "ordered_cache_behavior/*/lambda_function_association/*", .exists, .runsCode,
      "functions at the edge"),
    Flag(
      ["AWS::CloudFront::Distribution", "aws_cloudfront_distribution"], "", .always, .opensNetwork,
      "reachable from the internet"),
    Flag(
      task, "PidMode", .isAny(of: ["host", "task"]), .runsCode, "its containers share processes: PidMode"),
    Flag(tfTask, "pid_mode", .isAny(of: ["host", "task"]), .runsCode, "its containers share processes: pid_mode"),
    Flag(task, "IpcMode", .isAny(of: ["host", "task"]), .runsCode, "its containers share memory: IpcMode"),
    Flag(tfTask, "ipc_mode", .isAny(of: ["host", "task"]), .runsCode, "its containers share memory: ipc_mode"),
    Flag(task, "NetworkMode", .isAny(of: ["host"]), .opensNetwork, "its containers have the network of their host"),
    Flag(tfTask, "network_mode", .isAny(of: ["host"]), .opensNetwork, "its containers have the network of their host"),
    Flag(task, "Volumes/*/Host/SourcePath", .exists, .runsCode, "its volumes are folders of the host"),
    Flag(tfTask, "volume/*/host_path", .exists, .runsCode, "its volumes are folders of the host"),
    Flag(
      ["AWS::Cognito::UserPoolIdentityProvider", "aws_cognito_identity_provider"], "", .always, .grantsAccess,
      "users of another provider may log in"),
    Flag(
      ["aws_db_snapshot", "aws_db_cluster_snapshot", "aws_db_snapshot_copy"], "shared_accounts/*", .exists,
      .grantsAccess, "shared with other accounts"),
    Flag(
      ["AWS::Cognito::UserPool"], "AdminCreateUserConfig/AllowAdminCreateUserOnly", .isNot("true"), .grantsAccess,
      "anybody may sign up"),
    Flag(
      ["aws_cognito_user_pool"], "admin_create_user_config/*/allow_admin_create_user_only", .isNot("true"),
      .grantsAccess, "anybody may sign up"),
    Flag(
      ["AWS::S3::Bucket"], "LifecycleConfiguration/Rules/*/ExpirationInDays", .isBelow(30), .losesData, soon),
    Flag(
      ["AWS::S3::Bucket"], "LifecycleConfiguration/Rules/*/NoncurrentVersionExpirationInDays", .isBelow(7), .losesData,
      versions),
    Flag(
      ["AWS::S3::Bucket"], "LifecycleConfiguration/Rules/*/NoncurrentVersionExpiration/NoncurrentDays", .isBelow(7),
      .losesData, versions),
    Flag(["AWS::S3::Bucket"], "LifecycleConfiguration/Rules/*/ExpirationDate", .exists, .losesData, soon),
    Flag(["aws_s3_bucket_lifecycle_configuration"], "rule/*/expiration/*/days", .isBelow(30), .losesData, soon),
    Flag(
      ["aws_s3_bucket_lifecycle_configuration"], "rule/*/noncurrent_version_expiration/*/noncurrent_days", .isBelow(7),
      .losesData, versions),
    Flag(["aws_s3_bucket_lifecycle_configuration"], "rule/*/expiration/*/date", .exists, .losesData, soon),
  ]

  /// The types whose properties are read here or in `inspectContainers`.
  static let readTypes: Set<String> = flags.reduce(into: [
    "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::ECS::DaemonTaskDefinition",
    "AWS::ECS::TaskDefinition", "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
    "AWS::Lambda::Permission",
  ]) { $0.formUnion($1.types) }

  mutating func inspectFlags(_ subject: Subject) {
    for flag in Self.flags where flag.types.contains(subject.type) {
      guard let holds = flag.holds(for: subject.properties) else {
        add(flag.kind, subject, "\(flag.path.last ?? "") is not known", weight: Findings.Weight.wide)
        continue
      }
      if holds { add(flag.kind, subject, flag.text) }
    }
  }
}
