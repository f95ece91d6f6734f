import Templates

extension Rule {
  static let networks: [Rule] = [
    Rule(
      "subnet-no-public-addresses", .warning, "A subnet assigns no public addresses automatically.",
      fix: "Remove MapPublicIpOnLaunch, and assign an address to each resource that needs one.",
      also: ["EC2.15", "CKV_AWS_130"],
      Check("AWS::EC2::Subnet", "MapPublicIpOnLaunch", .noneOf(["true"]), ifMissing: .passes),
      Check("aws_subnet", "map_public_ip_on_launch", .noneOf(["true"]), ifMissing: .passes)),
    Rule(
      "endpoints-private", .warning, "An interface endpoint has private DNS enabled.",
      fix: "Set PrivateDnsEnabled to true; without it, applications connect to the public address.",
      also: ["EC2.55", "EC2.56"],
      Check("AWS::EC2::VPCEndpoint", "PrivateDnsEnabled", .isTrue, when: isInterface),
      Check("aws_vpc_endpoint", "private_dns_enabled", .isTrue, when: isInterface)),
    Rule(
      "vpc-flow-logs", .warning, "A VPC has a flow log.",
      fix: "Add a flow log for the VPC; in StackKit, `flowLogs` of a Network.",
      also: ["EC2.6", "CKV2_AWS_11", "NAG VPC7"],
      optIn: "flow logs are useful only if somebody reads them; security groups work without them",
      cost: "0.50 USD for each GB",
      Check("AWS::EC2::VPC", "", .that("have a flow log", isLogged)),
      Check("aws_vpc", "", .that("have a flow log", isLogged)),
      Check("AWS::EC2::FlowLog", "TrafficType", .oneOf(["ALL", "REJECT"]), ifMissing: .passes),
      Check("aws_flow_log", "traffic_type", .oneOf(["ALL", "REJECT"]), ifMissing: .passes)),
  ]

  private static let isInterface: Check.Condition = { endpoint, _ in
    endpoint.isAny(of: ["Interface"], at: "VpcEndpointType", "vpc_endpoint_type") == true
  }

  private static func isLogged(_: Node, _ vpc: ResourceView, _ surroundings: Surroundings) -> Bool? {
    !surroundings.referrers(of: vpc, ["AWS::EC2::FlowLog", "aws_flow_log"]).isEmpty
  }
}
