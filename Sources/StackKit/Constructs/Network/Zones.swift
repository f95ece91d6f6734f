extension Network {
  /// The availability zones of a new network.
  public struct Zones: Sendable {
    let count: Int
    /// Nil for the first zones in AWS's list.
    let names: [String]?

    /// The first two zones in AWS's list.
    public static let two = Zones(count: 2, names: nil)
    /// The first three zones in AWS's list.
    public static let three = Zones(count: 3, names: nil)

    /// These zones: two or three names, such as `us-east-1b`.
    ///
    /// The letters differ between accounts, so a name is a zone of one account only. AWS's list is not the same at all
    /// times: named zones are for CloudFormation what `ignore_changes` is for Terraform. To change the zones of a
    /// deployed network, make another network: AWS moves no subnet, and two subnets cannot share a block.
    ///
    /// - Parameter names: Names of zones in the stack's region.
    /// - Returns: The zones with these names.
    public static func named(_ names: String...) -> Zones { Zones(count: names.count, names: names) }
  }

  /// Refuses names that are no zones of the stack's region.
  struct ZoneCheck: Content {
    let network: Name
    let zones: Zones

    func contribute(to assembly: inout Assembly) {
      guard let names = zones.names else { return }
      let region = assembly.scope.region.name
      func refuse(_ reason: String) { assembly.problem("network '\(network)': \(reason)") }
      if !(2...3).contains(names.count) { refuse("\(names.count) zones: name two or three") }
      for (index, name) in names.enumerated() {
        let letter = name.dropFirst(region.count)
        if !name.hasPrefix(region) || letter.utf8.count != 1 || !letter.consists(of: \.isASCIILowercase) {
          refuse("'\(name)' is not the name of a zone in \(region), such as '\(region)a'")
        }
        if names[..<index].contains(name) { refuse("the zone '\(name)' is given twice") }
      }
    }
  }
}

extension Region {
  /// The ids of zones that lack a feature of every stack, by region. As of November 2026:
  ///
  /// - `use1-az3`: no VPC origins of CloudFront ("Supported AWS Regions for VPC origins"), no Fargate on arm64.
  /// - `usw1-az2`, `apne1-az3`: no Fargate ("Supported Regions for Amazon ECS on AWS Fargate").
  private static let lackingZones = [
    "us-east-1": ["use1-az3"], "us-west-1": ["usw1-az2"], "ap-northeast-1": ["apne1-az3"],
  ]

  /// The ids of the region's zones in which a stack cannot run. CloudFormation cannot tell zones by their ids.
  var zonesToAvoid: [String] { Self.lackingZones[name] ?? [] }
}
