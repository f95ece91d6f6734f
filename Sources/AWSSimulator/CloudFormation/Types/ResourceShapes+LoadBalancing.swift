extension ResourceShape {
  /// Elastic Load Balancing, CloudFront, WAF, certificates and DNS.
  static let edge: [ResourceShape] = [
    ResourceShape(
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/{hex}",
      name: "Name", nameLimit: 32,
      attributes: [
        "DNSName": "{name}-{digits}.{region}.elb.amazonaws.com",
        "CanonicalHostedZoneID": "Z32O12XQLNTSW2", "LoadBalancerFullName": "app/{name}/{hex}",
        "LoadBalancerName": "{name}",
      ]),
    ResourceShape(
      "AWS::ElasticLoadBalancingV2::TargetGroup",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex}",
      name: "Name", nameLimit: 32,
      attributes: ["TargetGroupFullName": "targetgroup/{name}/{hex}", "TargetGroupName": "{name}"]),
    ResourceShape(
      "AWS::ElasticLoadBalancingV2::Listener",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:listener/app/{name}/{hex}",
      nameLimit: 32),
    ResourceShape(
      "AWS::ElasticLoadBalancingV2::ListenerRule",
      id: "arn:{partition}:elasticloadbalancing:{region}:{account}:listener-rule/app/{name}/{hex}",
      nameLimit: 32, attributes: ["IsDefault": "false"]),
    ResourceShape(
      "AWS::CloudFront::Distribution", id: "E{letters}",
      attributes: ["DomainName": "d{hex}.cloudfront.net"]),
    ResourceShape(
      "AWS::CloudFront::VpcOrigin", id: "vo_{letters}",
      attributes: [
        "AccountId": "{account}", "Arn": "arn:{partition}:cloudfront::{account}:vpcorigin/{id}",
        "Status": "Deployed", "CreatedTime": "{date}", "LastModifiedTime": "{date}",
      ]),
    ResourceShape(
      "AWS::CertificateManager::Certificate",
      id: "arn:{partition}:acm:{region}:{account}:certificate/{hex}"),
    ResourceShape(
      "AWS::Route53::RecordSet", id: "{Name}"),
    ResourceShape(
      "AWS::WAFv2::WebACL", id: "{name}|{hex}|{Scope}", name: "Name", nameLimit: 128,
      attributes: [
        "Arn": "arn:{partition}:wafv2:{region}:{account}:webacl/{name}/{hex}", "Id": "{hex}",
        "Capacity": "1000",
      ]),
    ResourceShape(
      "AWS::WAFv2::WebACLAssociation", id: "{WebACLArn}|{ResourceArn}"),
  ]
}
