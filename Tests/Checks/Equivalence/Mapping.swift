/// The names of one resource type in both languages, where they are not the same words.
///
/// Written from the documentation of AWS and of the provider, not from `Sources/StackKit`, which it checks.
struct Mapping {
  let cloudFormation: String
  let terraform: String
  /// Terraform's attribute for what `!Ref` stands for.
  let ref: String
  /// The same for `!GetAtt`, where the words differ.
  let attributes: [String: String]
  /// What CloudFormation's properties are in Terraform, by path, where the words differ.
  let properties: [String: Spelling]
  /// Properties that Terraform has no argument for, by path, with the reason.
  let onlyCloudFormation: [String: String]
  /// Arguments that CloudFormation has no property for, by path, with the reason.
  let onlyTerraform: [String: String]

  init(
    _ cloudFormation: String, _ terraform: String, ref: String = "id", attributes: [String: String] = [:],
    _ properties: [String: Spelling] = [:], onlyCloudFormation: [String: String] = [:],
    onlyTerraform: [String: String] = [:]
  ) {
    self.cloudFormation = cloudFormation
    self.terraform = terraform
    self.ref = ref
    self.attributes = attributes
    self.properties = properties
    self.onlyCloudFormation = onlyCloudFormation
    self.onlyTerraform = onlyTerraform
  }
}

/// Where a property's value stands in Terraform, and in which form. Paths are of the object around the property.
enum Spelling: ExpressibleByStringLiteral {
  /// Under another name.
  case named(String)
  /// An object, or a list of one, that only CloudFormation puts around its properties.
  case wrapper
  /// A list of keys and values that are arguments in Terraform.
  case settings([String: String])
  /// A list of keys and values that is a map in Terraform.
  case map(String, key: String, value: String)
  /// Other words for the same values.
  case words(String, [String: String])
  /// A document with the same keys.
  case document(String)
  /// A document whose keys begin with small letters in Terraform.
  case camelDocument(String)
  /// What `!Ref` stands for is not what Terraform wants here: another attribute of the same resource is.
  case reference(String, attribute: String)

  init(stringLiteral path: String) { self = .named(path) }

  static let tags = Spelling.map("tags", key: "Key", value: "Value")
}

/// A resource of one language that is a property of another resource in the other.
struct Part {
  let type: String
  /// Its property or argument that names the resource it belongs to; empty where it belongs to what it refers to, and
  /// has nothing that the other language would say.
  let whole: String
  /// Where the others stand in that resource; theirs are named as its own.
  let path: String
  /// Whether a resource has a list of them there.
  let isRepeated: Bool

  init(_ type: String, whole: String, at path: String = "", isRepeated: Bool = false) {
    self.isRepeated = isRepeated
    self.type = type
    self.whole = whole
    self.path = path
  }
}

extension Mapping {
  static let parts = [
    Part("AWS::EC2::VPCGatewayAttachment", whole: "InternetGatewayId"),
    Part("aws_acm_certificate_validation", whole: "certificate_arn"),
    // The records that prove a certificate's domains: CloudFormation writes them by itself.
    Part("aws_route53_record", whole: ""),
    Part("aws_ecr_lifecycle_policy", whole: "repository"),
    Part("aws_appautoscaling_scheduled_action", whole: "resource_id", at: "scheduled_actions", isRepeated: true),
    Part("aws_efs_backup_policy", whole: "file_system_id"),
    Part("aws_efs_file_system_policy", whole: "file_system_id"),
    Part("aws_s3_bucket_lifecycle_configuration", whole: "bucket", at: "lifecycle_configuration"),
    Part("aws_s3_bucket_ownership_controls", whole: "bucket", at: "ownership_controls"),
    Part("aws_s3_bucket_public_access_block", whole: "bucket", at: "public_access_block_configuration"),
    Part("aws_s3_bucket_server_side_encryption_configuration", whole: "bucket", at: "bucket_encryption"),
    Part("aws_s3_bucket_versioning", whole: "bucket"),
    Part("aws_secretsmanager_secret_version", whole: "secret_id"),
  ]

