/// A domain of Cloud Map that only one VPC resolves. About 0.50 USD a month for its hosted zone.
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

/// Names that only the proxies of ECS Service Connect resolve. Costs nothing.
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

/// One name of a private domain: the addresses of a service's tasks, kept up to date by ECS.
public struct DiscoveryService: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ServiceDiscovery::Service", terraform: "aws_service_discovery_service")
  }
  public let name: Name
  let label: String
  let namespace: PrivateDNSNamespace

  public func properties(_ p: inout Properties) {
    p.set("Name", "name", label)
    // CloudFormation has it beside the DNS configuration, Terraform inside.
    p.set("NamespaceId", nil, namespace.id)
    p.nest("DnsConfig", "dns_config") { p in
      p.set(nil, "namespace_id", namespace.id)
      // Up to eight healthy tasks in one answer, so that a client that tries the next address survives a lost one.
      p.set("RoutingPolicy", "routing_policy", "MULTIVALUE")
      p.each(["A"], "DnsRecords", "dns_records") { type, p in
        p.set("Type", "type", type)
        // What a client remembers of a task that is gone, it forgets after ten seconds.
        p.set("TTL", "ttl", 10)
      }
    }
    // ECS itself says which tasks are healthy. AWS takes no other threshold, and Terraform's provider leaves the whole
    // block out without one: version 6 calls the argument deprecated and has no other way to ask for it.
    p.nest("HealthCheckCustomConfig", "health_check_custom_config") { p in
      p.set("FailureThreshold", "failure_threshold", 1)
    }
    // ECS takes the last tasks out a moment after its service is gone; CloudFormation tries again by itself.
    p.set(nil, "force_destroy", true)
  }

  var arn: Reference { attribute("Arn", "arn") }
}
