extension ResourceShape {
  /// Amazon EC2: networks and what guards them.
  static let network: [ResourceShape] = [
    ResourceShape(
      "AWS::EC2::VPC", id: "vpc-{hex}",
      attributes: ["DefaultSecurityGroup": "sg-{hex}", "DefaultNetworkAcl": "acl-{hex}"]),
    ResourceShape(
      "AWS::EC2::Subnet", id: "subnet-{hex}",
      attributes: ["NetworkAclAssociationId": "aclassoc-{hex}"]),
    ResourceShape(
      "AWS::EC2::InternetGateway", id: "igw-{hex}"),
    ResourceShape(
      "AWS::EC2::VPCGatewayAttachment", id: "IGW|{VpcId}", attributes: ["AttachmentType": "IGW"]),
    ResourceShape(
      "AWS::EC2::EIP", id: "{ip}",
      attributes: ["PublicIp": "{id}", "AllocationId": "eipalloc-{hex}"]),
    ResourceShape(
      "AWS::EC2::NatGateway", id: "nat-{hex}", attributes: ["EniId": "eni-{hex}"]),
    ResourceShape(
      "AWS::EC2::RouteTable", id: "rtb-{hex}"),
    ResourceShape(
      "AWS::EC2::Route", id: "{RouteTableId}|{DestinationCidrBlock}",
      attributes: ["CidrBlock": "{DestinationCidrBlock}"]),
    ResourceShape(
      "AWS::EC2::SubnetRouteTableAssociation", id: "rtbassoc-{hex}"),
    ResourceShape(
      "AWS::EC2::SecurityGroup", id: "sg-{hex}", attributes: ["GroupId": "{id}"]),
    ResourceShape(
      "AWS::EC2::SecurityGroupIngress", id: "sgr-{hex}"),
    ResourceShape(
      "AWS::EC2::SecurityGroupEgress", id: "sgr-{hex}"),
    ResourceShape(
      "AWS::EC2::VPCEndpoint", id: "vpce-{hex}", attributes: ["CreationTimestamp": "{date}"]),
    ResourceShape(
      "AWS::EC2::FlowLog", id: "fl-{hex}"),
  ]
}
