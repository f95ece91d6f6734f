import Templates

@testable import Lint

/// Resources that StackKit does not write, with the number of faults that a rule finds in them.
struct Foreign {
  private enum Source {
    /// The section `Resources` of a template.
    case template(String)
    case terraform(String, Node)
  }

  private let source: Source
  let faults: Int

  private static func template(_ resources: String, _ faults: Int) -> Foreign {
    Foreign(source: .template(resources), faults: faults)
  }

  private static func terraform(_ type: String, _ faults: Int, _ properties: Node) -> Foreign {
    Foreign(source: .terraform(type, properties), faults: faults)
  }

  func holds(_ type: String) -> Bool {
    switch source {
    case .template(let text): text.contains("Type: \(type),") || text.contains("Type: \(type)\n")
    case .terraform(let name, _): name == type
    }
  }

  func findings(_ linter: Linter) throws -> [Finding] {
    switch source {
    case .template(let text): try linter.findings(in: Template("Resources:\n" + text))
    case .terraform(let type, let properties):
      linter.findings(in: [ResourceView(name: "\(type).x", type: type, at: .none, properties: properties)])
    }
  }

  static let all: [String: [Foreign]] = [
    "ingress-no-administration": [
      template(
        """
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - {IpProtocol: udp, FromPort: 3389, ToPort: 3389, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: 3000, ToPort: 4000, CidrIpv6: '::/0'}
        """, 2),
      terraform(
        "aws_security_group", 1,
        ["ingress": [["protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]]]]),
    ],
    "ingress-no-protocol-wildcard": [
      terraform("aws_security_group", 1, ["ingress": [["protocol": "-1"], ["protocol": "tcp"]]])
    ],
    "egress-no-port-wildcard": [
      template(
        """
          Rule: {Type: AWS::EC2::SecurityGroupEgress, Properties: {IpProtocol: tcp, FromPort: 1, ToPort: 65535}}
          Some: {Type: AWS::EC2::SecurityGroupEgress, Properties: {IpProtocol: tcp, FromPort: 8000, ToPort: 9000}}
          All: {Type: AWS::EC2::SecurityGroupEgress, Properties: {IpProtocol: -1}}
        """, 2),
      terraform(
        "aws_security_group", 1,
        [
          "egress": [
            ["protocol": "tcp", "from_port": 0, "to_port": 65535],
            ["protocol": "tcp", "from_port": 443, "to_port": 443],
          ]
        ]),
      terraform("aws_vpc_security_group_egress_rule", 1, ["ip_protocol": "tcp", "from_port": 1, "to_port": 65535]),
    ],
    "default-group-empty": [terraform("aws_vpc", 1, ["cidr_block": "10.0.0.0/16"])],
    "egress-described": [
      template("  Rule: {Type: AWS::EC2::SecurityGroupEgress, Properties: {IpProtocol: tcp}}", 1),
      terraform("aws_vpc_security_group_egress_rule", 1, ["ip_protocol": "tcp"]),
    ],
    "egress-no-protocol-wildcard": [
      template("  Rule: {Type: AWS::EC2::SecurityGroupEgress, Properties: {IpProtocol: -1}}", 1),
      terraform("aws_vpc_security_group_egress_rule", 1, ["ip_protocol": "-1"]),
    ],
    "vpc-flow-logs": [
      template(
        """
          Seen: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Unseen: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
          Log: {Type: AWS::EC2::FlowLog, Properties: {ResourceId: !Ref Seen, TrafficType: ALL}}
        """, 1),
      terraform("aws_vpc", 1, ["cidr_block": "10.0.0.0/16"]),
    ],
    "task-roles-apart": [
      template(
        """
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties: {TaskRoleArn: !GetAtt Role.Arn, ExecutionRoleArn: !GetAtt [Role, Arn]}
          Other:
            Type: AWS::ECS::TaskDefinition
            Properties: {TaskRoleArn: !GetAtt Role.Arn, ExecutionRoleArn: !GetAtt Start.Arn}
        """, 1),
      terraform("aws_ecs_task_definition", 1, ["task_role_arn": "arn:x", "execution_role_arn": "arn:x"]),
    ],
    "ecr-no-policy": [
      template(
        """
          Images:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Statement:
                  - {Effect: Allow, Principal: {AWS: 'arn:aws:iam::123456789012:root'}, Action: 'ecr:BatchGetImage'}
                  - {Effect: Allow, Principal: '*', Action: 'ecr:BatchGetImage'}
        """, 1),
      terraform(
        "aws_ecr_repository_policy", 1,
        ["policy": #"{"Statement":{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"ecr:*"}}"#]),
    ],
    "cloudfront-https": [
      template(
        """
          Cdn:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                DefaultCacheBehavior: {ViewerProtocolPolicy: https-only}
                CacheBehaviors:
                  - {PathPattern: /a, ViewerProtocolPolicy: allow-all}
                  - {PathPattern: /b, ViewerProtocolPolicy: redirect-to-https}
        """, 1)
    ],
    "cloudfront-internet-origin-https": [
      template(
        """
          Cdn:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - {DomainName: a.example.com, CustomOriginConfig: {OriginProtocolPolicy: http-only}}
                  - {DomainName: x.s3-website-us-east-1.amazonaws.com, CustomOriginConfig: {OriginProtocolPolicy: http-only}}
                  - {DomainName: b.example.com, CustomOriginConfig: {OriginProtocolPolicy: match-viewer}}
                  - {DomainName: !GetAtt Bucket.DomainName, S3OriginConfig: {}}
        """, 1)
    ],
    "role-not-administrator": [
      template(
        """
          Role:
            Type: AWS::IAM::Role
            Properties:
              ManagedPolicyArns:
                - !Sub 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess'
                - !Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
                - !Ref Given
        """, 1),
      terraform(
        "aws_iam_role_policy_attachment", 1, ["policy_arn": "arn:aws:iam::aws:policy/PowerUserAccess"]),
    ],
    "policy-no-every-action": [
      template(
        """
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement: {Effect: Allow, Action: '*', Resource: '*'}
          Role:
            Type: AWS::IAM::Role
            Properties:
              Policies:
                - PolicyDocument:
                    Statement:
                      - {Effect: Deny, Action: '*', Resource: '*'}
                      - {Effect: Allow, Action: ['s3:GetObject', '*'], Resource: '*'}
        """, 2),
      terraform("aws_iam_policy", 1, ["policy": #"{"Statement":[{"Effect":"Allow","Action":["*"],"Resource":"*"}]}"#]),
    ],
    "key-not-for-everybody": [
      template(
        """
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - Effect: Allow
                    Principal: {AWS: '*'}
                    Action: 'kms:Decrypt'
                    Condition: {StringEquals: {'kms:CallerAccount': !Ref AWS::AccountId}}
                  - {Effect: Allow, Principal: {AWS: '*'}, Action: 'kms:Decrypt'}
        """, 1)
    ],
    "bucket-not-public": [
      template("  Site: {Type: AWS::S3::Bucket, Properties: {AccessControl: PublicRead}}", 2),
      terraform("aws_s3_bucket_acl", 1, ["acl": "public-read"]),
    ],
    "bucket-expires": [
      template(
        """
          Files: {Type: AWS::S3::Bucket}
          Logs: {Type: AWS::S3::Bucket}
          Cdn:
            Type: AWS::CloudFront::Distribution
            Properties: {DistributionConfig: {Logging: {Bucket: !GetAtt Logs.DomainName}}}
        """, 1)
    ],
    "secret-no-literal": [
      template(
        """
          Literal: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: hunter2}}
          Given: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: !Ref Password}}
          Looked: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: '{{resolve:ssm-secure:password}}'}}
          Composed: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: !Sub '{"password":"${Password}"}'}}
        """, 1)
    ],
    "state-retained": [
      template(
        """
          Table: {Type: AWS::DynamoDB::Table}
          Kept: {Type: AWS::DynamoDB::Table, DeletionPolicy: Retain, UpdateReplacePolicy: Retain}
          HalfKept: {Type: AWS::DynamoDB::Table, DeletionPolicy: Retain}
          Database: {Type: AWS::RDS::DBInstance}
          Gone: {Type: AWS::RDS::DBInstance, DeletionPolicy: Delete}
          Logs: {Type: AWS::Logs::LogGroup}
          Other: {Type: Custom::Thing}
        """, 4)
    ],
  ]
}
