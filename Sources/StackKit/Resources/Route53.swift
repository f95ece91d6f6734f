/// A DNS record that leads to one of AWS's own hosts. Asking for it costs nothing.
public struct AliasRecord: Resource {
  enum AddressFamily: String, Sendable {
    case ipv4 = "A"
    case ipv6 = "AAAA"
  }

  /// The host that answers, and the zone that AWS keeps it in.
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
      // There is no second record to fall back on, and CloudFront takes nothing else.
      p.set("EvaluateTargetHealth", "evaluate_target_health", false)
    }
  }
}