  static func of(_ type: String) -> Mapping? { byType[type] }

  private static let byType = Dictionary(
    (network + balancing + containers + storage + monitoring + account).map { ($0.cloudFormation, $0) },
    uniquingKeysWith: { first, _ in first })

  private static let madeUp =
    "CloudFormation makes a name up that no other resource has; Terraform needs to be told one"
}

// One list for each group of services.
extension Mapping {
  private static let network = [
    Mapping("AWS::EC2::VPC", "aws_vpc", ["Tags": .tags]),
    Mapping("AWS::EC2::Subnet", "aws_subnet", ["Tags": .tags]),
    Mapping("AWS::EC2::InternetGateway", "aws_internet_gateway", ["Tags": .tags]),
    Mapping("AWS::EC2::EIP", "aws_eip", ref: "public_ip", ["Tags": .tags]),
    Mapping("AWS::EC2::NatGateway", "aws_nat_gateway", ["Tags": .tags]),
    Mapping("AWS::EC2::RouteTable", "aws_route_table", ["Tags": .tags]),
    Mapping("AWS::EC2::Route", "aws_route"),
    Mapping("AWS::EC2::SubnetRouteTableAssociation", "aws_route_table_association"),
    Mapping(
      "AWS::EC2::SecurityGroup", "aws_security_group", attributes: ["GroupId": "id"],
      [
        "Tags": .tags, "GroupDescription": "description", "SecurityGroupEgress": "egress",
        "SecurityGroupEgress.IpProtocol": "protocol", "SecurityGroupEgress.CidrIp": "cidr_blocks",
        "SecurityGroupEgress.DestinationSecurityGroupId": "security_groups",
        "SecurityGroupEgress.DestinationPrefixListId": "prefix_list_ids",
      ]),
    Mapping(
      "AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule",
      [
        "GroupId": "security_group_id", "CidrIp": "cidr_ipv4", "SourcePrefixListId": "prefix_list_id",
        "SourceSecurityGroupId": "referenced_security_group_id",
      ]),
    Mapping("AWS::EC2::VPCEndpoint", "aws_vpc_endpoint", ["Tags": .tags]),
    Mapping(
      "AWS::EC2::FlowLog", "aws_flow_log",
      ["Tags": .tags, "ResourceId": "vpc_id", "DeliverLogsPermissionArn": "iam_role_arn"],
      onlyCloudFormation: ["resource_type": "Terraform tells it from the argument that is there"]),
    Mapping(
      "AWS::Route53::RecordSet", "aws_route53_record",
      [
        "HostedZoneId": "zone_id", "AliasTarget": "alias", "AliasTarget.HostedZoneId": "zone_id",
        "AliasTarget.DNSName": "name",
      ]),
    Mapping(
      "AWS::ServiceDiscovery::PrivateDnsNamespace", "aws_service_discovery_private_dns_namespace", ["Tags": .tags]),
    Mapping("AWS::ServiceDiscovery::HttpNamespace", "aws_service_discovery_http_namespace", ["Tags": .tags]),
    Mapping(
      "AWS::ServiceDiscovery::Service", "aws_service_discovery_service", ["NamespaceId": "dns_config.namespace_id"],
      onlyTerraform: ["force_destroy": "CloudFormation tries again until ECS has taken the last task out"]),
  ]

