extension ConsequenceTypes {
  /// The CloudFormation type of a type of Terraform's AWS provider; nil if there is none that StackKit knows.
  ///
  /// Most names are the same words: `aws_ecs_task_definition` is `AWS::ECS::TaskDefinition`.
  static func cloudFormation(terraform type: String) -> String? {
    guard type.hasPrefix("aws_") else { return nil }
    return others[type] ?? ResourceType.stateful(terraform: type)?.name
      ?? byWords[type.dropFirst(4).filter { $0 != "_" }]
  }

  /// The types by the words of their names, without capitals. A service that Terraform does not name is EC2.
  private static let byWords: [String: String] = {
    var byWords: [String: String] = [:]
    for name in ResourceType.names {
      let parts = name.split(separator: "::")
      guard parts.count == 3 else { continue }
      let type = parts[2].lowercased()
      byWords[parts[1].lowercased() + type] = name
      if parts[1] == "EC2", byWords[type] == nil { byWords[type] = name }
    }
    return byWords
  }()

  /// The types whose names are other words.
  private static let others: [String: String] = {
    var others: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst() { others["aws_" + word] = "AWS::" + words[0] }
    }
    return others
  }()

  private static let table = """
    ApplicationAutoScaling::ScalableTarget appautoscaling_target
    ApplicationAutoScaling::ScalingPolicy appautoscaling_policy
    AutoScaling::AutoScalingGroup autoscaling_group
    AutoScaling::LaunchConfiguration launch_configuration
    CertificateManager::Certificate acm_certificate acm_certificate_validation
    CloudFormation::Stack cloudformation_stack
    CloudFormation::StackSet cloudformation_stack_set cloudformation_stack_set_instance cloudformation_stack_instances
    CloudFront::CloudFrontOriginAccessIdentity cloudfront_origin_access_identity
    CloudFront::VpcOrigin cloudfront_vpc_origin
    CloudWatch::Alarm cloudwatch_metric_alarm
    CloudWatch::Dashboard cloudwatch_dashboard
    CodePipeline::Pipeline codepipeline
    EC2::EIP eip
    EC2::LaunchTemplate launch_template
    EC2::Route route
    EC2::SecurityGroup security_group default_security_group
    EC2::SecurityGroupEgress vpc_security_group_egress_rule
    EC2::SecurityGroupIngress security_group_rule vpc_security_group_ingress_rule
    EC2::SubnetRouteTableAssociation route_table_association
    EC2::VPC vpc default_vpc
    EC2::VPCEndpointServicePermissions vpc_endpoint_service_allowed_principal
    EC2::VPCGatewayAttachment internet_gateway_attachment
    ECR::PublicRepository ecrpublic_repository
    ECR::RegistryPolicy ecr_registry_policy
    ECR::Repository ecr_lifecycle_policy ecr_repository_policy
    EFS::FileSystem efs_backup_policy efs_file_system_policy
    EKS::Nodegroup eks_node_group
    ElasticLoadBalancing::LoadBalancer elb
    ElasticLoadBalancingV2::Listener lb_listener alb_listener
    ElasticLoadBalancingV2::ListenerCertificate lb_listener_certificate
    ElasticLoadBalancingV2::ListenerRule lb_listener_rule alb_listener_rule
    ElasticLoadBalancingV2::LoadBalancer lb alb
    ElasticLoadBalancingV2::TargetGroup lb_target_group alb_target_group lb_target_group_attachment
    Events::ApiDestination cloudwatch_event_api_destination
    Events::Connection cloudwatch_event_connection
    Events::EventBus cloudwatch_event_bus
    Events::EventBusPolicy cloudwatch_event_bus_policy cloudwatch_event_permission
    Events::Rule cloudwatch_event_rule cloudwatch_event_target
    Glue::Trigger glue_trigger
    IAM::GroupPolicy iam_group_policy_attachment
    IAM::ManagedPolicy iam_policy
    IAM::OIDCProvider iam_openid_connect_provider
    IAM::Policy iam_policy_attachment
    IAM::RolePolicy iam_role_policy_attachment iam_role_policy_attachments_exclusive
    IAM::UserPolicy iam_user_policy_attachment
    IAM::UserToGroupAddition iam_user_group_membership iam_group_membership
    KMS::Key kms_key_policy
    Lambda::Url lambda_function_url
    Logs::Destination cloudwatch_log_destination
    Logs::LogGroup cloudwatch_log_group
    Logs::ResourcePolicy cloudwatch_log_resource_policy
    Logs::SubscriptionFilter cloudwatch_log_subscription_filter
    Organizations::Policy organizations_policy organizations_policy_attachment
    RDS::DBInstance db_instance rds_cluster_instance
    RDS::DBSubnetGroup db_subnet_group
    Route53::RecordSet route53_record
    S3::Bucket s3_bucket_acl s3_bucket_lifecycle_configuration s3_bucket_ownership_controls s3_bucket_public_access_block
    S3::Bucket s3_bucket_server_side_encryption_configuration s3_bucket_versioning
    SNS::Subscription sns_topic_subscription
    SecretsManager::ResourcePolicy secretsmanager_secret_policy
    SecretsManager::RotationSchedule secretsmanager_secret_rotation
    SecretsManager::Secret secretsmanager_secret_version
    StepFunctions::StateMachine sfn_state_machine
    """
}
