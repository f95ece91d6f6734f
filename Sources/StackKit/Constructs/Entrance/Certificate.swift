/// A TLS certificate of AWS Certificate Manager (ACM). Public certificates cost nothing.
public struct Certificate: Sendable, Equatable {
  enum Source: Equatable { case existing(String), validated(HostedZone) }

  let source: Source

  /// An ACM certificate that exists already.
  ///
  /// - Parameter arn: The certificate's ARN: in the stack's region for a balancer, in us-east-1 for a distribution.
  /// - Returns: The existing certificate.
  public static func existing(_ arn: String) -> Certificate { Certificate(source: .existing(arn)) }

  /// A new ACM certificate, validated by DNS records in the zone. ACM renews it as long as the records exist.
  ///
  /// The certificate of a distribution must be in us-east-1. If the stack is in another region, CloudFormation gets a
  /// second, small stack in us-east-1, which `deploy` runs first, and Terraform gets a second provider.
  ///
  /// - Parameter zone: The hosted zone of the domain. The domain's alias records go there too.
  /// - Returns: A certificate for the domain of the balancer or distribution that takes it.
  public static func validated(in zone: HostedZone) -> Certificate { Certificate(source: .validated(zone)) }

  var zone: HostedZone? { if case .validated(let zone) = source { zone } else { nil } }
}

/// The host names of a balancer or distribution, with their certificate.
struct Domain: Sendable, Equatable {
  let names: [String]
  let certificate: Certificate
  /// The zone for the alias records; nil where somebody else keeps the DNS.
  let zone: HostedZone?

  var first: String { names.first ?? "" }

  /// The certificate's ARN for the construct `owner`.
  func certificate(for owner: Name, inUSEast1: Bool) -> CertificateARN {
    switch certificate.source {
    case .existing(let arn): CertificateARN(arn)
    case .validated(let zone):
      CertificateARN(
        ACMCertificate(name: owner / "Certificate", domains: names, zoneID: zone.id, standsInUSEast1: inUSEast1))
    }
  }

  /// Alias records for every name. A record is named after its domain and not after its target: when the target
  /// changes, the record changes in place, where a new record would collide with the old one.
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

  /// Whether one of the names matches the host.
  func covers(_ host: String) -> Bool {
    names.contains { name in
      name == host
        || name.hasPrefix("*.") && host.split(separator: ".").dropFirst().joined(separator: ".") == name.dropFirst(2)
    }
  }

  /// `region` is where the certificate must be.
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

  /// Labels of lowercase letters, digits and hyphens, separated by dots: valid both in a certificate and in a DNS
  /// record.
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
  /// Checks the names and the certificate against the stack's region, and that no other construct has the same names.
  struct Check: Content {
    let domain: Domain
    let owner: Name
    let what: String
    /// The region the certificate must be in; nil for the stack's region.
    let region: Region?
    /// Whether clients find this construct by looking up the names.
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
  /// A domain as the last part of a resource's name: `chat.example.com` is `ChatExampleCom`, and `*` is `Any`. A hyphen
  /// cannot be part of a name, nor can the whole of a long domain: a hash tells `a-b` from `a.b`.
  var camelCased: String {
    let words = replacing("*", with: "any").utf8.split { !$0.isASCIIAlphanumeric }
      .compactMap { String($0)?.capitalizedFirst }.joined()
    let isWhole = (1...60).contains(words.utf8.count) && !utf8.contains(UInt8(ascii: "-"))
    return isWhole ? words : words.prefix(60) + stableHash.capitalizedFirst
  }
}
