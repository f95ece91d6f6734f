extension SimulatedType {
  /// Elastic Load Balancing, CloudFront, WAF, certificates and DNS.
  static let edge: [SimulatedType] = [
    SimulatedType(
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/{hex}",
      name: "Name", nameLimit: 32,
      createOnly: "Name Scheme Type",
      other: """
        EnableCapacityReservationProvisionStabilize EnablePrefixForIpv6SourceNat
        EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic IpAddressType Ipv4IpamPoolId LoadBalancerAttributes
        MinimumLoadBalancerCapacity SecurityGroups SubnetMappings Subnets Tags
        """,
      readable: """
        EnableCapacityReservationProvisionStabilize EnablePrefixForIpv6SourceNat
        EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic IpAddressType Ipv4IpamPoolId LoadBalancerAttributes Name
        Scheme SecurityGroups SubnetMappings Subnets Tags Type
        """,
      attributes: [
        "LoadBalancerArn": "{id}",
        "DNSName": "{name}-{digits}.{region}.elb.amazonaws.com",
        "CanonicalHostedZoneID": "Z32O12XQLNTSW2",
        "LoadBalancerFullName": "app/{name}/{hex}",
        "LoadBalancerName": "{name}",
      ]),
    SimulatedType(
      "AWS::ElasticLoadBalancingV2::TargetGroup",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex}",
      name: "Name", nameLimit: 32,
      createOnly: "IpAddressType Name Port Protocol ProtocolVersion TargetType VpcId",
      other: """
        HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol
        HealthCheckTimeoutSeconds HealthyThresholdCount Matcher Tags TargetControlPort TargetGroupAttributes Targets
        UnhealthyThresholdCount
        """,
      attributes: [
        "TargetGroupArn": "{id}",
        "TargetGroupFullName": "targetgroup/{name}/{hex}",
        "TargetGroupName": "{name}",
      ]),
    SimulatedType(
      "AWS::ElasticLoadBalancingV2::Listener",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:listener/app/{name}/{hex}",
      nameLimit: 32,
      required: "DefaultActions LoadBalancerArn",
      createOnly: "LoadBalancerArn",
      other: "AlpnPolicy Certificates ListenerAttributes MutualAuthentication Port Protocol SslPolicy",
      attributes: ["ListenerArn": "{id}"]),
    SimulatedType(
      "AWS::ElasticLoadBalancingV2::ListenerRule",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:listener-rule/app/{name}/{hex}",
      nameLimit: 32,
      required: "Actions Conditions Priority",
      createOnly: "ListenerArn",
      other: "Transforms",
      attributes: ["RuleArn": "{id}", "IsDefault": "false"]),
    SimulatedType(
      "AWS::CloudFront::Distribution",
      id: "E{letters}",
      required: "DistributionConfig",
      other: "Tags",
      attributes: ["Id": "{id}", "DomainName": "d{hex}.cloudfront.net"]),
    SimulatedType(
      "AWS::CloudFront::VpcOrigin",
      id: "vo_{letters}",
      required: "VpcOriginEndpointConfig",
      other: "Tags",
      attributes: [
        "Id": "{id}",
        "AccountId": "{account}",
        "Arn": "arn:{partition}:cloudfront::{account}:vpcorigin/{id}",
        "Status": "Deployed",
        "CreatedTime": "{date}",
        "LastModifiedTime": "{date}",
      ]),
    SimulatedType(
      "AWS::CertificateManager::Certificate",
      id: "arn:{partition}:acm:{region}:{account}:certificate/{hex}",
      required: "DomainName",
      createOnly: """
        CertificateAuthorityArn CertificateExport DomainName DomainValidationOptions KeyAlgorithm
        SubjectAlternativeNames
        """,
      other: "CertificateTransparencyLoggingPreference Id Tags ValidationMethod",
      attributes: ["CertificateArn": "{id}"]),
    SimulatedType(
      "AWS::Route53::RecordSet",
      id: "{Name}",
      required: "Name Type",
      createOnly: "HostedZoneId HostedZoneName",
      other: """
        AliasTarget CidrRoutingConfig Comment Failover GeoLocation GeoProximityLocation HealthCheckId MultiValueAnswer
        Region ResourceRecords SetIdentifier TTL Weight
        """),
    SimulatedType(
      "AWS::WAFv2::WebACL",
      id: "{name}|{hex}|{Scope}",
      name: "Name", nameLimit: 128,
      required: "DefaultAction Scope VisibilityConfig",
      createOnly: "Name Scope",
      other: """
        ApplicationConfig AssociationConfig CaptchaConfig ChallengeConfig CustomResponseBodies DataProtectionConfig
        Description MonetizationConfig OnSourceDDoSProtectionConfig Rules Tags TokenDomains
        """,
      attributes: [
        "Arn": "arn:{partition}:wafv2:{region}:{account}:webacl/{name}/{hex}",
        "Id": "{hex}",
        "Capacity": "1000",
      ]),
    SimulatedType(
      "AWS::WAFv2::WebACLAssociation",
      id: "{WebACLArn}|{ResourceArn}",
      required: "ResourceArn WebACLArn",
      createOnly: "ResourceArn WebACLArn"),
  ]
}
