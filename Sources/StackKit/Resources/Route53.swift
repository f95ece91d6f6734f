/// An alias record for an AWS host name. Queries are free.
public struct AliasRecord: Resource {
  enum AddressFamily: String, Sendable {
    case ipv4 = "A"
    case ipv6 = "AAAA"
  }

  /// The target host name, and AWS's hosted zone of it.
  struct Target: Sendable {
    let host: Reference
    let zoneID: Text
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::Route53::RecordSet", terraform: "aws_route53_record") }
  public let name: Name
  let domain: String
  let zoneID: String
  let family: AddressFamily
  let target: Target

  public func properties(_ p: inout Properties) {
    p.set("HostedZoneId", "zone_id", zoneID)
    p.set("Name", "name", domain)
    p.set("Type", "type", family.rawValue)
    p.nest("AliasTarget", "alias") { p in
      p.set("HostedZoneId", "zone_id", target.zoneID)
      p.set("DNSName", "name", target.host)
      // There is no second record to fail over to, and CloudFront allows nothing else.
      p.set("EvaluateTargetHealth", "evaluate_target_health", false)
    }
  }
}