  private static let balancing = [
    Mapping(
      "AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb", ref: "arn",
      attributes: ["CanonicalHostedZoneID": "zone_id", "LoadBalancerFullName": "arn_suffix"],
      [
        "Type": "load_balancer_type", "Scheme": .words("internal", ["internal": "true", "internet-facing": "false"]),
        "LoadBalancerAttributes": .settings([
          "idle_timeout.timeout_seconds": "idle_timeout",
          "routing.http.drop_invalid_header_fields.enabled": "drop_invalid_header_fields",
          "access_logs.s3.enabled": "access_logs.enabled", "access_logs.s3.bucket": "access_logs.bucket",
          "access_logs.s3.prefix": "access_logs.prefix", "deletion_protection.enabled": "enable_deletion_protection",
          "client_keep_alive.seconds": "client_keep_alive",
          "routing.http.desync_mitigation_mode": "desync_mitigation_mode",
          "routing.http.xff_header_processing.mode": "xff_header_processing_mode",
        ]),
      ],
      onlyTerraform: ["name": madeUp]),
    Mapping(
      "AWS::ElasticLoadBalancingV2::TargetGroup", "aws_lb_target_group", ref: "arn",
      attributes: ["TargetGroupFullName": "arn_suffix"],
      [
        "HealthCheckProtocol": "health_check.protocol", "HealthCheckPath": "health_check.path",
        "HealthCheckIntervalSeconds": "health_check.interval", "HealthCheckTimeoutSeconds": "health_check.timeout",
        "HealthyThresholdCount": "health_check.healthy_threshold",
        "UnhealthyThresholdCount": "health_check.unhealthy_threshold", "Matcher": .wrapper,
        "Matcher.HttpCode": "health_check.matcher",
        "TargetGroupAttributes": .settings([
          "deregistration_delay.timeout_seconds": "deregistration_delay", "slow_start.duration_seconds": "slow_start",
          "load_balancing.algorithm.type": "load_balancing_algorithm_type", "stickiness.enabled": "stickiness.enabled",
          "stickiness.type": "stickiness.type", "stickiness.lb_cookie.duration_seconds": "stickiness.cookie_duration",
          "stickiness.app_cookie.cookie_name": "stickiness.cookie_name",
          "stickiness.app_cookie.duration_seconds": "stickiness.cookie_duration",
        ]),
      ],
      onlyTerraform: ["name": madeUp]),
    Mapping(
      "AWS::ElasticLoadBalancingV2::Listener", "aws_lb_listener", ref: "arn",
      [
        "Certificates": .wrapper, "DefaultActions.RedirectConfig": "redirect",
        "DefaultActions.FixedResponseConfig": "fixed_response",
      ]),
    Mapping(
      "AWS::ElasticLoadBalancingV2::ListenerRule", "aws_lb_listener_rule", ref: "arn",
      [
        "Conditions.HostHeaderConfig": "host_header", "Conditions.PathPatternConfig": "path_pattern",
        "Conditions.HttpHeaderConfig": "http_header",
      ],
      onlyCloudFormation: ["condition.field": "Terraform tells it from the block that is there"]),
    Mapping(
      "AWS::CloudFront::VpcOrigin", "aws_cloudfront_vpc_origin",
      ["VpcOriginEndpointConfig.OriginSSLProtocols": "origin_ssl_protocols.items"],
      onlyTerraform: ["vpc_origin_endpoint_config.origin_ssl_protocols.quantity": "the number of items beside it"]),
    Mapping(
      "AWS::CloudFront::Distribution", "aws_cloudfront_distribution",
      [
        "DistributionConfig": .wrapper, "DistributionConfig.IPV6Enabled": "is_ipv6_enabled",
        "DistributionConfig.Logging": "logging_config", "DistributionConfig.Origins.Id": "origin_id",
        "DistributionConfig.WebACLId": "web_acl_id", "DistributionConfig.CacheBehaviors": "ordered_cache_behavior",
        "DistributionConfig.CustomErrorResponses": "custom_error_response",
        "DistributionConfig.CustomErrorResponses.ErrorCachingMinTTL": "error_caching_min_ttl",
        "DistributionConfig.Origins.OriginCustomHeaders": "custom_header",
        "DistributionConfig.Origins.OriginCustomHeaders.HeaderName": "name",
        "DistributionConfig.Origins.OriginCustomHeaders.HeaderValue": "value",
      ],
      onlyTerraform: [
        "restrictions.geo_restriction.restriction_type":
          "the provider requires it; CloudFormation's default is also 'none'"
      ]),
    Mapping(
      "AWS::CloudFront::ResponseHeadersPolicy", "aws_cloudfront_response_headers_policy",
      ["ResponseHeadersPolicyConfig": .wrapper]),
  ]

