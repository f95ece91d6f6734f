import Templates

@testable import Lint

/// Changes of a resource that violate a rule, so that the rule must find them.
struct Violation: CustomStringConvertible {
  let changes: [(path: PropertyPath, text: String?)]

  init(_ changes: (PropertyPath, String?)...) { self.changes = changes.map { (path: $0.0, text: $0.1) } }

  var description: String {
    changes.map { "\($0.path) = \($0.text ?? "nothing")" }.joined(separator: ", ")
  }

  func applied(to resource: ResourceView) -> ResourceView {
    changes.reduce(resource) { $0.replacing($1.path, with: $1.text) }
  }

  static func all(of check: Check, in rule: Rule) -> [Violation] {
    let worse: [String]
    switch check.expectation {
    case .oneOf, .includes: worse = ["0"]
    case .noneOf(let values): worse = values
    case .absent: return [Violation((check.path, "something"))]
    case .notLiteral: worse = ["something"]
    case .count: worse = ["one"]
    case .atLeast: worse = ["0"]
    case .present: worse = []
    case .that: return described[rule.id]?[check.type ?? ""] ?? []
    }
    let mayBeMissing = check.missing == .passes || check.path.steps.last?.isOptional == true
    return worse.map { Violation((check.path, $0)) } + (mayBeMissing ? [] : [Violation((check.path, nil))])
  }

  /// The examples of rules that are off.
  static let examples: [String: Example] = [
    "alb-deletion-protection": .protected, "efs-own-key": .keys, "vpc-flow-logs": .domain,
    "cloudfront-origin-https": .domain, "cloudfront-firewall": .domain,
  ]

  /// For expectations `.that`, by the type of the resource.
  private static let described: [String: [String: [Violation]]] = [
    "listener-tls": [
      "AWS::ElasticLoadBalancingV2::Listener": [
        Violation(("SslPolicy", "ELBSecurityPolicy-2016-08")), Violation(("SslPolicy", nil)),
      ],
      "aws_lb_listener": [
        Violation(("ssl_policy", "ELBSecurityPolicy-TLS-1-1-2017-01")), Violation(("ssl_policy", nil)),
      ],
    ],
    "ingress-no-administration": [
      "AWS::EC2::SecurityGroupIngress": [
        Violation(("CidrIp", "0.0.0.0/0"), ("FromPort", "20"), ("ToPort", "30")),
        Violation(("CidrIpv6", "::/0"), ("FromPort", "3389"), ("ToPort", "3389")),
        Violation(("CidrIp", "0.0.0.0/0"), ("IpProtocol", "-1"), ("FromPort", nil)),
      ],
      "aws_vpc_security_group_ingress_rule": [
        Violation(("cidr_ipv4", "0.0.0.0/0"), ("from_port", "22"), ("to_port", "22")),
        Violation(("cidr_ipv6", "::/0"), ("from_port", "1"), ("to_port", "65535")),
      ],
    ],
    "task-user": [
      "AWS::ECS::TaskDefinition": [
        Violation(("ContainerDefinitions/User", "0")), Violation(("ContainerDefinitions/User", "root:1000")),
      ],
      "aws_ecs_task_definition": [Violation(("container_definitions/user", "0:0"))],
    ],
    "efs-tls-only": [
      "AWS::EFS::FileSystem": [
        Violation(("FileSystemPolicy/Statement/Effect=Deny/Condition/Bool/aws:SecureTransport", "true")),
        Violation(("FileSystemPolicy/Statement/Effect=Deny/Effect", "Allow")),
      ],
      "aws_efs_file_system_policy": [Violation(("policy/Statement/Effect=Deny/Condition", nil))],
    ],
    "bucket-tls-only": [
      "AWS::S3::BucketPolicy": [Violation(("PolicyDocument/Statement/Effect=Deny/Condition", nil))],
      "aws_s3_bucket_policy": [Violation(("policy/Statement/Effect=Deny/Effect", "Allow"))],
    ],
    "bucket-policy-not-public": [
      "AWS::S3::BucketPolicy": [Violation(("PolicyDocument/Statement/Effect=Allow/Principal", "*"))],
      "aws_s3_bucket_policy": [Violation(("policy/Statement/Effect=Allow/Principal/AWS", "*"))],
    ],
    "access-point-permissions": [
      "AWS::EFS::AccessPoint": [Violation(("RootDirectory/CreationInfo/Permissions", "0777"))],
      "aws_efs_access_point": [Violation(("root_directory/creation_info/permissions", "0752"))],
    ],
    "ecr-keeps-what-runs": [
      "AWS::ECR::Repository": [Violation(("LifecyclePolicy/LifecyclePolicyText", Self.policy(keeping: 3)))],
      "aws_ecr_lifecycle_policy": [Violation(("policy/rules/selection/countNumber", "29"))],
    ],
    "cloudfront-caches-no-errors": [
      "AWS::CloudFront::Distribution": [
        Violation(("DistributionConfig/CustomErrorResponses/ErrorCode=502/ErrorCachingMinTTL", "10")),
        Violation(("DistributionConfig/CustomErrorResponses", nil)),
      ],
      "aws_cloudfront_distribution": [
        Violation(("custom_error_response/error_code=404/error_caching_min_ttl", "1")),
        Violation(("custom_error_response", nil)),
      ],
    ],
    "cloudfront-caches-no-cookies": [
      "AWS::CloudFront::Distribution": [
        Violation(
          ("DistributionConfig/CacheBehaviors/OriginRequestPolicyId", "33f36d7e-f396-46d9-90e0-52428a34d9dc"))
      ],
      "aws_cloudfront_distribution": [
        Violation(("ordered_cache_behavior/origin_request_policy_id", "216adef6-5c7f-47e4-b989-5492eafa07d3"))
      ],
    ],
    "cloudfront-internet-origin-https": [
      "AWS::CloudFront::Distribution": [
        Violation(("DistributionConfig/Origins/CustomOriginConfig/OriginProtocolPolicy", "http-only"))
      ],
      "aws_cloudfront_distribution": [Violation(("origin/custom_origin_config/origin_protocol_policy", "http-only"))],
    ],
    "role-for-this-account": [
      "AWS::IAM::Role": [Violation(("AssumeRolePolicyDocument/Statement/Condition", nil))],
      "aws_iam_role": [Violation(("assume_role_policy/Statement/Condition", nil))],
    ],
    "role-not-for-everybody": [
      "AWS::IAM::Role": [
        Violation(
          ("AssumeRolePolicyDocument/Statement/Condition", nil),
          ("AssumeRolePolicyDocument/Statement/Principal/AWS", "*"))
      ],
      "aws_iam_role": [
        Violation(("assume_role_policy/Statement/Condition", nil), ("assume_role_policy/Statement/Principal", "*"))
      ],
    ],
    "role-not-administrator": [
      "AWS::IAM::Role": [Violation(("ManagedPolicyArns/*", "arn:aws:iam::aws:policy/AdministratorAccess"))],
      "aws_iam_role": [Violation(("managed_policy_arns", "arn:aws:iam::aws:policy/IAMFullAccess"))],
    ],
    "key-not-for-everybody": [
      "AWS::KMS::Key": [Violation(("KeyPolicy/Statement/Principal/AWS", "*"), ("KeyPolicy/Statement/Condition", nil))],
      "aws_kms_key": [Violation(("policy/Statement/Principal", "*"), ("policy/Statement/Condition", nil))],
    ],
  ]

  private static func policy(keeping count: Int) -> String {
    #"{"rules":[{"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":\#(count)}}]}"#
  }
}
