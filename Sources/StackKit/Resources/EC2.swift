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

/// A subnet in one zone, without automatic public addresses.
public struct Subnet: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::Subnet", terraform: "aws_subnet") }
  public let name: Name
  let vpc: VPC
  let cidr: String
  let zone: Int
  public let owner: (any Construct)?

  public func properties(_ p: inout Properties) {
    p.set("VpcId", "vpc_id", vpc.id)
    p.set("CidrBlock", "cidr_block", cidr)
    p.set("AvailabilityZone", "availability_zone", Pseudo.availabilityZone(zone))
    p.nameTag(name)
  }

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

/// A security group. Ingress rules are separate resources so that two groups can refer to each other.
public struct SecurityGroup: Resource {
  /// An egress rule. CloudFormation keeps AWS's allow-all rule unless the template has one; Terraform removes it.
  struct Egress: Sendable {
    let ports: ClosedRange<Int>
    let destination: Peer
    let summary: String

    /// No egress: CloudFormation needs a rule to drop allow-all, and no packet leaves for the loopback address.
    static let none = Egress(ports: 1...1, destination: .cidr("127.0.0.1/32"), summary: "No outbound traffic")
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::EC2::SecurityGroup", terraform: "aws_security_group") }
  public let name: Name
  let summary: String
  let vpcID: Text
  let egress: [Egress]

  public func properties(_ p: inout Properties) {
    // AWS generates the group's name in both backends: a fixed one must not begin with "sg-" and would block a
    // replacement.
    p.set("GroupDescription", "description", summary)
    p.set("VpcId", "vpc_id", vpcID)
    p.each(egress, "SecurityGroupEgress", "egress") { rule, p in
      p.set("Description", "description", rule.summary)
      p.set("IpProtocol", "protocol", "tcp")
      p.set("FromPort", "from_port", rule.ports.lowerBound)
      p.set("ToPort", "to_port", rule.ports.upperBound)
      switch rule.destination {
      case .cidr(let cidr):
        p.set("CidrIp", nil, cidr)
        p.set(nil, "cidr_blocks", [cidr])
      case .group(let group):
        p.set("DestinationSecurityGroupId", nil, group.id)
        p.set(nil, "security_groups", [group.id])
      case .prefixList(let id):
        p.set("DestinationPrefixListId", nil, id)
        p.set(nil, "prefix_list_ids", [id])
      }
    }
    p.nameTag(name)
  }

  public var createsBeforeDestroy: Bool { true }

  var id: Reference { attribute("GroupId", "id") }
}

/// The other end of a security group rule.
indirect enum Peer: Sendable {
  case cidr(String)
  case group(SecurityGroup)
  case prefixList(String)
}

/// Admits one peer on one port.
public struct IngressRule: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::EC2::SecurityGroupIngress", terraform: "aws_vpc_security_group_ingress_rule")
  }
  public let name: Name
  let group: SecurityGroup
  let port: Int
  let source: Peer
  let summary: String

  public func properties(_ p: inout Properties) {
    p.set("GroupId", "security_group_id", group.id)
    p.set("Description", "description", summary)
    p.set("IpProtocol", "ip_protocol", "tcp")
    p.set("FromPort", "from_port", port)
    p.set("ToPort", "to_port", port)
    switch source {
    case .cidr(let cidr): p.set("CidrIp", "cidr_ipv4", cidr)
    case .group(let group): p.set("SourceSecurityGroupId", "referenced_security_group_id", group.id)
    case .prefixList(let id): p.set("SourcePrefixListId", "prefix_list_id", id)
    }
  }
}
