/// A virtual private cloud.
public struct VPC: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::VPC", terraform: "aws_vpc") }
  public let name: Name
  let cidr: String

  public func properties(_ p: inout Properties) {
    p.set("CidrBlock", "cidr_block", cidr)
    p.set("EnableDnsSupport", "enable_dns_support", true)
    p.set("EnableDnsHostnames", "enable_dns_hostnames", true)
    p.nameTag(name)
  }

  var id: Reference { ref("id") }
}

/// The VPC's default security group, without rules. CloudFormation cannot change this group, which AWS makes with the VPC.
public struct DefaultSecurityGroup: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_default_security_group") }
  public let name: Name
  let vpc: VPC

  public func properties(_ p: inout Properties) { p.set(nil, "vpc_id", vpc.id) }
}

/// A subnet in one zone, without automatic public addresses.
public struct Subnet: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::Subnet", terraform: "aws_subnet") }
  public let name: Name
  let vpc: VPC
  let cidr: String
  /// The zone's place among the network's zones.
  let zone: Int
  /// Nil for the zone with this place in AWS's list.
  let zoneName: String?
  public let owner: (any Construct)?

  public func properties(_ p: inout Properties) {
    p.set("VpcId", "vpc_id", vpc.id)
    p.set("CidrBlock", "cidr_block", cidr)
    p.set("AvailabilityZone", "availability_zone", zoneName?.value ?? Pseudo.availabilityZone(zone))
    p.nameTag(name)
  }

  /// AWS's list of available zones is shorter while a zone is impaired. Then another zone has this place, and Terraform
  /// would replace the subnet.
  public var ignoredChanges: [String] { zoneName == nil ? ["availability_zone"] : [] }

  var id: Reference { ref("id") }
}

/// A VPC's connection to the internet.
public struct InternetGateway: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::InternetGateway", terraform: "aws_internet_gateway") }
  public let name: Name
  let vpc: VPC

  public func properties(_ p: inout Properties) {
    // CloudFormation attaches the gateway with a separate resource.
    p.set(nil, "vpc_id", vpc.id)
    p.nameTag(name)
  }

  var id: Reference { ref("id") }
}

/// The attachment of an internet gateway; an argument of the gateway in Terraform.
public struct VPCGatewayAttachment: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::VPCGatewayAttachment", terraform: nil) }
  public let name: Name
  let vpc: VPC
  let gateway: InternetGateway

  public func properties(_ p: inout Properties) {
    p.set("VpcId", nil, vpc.id)
    p.set("InternetGatewayId", nil, gateway.id)
  }
}

/// A static public IPv4 address.
public struct ElasticIP: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::EIP", terraform: "aws_eip") }
  public let name: Name
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("Domain", "domain", "vpc")
    p.nameTag(name)
  }

  var allocationID: Reference { attribute("AllocationId", "id") }
}

/// A gateway from private subnets to the internet; nothing on the internet can open a connection through it.
public struct NATGateway: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::NatGateway", terraform: "aws_nat_gateway") }
  public let name: Name
  let address: ElasticIP
  let subnet: Subnet
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("AllocationId", "allocation_id", address.allocationID)
    p.set("SubnetId", "subnet_id", subnet.id)
    p.nameTag(name)
  }

  var id: Reference { ref("id") }
}

/// A route table for some subnets.
public struct RouteTable: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::RouteTable", terraform: "aws_route_table") }
  public let name: Name
  let vpc: VPC

  public func properties(_ p: inout Properties) {
    p.set("VpcId", "vpc_id", vpc.id)
    p.nameTag(name)
  }

  var id: Reference { ref("id") }
}

/// The default route: 0.0.0.0/0.
public struct DefaultRoute: Resource {
  enum Gateway {
    case internet(InternetGateway)
    case nat(NATGateway)
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::Route", terraform: "aws_route") }
  public let name: Name
  let table: RouteTable
  let gateway: Gateway
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("RouteTableId", "route_table_id", table.id)
    p.set("DestinationCidrBlock", "destination_cidr_block", "0.0.0.0/0")
    switch gateway {
    case .internet(let gateway): p.set("GatewayId", "gateway_id", gateway.id)
    case .nat(let gateway): p.set("NatGatewayId", "nat_gateway_id", gateway.id)
    }
  }
}

/// A connection to one AWS service inside the VPC.
///
/// It has no endpoint policy, so the caller's role decides. A policy limited to the account's own roles would block
/// ECR, which reads image layers from S3 with its own signatures.
public struct VPCEndpoint: Resource {
  enum Access {
    /// A gateway endpoint, by routes; only S3 and DynamoDB have these.
    case gateway(tables: [RouteTable])
    /// An interface endpoint, with an address in each subnet under the service's usual host name.
    case interface(subnetIDs: [Text], securityGroup: SecurityGroup)
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::VPCEndpoint", terraform: "aws_vpc_endpoint") }
  public let name: Name
  let vpc: VPC
  let service: String
  let access: Access

