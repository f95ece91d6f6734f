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