  private static let containers = [
    Mapping(
      "AWS::ECS::Cluster", "aws_ecs_cluster", ref: "name", ["ClusterSettings": "setting"],
      onlyTerraform: ["name": madeUp]),
    Mapping(
      "AWS::ECS::TaskDefinition", "aws_ecs_task_definition", ref: "arn",
      [
        "ContainerDefinitions": .camelDocument("container_definitions"),
        "Volumes.EFSVolumeConfiguration.FilesystemId": "file_system_id",
      ],
      onlyTerraform: ["skip_destroy": "CloudFormation keeps the old revision until the service is stable"]),
    Mapping(
      "AWS::ECS::Service", "aws_ecs_service", ref: "arn",
      [
        "ServiceName": "name", "Cluster": .reference("cluster", attribute: "arn"), "DeploymentConfiguration": .wrapper,
        "DeploymentConfiguration.MinimumHealthyPercent": "deployment_minimum_healthy_percent",
        "DeploymentConfiguration.MaximumPercent": "deployment_maximum_percent",
        "NetworkConfiguration.AwsvpcConfiguration": .wrapper,
        "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp":
          .words("assign_public_ip", ["ENABLED": "true", "DISABLED": "false"]),
        "ServiceConnectConfiguration.Services.ClientAliases": "client_alias",
      ],
      onlyTerraform: [
        "force_new_deployment": "the provider changes a capacity provider strategy in place only with it",
        "desired_count":
          "the first number of tasks, ignored afterwards; CloudFormation would set it again at each update of the service",
      ]),
    Mapping(
      "AWS::ECR::Repository", "aws_ecr_repository", ref: "name", attributes: ["RepositoryUri": "repository_url"],
      ["RepositoryName": "name", "LifecyclePolicy": .wrapper, "LifecyclePolicy.LifecyclePolicyText": "policy"]),
    Mapping(
      "AWS::ApplicationAutoScaling::ScalableTarget", "aws_appautoscaling_target", ref: "resource_id",
      ["ScheduledActions.ScheduledActionName": "name"],
      onlyTerraform: [
        "scheduled_actions.service_namespace": "the scalable target around it says so in CloudFormation",
        "scheduled_actions.scalable_dimension": "the scalable target around it says so in CloudFormation",
      ]),
    Mapping(
      "AWS::ECS::ClusterCapacityProviderAssociations", "aws_ecs_cluster_capacity_providers",
      ["Cluster": "cluster_name"]),
    Mapping(
      "AWS::ApplicationAutoScaling::ScalingPolicy", "aws_appautoscaling_policy", ref: "arn",
      ["PolicyName": "name", "ScalingTargetId": "resource_id"],
      onlyTerraform: [
        "service_namespace": "CloudFormation's reference to the scalable target holds it",
        "scalable_dimension": "CloudFormation's reference to the scalable target holds it",
      ]),
  ]

  private static let storage = [
    Mapping(
      "AWS::EFS::FileSystem", "aws_efs_file_system",
      [
        "FileSystemTags": .tags, "FileSystemPolicy": .document("policy"), "LifecyclePolicies": "lifecycle_policy",
        "FileSystemProtection": "protection",
        "FileSystemProtection.ReplicationOverwriteProtection": "replication_overwrite",
      ],
      onlyTerraform: [
        "policy.Statement.Resource": "EFS fills in the file system, which CloudFormation cannot name there"
      ]
    ),
    Mapping("AWS::EFS::MountTarget", "aws_efs_mount_target"),
    Mapping("AWS::EFS::AccessPoint", "aws_efs_access_point", ["AccessPointTags": .tags]),
    Mapping(
      "AWS::S3::Bucket", "aws_s3_bucket", attributes: ["DomainName": "bucket_domain_name"],
      [
        "Tags": .tags, "BucketEncryption.ServerSideEncryptionConfiguration": "rule",
        "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault":
          "apply_server_side_encryption_by_default",
        "LifecycleConfiguration.Rules.ExpirationInDays": "expiration.days",
      ],
      onlyTerraform: [
        "bucket_prefix": madeUp,
        "lifecycle_configuration.rule.filter": "all objects: what CloudFormation means without one",
      ]),
    Mapping("AWS::S3::BucketPolicy", "aws_s3_bucket_policy", ["PolicyDocument": .document("policy")]),
    Mapping(
      "AWS::ElastiCache::SubnetGroup", "aws_elasticache_subnet_group", ref: "name", onlyTerraform: ["name": madeUp]),
    Mapping(
      "AWS::ElastiCache::ReplicationGroup", "aws_elasticache_replication_group",
      attributes: ["PrimaryEndPoint.Address": "primary_endpoint_address"],
      [
        "Tags": .tags, "ReplicationGroupDescription": "description", "CacheNodeType": "node_type",
        "CacheSubnetGroupName": "subnet_group_name",
      ],
      onlyTerraform: [
        "replication_group_id": madeUp,
        "final_snapshot_identifier": "the name of the snapshot that CloudFormation takes for DeletionPolicy: Snapshot",
        "apply_immediately": "CloudFormation changes at once, Terraform in the next maintenance window if not told",
      ]),
  ]

