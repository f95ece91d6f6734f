import Testing

@testable import StackKit

/// Who reaches a balancer, and how.
@Suite struct EntranceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entrance: LoadBalancer.Entrance
    var isDistributed = false
    let scheme: String
    /// Port and source of what lets clients in.
    let open: [String]
    /// Port and protocol of the listeners.
    let listeners: [String]
    let url: String
  }

  private static let certificate = Certificate.existing(Edge.arn(in: "eu-west-1"))
  private static let cloudFront = "SourcePrefixListId: pl-4fa04526"

  static let cases = [
    Case(
      testDescription: "the internet by HTTPS", entrance: .internet(domain: Edge.domain, certificate: certificate),
      scheme: "internet-facing", open: ["443 CidrIp: '0.0.0.0/0'", "80 CidrIp: '0.0.0.0/0'"],
      listeners: ["443 HTTPS", "80 HTTP"], url: "https://chat.example.com"),
    Case(
      testDescription: "the internet by HTTP", entrance: .unencryptedInternet(because: "a test"),
      scheme: "internet-facing", open: ["80 CidrIp: '0.0.0.0/0'"], listeners: ["80 HTTP"],
      url: "!Sub 'http://${Edge.DNSName}'"),
    Case(
      testDescription: "the network by HTTP", entrance: .network, scheme: "internal",
      open: ["80 CidrIp: '10.0.0.0/16'"], listeners: ["80 HTTP"], url: "!Sub 'http://${Edge.DNSName}'"),
    Case(
      testDescription: "the network by HTTPS", entrance: .network(domain: Edge.domain, certificate: certificate),
      scheme: "internal", open: ["443 CidrIp: '10.0.0.0/16'", "80 CidrIp: '10.0.0.0/16'"],
      listeners: ["443 HTTPS", "80 HTTP"], url: "https://chat.example.com"),
    Case(
      testDescription: "a distribution, on its private way", entrance: .distribution, isDistributed: true,
      scheme: "internal", open: ["80 \(cloudFront)"], listeners: ["80 HTTP"], url: "!Sub 'https://${Cdn.DomainName}'"),
    Case(
      testDescription: "a distribution, on its private way by HTTPS",
      entrance: .distribution(domain: Edge.domain, certificate: certificate), isDistributed: true,
      scheme: "internal", open: ["443 \(cloudFront)"], listeners: ["443 HTTPS"], url: "https://chat.example.com"),
    Case(
      testDescription: "a distribution, over the internet",
      entrance: .distributionOverInternet(domain: Edge.domain, certificate: certificate), isDistributed: true,
      scheme: "internet-facing", open: ["443 \(cloudFront)"], listeners: ["443 HTTPS"],
      url: "https://chat.example.com"),
    Case(
      testDescription: "a distribution, over the internet by HTTP",
      entrance: .unencryptedDistributionOverInternet(because: "a test"), isDistributed: true,
      scheme: "internet-facing", open: ["80 \(cloudFront)"], listeners: ["80 HTTP"],
      url: "!Sub 'https://${Cdn.DomainName}'"),
  ]

  @Test("an entrance lets in whom it says, and nobody else", arguments: cases)
  func entrances(example: Case) {
    let names = example.entrance.domain == nil ? nil : Edge.domain
    let shop =
      example.isDistributed
      ? Edge.distributed(example.entrance) {
        Distribution(
          "Cdn", inFrontOf: $0, domain: names, certificate: names.map { _ in .existing(Edge.arn(in: "us-east-1")) })
      } : Edge.balanced(example.entrance)
    #expect(shop.synthesis.problems == [])
    let yaml = shop.yaml
    func value(_ key: String, of id: String) -> String {
      let line = yaml.block(id).split(separator: "\n").first { $0.hasPrefix("      \(key)") }
      return line.map { String($0.drop { $0 == " " }) } ?? ""
    }
    #expect(value("Scheme", of: "Edge") == "Scheme: \(example.scheme)")
    #expect(shop.hcl.contains("  internal                   = \(example.scheme == "internal")\n"))
    let open = yaml.logicalIDs(of: "AWS::EC2::SecurityGroupIngress").map {
      value("FromPort", of: $0).dropFirst("FromPort: ".count) + " " + value("CidrIp", of: $0)
        + value("SourcePrefixListId", of: $0)
    }
    #expect(open.map { String($0) }.sorted() == example.open)
    let listeners = yaml.logicalIDs(of: "AWS::ElasticLoadBalancingV2::Listener").map {
      value("Port", of: $0).dropFirst("Port: ".count) + " " + value("Protocol", of: $0).dropFirst("Protocol: ".count)
    }
    #expect(listeners.map { String($0) }.sorted() == example.listeners)
    #expect(yaml.block("Url").hasSuffix("    Value: \(example.url)"))
  }

  @Test("over the internet, requests without the secret find nothing")
  func secret() {
    let shop = Edge.distributed(.unencryptedDistributionOverInternet(because: "a test"))
    let value = "!Sub '{{resolve:secretsmanager:${EdgeOriginSecret}:SecretString}}'"
    #expect(
      shop.yaml.block("WebRule").contains(
        """
                - Field: http-header
                  HttpHeaderConfig:
                    HttpHeaderName: X-Origin-Verify
                    Values:
                      - \(value)
        """))
    #expect(
      shop.yaml.block("Cdn").contains(
        """
                    OriginCustomHeaders:
                      - HeaderName: X-Origin-Verify
                        HeaderValue: \(value)
        """))
    #expect(shop.yaml.block("EdgeHTTP").contains("StatusCode: '404'"))
    let secret = "aws_secretsmanager_secret_version.edge_origin_secret_value.secret_string"
    #expect(shop.hcl.contains("      http_header_name = \"X-Origin-Verify\"\n      values           = [\(secret)]\n"))
    #expect(shop.hcl.contains("      name  = \"X-Origin-Verify\"\n      value = \(secret)\n"))
    #expect(shop.hcl.contains("    ignore_changes = [secret_string]\n"))
    #expect(shop.synthesis.notes.contains { $0.hasPrefix("the value of 'Edge/OriginSecret' is in Terraform's state") })
    #expect(Edge.distributed().synthesis.notes == [])
    #expect(!Edge.distributed().yaml.contains("X-Origin-Verify"))
  }

  @Test("CloudFront speaks to a balancer that has a certificate by TLS 1.2 only")
  func originProtocol() {
    func distribution(_ balancer: LoadBalancer) -> Distribution {
      Distribution(
        "Cdn", inFrontOf: balancer, domain: Edge.domain, certificate: .existing(Edge.arn(in: "us-east-1")))
    }
    for entrance in [
      LoadBalancer.Entrance.distribution(domain: Edge.domain, certificate: Self.certificate),
      .distributionOverInternet(domain: Edge.domain, certificate: Self.certificate),
    ] {
      let yaml = Edge.distributed(entrance, distribution).yaml
      #expect(yaml.contains("OriginProtocolPolicy: https-only"))
      #expect(yaml.contains("OriginSSLProtocols:") && yaml.contains("- TLSv1.2\n"))
      #expect(!yaml.contains("http-only"))
    }
    #expect(Edge.distributed(.distribution, distribution).yaml.contains("OriginProtocolPolicy: http-only"))
  }

  @Test("a domain in a zone is pointed to the balancer, by IPv4 as it has no other addresses")
  func records() {
    let shop = Edge.balanced(
      .internet(domain: Edge.domain, also: ["api.example.com"], certificate: .validated(in: Edge.zone)))
    let records = shop.yaml.logicalIDs(of: "AWS::Route53::RecordSet")
    #expect(records == ["AliasChatExampleComA", "AliasApiExampleComA"])
    #expect(
      shop.yaml.block("AliasApiExampleComA") == """
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: Z0123456789EXAMPLE
              Name: api.example.com
              Type: A
              AliasTarget:
                HostedZoneId: !GetAtt Edge.CanonicalHostedZoneID
                DNSName: !GetAtt Edge.DNSName
                EvaluateTargetHealth: false
        """)
    #expect(
      shop.hcl.contains(
        """
        resource "aws_route53_record" "alias_api_example_com_a" {
          zone_id = "Z0123456789EXAMPLE"
          name    = "api.example.com"
          type    = "A"

          alias {
            zone_id                = aws_lb.edge.zone_id
            name                   = aws_lb.edge.dns_name
            evaluate_target_health = false
          }
        }
        """))
    let elsewhere = Edge.balanced(.internet(domain: Edge.domain, certificate: Self.certificate))
    #expect(!elsewhere.yaml.contains("AWS::Route53::RecordSet"))
    let given = Edge.balanced(.internet(domain: Edge.domain, certificate: Self.certificate, zone: Edge.zone))
    #expect(given.yaml.contains("AWS::Route53::RecordSet"))
  }

  @Test("a validated certificate is used once it is issued")
  func validation() {
    let shop = Edge.balanced(.internet(domain: Edge.domain, certificate: .validated(in: Edge.zone)))
    #expect(
      shop.yaml.block("EdgeCertificate").contains(
        """
              DomainName: chat.example.com
              ValidationMethod: DNS
              DomainValidationOptions:
                - DomainName: chat.example.com
                  HostedZoneId: Z0123456789EXAMPLE
        """))
    #expect(shop.yaml.block("EdgeHTTPS").contains("        - CertificateArn: !Ref EdgeCertificate\n"))
    let validation = "aws_acm_certificate_validation.edge_certificate_validation.certificate_arn"
    #expect(shop.hcl.contains("  certificate_arn   = \(validation)\n"))
    #expect(
      shop.hcl.contains(
        "  name    = one(aws_acm_certificate.edge_certificate.domain_validation_options).resource_record_name\n"))
    #expect(shop.hcl.contains("  allow_overwrite = true\n"))
  }

  @Test("a certificate for several names has a record for each, and none for what another proves")
  func severalNames() {
    let shop = Edge.balanced(
      .internet(
        domain: "example.com", also: ["*.example.com", "a.b.example.com"], certificate: .validated(in: Edge.zone)))
    #expect(shop.synthesis.problems == [])
    #expect(
      shop.hcl.contains("  subject_alternative_names = [\"*.example.com\", \"a.b.example.com\"]\n"))
    #expect(shop.hcl.split(separator: "allow_overwrite").count == 3, "two records")
    #expect(shop.hcl.contains("o.resource_record_value if o.domain_name == \"a.b.example.com\"])"))
    #expect(shop.yaml.block("AliasAnyExampleComA").contains("Name: '*.example.com'"))
  }

  @Test("a DNS record stays what it is whoever it leads to: a second one of its name could not be made")
  func recordsOutliveOwners() {
    let certificate = Certificate.existing(Edge.arn(in: "us-east-1"))
    func records(_ shop: Shop) -> [String] {
      #expect(shop.synthesis.problems == [])
      return shop.yaml.logicalIDs(of: "AWS::Route53::RecordSet")
    }
    func balanced(_ name: Name, also names: [String] = []) -> Shop {
      Shop(region: "us-east-1") {
        LoadBalancer(
          name, in: Edge.network,
          entrance: .internet(domain: Edge.domain, also: names, certificate: certificate, zone: Edge.zone)
        ).targets("Web", for: .streamlit)
      }
    }
    let distributed = Edge.distributed(region: "us-east-1") {
      Distribution("Cdn", inFrontOf: $0, domain: Edge.domain, certificate: certificate, zone: Edge.zone)
    }
    #expect(records(balanced("Edge")) == ["AliasChatExampleComA"])
    #expect(records(balanced("Front")) == records(balanced("Edge")))
    #expect(records(distributed) == ["AliasChatExampleComA", "AliasChatExampleComAAAA"])
    #expect(records(balanced("Edge", also: ["a-b.example.com", "a.b.example.com"])).count == 3)
  }

  @Test("a balancer says how it treats requests, in both languages")
  func attributes() {
    let logs = LogBucket("Logs")
    let shop = Edge.balanced(
      .unencryptedInternet(because: "a test"), clientKeepAlive: .minutes(10), accessLogs: logs)
    #expect(shop.synthesis.problems == [])
    let balancer = shop.yaml.block("Edge")
    for (key, value) in [
      ("client_keep_alive.seconds", "'600'"), ("routing.http.desync_mitigation_mode", "defensive"),
      ("routing.http.xff_header_processing.mode", "append"),
      ("routing.http.drop_invalid_header_fields.enabled", "'true'"), ("access_logs.s3.enabled", "'true'"),
      ("access_logs.s3.bucket", "!Ref Logs"), ("access_logs.s3.prefix", "balancers"),
    ] {
      #expect(balancer.contains("- Key: \(key)\n          Value: \(value)"), "\(key)")
    }
    #expect(balancer.contains("- LogsPolicy\n"), "AWS refuses a bucket that it may not write to")
    for line in [
      "client_keep_alive          = 600", "desync_mitigation_mode     = \"defensive\"",
      "xff_header_processing_mode = \"append\"", "drop_invalid_header_fields = true",
    ] {
      #expect(shop.hcl.contains("  \(line)\n"))
    }
    #expect(
      shop.hcl.contains(
        """
          access_logs {
            enabled = true
            bucket  = aws_s3_bucket.logs.id
            prefix  = "balancers"
          }
        """))
    #expect(!Edge.balanced(.unencryptedInternet(because: "a test")).yaml.contains("access_logs"))
  }

  @Test("a firewall stands in front of the balancer")
  func firewall() {
    let shop = Edge.balanced(.unencryptedInternet(because: "a test"), firewall: .managed(limit: 500))
    #expect(shop.synthesis.problems == [])
    #expect(
      shop.yaml.block("EdgeFirewallAssociation").hasSuffix(
        "      ResourceArn: !Ref Edge\n      WebACLArn: !GetAtt EdgeFirewall.Arn"))
    let rules = shop.yaml.block("EdgeFirewall")
    #expect(rules.contains("      Scope: REGIONAL\n"))
    #expect(rules.contains("              Limit: 500\n"))
    #expect(
      rules.contains(
        "                - Name: SizeRestrictions_BODY\n                  ActionToUse:\n                    Count: {}"))
    for group in ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"] {
      #expect(rules.contains("Name: AWSManagedRules\(group)\n"))
      #expect(shop.hcl.contains("name        = \"AWSManagedRules\(group)\"\n"))
    }
    let arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/ours/1"
    let existing = Edge.balanced(.unencryptedInternet(because: "a test"), firewall: .existing(arn))
    #expect(existing.synthesis.problems == [])
    #expect(existing.yaml.contains("WebACLArn: \(arn)\n"))
    #expect(!existing.yaml.contains("AWS::WAFv2::WebACL\n"))
  }
}
