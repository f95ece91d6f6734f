// Source: "Supported AWS Regions for VPC origins" in the CloudFront Developer Guide (us-east-1, except use1-az3);
// "Supported Regions for Amazon ECS on AWS Fargate" (us-west-1 and ap-northeast-1, some zones only) in the ECS Developer
// Guide; on arm64 in use1-az3, Fargate's considerations of 64-bit ARM.
// As of: 2026-11-30.

extension Region {
  /// The ids of zones that lack a feature of every stack: Fargate, or CloudFront's VPC origins.
  private static let lackingZones = [
    "us-east-1": ["use1-az3"], "us-west-1": ["usw1-az2"], "ap-northeast-1": ["apne1-az3"],
  ]

  /// The ids of the region's zones in which a stack cannot run. CloudFormation cannot tell zones by their ids.
  var zonesToAvoid: [String] { Self.lackingZones[name] ?? [] }
}
