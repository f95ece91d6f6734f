extension SimulatedType {
  /// Amazon EC2: networks and what guards them.
  static let network: [SimulatedType] = [
    SimulatedType(
      "AWS::EC2::VPC",
      id: "vpc-{hex}",
      createOnly: "CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength",
      sometimesCreateOnly: "InstanceTenancy",
      other: "EnableDnsHostnames EnableDnsSupport Tags",
      readable: "CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy Ipv4IpamPoolId Ipv4NetmaskLength Tags",
      attributes: ["VpcId": "{id}", "DefaultSecurityGroup": "sg-{hex}", "DefaultNetworkAcl": "acl-{hex}"]),
    SimulatedType(
      "AWS::EC2::Subnet",
      id: "subnet-{hex}",
      required: "VpcId",
      createOnly: """
        AvailabilityZone AvailabilityZoneId CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId Ipv6Native
        Ipv6NetmaskLength OutpostArn VpcId
        """,
      sometimesCreateOnly: "Ipv6CidrBlock",
      other: """
        AssignIpv6AddressOnCreation EnableDns64 EnableLniAtDeviceIndex MapPublicIpOnLaunch
        PrivateDnsNameOptionsOnLaunch Tags
        """,
      readable: """
        AssignIpv6AddressOnCreation AvailabilityZone AvailabilityZoneId CidrBlock EnableDns64 EnableLniAtDeviceIndex
        Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock Ipv6IpamPoolId Ipv6Native Ipv6NetmaskLength MapPublicIpOnLaunch
        OutpostArn Tags VpcId
        """,
      attributes: ["SubnetId": "{id}", "NetworkAclAssociationId": "aclassoc-{hex}"]),
    SimulatedType(
      "AWS::EC2::InternetGateway",
      id: "igw-{hex}",
      other: "Tags",
      attributes: ["InternetGatewayId": "{id}"]),
    SimulatedType(
      "AWS::EC2::VPCGatewayAttachment",
      id: "IGW|{VpcId}",
      required: "VpcId",
      createOnly: "VpcId",
      other: "InternetGatewayId VpnGatewayId",
      attributes: ["AttachmentType": "IGW"]),
    SimulatedType(
      "AWS::EC2::EIP",
      id: "{ip}",
      createOnly: "Address IpamPoolId NetworkBorderGroup TransferAddress",
      other: "Domain InstanceId PublicIpv4Pool Tags",
      attributes: ["PublicIp": "{id}", "AllocationId": "eipalloc-{hex}"]),
    SimulatedType(
      "AWS::EC2::NatGateway",
      id: "nat-{hex}",
      createOnly: "AllocationId AvailabilityMode ConnectivityType PrivateIpAddress SubnetId VpcId",
      other: """
        AvailabilityZoneAddresses MaxDrainDurationSeconds SecondaryAllocationIds SecondaryPrivateIpAddressCount
        SecondaryPrivateIpAddresses Tags
        """,
      attributes: ["NatGatewayId": "{id}", "EniId": "eni-{hex}"]),
    SimulatedType(
      "AWS::EC2::RouteTable",
      id: "rtb-{hex}",
      required: "VpcId",
      createOnly: "VpcId",
      other: "Tags",
      attributes: ["RouteTableId": "{id}"]),
    SimulatedType(
      "AWS::EC2::Route",
      id: "{RouteTableId}|{DestinationCidrBlock}",
      required: "RouteTableId",
      createOnly: "DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId RouteTableId",
      other: """
        CarrierGatewayId CoreNetworkArn EgressOnlyInternetGatewayId GatewayId InstanceId LocalGatewayId NatGatewayId
        NetworkInterfaceId TransitGatewayId VpcEndpointId VpcPeeringConnectionId
        """,
      attributes: ["CidrBlock": "{DestinationCidrBlock}"]),
    SimulatedType(
      "AWS::EC2::SubnetRouteTableAssociation",
      id: "rtbassoc-{hex}",
      required: "RouteTableId SubnetId",
      createOnly: "RouteTableId SubnetId",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::EC2::SecurityGroup",
      id: "sg-{hex}",
      required: "GroupDescription",
      createOnly: "GroupDescription GroupName VpcId",
      other: "SecurityGroupEgress SecurityGroupIngress Tags",
      readable: "GroupDescription GroupName SecurityGroupEgress SecurityGroupIngress Tags VpcId",
      attributes: ["GroupId": "{id}", "Id": "{id}"]),
    SimulatedType(
      "AWS::EC2::SecurityGroupIngress",
      id: "sgr-{hex}",
      required: "IpProtocol",
      createOnly: """
        CidrIp CidrIpv6 FromPort GroupId GroupName IpProtocol SourcePrefixListId SourceSecurityGroupId
        SourceSecurityGroupName SourceSecurityGroupOwnerId ToPort
        """,
      other: "Description",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::EC2::SecurityGroupEgress",
      id: "sgr-{hex}",
      required: "GroupId IpProtocol",
      createOnly: """
        CidrIp CidrIpv6 DestinationPrefixListId DestinationSecurityGroupId FromPort GroupId IpProtocol ToPort
        """,
      other: "Description",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::EC2::VPCEndpoint",
      id: "vpce-{hex}",
      required: "VpcId",
      createOnly: "ResourceConfigurationArn ServiceName ServiceNetworkArn ServiceRegion VpcEndpointType VpcId",
      other: "DnsOptions IpAddressType PolicyDocument PrivateDnsEnabled RouteTableIds SecurityGroupIds SubnetIds Tags",
      attributes: ["Id": "{id}", "CreationTimestamp": "{date}"]),
    SimulatedType(
      "AWS::EC2::FlowLog",
      id: "fl-{hex}",
      required: "ResourceId ResourceType",
      createOnly: """
        DeliverCrossAccountRole DeliverLogsPermissionArn DestinationOptions LogDestination LogDestinationType
        LogFormat LogGroupName MaxAggregationInterval ResourceId ResourceType TagFieldSpecifications TrafficType
        """,
      other: "Tags",
      attributes: ["Id": "{id}"]),
  ]
}
