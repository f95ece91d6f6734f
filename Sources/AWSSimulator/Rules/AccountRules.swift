import Essentials
import Files

/// The rules of AWS's services that no schema has: names and ports in use, quotas, and changes that a service refuses.
///
/// Each service has a file of its own. CloudFormation creates a replacement before it deletes the old resource, so most
/// of these rules are seen in updates only.
extension Cloud {
  /// Refuses a resource that its service would not create beside those that exist.
  func checkCreation(of resource: PhysicalResource) throws(ResourceFailure) {
    switch resource.id.type {
    case "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress":
      try checkSecurityGroupRules(of: resource)
    case "AWS::EC2::Subnet": try checkSubnet(resource)
    case "AWS::EC2::SubnetRouteTableAssociation": try checkRouteTableAssociation(resource)
    case "AWS::EC2::VPCEndpoint": try checkEndpoint(resource)
    case "AWS::ElasticLoadBalancingV2::Listener": try checkListener(resource)
    case "AWS::ElasticLoadBalancingV2::ListenerRule": try checkListenerRule(resource)
    case "AWS::EFS::MountTarget": try checkMountTarget(resource)
    case "AWS::Route53::RecordSet": try checkRecord(resource)
    case "AWS::CloudFront::Distribution": try checkAliases(of: resource)
    case "AWS::ServiceDiscovery::PrivateDnsNamespace", "AWS::ServiceDiscovery::Service": try checkDiscovery(resource)
    case "AWS::ECS::Service": try checkConnectNames(of: resource)
    default: break
    }
  }

  /// Refuses a change in place that the resource's service would not make.
  func checkChange(of resource: PhysicalResource, from old: PhysicalResource) throws(ResourceFailure) {
    switch resource.id.type {
    case "AWS::EC2::SecurityGroup": try checkSecurityGroupRules(of: resource)
    case "AWS::EC2::VPCEndpoint": try checkEndpoint(resource)
    case "AWS::ElasticLoadBalancingV2::LoadBalancer": try checkSubnets(ofBalancer: resource, from: old)
    case "AWS::ElasticLoadBalancingV2::Listener": try checkListener(resource)
    case "AWS::ElasticLoadBalancingV2::ListenerRule": try checkListenerRule(resource)
    case "AWS::ElastiCache::SubnetGroup": try checkCacheSubnets(resource, from: old)
    case "AWS::ElastiCache::ReplicationGroup": try checkReplicationGroup(resource, from: old)
    case "AWS::CloudFront::VpcOrigin": try checkOrigin(resource)
    case "AWS::CloudFront::Distribution": try checkAliases(of: resource)
    case "AWS::ECS::Service": try checkConnectNames(of: resource)
    default: break
    }
  }

  /// The existing resources of a type, except one.
  func resources(_ type: String, except other: PhysicalResource? = nil) -> [PhysicalResource] {
    live.values.filter { $0.id.type == type && $0.id != other?.id }
  }

  func resource(_ type: String, _ physicalID: String?) -> PhysicalResource? {
    physicalID.flatMap { live[PhysicalResource.ID(type: type, physical: $0)] }
  }
}

extension PhysicalResource {
  /// The value of a property, as text.
  subscript(_ property: String) -> String? { properties[property]?.scalar }

  /// The values of a property that is a list of texts.
  func texts(_ property: String) -> [String] { properties[property]?.texts ?? [] }
}

extension ResourceFailure {
  /// An error of a service, as a handler of CloudFormation passes it on.
  static func refused(
    by service: String, _ message: String, code: String, handlerCode: String = "InvalidRequest", status: Int = 400
  ) -> ResourceFailure {
    ResourceFailure(
      handler:
        "\(message) (Service: \(service), Status Code: \(status), Error Code: \(code), "
        + "Request ID: \(UUID().uuidString.lowercased()))",
      code: handlerCode)
  }
}
