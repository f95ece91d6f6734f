/// CloudFront in front of a balancer that only it can reach: HTTPS for viewers, nothing cached, websockets passed on.
///
/// Costs by traffic; the balancer needs no public addresses, which saves about 7 USD a month. Between CloudFront and a
/// balancer without a certificate the traffic is plain HTTP inside AWS's own network.
public struct Distribution: Construct {
  public let name: Name
  let balancer: LoadBalancer

  /// - Parameters:
  ///   - name: The name of the distribution.
  ///   - balancer: What it stands in front of; its entrance is `.distribution`.
  public init(_ name: Name, inFrontOf balancer: LoadBalancer) {
    self.name = name
    self.balancer = balancer
  }

  public var resource: CloudFrontDistribution {
    let origin = VPCOrigin(
      name: name / "Origin", balancer: balancer.resource, speaksHTTPS: false, after: balancer.network.internet)
    return CloudFrontDistribution(name: name, balancer: balancer.resource, origin: origin)
  }

  /// The host that viewers see.
  public var host: Reference { resource.domainName }

  public var body: some Content {
    balancer
    Expectation.fulfilled("a distribution in front of '\(balancer.name)'")
    if !balancer.isPrivate {
      Problem(
        "distribution '\(name)': balancer '\(balancer.name)' is open to the internet, so viewers could go around the "
          + "distribution; give the balancer `entrance: .distribution`")
    }
    FromCloudFront(balancer: balancer)
    resource
    Output("Url", of: name, "Where the application answers", "https://\(host)")
  }
}

/// Lets CloudFront's origin-facing servers in, and nobody else.
///
/// The list is CloudFront's, not ours alone, but a balancer with private addresses is reached through a VPC origin of
/// its own account only.
struct FromCloudFront: Content {
  let balancer: LoadBalancer

  func contribute(to assembly: inout Assembly) {
    guard let list = assembly.scope.region.cloudFrontPrefixList else {
      return assembly.problem(
        "distribution: StackKit does not know CloudFront's prefix list in \(assembly.scope.region.name); it knows "
          + Region.cloudFrontPrefixLists.map(\.key).joined(separator: ", "))
    }
    IngressRule(
      name: balancer.name / "FromCloudFront", group: balancer.securityGroup, port: 80, source: .prefixList(list),
      summary: "From CloudFront only"
    ).contribute(to: &assembly)
  }
}

extension Region {
  /// AWS's managed prefix list `com.amazonaws.global.cloudfront.origin-facing` has another id in each region, and
  /// CloudFormation cannot look one up. From AWS's announcement of the list; regions it leaves out are refused.
  static let cloudFrontPrefixLists: KeyValuePairs<String, String> = [
    "ap-northeast-1": "pl-58a04531",
    "ap-northeast-2": "pl-22a6434b",
    "ap-northeast-3": "pl-31a14458",
    "ap-south-1": "pl-9aa247f3",
    "ap-southeast-1": "pl-31a34658",
    "ap-southeast-2": "pl-b8a742d1",
    "ca-central-1": "pl-38a64351",
    "eu-central-1": "pl-a3a144ca",
    "eu-north-1": "pl-fab65393",
    "eu-west-1": "pl-4fa04526",
    "eu-west-2": "pl-93a247fa",
    "eu-west-3": "pl-75b1541c",
    "sa-east-1": "pl-5da64334",
    "us-east-1": "pl-3b927c52",
    "us-east-2": "pl-b6a144df",
    "us-west-1": "pl-4ea04527",
    "us-west-2": "pl-82a045eb",
  ]

  var cloudFrontPrefixList: String? { Self.cloudFrontPrefixLists.first { $0.key == name }?.value }
}
