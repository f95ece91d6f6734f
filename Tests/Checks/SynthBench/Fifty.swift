import StackKit

/// The fifty resources that `scripts/bench synth` also has AWS CDK and troposphere write: `Tests/Checks/bench/fifty.js` and
/// `fifty.py` are the same in their languages, and the bench compares what comes out.
struct Fifty: Stack {
  let environment: Copy
  let region: Region = "us-east-1"

  var body: some Content {
    let vpc = vpc
    network(vpc)
    let groups = (0..<8).map { group($0, in: vpc) }
    for index in 0..<8 {
      groups[index]
      rule(index, to: groups[index], from: groups[(index + 7) % 8])
    }
    for index in 0..<6 { targets(index, in: vpc) }
    for index in 0..<5 {
      let (logs, role) = (logs(index), role(index))
      logs
      role
      policy(index, of: role, to: logs)
    }
  }

  @ContentBuilder private func network(_ vpc: Raw) -> Group {
    let (gateway, routes) = (gateway(of: vpc), routes(in: vpc))
    let attachment = attachment(of: gateway, to: vpc)
    vpc
    gateway
    attachment
    routes
    Raw("Route", cloudFormation: "AWS::EC2::Route", terraform: "aws_route", after: [attachment]) { p in
      p.set("RouteTableId", "route_table_id", routes.ref("id"))
      p.set("DestinationCidrBlock", "destination_cidr_block", "0.0.0.0/0")
      p.set("GatewayId", "gateway_id", gateway.ref("id"))
    }
    for index in 0..<4 {
      let subnet = subnet(index, in: vpc)
      subnet
      association(index, of: subnet, with: routes)
    }
  }

  private var vpc: Raw {
    Raw("Network", cloudFormation: "AWS::EC2::VPC", terraform: "aws_vpc") { p in
      p.set("CidrBlock", "cidr_block", "10.20.0.0/16")
      p.set("EnableDnsSupport", "enable_dns_support", true)
      p.set("EnableDnsHostnames", "enable_dns_hostnames", true)
      p.nameTag("Network")
    }
  }

  private func gateway(of vpc: Raw) -> Raw {
    Raw("Gateway", cloudFormation: "AWS::EC2::InternetGateway", terraform: "aws_internet_gateway") { p in
      p.set(nil, "vpc_id", vpc.ref("id"))
      p.nameTag("Gateway")
    }
  }

  private func attachment(of gateway: Raw, to vpc: Raw) -> Raw {
    // Terraform has no such resource: without a type it would be a note in each of two hundred templates.
    Raw("Attachment", cloudFormation: "AWS::EC2::VPCGatewayAttachment", terraform: "aws_internet_gateway_attachment") {
      p in
      p.set("VpcId", "vpc_id", vpc.ref("id"))
      p.set("InternetGatewayId", "internet_gateway_id", gateway.ref("id"))
    }
  }

  private func routes(in vpc: Raw) -> Raw {
    Raw("Routes", cloudFormation: "AWS::EC2::RouteTable", terraform: "aws_route_table") { p in
      p.set("VpcId", "vpc_id", vpc.ref("id"))
      p.nameTag("Routes")
    }
  }

  private func subnet(_ index: Int, in vpc: Raw) -> Raw {
    let name = Name(stringLiteral: "Subnet\(index)")
    return Raw(name, cloudFormation: "AWS::EC2::Subnet", terraform: "aws_subnet") { p in
      p.set("VpcId", "vpc_id", vpc.ref("id"))
      p.set("CidrBlock", "cidr_block", "10.20.\(index * 16).0/20")
      p.set("AvailabilityZone", "availability_zone", Pseudo.availabilityZone(index % 2))
      p.nameTag(name)
    }
  }

  private func association(_ index: Int, of subnet: Raw, with routes: Raw) -> Raw {
    Raw(
      Name(stringLiteral: "Association\(index)"), cloudFormation: "AWS::EC2::SubnetRouteTableAssociation",
      terraform: "aws_route_table_association"
    ) { p in
      p.set("SubnetId", "subnet_id", subnet.ref("id"))
      p.set("RouteTableId", "route_table_id", routes.ref("id"))
    }
  }

