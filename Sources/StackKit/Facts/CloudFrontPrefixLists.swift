// Source: AWS's announcement of the list, "Limit access to your origins using the AWS-managed prefix list for Amazon
// CloudFront"; `aws ec2 describe-managed-prefix-lists` for each region.
// As of: 2026-11-30.

extension Region {
  /// The ids of AWS's managed prefix list `com.amazonaws.global.cloudfront.origin-facing`, which differ by region and
  /// which CloudFormation cannot look up. Other regions are refused.
  static let cloudFrontPrefixLists: KeyValuePairs<String, String> = [
    "ap-northeast-1": "pl-58a04531",
    "ap-northeast-2": "pl-22a6434b",
    "ap-northeast-3": "pl-31a14458",
    "ap-south-1": "pl-9aa247f3",
    "ap-southeast-1": "pl-31a34658",
    "ap-southeast-2": "pl-b8a742d1",
    "ca-central-1": "pl-38a64351",
    "eu-central-1": "pl-a3a144ca",
    "eu-north-1": "pl-fab65393",
    "eu-west-1": "pl-4fa04526",
    "eu-west-2": "pl-93a247fa",
    "eu-west-3": "pl-75b1541c",
    "sa-east-1": "pl-5da64334",
    "us-east-1": "pl-3b927c52",
    "us-east-2": "pl-b6a144df",
    "us-west-1": "pl-4ea04527",
    "us-west-2": "pl-82a045eb",
  ]

  var cloudFrontPrefixList: String? { Self.cloudFrontPrefixLists.first { $0.key == name }?.value }
}
