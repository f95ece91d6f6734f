/// A private DNS namespace of Cloud Map, which only one VPC resolves. Costs by the month.
public struct PrivateDNSNamespace: Resource {
  public var kind: Kind {
    Kind(
      cloudFormation: "AWS::ServiceDiscovery::PrivateDnsNamespace",
      terraform: "aws_service_discovery_private_dns_namespace")
  }
  public let name: Name
  let domain: String
  let vpcID: Text

  public func properties(_ p: inout Properties) {
    p.set("Name", "name", domain)
    p.set("Vpc", "vpc", vpcID)
  }

  var id: Reference { ref("id") }
}

/// A namespace of ECS Service Connect, which only its proxies resolve. Free.
public struct HTTPNamespace: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ServiceDiscovery::HttpNamespace", terraform: "aws_service_discovery_http_namespace")
  }
  public let name: Name

  public func properties(_ p: inout Properties) {
    p.set("Name", "name", PhysicalName(name, limit: 1024))
  }

  var arn: Reference { attribute("Arn", "arn") }
}

/// One name in a private DNS namespace, with the addresses of a service's tasks, which ECS keeps up to date.
public struct DiscoveryService: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ServiceDiscovery::Service", terraform: "aws_service_discovery_service")
  }
  public let name: Name
  let label: String
  let namespace: PrivateDNSNamespace

  public func properties(_ p: inout Properties) {
    p.set("Name", "name", label)
    // Beside the DNS configuration in CloudFormation, inside it in Terraform.
    p.set("NamespaceId", nil, namespace.id)
    p.nest("DnsConfig", "dns_config") { p in
      p.set(nil, "namespace_id", namespace.id)
      // Up to eight healthy tasks in one answer, so that a client can try the next address if a task fails.
      p.set("RoutingPolicy", "routing_policy", "MULTIVALUE")
      p.each(["A"], "DnsRecords", "dns_records") { type, p in
        p.set("Type", "type", type)
        // Clients forget the address of a stopped task after ten seconds.
        p.set("TTL", "ttl", 10)
      }
    }
    // ECS reports which tasks are healthy. AWS accepts no other threshold, and Terraform's provider omits the whole
    // block without one. Version 6 of the provider deprecates the argument without a replacement.
    p.nest("HealthCheckCustomConfig", "health_check_custom_config") { p in
      p.set("FailureThreshold", "failure_threshold", 1)
    }
    // ECS deregisters the last tasks shortly after its service is deleted; CloudFormation retries by itself.
    p.set(nil, "force_destroy", true)
  }

  var arn: Reference { attribute("Arn", "arn") }
}
