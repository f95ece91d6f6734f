import Testing

import struct Templates.Node

@testable import StackKit

/// A service behind a balancer that may connect to some destinations.
private func shop(service: [Egress] = [], balancer: [Egress] = []) -> Shop {
  let network = Network("Network", cidr: "10.0.0.0/16")
  let edge = LoadBalancer(
    "Edge", in: network, entrance: .unencryptedInternet(because: "a test"), egress: balancer)
  return Shop {
    Service(
      "App", size: .quarterCPU(.gb0_5), behind: edge.targets("Web", for: .streamlit), tasks: 1...2, egress: service)
  }
}

@Suite struct EgressTests {
  private static let orders: Egress = .to(.cidr("10.1.0.0/16"), port: 5432, because: "the shop's database")

  private func rules(_ tree: TemplateTree, of group: Node) -> [Node] {
    tree.resources.filter { $0.type == "AWS::EC2::SecurityGroupEgress" && $0.node["GroupId"] == group }.map(\.node)
  }

  @Test("a balancer connects to its targets' port and group, and to nothing else")
  func balancer() {
    let shop = shop()
    #expect(shop.synthesis.problems == [])
    let group = Node.getAtt("EdgeSecurityGroup.GroupId")
    let rule: Node = [
      "@Type": "AWS::EC2::SecurityGroupEgress", "GroupId": group, "Description": "To tasks of service App",
      "IpProtocol": "tcp", "FromPort": 8501, "ToPort": 8501,
      "DestinationSecurityGroupId": .getAtt("AppSecurityGroup.GroupId"),
    ]
    #expect(rules(shop.template, of: group) == [rule])
    #expect(
      shop.terraform["aws_vpc_security_group_egress_rule.edge_to_app"] == [
        "security_group_id": "${aws_security_group.edge_security_group.id}", "description": "To tasks of service App",
        "ip_protocol": "tcp", "from_port": 8501, "to_port": 8501,
        "referenced_security_group_id": "${aws_security_group.app_security_group.id}",
      ])
  }

  @Test("a group has no rule of its own but one for the loopback address, and none in Terraform")
  func groups() {
    let shop = shop()
    for group in shop.template.names(of: "AWS::EC2::SecurityGroup") {
      let rules = shop[group]["SecurityGroupEgress"]?.items ?? []
      #expect(rules.map { $0["CidrIp"] } == ["127.0.0.1/32"], "\(group)")
      #expect(shop[group]["SecurityGroupIngress"] == nil)
    }
    for group in shop.terraform.resources where group.type == "aws_security_group" {
      #expect(group.node["egress"] == nil && group.node["ingress"] == nil, "\(group.name)")
    }
  }

  @Test("one line of egress reaches an existing database, and names the reason in AWS")
  func database() {
    let template = shop(service: [Self.orders]).template
    let group = Node.getAtt("AppSecurityGroup.GroupId")
    let rules = rules(template, of: group)
    #expect(rules.compactMap { $0["ToPort"]?.integer }.sorted() == [443, 5432])
    let rule = rules.first { $0["ToPort"] == 5432 }
    // AWS takes no apostrophe here.
    #expect(rule.has(["CidrIp": "10.1.0.0/16", "FromPort": 5432, "Description": "the shop_s database"]))
    #expect(template["App"]["@DependsOn"]?.texts.contains { $0.hasPrefix("AppEgress") } == true)
  }

  @Test("a security group is told to the owner, or gets the rule that admits the tasks")
  func securityGroup() {
    let id = "sg-0123456789abcdef0"
    let asked = shop(service: [.to(.securityGroup(id), port: 5432, because: "a database")])
    #expect(asked.template.outputs["SecurityGroupId", "Value"] == .getAtt("AppSecurityGroup.GroupId"))
    let entries = { (shop: Shop) in
      shop.template.resources.filter { $0.node["GroupId"] == .string(id) }.map(\.node)
    }
    #expect(entries(asked) == [])
    let admitted = shop(service: [.to(.securityGroup(id, admits: true), port: 5432, because: "a database")])
    #expect(entries(admitted).count == 1)
    let expected: KeyValuePairs<String, Node?> = [
      "@Type": "AWS::EC2::SecurityGroupIngress", "FromPort": 5432, "ToPort": 5432,
      "SourceSecurityGroupId": .getAtt("AppSecurityGroup.GroupId"),
    ]
    #expect(entries(admitted).first?.has(expected) == true)
    #expect(admitted.template.outputs["SecurityGroupId"] == nil)
  }

  @Test("a balancer reaches an identity provider by one line")
  func identityProvider() {
    let shop = shop(balancer: [.to(.cidr("0.0.0.0/0"), port: 443, because: "sign-in")])
    #expect(shop.synthesis.problems == [])
    let rules = rules(shop.template, of: .getAtt("EdgeSecurityGroup.GroupId"))
    #expect(rules.contains { $0.has(["CidrIp": "0.0.0.0/0", "FromPort": 443, "ToPort": 443]) })
  }

  @Test("a rule's name follows from its destination and port, so their order does not matter")
  func names() {
    let list: Egress = .to(.prefixList("pl-01234567"), port: 443, because: "S3")
    let (one, other) = (shop(service: [Self.orders, list]).template, shop(service: [list, Self.orders]).template)
    let type = "AWS::EC2::SecurityGroupEgress"
    #expect(Set(one.names(of: type)) == Set(other.names(of: type)))
    for name in one.names(of: type) { #expect(one[name] == other[name]) }
  }

  @Test(
    "entries that AWS would refuse are refused before they are written",
    arguments: [
      (shop(service: [.to(.cidr("10.1.0.1/16"), port: 1, because: "x")]), "'10.1.0.1/16': this is not an IPv4 block"),
      (shop(service: [.to(.cidr("10.1.0.1"), port: 1, because: "x")]), "one address is '10.1.2.3/32'"),
      (shop(service: [.to(.cidr("::/0"), port: 1, because: "x")]), "'::/0': this is not an IPv4 block"),
      (shop(service: [.to(.securityGroup("sg-1"), port: 1, because: "x")]), "not the id of a security group"),
      (shop(service: [.to(.securityGroup("pl-01234567"), port: 1, because: "x")]), "not the id of a security group"),
      (shop(service: [.to(.prefixList("pl-xyz"), port: 1, because: "x")]), "not the id of a prefix list"),
      (shop(service: [.to(.cidr("10.1.0.0/16"), port: 0, because: "x")]), "port 0 is not a port"),
      (shop(service: [.to(.cidr("10.1.0.0/16"), port: 65536, because: "x")]), "port 65536 is not a port"),
      (shop(service: [.to(.cidr("10.1.0.0/16"), port: 1, because: "")]), "`because:` is empty"),
      (shop(service: [orders, orders]), "egress to '10.1.0.0/16' on port 5432 is given twice"),
      (shop(service: [.to(.cidr("0.0.0.0/0"), port: 443, because: "x")]), "on port 443 is always there"),
      (shop(balancer: [.to(.cidr("10.1.0.0/16"), port: -1, because: "x")]), "port -1 is not a port"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }
}
