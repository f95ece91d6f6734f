/// What proves to browsers that a host is whom they asked for. Public certificates of ACM cost nothing.
public struct Certificate: Sendable, Equatable {
  enum Source: Equatable { case existing(String), validated(HostedZone) }

  let source: Source

  /// A certificate of ACM that somebody else keeps.
  ///
  /// - Parameter arn: Its ARN: in the stack's region for a balancer, in us-east-1 for a distribution.
  /// - Returns: That certificate.
  public static func existing(_ arn: String) -> Certificate { Certificate(source: .existing(arn)) }

  /// A new certificate of ACM, proven by DNS records in the zone, and renewed as long as they stand.
  ///
  /// That of a distribution stands in us-east-1. Where the stack is in another region, CloudFormation gets a second,
  /// small stack there, which `deploy` runs first, and Terraform a second provider.
  ///
  /// - Parameter zone: The zone of the domain, which is also where the domain is pointed to what it belongs to.
  /// - Returns: A certificate for the domain it is given with.
  public static func validated(in zone: HostedZone) -> Certificate { Certificate(source: .validated(zone)) }

  var zone: HostedZone? { if case .validated(let zone) = source { zone } else { nil } }
}

/// The hosts of one entrance with the certificate for them.
struct Domain: Sendable, Equatable {
  let names: [String]
  let certificate: Certificate
  /// Where the names are pointed to the entrance; nil where somebody else does.
  let zone: HostedZone?

  var first: String { names.first ?? "" }

  /// The certificate as what belongs to `owner` uses it.
  func certificate(for owner: Name, inUSEast1: Bool) -> CertificateARN {
    switch certificate.source {
    case .existing(let arn): CertificateARN(arn)
    case .validated(let zone):
      CertificateARN(
        ACMCertificate(name: owner / "Certificate", domains: names, zoneID: zone.id, standsInUSEast1: inUSEast1))
    }
  }

  /// Points every name to a host. Records are called after what they are in DNS and not after whom they lead to: when that
  /// is another one, the record changes, where a new one would meet the old one of its name.
  func records(_ families: [AliasRecord.AddressFamily], to target: AliasRecord.Target) -> [AliasRecord] {
    guard let zone else { return [] }
    return names.flatMap { domain in
      families.map { family in
        AliasRecord(
          name: Name(stringLiteral: "Alias\(domain.camelCased)\(family.rawValue)"), domain: domain, zoneID: zone.id,
          family: family, target: target)
      }
    }
  }

  /// Whether a request for this host is one for these names.
  func covers(_ host: String) -> Bool {
    names.contains { name in
      name == host
        || name.hasPrefix("*.") && host.split(separator: ".").dropFirst().joined(separator: ".") == name.dropFirst(2)
    }
  }

  /// The certificate must be in the region.
  func problems(in region: Region) -> [String] {
    var problems: [String] = []
    for name in names {
      if !Self.isHost(name.hasPrefix("*.") ? String(name.dropFirst(2)) : name) {
        problems.append("'\(name)' is not a domain name in lowercase, such as 'chat.example.com'")
      }
      if let zone, !zone.holds(name) {
        problems.append("'\(name)' is not in the zone '\(zone.domain)'; give the zone that contains it")
      }
      if let zone = certificate.zone, zone != self.zone, !zone.holds(name) {
        problems.append("'\(name)' is not in the zone '\(zone.domain)' of its certificate")
      }
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      problems.append("the domain '\(name)' is given twice")
    }
    problems += zone?.problems ?? []
    if let zone = certificate.zone, zone != self.zone { problems += zone.problems }
    if case .existing(let arn) = certificate.source { problems += Self.problems(of: arn, in: region) }
    return problems
  }

  private static func problems(of arn: String, in region: Region) -> [String] {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "acm", parts[5].hasPrefix("certificate/"),
      parts[4].count == 12, parts[4].consists(of: \.isASCIIDigit)
    else {
      return [
        "'\(arn)' is not the ARN of an ACM certificate, such as 'arn:aws:acm:<region>:<account>:certificate/<id>'"
      ]
    }
    return parts[3] == region.name
      ? [] : ["the certificate '\(arn)' is in \(parts[3]); it must be in \(region.name)"]
  }

  /// Labels of small letters, digits and hyphens between dots: what a certificate and a DNS record both take.
  static func isHost(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && domain.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != "-" && label.last != "-"
          && label.consists { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      }
  }
}

extension Domain {
  /// Refuses names and a certificate that do not go together, once the stack's region is known, and names that two
  /// would have.
  struct Check: Content {
    let domain: Domain
    let owner: Name
    let what: String
    /// Where the certificate must be; nil for the stack's region.
    let region: Region?
    /// Whether clients look the names up and find this.
    let isPublished: Bool

    func contribute(to assembly: inout Assembly) {
      for problem in domain.problems(in: region ?? assembly.scope.region) {
        assembly.problem("\(what) '\(owner)': \(problem)")
      }
      guard isPublished else { return }
      for name in domain.names {
        assembly.add(
          Claim(
            "the domain '\(name)'", for: owner, otherwise: "a domain has one target: give one of them another domain"))
      }
    }
  }
}

extension String {
  /// A domain as the end of a resource's name: `chat.example.com` is `ChatExampleCom`, and a `*` is `Any`. A hyphen has no
  /// place there, nor has all of a long domain: a hash tells `a-b` from `a.b`.
  var camelCased: String {
    let words = replacing("*", with: "any").utf8.split { !$0.isASCIIAlphanumeric }
      .compactMap { String($0)?.capitalizedFirst }.joined()
    let isWhole = (1...60).contains(words.utf8.count) && !utf8.contains(UInt8(ascii: "-"))
    return isWhole ? words : words.prefix(60) + stableHash.capitalizedFirst
  }
}
