import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct NetworkTests {
  private static let vpc = "vpc-0123456789abcdef0"
  private static let subnets = (10...13).map { "subnet-0123456789abcde\($0)" }

  private static func existing(
    _ vpc: String = vpc, cidr: String = "10.0.0.0/16", publicSubnets: [String] = Array(subnets[..<2]),
    privateSubnets: [String] = Array(subnets[2...])
  ) -> Network {
    Network("Network", existing: vpc, cidr: cidr, publicSubnets: publicSubnets, privateSubnets: privateSubnets)
  }

  private static func new(
    _ cidr: String = "10.0.0.0/16", zones: Network.Zones = .two, nat: Network.NAT = .single
  ) -> Network {
    Network("Network", cidr: cidr, zones: zones, nat: nat)
  }

  private static func flowLogs(_ retention: Service.LogRetention) -> Network {
    Network("Network", cidr: "10.0.0.0/16", flowLogs: retention)
  }

  @Test(
    "values that AWS would refuse are refused before they are written",
    arguments: [
      (existing("vpc-0123456789abcdef"), "'vpc-0123456789abcdef' is not the id of a VPC"),
      (existing("subnet-0123456789abcdef0"), "'subnet-0123456789abcdef0' is not the id of a VPC"),
      (existing("vpc-0123456789ABCDEF0"), "'vpc-0123456789ABCDEF0' is not the id of a VPC"),
      (existing(publicSubnets: [subnets[0], "vpc-01234567"]), "'vpc-01234567' is not the id of a subnet"),
      (existing(privateSubnets: [subnets[2], "subnet_01234567"]), "'subnet_01234567' is not the id of a subnet"),
      (existing(publicSubnets: [subnets[0]]), "1 public subnets: balancers and file systems need two or more"),
      (existing(privateSubnets: []), "0 private subnets: balancers and file systems need two or more"),
      (
        existing(privateSubnets: [subnets[2], subnets[3], subnets[2]]),
        "the subnet '\(subnets[2])' is given twice: each must be in its own zone"
      ),
      (existing(privateSubnets: Array(subnets[1...])), "the subnet '\(subnets[1])' is given twice"),
      (existing(cidr: "10.0.0.0/29"), "'10.0.0.0/29' is not an IPv4 block of /16 to /28"),
      (existing(cidr: "10.0.0.0/15"), "'10.0.0.0/15' is not an IPv4 block of /16 to /28"),
      (existing(cidr: "10.0.0.0"), "'10.0.0.0' is not an IPv4 block of /16 to /28"),
      (new("10.0.0.0/20"), "'10.0.0.0/20' is not an IPv4 block of /16 to /19, such as '10.20.0.0/16'"),
      (new(nat: .none(endpoints: ["ecr.api", "logs"])), "without the endpoint 'ecr.dkr', no task starts"),
      (new(nat: .none(endpoints: Network.NAT.endpoints + ["s3"])), "the endpoint 's3' always exists"),
      (new(nat: .none(endpoints: Network.NAT.endpoints + ["ssm", "ssm"])), "the endpoint 'ssm' is given twice"),
      (new(nat: .none(endpoints: Network.NAT.endpoints + ["SSM"])), "'SSM' is not the name of an AWS service"),
      (new(nat: .none(endpoints: Network.NAT.endpoints + ["ssm."])), "'ssm.' is not the name of an AWS service"),
      (new(nat: .none(endpoints: Network.NAT.endpoints + [""])), "'' is not the name of an AWS service"),
    ])
  func refused(network: Network, problem: String) {
    // An existing VPC adds no resource: without another one, the stack would be empty.
    let problems = Shop {
      network
      Thing(name: "Thing")
    }.synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("network 'Network': ") == true)
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }

  @Test(
    "values that AWS accepts are accepted",
    arguments: [
      existing(), existing("vpc-01234567"), existing(cidr: "172.16.4.0/28"), new(zones: .three, nat: .perZone),
      new("10.0.0.0/19", zones: .three, nat: .none()),
      new(nat: .none(endpoints: ["ecr.api", "ecr.dkr", "logs", "bedrock-runtime"])),
    ])
  func taken(network: Network) {
    let shop = Shop {
      network
      Thing(name: "Thing")
    }
    #expect(shop.synthesis.problems.isEmpty)
  }

  @Test(
    "each zone has its own public and private block, and a third zone moves none",
    arguments: [
      (
        new("10.20.0.0/16"), ["10.20.0.0/24", "10.20.1.0/24"], ["10.20.16.0/20", "10.20.32.0/20"]
      ),
      (
        new("10.20.0.0/16", zones: .three), ["10.20.0.0/24", "10.20.1.0/24", "10.20.2.0/24"],
        ["10.20.16.0/20", "10.20.32.0/20", "10.20.48.0/20"]
      ),
      (
        new("192.168.32.0/19", zones: .three), ["192.168.32.0/27", "192.168.32.32/27", "192.168.32.64/27"],
        ["192.168.34.0/23", "192.168.36.0/23", "192.168.38.0/23"]
      ),
    ])
  func blocks(network: Network, publicBlocks: [String], privateBlocks: [String]) {
    #expect(network.publicSubnets.map(\.cidr.description) == publicBlocks)
    #expect(network.privateSubnets.map(\.cidr.description) == privateBlocks)
    #expect(network.privateSubnets.map(\.zone) == Array(publicBlocks.indices))
  }

  @Test(
    "the routes out of private subnets",
    arguments: [
      (new(), ["NATGatewayA"], ["A", "A"]),
      (new(zones: .three), ["NATGatewayA"], ["A", "A", "A"]),
      (new(nat: .perZone), ["NATGatewayA", "NATGatewayB"], ["A", "B"]),
      (new(zones: .three, nat: .perZone), ["NATGatewayA", "NATGatewayB", "NATGatewayC"], ["A", "B", "C"]),
      (new(zones: .three, nat: .none()), [], []),
    ])
  func gateways(network: Network, gateways: [String], routes: [String]) {
    let template = Shop { network }.template
    #expect(template.names(of: "AWS::EC2::NatGateway") == gateways.map { "Network\($0)" })
    for (zone, gateway) in zip(["A", "B", "C"], routes) {
      #expect(template["NetworkPrivateRoute\(zone)"]["NatGatewayId"] == .ref("NetworkNATGateway\(gateway)"))
    }
    #expect(template.resources.count { $0.node["NatGatewayId"] != nil } == routes.count)
  }

  @Test("another `nat` keeps the subnets and their route tables")
  func changingNAT() {
    func kept(_ nat: Network.NAT) -> [String: Node] {
      let types = ["Subnet", "SubnetRouteTableAssociation", "RouteTable"].map { "AWS::EC2::\($0)" }
      let resources = Shop { Self.new(nat: nat) }.template.resources.filter { types.contains($0.type) }
      return Dictionary(resources.map { ($0.name, $0.node) }) { first, _ in first }
    }
    #expect(kept(.single).count == 11, "four subnets with an association each, and three tables")
    #expect(kept(.single) == kept(.perZone))
    #expect(kept(.single) == kept(.none()))
  }

  static let examples = [
    Example(
      "S3's endpoint is in every private table, with NAT gateways too", new(zones: .three, nat: .perZone),
      cloudFormation: [
        .at(
          "NetworkS3Endpoint",
          has: [
            "@Type": "AWS::EC2::VPCEndpoint", "VpcId": .ref("Network"),
            "ServiceName": .sub("com.amazonaws.${AWS::Region}.s3"), "VpcEndpointType": "Gateway",
            "RouteTableIds": [
              .ref("NetworkPrivateRoutesA"), .ref("NetworkPrivateRoutesB"), .ref("NetworkPrivateRoutesC"),
            ],
          ])
      ],
      terraform: [
        .at(
          "aws_vpc_endpoint.network_s3_endpoint",
          has: [
            "vpc_id": "${aws_vpc.network.id}", "service_name": "com.amazonaws.${data.aws_region.current.id}.s3",
            "vpc_endpoint_type": "Gateway",
            "route_table_ids": [
              "${aws_route_table.network_private_routes_a.id}", "${aws_route_table.network_private_routes_b.id}",
              "${aws_route_table.network_private_routes_c.id}",
            ],
          ])
      ]),
    Example(
      "an interface endpoint has the service's own host name, in each private subnet",
      new(nat: .none(endpoints: Network.NAT.endpoints + ["bedrock-runtime"])),
      cloudFormation: [
        .at(
          "NetworkEndpointBedrockRuntime",
          has: [
            "@Type": "AWS::EC2::VPCEndpoint", "VpcId": .ref("Network"),
            "ServiceName": .sub("com.amazonaws.${AWS::Region}.bedrock-runtime"), "VpcEndpointType": "Interface",
            "SubnetIds": [.ref("NetworkPrivateA"), .ref("NetworkPrivateB")],
            "SecurityGroupIds": [.getAtt("NetworkEndpointsSecurityGroup.GroupId")], "PrivateDnsEnabled": true,
          ])
      ],
      terraform: [
        .at(
          "aws_vpc_endpoint.network_endpoint_bedrock_runtime",
          has: [
            "vpc_id": "${aws_vpc.network.id}",
            "service_name": "com.amazonaws.${data.aws_region.current.id}.bedrock-runtime",
            "vpc_endpoint_type": "Interface",
            "subnet_ids": ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"],
            "security_group_ids": ["${aws_security_group.network_endpoints_security_group.id}"],
            "private_dns_enabled": true,
          ])
      ]),
    Example(
      "the endpoints let in HTTPS from the network", new("10.7.0.0/16", nat: .none()),
      cloudFormation: [
        .at(
          "NetworkEndpointsFromNetwork",
          is: [
            "@Type": "AWS::EC2::SecurityGroupIngress", "GroupId": .getAtt("NetworkEndpointsSecurityGroup.GroupId"),
            "Description": "HTTPS from the VPC", "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
            "CidrIp": "10.7.0.0/16",
          ])
      ],
      terraform: [
        .at(
          "aws_vpc_security_group_ingress_rule.network_endpoints_from_network",
          is: [
            "security_group_id": "${aws_security_group.network_endpoints_security_group.id}",
            "description": "HTTPS from the VPC", "ip_protocol": "tcp", "from_port": 443, "to_port": 443,
            "cidr_ipv4": "10.7.0.0/16",
          ])
      ]),
    Example(
      "flow logs go to a group of their own", flowLogs(.year),
      cloudFormation: [
        .at(
          "NetworkFlowLog",
          has: [
            "@Type": "AWS::EC2::FlowLog", "@DependsOn": ["NetworkFlowLogsPolicy"], "ResourceType": "VPC",
            "ResourceId": .ref("Network"), "TrafficType": "ALL", "LogDestinationType": "cloud-watch-logs",
            "LogDestination": .sub(
              "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${NetworkFlowLogs}"),
            "DeliverLogsPermissionArn": .getAtt("NetworkFlowLogsRole.Arn"),
          ]),
        // A stack that is created again would collide with the group that the deleted one left, if it had a name.
        .at(
          "NetworkFlowLogs",
          is: [
            "@Type": "AWS::Logs::LogGroup", "@DeletionPolicy": "Retain", "@UpdateReplacePolicy": "Retain",
            "RetentionInDays": 365,
          ]),
      ],
      terraform: [
        .at(
          "aws_cloudwatch_log_group.network_flow_logs",
          is: [
            "name_prefix": "/vpc/shop-test-network-flow-logs-", "retention_in_days": 365,
            "lifecycle": [["prevent_destroy": true]],
          ])
      ]),
    Example(
      "only the flow logs of this account are written with their role", flowLogs(.month),
      cloudFormation: [
        .at(
          "NetworkFlowLogsRole", "AssumeRolePolicyDocument", "Statement",
          is: [
            [
              "Effect": "Allow", "Principal": ["Service": "vpc-flow-logs.amazonaws.com"], "Action": "sts:AssumeRole",
              "Condition": [
                "StringEquals": ["aws:SourceAccount": .ref("AWS::AccountId")],
                "ArnLike": [
                  "aws:SourceArn": .sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:vpc-flow-log/*")
                ],
              ],
            ]
          ])
      ],
      terraform: [
        .at(
          "aws_flow_log.network_flow_log",
          is: [
            "vpc_id": "${aws_vpc.network.id}", "traffic_type": "ALL", "log_destination_type": "cloud-watch-logs",
            "log_destination": .string(
              "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:"
                + "${data.aws_caller_identity.current.account_id}:log-group:"
                + "${aws_cloudwatch_log_group.network_flow_logs.name}"),
            "iam_role_arn": "${aws_iam_role.network_flow_logs_role.arn}",
            "tags": ["Name": "shop-test-network-flow-log"],
            "depends_on": ["aws_iam_role_policy.network_flow_logs_policy"],
          ])
      ]),
  ]

  @Test("Terraform empties the VPC's default security group, which CloudFormation cannot change")
  func defaultGroup() {
    let shop = Shop { Self.new() }
    #expect(
      shop.terraform["aws_default_security_group.network_default_security_group"] == ["vpc_id": "${aws_vpc.network.id}"]
    )
    #expect(!shop.template.mentions("DefaultSecurityGroup"))
  }

  @Test("the role of flow logs may write to their group, and nothing else")
  func flowLogsPermissions() {
    let template = Shop { Self.flowLogs(.month) }.template
    #expect(template.names(of: "AWS::IAM::Policy") == ["NetworkFlowLogsPolicy"])
    let group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${NetworkFlowLogs}"
    let statements: Node = [
      [
        "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        "Resource": [.sub("\(group):*")],
      ]
    ]
    #expect(template["NetworkFlowLogsPolicy"]["PolicyDocument", "Statement"] == statements)
  }

  @Test("a network's resources are the same in both languages", arguments: examples)
  func both(example: Example) { example.check() }
}

@Suite struct PlacementTests {
  private static let existing = Network(
    "Network", existing: "vpc-01234567", cidr: "10.0.0.0/16", publicSubnets: ["subnet-00000001", "subnet-00000002"],
    privateSubnets: ["subnet-00000003", "subnet-0000000a"])

  private static func application(in network: Network) -> Shop {
    Shop {
      let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: "it is a test"))
      let files = FileSystem("Files", in: network)
      Service(
        "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 1...1,
        mounts: [files.mount("/data", at: "/data")])
    }
  }

  @Test("an application in an existing VPC adds nothing to the VPC")
  func existing() {
    let shop = Self.application(in: Self.existing)
    #expect(shop.synthesis.problems.isEmpty)
    let (template, terraform) = (shop.template, shop.terraform)
    for type in ["VPC", "Subnet", "Route", "RouteTable", "InternetGateway", "NatGateway", "EIP", "VPCEndpoint"] {
      #expect(template.names(of: "AWS::EC2::\(type)") == [])
    }
    #expect(terraform.names(of: "aws_vpc") + terraform.names(of: "aws_subnet") == [])
    #expect(template["Edge"]["Subnets"] == ["subnet-00000001", "subnet-00000002"])
    #expect(
      template["App"]["NetworkConfiguration", "AwsvpcConfiguration", "Subnets"]
        == ["subnet-00000003", "subnet-0000000a"])
    #expect(template["Web"]["VpcId"] == "vpc-01234567")
    #expect(!template.mentions("10.0.0.0/16"))
  }

  @Test("a mount target is named after its subnet, so the order of subnets does not matter")
  func mountTargets() {
    let shop = Self.application(in: Self.existing)
    #expect(shop["FilesMount00000003"]["SubnetId"] == "subnet-00000003")
    #expect(shop["FilesMount0000000a"]["SubnetId"] == "subnet-0000000a")
    #expect(shop.terraform["aws_efs_mount_target.files_mount0000000a"]["subnet_id"] == "subnet-0000000a")
  }

  @Test("Terraform opens a file system to the network only after its policy, which CloudFormation makes it with")
  func policyFirst() {
    let shop = Self.application(in: Self.existing)
    #expect(
      shop.terraform["aws_efs_mount_target.files_mount00000003"]["depends_on"]?.texts
        == ["aws_efs_file_system_policy.files_policy"])
    #expect(shop["FilesMount00000003"]["@DependsOn"] == nil)
  }

  @Test("main.tf says what `terraform apply` alone does not do")
  func advice() {
    let lines = Self.application(in: Self.existing).hcl.split(separator: "\n").prefix(3)
    #expect(lines.first == "# shop, test")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("# ") })
    #expect(lines.last?.contains("succeeds even if ECS then rolls back") == true)
    #expect(!Shop { Network("Network", cidr: "10.0.0.0/16") }.hcl.contains("rolls back"))
  }

  @Test("no two mount targets are in one zone")
  func zones() {
    let files = FileSystem("Files", in: Network("Network", cidr: "10.0.0.0/16", zones: .three))
    #expect(files.mountTargets.map(\.name.description) == ["Files/MountA", "Files/MountB", "Files/MountC"])
    #expect(files.mountTargets.map(\.subnetID) == files.network.privateSubnets.map { "\($0.id)" })
    #expect(files.network.privateSubnets.map(\.zone) == [0, 1, 2])
  }

  @Test("Local Zones do not count as availability zones, as in CloudFormation")
  func localZones() {
    let shop = Shop { Network("Network", cidr: "10.0.0.0/16") }
    let terraform = shop.terraform
    #expect(shop["NetworkPublicB"]["AvailabilityZone"] == ["Fn::Select": [1, ["Fn::GetAZs": ""]]])
    #expect(
      terraform["aws_subnet.network_public_b"]["availability_zone"]
        == "${data.aws_availability_zones.available.names[1]}")
    let filter: Node = [["name": "opt-in-status", "values": ["opt-in-not-required"]]]
    #expect(terraform["data.aws_availability_zones.available"]["filter"] == filter)
  }

  @Test("Terraform waits for the same resources as CloudFormation, and for the value of a secret")
  func order() {
    let shop = shop(mounts: ["/data": "/data"], secrets: ["SECRET": .generated])
    let awaited = [
      "WebRule", "FilesMountA", "FilesMountB", "NetworkPublicRoute", "NetworkPublicARoutes", "NetworkPublicBRoutes",
      "NetworkPrivateRouteA", "NetworkPrivateARoutes", "NetworkPrivateRouteB", "NetworkPrivateBRoutes",
      "NetworkS3Endpoint", "AppFromBalancer", "EdgeToApp", "AppToHTTPS", "FilesFromApp", "AppToFiles",
    ]
    #expect(shop["App"]["@DependsOn"]?.texts == awaited)
    let addresses = shop.terraform["aws_ecs_service.app"]["depends_on"]?.texts ?? []
    let value = "aws_secretsmanager_secret_version.app_secret_value"
    #expect(addresses.contains(value))
    let names = Set(addresses.filter { $0 != value }.map { $0.split(separator: ".")[1] })
    #expect(names == Set(awaited.map { Name(stringLiteral: $0).identifier[...] }))
  }

  @Test("tasks wait for the endpoints that they need to start")
  func waiting() {
    let shop = Self.application(in: Network("Network", cidr: "10.0.0.0/16", nat: .none()))
    #expect(shop.synthesis.problems.isEmpty)
    let awaited = shop["App"]["@DependsOn"]?.texts ?? []
    let addresses = Set(
      shop.terraform["aws_ecs_service.app"]["depends_on"]?.texts.map { $0.split(separator: ".")[1] } ?? [])
    for name in [
      "PrivateARoutes", "PrivateBRoutes", "S3Endpoint", "EndpointEcrApi", "EndpointEcrDkr", "EndpointLogs",
      "EndpointSecretsmanager", "EndpointsFromNetwork",
    ] {
      #expect(awaited.contains("Network\(name)"))
      #expect(addresses.contains((Name("Network") / name).identifier[...]))
    }
  }
}
