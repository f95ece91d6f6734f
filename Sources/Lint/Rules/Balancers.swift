import Templates

private let balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer"

extension Rule {
  static let balancers: [Rule] = [
    Rule(
      "alb-drop-invalid-headers", .error, "A balancer drops invalid HTTP headers.",
      fix: "Set the attribute 'routing.http.drop_invalid_header_fields.enabled' to 'true'.",
      also: ["ELB.4", "CKV_AWS_131"],
      Check(
        balancer, "LoadBalancerAttributes/Key=routing.http.drop_invalid_header_fields.enabled/Value", .isTrue,
        ifMissing: .warns, when: isApplication),
      Check("aws_lb", "drop_invalid_header_fields", .isTrue, ifMissing: .warns, when: isApplication)),
    Rule(
      "alb-desync", .error, "A balancer refuses ambiguous requests (desync mitigation).",
      fix: "Set the attribute 'routing.http.desync_mitigation_mode' to 'defensive', AWS's default.", also: ["ELB.12"],
      Check(
        balancer, "LoadBalancerAttributes/Key=routing.http.desync_mitigation_mode/Value", desyncModes,
        ifMissing: .passes),
      Check("aws_lb", "desync_mitigation_mode", desyncModes, ifMissing: .passes)),
    Rule(
      "alb-client-address", .warning, "A balancer appends the client's address to X-Forwarded-For.",
      fix: "Set the attribute 'routing.http.xff_header_processing.mode' to 'append', AWS's default.",
      Check(
        balancer, "LoadBalancerAttributes/Key=routing.http.xff_header_processing.mode/Value", addressModes,
        ifMissing: .passes),
      Check("aws_lb", "xff_header_processing_mode", addressModes, ifMissing: .passes)),
    Rule(
      "alb-two-zones", .warning, "A balancer has subnets in at least two zones.",
      fix: "Give it a subnet in each of two zones.", also: ["ELB.13"],
      Check(balancer, "Subnets", .count(atLeast: 2), ifMissing: .passes, when: isApplication),
      Check(balancer, "SubnetMappings", .count(atLeast: 2), ifMissing: .passes, when: isApplication),
      Check("aws_lb", "subnets", .count(atLeast: 2), ifMissing: .passes, when: isApplication)),
    Rule(
      "alb-behind-distribution-is-private", .error, "A balancer behind a VPC origin of CloudFront is internal.",
      fix: "Make the balancer internal: viewers of a public one can go around the distribution.",
      also: ["CloudFront.9"],
      Check(balancer, "Scheme", .oneOf(["internal"]), when: hasVPCOrigin),
      Check("aws_lb", "internal", .isTrue, when: hasVPCOrigin)),
    Rule(
      "alb-deletion-protection", .warning, "A balancer has deletion protection.",
      fix: "Set the attribute 'deletion_protection.enabled' to 'true'.", also: ["ELB.6", "CKV_AWS_150"],
      optIn: "a deleted stack is meant to go, and resources that hold state stay anyway",
      Check(balancer, "LoadBalancerAttributes/Key=deletion_protection.enabled/Value", .isTrue),
      Check("aws_lb", "enable_deletion_protection", .isTrue)),
  ]

  private static let desyncModes = Expectation.oneOf(["defensive", "strictest"])
  private static let addressModes = Expectation.oneOf(["append", "remove"])

  private static let isApplication: Check.Condition = { balancer, _ in balancer.isApplicationBalancer }

  private static let hasVPCOrigin: Check.Condition = { balancer, surroundings in
    !surroundings.referrers(of: balancer, ResourceView.vpcOriginTypes).isEmpty
  }
}

extension ResourceView {
  static let balancerTypes: Set = [balancer, "aws_lb", "aws_alb"]
  static let vpcOriginTypes: Set = ["AWS::CloudFront::VpcOrigin", "aws_cloudfront_vpc_origin"]
  static let distributionTypes: Set = ["AWS::CloudFront::Distribution", "aws_cloudfront_distribution"]

  /// Whether the balancer reads HTTP.
  var isApplicationBalancer: Bool {
    isAny(of: ["application"], at: "Type", "load_balancer_type", ifMissing: true) ?? false
  }

  /// Whether the internet reaches the balancer; nil if unknown.
  var isInternetFacing: Bool? {
    type == balancer
      ? isAny(of: ["internet-facing"], at: "Scheme", ifMissing: true)
      : isAny(of: ["false"], at: "internal", ifMissing: true)
  }

  /// Whether a distribution of the template leads to the balancer.
  func isBehindDistribution(in surroundings: Surroundings) -> Bool {
    !surroundings.referrers(of: self, Self.vpcOriginTypes.union(Self.distributionTypes)).isEmpty
  }
}