  private func group(_ index: Int, in vpc: Raw) -> Raw {
    let name = Name(stringLiteral: "Group\(index)")
    return Raw(name, cloudFormation: "AWS::EC2::SecurityGroup", terraform: "aws_security_group") { p in
      p.set("GroupDescription", "description", "Tier \(index): who may reach it")
      p.set("VpcId", "vpc_id", vpc.ref("id"))
      p.each([443], "SecurityGroupEgress", "egress") { port, p in
        p.set("Description", "description", "To the web by HTTPS")
        p.set("IpProtocol", "protocol", "tcp")
        p.set("FromPort", "from_port", port)
        p.set("ToPort", "to_port", port)
        p.set("CidrIp", nil, "0.0.0.0/0")
        p.set(nil, "cidr_blocks", ["0.0.0.0/0"])
      }
      p.nameTag(name)
    }
  }

  private func rule(_ index: Int, to group: Raw, from source: Raw) -> Raw {
    Raw(
      Name(stringLiteral: "Rule\(index)"), cloudFormation: "AWS::EC2::SecurityGroupIngress",
      terraform: "aws_vpc_security_group_ingress_rule"
    ) { p in
      p.set("GroupId", "security_group_id", group.attribute("GroupId", "id"))
      p.set("Description", "description", "From the tier in front")
      p.set("IpProtocol", "ip_protocol", "tcp")
      p.set("FromPort", "from_port", 8000 + index)
      p.set("ToPort", "to_port", 8000 + index)
      p.set("SourceSecurityGroupId", "referenced_security_group_id", source.attribute("GroupId", "id"))
    }
  }

  private func targets(_ index: Int, in vpc: Raw) -> Raw {
    Raw(
      Name(stringLiteral: "Targets\(index)"), cloudFormation: "AWS::ElasticLoadBalancingV2::TargetGroup",
      terraform: "aws_lb_target_group"
    ) { p in
      p.set("VpcId", "vpc_id", vpc.ref("id"))
      p.set("TargetType", "target_type", "ip")
      p.set("Protocol", "protocol", "HTTP")
      p.set("Port", "port", 8000 + index)
      p.set("HealthCheckPath", nil, "/health")
      p.set("HealthCheckIntervalSeconds", nil, 10)
      p.nest(nil, "health_check") { p in
        p.set(nil, "path", "/health")
        p.set(nil, "interval", 10)
      }
      let attributes: KeyValuePairs = [
        "deregistration_delay.timeout_seconds": "120", "stickiness.enabled": "true", "stickiness.type": "lb_cookie",
      ]
      p.each(attributes, "TargetGroupAttributes", nil) { attribute, p in
        p.set("Key", nil, attribute.key)
        p.set("Value", nil, attribute.value)
      }
      p.set(nil, "deregistration_delay", 120)
      p.nest(nil, "stickiness") { p in
        p.set(nil, "enabled", true)
        p.set(nil, "type", "lb_cookie")
      }
    }
  }

  private func logs(_ index: Int) -> Raw {
    let name = Name(stringLiteral: "Logs\(index)")
    return Raw(name, cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") { p in
      p.set("LogGroupName", "name", Text("/ecs/\(PhysicalName(name, limit: 500))"))
      p.set("RetentionInDays", "retention_in_days", 30)
    }
  }

  private func role(_ index: Int) -> Raw {
    Raw(Name(stringLiteral: "Role\(index)"), cloudFormation: "AWS::IAM::Role", terraform: "aws_iam_role") { p in
      p.set("Description", "description", "What the tasks of tier \(index) may do")
      let trust = Value.document([
        "Effect": "Allow", "Principal": Value.document(["Service": "ecs-tasks.amazonaws.com"]),
        "Action": "sts:AssumeRole",
      ])
      p.set(
        "AssumeRolePolicyDocument", "assume_role_policy",
        Value.document(["Version": "2012-10-17", "Statement": Value.list([trust])]), style: .json)
    }
  }

  private func policy(_ index: Int, of role: Raw, to logs: Raw) -> Raw {
    Raw(
      Name(stringLiteral: "Policy\(index)"), cloudFormation: "AWS::IAM::RolePolicy", terraform: "aws_iam_role_policy"
    ) { p in
      let arn: Text =
        "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:\(logs.ref("name")):*"
      let write = Value.document([
        "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": arn,
      ])
      p.set("PolicyName", "name", "application")
      p.set("RoleName", "role", role.ref("name"))
      p.set(
        "PolicyDocument", "policy", Value.document(["Version": "2012-10-17", "Statement": Value.list([write])]),
        style: .json)
    }
  }
}
