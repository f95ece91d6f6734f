extension Inspection {
  /// A value of a property that has a consequence.
  private struct Flag {
    enum Test {
      case isAny(of: Set<String>)
      /// Also if the property is missing.
      case isNot(String)
      case exists
      case isMissing
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

    /// Whether the property has the value; nil if that is not known.
    func holds(for properties: Node) -> Bool? {
      let values = properties.values(at: path[...])
      switch test {
      case .exists: return !values.isEmpty
      case .isMissing: return values.isEmpty
      case .isAny(let texts):
        if values.contains(where: { $0.text.map(texts.contains) ?? false }) { return true }
        return values.contains { $0.text == nil } ? nil : false
      case .isNot(let text):
        if values.isEmpty || values.contains(where: { $0.text.map { $0 != text } ?? false }) { return true }
        return values.contains { $0.text == nil } ? nil : false
      }
    }
  }

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
    Flag(["AWS::Lambda::Url"], "AuthType", .isNot("AWS_IAM"), .opensNetwork, "anybody may call it"),
    Flag(
      ["aws_lambda_function_url"], "authorization_type", .isNot("AWS_IAM"), .opensNetwork, "anybody may call it"),
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

  /// The sources of inbound traffic: rules of security groups, in any of their forms.
  mutating func inspectSources(_ subject: Subject) {
    let properties = subject.properties
    switch subject.type {
    case "AWS::EC2::SecurityGroup":
      for rule in properties.values(at: ["SecurityGroupIngress"]) { inspectRule(rule, of: subject) }
    case "AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule": inspectRule(properties, of: subject)
    case "aws_security_group": for rule in properties.values(at: ["ingress"]) { inspectRule(rule, of: subject) }
    case "aws_security_group_rule" where properties["type"]?.text != "egress": inspectRule(properties, of: subject)
    default: break
    }
  }

  private mutating func inspectRule(_ rule: Node, of subject: Subject) {
    if rule.call != nil { return add(.opensNetwork, subject, "unknown rules", weight: Findings.Weight.wide) }
    let ports = Self.ports(of: rule)
    let blocks = ["CidrIp", "CidrIpv6", "cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"]
    for entry in blocks.flatMap({ rule[$0]?.entries ?? [] }) where !entry.isNull {
      guard let text = entry.text else {
        add(.opensNetwork, subject, "\(ports) from unknown addresses", weight: Findings.Weight.wide)
        continue
      }
      guard let block = AddressBlock(text) else {
        add(.opensNetwork, subject, "\(ports) from \(entry.brief)")
        continue
      }
      if block.prefix == 0 {
        add(.opensNetwork, subject, "\(ports) from anywhere", weight: Findings.Weight.everything)
      } else if !block.isPrivate {
        add(.opensNetwork, subject, "\(ports) from \(block)")
      }
    }
    let lists = ["SourcePrefixListId", "prefix_list_id", "prefix_list_ids"]
    for list in lists.flatMap({ rule[$0]?.entries ?? [] }) where !list.isNull && list.text != "" {
      add(.opensNetwork, subject, "\(ports) from prefix list \(list.brief)")
    }
    if let owner = rule["SourceSecurityGroupOwnerId"], owner.text.map(scope.isOwn) != true {
      add(.opensNetwork, subject, "\(ports) from a security group of account \(owner.brief)")
    }
  }

  private static func ports(of rule: Node) -> String {
    let ports = rule.value("IpProtocol", "ip_protocol", "protocol")
    guard let name = ports?.text else { return "unknown traffic" }
    guard name != "-1" else { return "all traffic" }
    let (from, to) = (rule.value("FromPort", "from_port"), rule.value("ToPort", "to_port"))
    guard let from, let to, from.text != "-1" else { return "all \(Node.string(name).brief)" }
    return Node.string(name).brief + " " + (from == to ? from.brief : "\(from.brief) to \(to.brief)")
  }
}

extension AddressBlock {
  /// Whether no address of the block is on the internet.
  fileprivate var isPrivate: Bool {
    let texts =
      width == 32
      ? ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"]
      : ["fc00::/7", "fe80::/10", "::1/128"]
    return texts.compactMap(AddressBlock.init).contains { outer in
      prefix >= outer.prefix
        && address >> UInt128(width - outer.prefix) == outer.address >> UInt128(width - outer.prefix)
    }
  }
}
