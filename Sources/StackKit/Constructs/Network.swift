/// A VPC over two zones: public subnets for what faces the internet, private ones for what runs.
public struct Network: Construct {
  /// How private subnets reach the internet: images, models, secrets and logs come through here.
  public enum NAT: Sendable {
    /// One gateway in the first zone, about 33 USD a month and 0.045 USD a GB. When that zone is down, running tasks in
    /// the other zone serve on, but reach nothing outside.
    case single
    /// A gateway in each zone: twice the price, and no zone depends on another.
    case perZone
  }

  public let name: Name
  let cidr: CIDR?
  let text: String
  let nat: NAT

  /// - Parameters:
  ///   - name: The name of the VPC.
  ///   - cidr: The VPC's IPv4 block, `/16` to `/19`: balancers want a `/27` or more in each zone.
  ///   - nat: The gateways of the private subnets; left out, one.
  public init(_ name: Name, cidr: String, nat: NAT = .single) {
    self.name = name
    self.text = cidr
    self.cidr = CIDR(cidr)
    self.nat = nat
  }

  static let zones = 0..<2

  public var vpc: VPC { VPC(name: name, cidr: cidr ?? .unusable) }
  public var publicSubnets: [Subnet] { Self.zones.map { subnet("Public", zone: $0, bits: 8, index: $0) } }
  /// Sixteen times the size of a public one, behind the block that the public ones are cut from.
  public var privateSubnets: [Subnet] { Self.zones.map { subnet("Private", zone: $0, bits: 4, index: $0 + 1) } }

  /// The VPC, for what stands in it.
  public var vpcID: Text { "\(vpc.id)" }
  /// A subnet in each zone that the internet reaches.
  public var publicSubnetIDs: [Text] { publicSubnets.map { "\($0.id)" } }
  /// A subnet in each zone that only the network reaches.
  public var privateSubnetIDs: [Text] { privateSubnets.map { "\($0.id)" } }

  private func subnet(_ kind: String, zone: Int, bits: Int, index: Int) -> Subnet {
    let block = (cidr ?? .unusable).subnet(adding: bits, index: index)
    return Subnet(name: name / "\(kind)\(Self.letter(zone))", vpc: vpc, cidr: block, zone: zone, network: self)
  }

  static func letter(_ zone: Int) -> String { zone == 0 ? "A" : "B" }

  /// What anything with a public address has to wait for.
  var internet: [any Resource] { [attachment, gateway] }

  private var gateway: InternetGateway { InternetGateway(name: name / "Gateway", vpc: vpc) }
  private var attachment: VPCGatewayAttachment {
    VPCGatewayAttachment(name: name / "GatewayAttachment", vpc: vpc, gateway: gateway)
  }

  public var body: some Content {
    if cidr == nil || !(16...19).contains(cidr?.length ?? 0) {
      Problem("network '\(name)': '\(text)' is not an IPv4 block of /16 to /19, such as '10.20.0.0/16'")
    }
    vpc
    gateway
    attachment
    publicSubnets
    publicRoutes
    privateSubnets
    privateRoutes
  }

  @ContentBuilder private var publicRoutes: Group {
    let table = RouteTable(name: name / "PublicRoutes", vpc: vpc)
    DefaultRoute(name: name / "PublicRoute", table: table, gateway: .internet(gateway), after: [attachment])
    for subnet in publicSubnets {
      RouteTableAssociation(
        name: name / "Public\(Self.letter(subnet.zone))Routes", subnet: subnet, table: table)
    }
  }

  /// What anything in a private subnet has to wait for, to reach the internet.
  var privateRoutes: [any Resource] {
    Self.zones.flatMap { zone -> [any Resource] in
      let letter = Self.letter(zone)
      let table = RouteTable(name: name / "PrivateRoutes\(letter)", vpc: vpc)
      return [
        DefaultRoute(
          name: name / "PrivateRoute\(letter)", table: table, gateway: .nat(natGateway(for: zone)), after: []),
        RouteTableAssociation(
          name: name / "Private\(letter)Routes", subnet: privateSubnets[zone], table: table),
      ]
    }
  }

  private func natGateway(for zone: Int) -> NATGateway {
    let zone = nat == .perZone ? zone : 0
    let letter = Self.letter(zone)
    return NATGateway(
      name: name / "NATGateway\(letter)", address: ElasticIP(name: name / "NATAddress\(letter)", after: internet),
      subnet: publicSubnets[zone], after: internet)
  }
}

/// A block of IPv4 addresses.
struct CIDR: Sendable, Equatable, CustomStringConvertible {
  let address: UInt32
  let length: Int

  /// Stands where a block was refused, so that the other problems of the stack are found too.
  static let unusable = CIDR(address: 0x0a00_0000, length: 16)

  init(address: UInt32, length: Int) {
    self.address = address
    self.length = length
  }

  /// Nil unless it is four numbers and a length, with no bit set behind the length.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Self.number(parts[1], upTo: 32) else { return nil }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      .compactMap { Self.number($0, upTo: 255) }
    guard numbers.count == 4, parts[0].filter({ $0 == "." }).count == 3 else { return nil }
    let address = numbers.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard length > 0, address & ((1 << (32 - UInt32(length))) - 1) == 0 else { return nil }
    self.init(address: address, length: length)
  }

  private static func number(_ text: Substring, upTo limit: Int) -> Int? {
    guard !text.isEmpty, text.consists(of: \.isASCIIDigit), let number = Int(text) else { return nil }
    return number <= limit && (number == 0 ? text == "0" : text.first != "0") ? number : nil
  }

  func subnet(adding bits: Int, index: Int) -> CIDR {
    let length = min(length + bits, 28)
    return CIDR(address: address &+ UInt32(index) << UInt32(32 - length), length: length)
  }

  var description: String {
    let numbers = [24, 16, 8, 0].map { "\(address >> UInt32($0) & 255)" }
    return numbers.joined(separator: ".") + "/\(length)"
  }
}
