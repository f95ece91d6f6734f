import Testing

@testable import StackKit

/// What CloudFront is told, and where the parts of it stand.
@Suite struct DistributionTests {
  private static func whole(_ region: Region) -> Shop {
    Edge.distributed(region: region) {
      Distribution(
        "Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .validated(in: Edge.zone), priceClass: .all,
        countries: .only("DE", "AT"), accessLogs: LogBucket("Logs"), firewall: .managed())
    }
  }

  @Test("a distribution has its own name, by TLS 1.2 and newer")
  func ownName() {
    let shop = Self.whole("us-east-1")
    #expect(shop.synthesis.problems == [])
    let distribution = shop.yaml.block("Cdn")
    #expect(
      distribution.contains(
        """
                ViewerCertificate:
                  AcmCertificateArn: !Ref CdnCertificate
                  MinimumProtocolVersion: TLSv1.2_2021
                  SslSupportMethod: sni-only
        """))
    #expect(distribution.contains("        Aliases:\n          - chat.example.com\n"))
    #expect(
      shop.hcl.contains(
        """
          viewer_certificate {
            acm_certificate_arn      = aws_acm_certificate_validation.cdn_certificate_validation.certificate_arn
            minimum_protocol_version = "TLSv1.2_2021"
            ssl_support_method       = "sni-only"
          }
        """))
    for (family, id) in [("A", "AliasChatExampleComA"), ("AAAA", "AliasChatExampleComAAAA")] {
      let record = shop.yaml.block(id)
      #expect(record.contains("      Type: \(family)\n"))
      #expect(record.contains("        HostedZoneId: Z2FDTNDATAQYW2\n        DNSName: !GetAtt Cdn.DomainName\n"))
    }
  }

  @Test("a distribution says who is served from where, and writes it down, in both languages")
  func options() {
    let shop = Self.whole("us-east-1")
    for lines in [
      "        PriceClass: PriceClass_All\n",
      "          GeoRestriction:\n            RestrictionType: whitelist\n            Locations:\n              - DE\n",
      "          Bucket: !GetAtt Logs.DomainName\n          Prefix: distributions/\n          IncludeCookies: false\n",
      "        WebACLId: !GetAtt CdnFirewall.Arn\n",
    ] {
      #expect(shop.yaml.block("Cdn").contains(lines), "\(lines)")
    }
    for lines in [
      "  price_class     = \"PriceClass_All\"\n",
      "      restriction_type = \"whitelist\"\n      locations        = [\"DE\", \"AT\"]\n",
      "    bucket          = aws_s3_bucket.logs.bucket_domain_name\n    prefix          = \"distributions/\"\n",
      "  web_acl_id      = aws_wafv2_web_acl.cdn_firewall.arn\n",
    ] {
      #expect(shop.hcl.contains(lines), "\(lines)")
    }
    let plain = Edge.distributed()
    #expect(plain.synthesis.problems == [])
    for word in ["Restrictions", "Logging", "WebACLId", "Aliases"] {
      #expect(!plain.yaml.block("Cdn").contains(word))
    }
    #expect(plain.hcl.contains("      restriction_type = \"none\"\n"))
  }

  @Test("in us-east-1 all is in one template")
  func together() {
    let synthesis = Self.whole("us-east-1").synthesis
    #expect(synthesis.files.map(\.path) == ["template.yaml", "main.tf", "deploy.json"])
    #expect(!synthesis.text("deploy.json").contains("\"edge\""))
    #expect(!synthesis.text("main.tf").contains("us_east_1"))
    #expect(!synthesis.text("template.yaml").contains("Parameters:"))
  }

  @Test("in another region, what CloudFront takes from us-east-1 is a template of its own")
  func apart() {
    let synthesis = Self.whole("eu-west-1").synthesis
    #expect(synthesis.problems == [])
    #expect(synthesis.files.map(\.path) == ["template.yaml", "main.tf", "edge.yaml", "deploy.json"])
    let edge = synthesis.text("edge.yaml")
    let main = synthesis.text("template.yaml")
    for type in ["AWS::WAFv2::WebACL", "AWS::CertificateManager::Certificate"] {
      #expect(edge.logicalIDs(of: type).count == 1 && main.logicalIDs(of: type) == [])
    }
    #expect(edge.logicalIDs(of: "AWS::Route53::RecordSet") == [])
    #expect(
      edge.block("CdnCertificate").contains("    UpdateReplacePolicy: Retain\n"), "the distribution still uses it")
    #expect(!main.block("Cdn").contains("Policy: Retain"))
    #expect(edge.block("CdnCertificateArn").hasSuffix("    Value: !Ref CdnCertificate"))
    #expect(edge.block("CdnFirewallArn").hasSuffix("    Value: !GetAtt CdnFirewall.Arn"))
    #expect(main.block("CdnCertificateArn").hasPrefix("    Type: String\n"))
    #expect(main.block("Cdn").contains("          AcmCertificateArn: !Ref CdnCertificateArn\n"))
    #expect(main.block("Cdn").contains("        WebACLId: !Ref CdnFirewallArn\n"))
    #expect(
      synthesis.text("deploy.json").contains(
        """
          "edge": {
            "stackName": "shop-test-edge",
            "region": "us-east-1",
            "template": "edge.yaml",
            "parameters": {
              "CdnFirewallArn": "CdnFirewallArn",
              "CdnCertificateArn": "CdnCertificateArn"
            }
          },
        """))
  }

  @Test("in another region, Terraform has a provider for us-east-1, and only what must stand there has it")
  func provider() {
    let hcl = Self.whole("eu-west-1").hcl
    #expect(
      hcl.contains("provider \"aws\" {\n  alias  = \"us_east_1\"\n  region = \"us-east-1\"\n\n  default_tags {\n"))
    let there = hcl.split(separator: "\nresource ").filter { $0.contains("  provider = aws.us_east_1\n") }
    #expect(
      there.map { $0.prefix { $0 != "{" } }.sorted() == [
        "\"aws_acm_certificate\" \"cdn_certificate\" ",
        "\"aws_acm_certificate_validation\" \"cdn_certificate_validation\" ",
        "\"aws_wafv2_web_acl\" \"cdn_firewall\" ",
      ])
    #expect(!Edge.distributed().hcl.contains("us_east_1"))
    let balancer = Edge.balanced(
      .internet(domain: Edge.domain, certificate: .validated(in: Edge.zone)), firewall: .managed())
    #expect(!balancer.hcl.contains("us_east_1"), "a balancer's are in its own region")
    #expect(balancer.synthesis.text("edge.yaml") == "")
  }

  @Test("what is deployed first cannot refer to the rest")
  func edgeReference() {
    struct Distant: Resource {
      let kind = Kind(cloudFormation: "Test::Distant", terraform: "test_distant")
      let name: Name = "Distant"
      let near = Thing(name: "Near")
      var standsInUSEast1: Bool { true }
      func properties(_ p: inout Properties) { p.set("Near", "near", near.id) }
    }
    #expect(
      Shop { Distant() }.synthesis.problems == [
        "'Distant' stands in us-east-1 and is deployed before the rest of the stack, so it cannot refer to 'Near'"
      ])
    #expect(Shop(region: "us-east-1") { Distant() }.synthesis.problems == [])
  }

  @Test("another configuration of a VPC origin is another origin: CloudFront changes none that is in use")
  func originName() {
    func origin(_ shop: Shop) -> String {
      #expect(shop.synthesis.problems == [])
      return shop.yaml.logicalIDs(of: "AWS::CloudFront::VpcOrigin").joined(separator: " ")
    }
    let name = origin(Edge.distributed())
    #expect(name.hasPrefix("CdnOrigin") && name.count == "CdnOrigin".count + 8)
    #expect(Edge.distributed().hcl.contains("    name                   = \"shop-test-cdn-origin"))
    #expect(origin(Edge.distributed(tags: ["team": "web"])) != name)
    #expect(origin(Edge.distributed(in: Network("Other", cidr: "10.0.0.0/16"))) != name)
    let encrypted = Edge.distributed(
      .distribution(domain: Edge.domain, certificate: .existing(Edge.arn(in: "eu-west-1")))
    ) {
      Distribution("Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .existing(Edge.arn(in: "us-east-1")))
    }
    #expect(origin(encrypted) != name)
    // What belongs to the distribution, or to the balancer and is changed in place, changes no origin.
    #expect(origin(Edge.distributed { Distribution("Cdn", inFrontOf: $0, priceClass: .all) }) == name)
    #expect(origin(Edge.distributed(answering: .path("/a", priority: 3))) == name)
  }
}
