import Templates

@testable import Lint

/// Changes for the worse, which a rule must find.
struct Offence: CustomStringConvertible {
  let changes: [(path: PropertyPath, text: String?)]

  init(_ changes: (PropertyPath, String?)...) { self.changes = changes.map { (path: $0.0, text: $0.1) } }

  var description: String {
    changes.map { "\($0.path) = \($0.text ?? "nothing")" }.joined(separator: ", ")
  }

  func applied(to resource: ResourceView) -> ResourceView {
    changes.reduce(resource) { $0.replacing($1.path, with: $1.text) }
  }

  static func all(of check: Check, in rule: Rule) -> [Offence] {
    let worse: [String]
    switch check.expectation {
    case .oneOf, .includes: worse = ["0"]
    case .noneOf(let values): worse = values
    case .absent: return [Offence((check.path, "something"))]
    case .notLiteral: worse = ["something"]
    case .count: worse = ["one"]
    case .atLeast: worse = ["0"]
    case .present: worse = []
    case .that: return described[rule.id]?[check.type ?? ""] ?? []
    }
    let mayBeMissing = check.missing == .passes || check.path.steps.last?.isOptional == true
    return worse.map { Offence((check.path, $0)) } + (mayBeMissing ? [] : [Offence((check.path, nil))])
  }

  /// The examples of rules that are off.
  static let examples: [String: Example] = [
    "alb-deletion-protection": .protected, "efs-own-key": .keys, "vpc-flow-logs": .domain,
    "cloudfront-origin-https": .domain, "cloudfront-firewall": .domain,
  ]

  /// For rules whose expectation is a phrase, by the type of the resource.
  private static let described: [String: [String: [Offence]]] = [
    "listener-tls": [
      "AWS::ElasticLoadBalancingV2::Listener": [
        Offence(("SslPolicy", "ELBSecurityPolicy-2016-08")), Offence(("SslPolicy", nil)),
      ],
      "aws_lb_listener": [
        Offence(("ssl_policy", "ELBSecurityPolicy-TLS-1-1-2017-01")), Offence(("ssl_policy", nil)),
      ],
    ],
    "ingress-no-administration": [
      "AWS::EC2::SecurityGroupIngress": [
        Offence(("CidrIp", "0.0.0.0/0"), ("FromPort", "20"), ("ToPort", "30")),
        Offence(("CidrIpv6", "::/0"), ("FromPort", "3389"), ("ToPort", "3389")),
        Offence(("CidrIp", "0.0.0.0/0"), ("IpProtocol", "-1"), ("FromPort", nil)),
      ],
      "aws_vpc_security_group_ingress_rule": [
        Offence(("cidr_ipv4", "0.0.0.0/0"), ("from_port", "22"), ("to_port", "22")),
        Offence(("cidr_ipv6", "::/0"), ("from_port", "1"), ("to_port", "65535")),
      ],
    ],
    "task-user": [
      "AWS::ECS::TaskDefinition": [
        Offence(("ContainerDefinitions/User", "0")), Offence(("ContainerDefinitions/User", "root:1000")),
      ],
      "aws_ecs_task_definition": [Offence(("container_definitions/user", "0:0"))],
    ],
    "efs-tls-only": [
      "AWS::EFS::FileSystem": [
        Offence(("FileSystemPolicy/Statement/Effect=Deny/Condition/Bool/aws:SecureTransport", "true")),
        Offence(("FileSystemPolicy/Statement/Effect=Deny/Effect", "Allow")),
      ],
      "aws_efs_file_system_policy": [Offence(("policy/Statement/Effect=Deny/Condition", nil))],
    ],
    "bucket-tls-only": [
      "AWS::S3::BucketPolicy": [Offence(("PolicyDocument/Statement/Effect=Deny/Condition", nil))],
      "aws_s3_bucket_policy": [Offence(("policy/Statement/Effect=Deny/Effect", "Allow"))],
    ],
    "bucket-policy-not-public": [
      "AWS::S3::BucketPolicy": [Offence(("PolicyDocument/Statement/Effect=Allow/Principal", "*"))],
      "aws_s3_bucket_policy": [Offence(("policy/Statement/Effect=Allow/Principal/AWS", "*"))],
    ],
    "access-point-permissions": [
      "AWS::EFS::AccessPoint": [Offence(("RootDirectory/CreationInfo/Permissions", "0777"))],
      "aws_efs_access_point": [Offence(("root_directory/creation_info/permissions", "0752"))],
    ],
    "ecr-keeps-what-runs": [
      "AWS::ECR::Repository": [Offence(("LifecyclePolicy/LifecyclePolicyText", Self.policy(keeping: 3)))],
      "aws_ecr_lifecycle_policy": [Offence(("policy/rules/selection/countNumber", "29"))],
    ],
    "cloudfront-internet-origin-https": [
      "AWS::CloudFront::Distribution": [
        Offence(("DistributionConfig/Origins/CustomOriginConfig/OriginProtocolPolicy", "http-only"))
      ],
      "aws_cloudfront_distribution": [Offence(("origin/custom_origin_config/origin_protocol_policy", "http-only"))],
    ],
    "role-for-this-account": [
      "AWS::IAM::Role": [Offence(("AssumeRolePolicyDocument/Statement/Condition", nil))],
      "aws_iam_role": [Offence(("assume_role_policy/Statement/Condition", nil))],
    ],
    "role-not-for-everybody": [
      "AWS::IAM::Role": [
        Offence(
          ("AssumeRolePolicyDocument/Statement/Condition", nil),
          ("AssumeRolePolicyDocument/Statement/Principal/AWS", "*"))
      ],
      "aws_iam_role": [
        Offence(("assume_role_policy/Statement/Condition", nil), ("assume_role_policy/Statement/Principal", "*"))
      ],
    ],
    "role-not-administrator": [
      "AWS::IAM::Role": [Offence(("ManagedPolicyArns/*", "arn:aws:iam::aws:policy/AdministratorAccess"))],
      "aws_iam_role": [Offence(("managed_policy_arns", "arn:aws:iam::aws:policy/IAMFullAccess"))],
    ],
    "key-not-for-everybody": [
      "AWS::KMS::Key": [Offence(("KeyPolicy/Statement/Principal/AWS", "*"), ("KeyPolicy/Statement/Condition", nil))],
      "aws_kms_key": [Offence(("policy/Statement/Principal", "*"), ("policy/Statement/Condition", nil))],
    ],
  ]

  private static func policy(keeping count: Int) -> String {
    #"{"rules":[{"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":\#(count)}}]}"#
  }
}