  private static let monitoring = [
    Mapping(
      "AWS::CloudWatch::Alarm", "aws_cloudwatch_metric_alarm", ref: "alarm_name",
      ["Dimensions": .map("dimensions", key: "Name", value: "Value")]),
    Mapping("AWS::CloudWatch::Dashboard", "aws_cloudwatch_dashboard", ref: "dashboard_name"),
    Mapping("AWS::SNS::Topic", "aws_sns_topic", ref: "arn", ["TopicName": "name"]),
    Mapping("AWS::SNS::Subscription", "aws_sns_topic_subscription", ref: "arn"),
  ]

  private static let account = [
    Mapping(
      "AWS::IAM::Role", "aws_iam_role", ref: "name", ["AssumeRolePolicyDocument": .document("assume_role_policy")]),
    Mapping(
      "AWS::IAM::Policy", "aws_iam_role_policy",
      ["PolicyName": "name", "PolicyDocument": .document("policy")]),
    Mapping(
      "AWS::KMS::Key", "aws_kms_key", ref: "key_id",
      ["Tags": .tags, "KeyPolicy": .document("policy"), "PendingWindowInDays": "deletion_window_in_days"]),
    Mapping("AWS::KMS::Alias", "aws_kms_alias", ref: "name", ["AliasName": "name"]),
    Mapping(
      "AWS::CertificateManager::Certificate", "aws_acm_certificate", ref: "arn", ["Tags": .tags],
      onlyCloudFormation: [
        "domain_validation_options.domain_name": "records of their own in Terraform",
        "domain_validation_options.hosted_zone_id": "records of their own in Terraform",
      ],
      onlyTerraform: ["validation_record_fqdns": "waits for the certificate, as CloudFormation does by itself"]),
    Mapping(
      "AWS::WAFv2::WebACL", "aws_wafv2_web_acl",
      ["Tags": .tags],
      onlyTerraform: ["name": madeUp]),
    Mapping(
      "AWS::WAFv2::IPSet", "aws_wafv2_ip_set", ["Tags": .tags, "IPAddressVersion": "ip_address_version"],
      onlyTerraform: ["name": madeUp]),
    Mapping("AWS::WAFv2::WebACLAssociation", "aws_wafv2_web_acl_association"),
    Mapping("AWS::Logs::LogGroup", "aws_cloudwatch_log_group", ref: "name", ["LogGroupName": "name"]),
    Mapping(
      "AWS::SecretsManager::Secret", "aws_secretsmanager_secret", ref: "arn",
      onlyCloudFormation: [
        "generate_secret_string.password_length": generated, "generate_secret_string.exclude_punctuation": generated,
      ],
      onlyTerraform: ["secret_string_wo": generated, "secret_string_wo_version": generated]),
  ]

  private static let generated =
    "CloudFormation generates 64 letters and digits; Terraform sends 72 hexadecimal digits and hyphens"
}
