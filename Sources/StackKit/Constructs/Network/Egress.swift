/// A destination outside the stack that a security group lets its members connect to: a database, a mail server, an
/// identity provider.
///
/// ```swift
/// egress: [.to(.cidr("10.1.0.0/16"), port: 5432, because: "the orders database of the shop team")]
/// ```
public struct Egress: Sendable {
  /// The other end of the connections.
  public enum Destination: Sendable {
    /// A block of IPv4 addresses, such as `10.1.0.0/16`, or `0.0.0.0/0` for all.
    case cidr(String)
    /// A security group that exists, by its id. It must have a rule that admits the connections. With `admits`, the
    /// stack adds that rule to the group, and the owner of the group finds it there.
    case securityGroup(String, admits: Bool = false)
    /// A prefix list, by its id: AWS's own, or one that the account keeps.
    case prefixList(String)
  }

  let destination: Destination
  let port: Int
  let reason: String

  /// A TCP port of a destination.
  ///
  /// - Parameters:
  ///   - destination: The addresses, the security group or the prefix list.
  ///   - port: The port, 1 to 65535.
  ///   - reason: What is there; for reviewers of the stack. It is also the rule's description in AWS.
  /// - Returns: An entry of `egress`.
  public static func to(_ destination: Destination, port: Int, because reason: StaticString) -> Egress {
    Egress(destination: destination, port: port, reason: reason.description)
  }
}

extension Egress {
  private var peer: Peer {
    switch destination {
    case .cidr(let block): .cidr(block)
    case .securityGroup(let id, _): .group(Text(stringLiteral: id))
    case .prefixList(let id): .prefixList(id)
    }
  }

  /// Whether the owner of a security group must admit the connections.
  var needsAdmission: Bool { if case .securityGroup(_, admits: false) = destination { true } else { false } }

  private var place: String {
    switch destination {
    case .cidr(let block): block
    case .securityGroup(let id, _), .prefixList(let id): id
    }
  }

  /// The rules of one entry. Their names follow from destination and port: both engines create new rules before they
  /// delete old ones, and AWS refuses a rule that a group already has.
  func rules(of group: SecurityGroup, owner: Name) -> [any Resource] {
    let part = "\(place) \(port)".stableHash.capitalizedFirst
    let way = EgressRule(
      name: owner / "Egress\(part)", group: group, port: port, destination: peer, summary: summary)
    guard case .securityGroup(let id, admits: true) = destination else { return [way] }
    let entry = IngressRule(
      name: owner / "Admitted\(part)", group: Text(stringLiteral: id), ports: port...port, source: .group(group),
      summary: summary)
    return [way, entry]
  }

  /// What AWS would refuse, with the ports that the group's other rules open by block.
  static func problems(of entries: [Egress], besides others: [(block: String, port: Int)]) -> [String] {
    var problems = entries.flatMap(\.problems)
    for (index, entry) in entries.enumerated() {
      if entries[..<index].contains(where: { $0.place == entry.place && $0.port == entry.port }) {
        problems.append("egress to '\(entry.place)' on port \(entry.port) is given twice")
      }
      if others.contains(where: { $0.block == entry.place && $0.port == entry.port }) {
        problems.append("egress to '\(entry.place)' on port \(entry.port) is always there; remove the entry")
      }
    }
    return problems
  }

  private var problems: [String] {
    var problems: [String] = []
    func check(_ isGood: Bool, _ what: String) {
      if !isGood { problems.append("egress to '\(place)': \(what)") }
    }
    switch destination {
    case .cidr(let block):
      check(
        block == "0.0.0.0/0" || CIDR(block) != nil,
        "this is not an IPv4 block such as '10.1.0.0/16'; one address is '10.1.2.3/32'")
    case .securityGroup(let id, _):
      check(id.isAWSID("sg"), "this is not the id of a security group: 'sg-' and 8 or 17 lowercase hexadecimal digits")
    case .prefixList(let id):
      check(id.isAWSID("pl"), "this is not the id of a prefix list: 'pl-' and 8 or 17 lowercase hexadecimal digits")
    }
    check((1...65535).contains(port), "port \(port) is not a port: 1 to 65535")
    check(!reason.isEmpty, "`because:` is empty; say what is there")
    return problems
  }

  /// The reason in the characters that AWS takes for descriptions of rules.
  private var summary: String {
    let text = reason.unicodeScalars.map { scalar in
      let isTaken =
        scalar.isASCII
        && (UInt8(ascii: scalar).isASCIIAlphanumeric || " ._-:/()#,@[]+=&;{}!$*".unicodeScalars.contains(scalar))
      return isTaken ? Character(scalar) : "_"
    }
    return String(text.prefix(255))
  }
}

extension String {
  /// An id such as `sg-0123456789abcdef0`: the prefix, a hyphen and 8 or 17 hexadecimal digits.
  func isAWSID(_ prefix: String) -> Bool {
    let digits = dropFirst(prefix.count + 1)
    return hasPrefix(prefix + "-") && [8, 17].contains(digits.utf8.count)
      && digits.consists { $0.isASCIIDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
  }
}