  public func properties(_ p: inout Properties) {
    p.set("VpcId", "vpc_id", vpc.id)
    p.set("ServiceName", "service_name", Text("com.amazonaws.\(Pseudo.region).\(service)"))
    switch access {
    case .gateway(let tables):
      p.set("VpcEndpointType", "vpc_endpoint_type", "Gateway")
      p.set("RouteTableIds", "route_table_ids", tables.map(\.id))
    case .interface(let subnetIDs, let securityGroup):
      p.set("VpcEndpointType", "vpc_endpoint_type", "Interface")
      p.set("SubnetIds", "subnet_ids", subnetIDs)
      p.set("SecurityGroupIds", "security_group_ids", [securityGroup.id])
      p.set("PrivateDnsEnabled", "private_dns_enabled", true)
    }
    p.nameTag(name)
  }
}

/// Logs the connections in a VPC.
public struct FlowLog: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::FlowLog", terraform: "aws_flow_log") }
  public let name: Name
  let vpc: VPC
  let logs: LogGroup
  let role: Role
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("ResourceType", nil, "VPC")
    p.set("ResourceId", "vpc_id", vpc.id)
    p.set("TrafficType", "traffic_type", "ALL")
    p.set("LogDestinationType", "log_destination_type", "cloud-watch-logs")
    p.set("LogDestination", "log_destination", logs.arn)
    p.set("DeliverLogsPermissionArn", "iam_role_arn", role.arn)
    p.nameTag(name)
  }
}

/// The association of a subnet with its route table.
public struct RouteTableAssociation: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::EC2::SubnetRouteTableAssociation", terraform: "aws_route_table_association")
  }
  public let name: Name
  let subnet: Subnet
  let table: RouteTable

  public func properties(_ p: inout Properties) {
    p.set("SubnetId", "subnet_id", subnet.id)
    p.set("RouteTableId", "route_table_id", table.id)
  }
}

/// A security group without rules. Its rules are separate resources, so that two groups can refer to each other.
public struct SecurityGroup: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::SecurityGroup", terraform: "aws_security_group") }
  public let name: Name
  let summary: String
  let vpcID: Text

  public func properties(_ p: inout Properties) {
    // AWS generates the group's name in both backends: a fixed one must not begin with "sg-" and would block a
    // replacement.
    p.set("GroupDescription", "description", summary)
    p.set("VpcId", "vpc_id", vpcID)
    // AWS gives a new group a rule that allows all outbound traffic. CloudFormation removes it only for another rule,
    // so this one allows what no packet does. Terraform always removes it.
    p.each(["127.0.0.1/32"], "SecurityGroupEgress", nil) { loopback, p in
      p.set("Description", nil, "No outbound traffic but that of other rules")
      p.set("IpProtocol", nil, "tcp")
      p.set("FromPort", nil, 1)
      p.set("ToPort", nil, 1)
      p.set("CidrIp", nil, loopback)
    }
    p.nameTag(name)
  }

  public var createsBeforeDestroy: Bool { true }

  var id: Reference { attribute("GroupId", "id") }
}

/// The other end of a security group rule.
enum Peer: Sendable {
  case cidr(String)
  /// The id of a security group.
  case group(Text)
  case prefixList(String)

  static func group(_ group: SecurityGroup) -> Peer { .group("\(group.id)") }
}

/// Admits one peer on some ports.
public struct IngressRule: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::EC2::SecurityGroupIngress", terraform: "aws_vpc_security_group_ingress_rule")
  }
  public let name: Name
  /// The id of the group.
  let group: Text
  let ports: ClosedRange<Int>
  let source: Peer
  let summary: String

  init(name: Name, group: Text, ports: ClosedRange<Int>, source: Peer, summary: String) {
    self.name = name
    self.group = group
    self.ports = ports
    self.source = source
    self.summary = summary
  }

  init(name: Name, group: SecurityGroup, port: Int, source: Peer, summary: String) {
    self.init(name: name, group: "\(group.id)", ports: port...port, source: source, summary: summary)
  }

  public func properties(_ p: inout Properties) {
    p.set("GroupId", "security_group_id", group)
    p.set("Description", "description", summary)
    p.set("IpProtocol", "ip_protocol", "tcp")
    p.set("FromPort", "from_port", ports.lowerBound)
    p.set("ToPort", "to_port", ports.upperBound)
    switch source {
    case .cidr(let cidr): p.set("CidrIp", "cidr_ipv4", cidr)
    case .group(let id): p.set("SourceSecurityGroupId", "referenced_security_group_id", id)
    case .prefixList(let id): p.set("SourcePrefixListId", "prefix_list_id", id)
    }
  }
}

/// Lets a group's members connect to one peer on one port.
public struct EgressRule: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::EC2::SecurityGroupEgress", terraform: "aws_vpc_security_group_egress_rule")
  }
  public let name: Name
  let group: SecurityGroup
  let port: Int
  let destination: Peer
  let summary: String

  public func properties(_ p: inout Properties) {
    p.set("GroupId", "security_group_id", group.id)
    p.set("Description", "description", summary)
    p.set("IpProtocol", "ip_protocol", "tcp")
    p.set("FromPort", "from_port", port)
    p.set("ToPort", "to_port", port)
    switch destination {
    case .cidr(let cidr): p.set("CidrIp", "cidr_ipv4", cidr)
    case .group(let id): p.set("DestinationSecurityGroupId", "referenced_security_group_id", id)
    case .prefixList(let id): p.set("DestinationPrefixListId", "prefix_list_id", id)
    }
  }
}
