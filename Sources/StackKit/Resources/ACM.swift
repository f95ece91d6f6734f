/// A public TLS certificate of ACM: free, and renewed by AWS as long as its DNS records exist.
public struct ACMCertificate: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::CertificateManager::Certificate", terraform: "aws_acm_certificate")
  }
  public let name: Name
  let domains: [String]
  let zoneID: String
  public let standsInUSEast1: Bool

  public func properties(_ p: inout Properties) {
    p.set("DomainName", "domain_name", domains.first)
    let others = Array(domains.dropFirst())
    if !others.isEmpty { p.set("SubjectAlternativeNames", "subject_alternative_names", others) }
    p.set("ValidationMethod", "validation_method", "DNS")
    // CloudFormation creates the validation records itself; in Terraform they are resources.
    p.each(domains, "DomainValidationOptions", nil) { domain, p in
      p.set("DomainName", nil, domain)
      p.set("HostedZoneId", nil, zoneID)
    }
    p.nameTag(name)
  }

  /// It cannot change in place, and AWS refuses to delete a certificate in use.
  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }

  /// Terraform's validation records. The record of `example.com` also validates `*.example.com`.
  var records: [CertificateRecord] {
    domains.filter { !$0.hasPrefix("*.") || !domains.contains(String($0.dropFirst(2))) }.map { domain in
      CertificateRecord(name: name / "Record\(domain.camelCased)", certificate: self, domain: domain)
    }
  }

  var validation: CertificateValidation { CertificateValidation(name: name / "Validation", certificate: self) }
}

/// A DNS record that validates a domain for ACM; CloudFormation creates it with the certificate.
public struct CertificateRecord: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_route53_record") }
  public let name: Name
  let certificate: ACMCertificate
  let domain: String

  public func properties(_ p: inout Properties) {
    p.set(nil, "zone_id", certificate.zoneID)
    p.set(nil, "name", option("resource_record_name"))
    p.set(nil, "type", option("resource_record_type"))
    p.set(nil, "ttl", 300)
    p.set(nil, "records", [option("resource_record_value")])
    // ACM asks for the same record for every certificate of a domain in an account.
    p.set(nil, "allow_overwrite", true)
  }

  /// The only element of the set; `for_each` would need names that are known before the certificate exists.
  private func option(_ attribute: String) -> Value {
    let options = "\(certificate.kind.terraform ?? "").\(certificate.name.identifier).domain_validation_options"
    return certificate.domains.count == 1
      ? .symbol("one(\(options)).\(attribute)")
      : .symbol("one([for o in \(options) : o.\(attribute) if o.domain_name == \(HCL.quoted(domain))])")
  }

  var fqdn: Reference { ref("fqdn") }
}

/// Waits until ACM has issued a certificate; CloudFormation waits by itself.
public struct CertificateValidation: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_acm_certificate_validation") }
  public let name: Name
  let certificate: ACMCertificate

  public func properties(_ p: inout Properties) {
    p.set(nil, "certificate_arn", certificate.arn)
    p.set(nil, "validation_record_fqdns", certificate.records.map(\.fqdn))
  }

  public var standsInUSEast1: Bool { certificate.standsInUSEast1 }

  var certificateARN: Reference { ref("certificate_arn") }
}

/// The ARN of an issued certificate, as each backend refers to it.
struct CertificateARN: Sendable, Equatable, ExpressibleByStringLiteral {
  let cloudFormation: Text
  let terraform: Text

  init(stringLiteral arn: String) { self.init(arn) }

  init(_ arn: String) {
    cloudFormation = Text(stringLiteral: arn)
    terraform = cloudFormation
  }

  init(_ certificate: ACMCertificate) {
    cloudFormation = "\(certificate.arn)"
    terraform = "\(certificate.validation.certificateARN)"
  }
}
