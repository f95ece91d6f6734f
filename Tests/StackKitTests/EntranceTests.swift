import Testing

import struct Templates.Node

@testable import StackKit

/// The clients that reach a balancer, and how.
@Suite struct EntranceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entrance: LoadBalancer.Entrance
    var isDistributed = false
    let scheme: Node
    /// Port and source of the ingress rules.
    let open: [String]
    /// Port and protocol of the listeners.
    let listeners: [String]
    let url: Node
  }

  private static let certificate = Certificate.existing(Edge.arn(in: "eu-west-1"))
  private static let cloudFront = "pl-4fa04526"
  private static let balancerURL = Node.sub("http://${Edge.DNSName}")
  private static let distributionURL = Node.sub("https://${Cdn.DomainName}")

  static let cases = [
    Case(
      testDescription: "the internet by HTTPS", entrance: .internet(domain: Edge.domain, certificate: certificate),
      scheme: "internet-facing", open: ["443 0.0.0.0/0", "80 0.0.0.0/0"], listeners: ["443 HTTPS", "80 HTTP"],
      url: "https://chat.example.com"),
    Case(
      testDescription: "the internet by HTTP", entrance: .unencryptedInternet(because: "a test"),
      scheme: "internet-facing", open: ["80 0.0.0.0/0"], listeners: ["80 HTTP"], url: balancerURL),
    Case(
      testDescription: "the network by HTTP", entrance: .network, scheme: "internal", open: ["80 10.0.0.0/16"],
      listeners: ["80 HTTP"], url: balancerURL),
    Case(
      testDescription: "the network by HTTPS", entrance: .network(domain: Edge.domain, certificate: certificate),
      scheme: "internal", open: ["443 10.0.0.0/16", "80 10.0.0.0/16"], listeners: ["443 HTTPS", "80 HTTP"],
      url: "https://chat.example.com"),
    Case(
      testDescription: "an office by HTTPS",
      entrance: .internet(
        domain: Edge.domain, certificate: certificate, allowing: ["203.0.113.0/24", "198.51.100.7/32"]),
      scheme: "internet-facing",
      open: ["443 198.51.100.7/32", "443 203.0.113.0/24", "80 198.51.100.7/32", "80 203.0.113.0/24"],
      listeners: ["443 HTTPS", "80 HTTP"], url: "https://chat.example.com"),
    Case(
      testDescription: "an office by HTTP",
      entrance: .unencryptedInternet(allowing: ["203.0.113.0/24"], because: "a test"),
      scheme: "internet-facing", open: ["80 203.0.113.0/24"], listeners: ["80 HTTP"], url: balancerURL),
    Case(
      testDescription: "a VPN by HTTP", entrance: .network(allowing: ["172.16.0.0/12"]), scheme: "internal",
      open: ["80 172.16.0.0/12"], listeners: ["80 HTTP"], url: balancerURL),
    Case(
      testDescription: "a distribution, on its private way", entrance: .distribution, isDistributed: true,
      scheme: "internal", open: ["80 \(cloudFront)"], listeners: ["80 HTTP"], url: distributionURL),
    Case(
      testDescription: "a distribution, on its private way by HTTPS",
      entrance: .distribution(domain: Edge.domain, certificate: certificate), isDistributed: true,
      scheme: "internal", open: ["443 \(cloudFront)"], listeners: ["443 HTTPS"], url: "https://chat.example.com"),
    Case(
      testDescription: "a distribution, over the internet",
      entrance: .distributionOverInternet(domain: Edge.domain, certificate: certificate), isDistributed: true,
      scheme: "internet-facing", open: ["443 \(cloudFront)"], listeners: ["443 HTTPS"], url: "https://chat.example.com"),
    Case(
      testDescription: "a distribution, over the internet by HTTP",
      entrance: .unencryptedDistributionOverInternet(because: "a test"), isDistributed: true,
      scheme: "internet-facing", open: ["80 \(cloudFront)"], listeners: ["80 HTTP"], url: distributionURL),
  ]

  @Test("an entrance admits only its clients", arguments: cases)
  func entrances(example: Case) {
    let names = example.entrance.domain == nil ? nil : Edge.domain
    let shop =
      example.isDistributed
      ? Edge.distributed(example.entrance) {
        Distribution(
          "Cdn", inFrontOf: $0, domain: names, certificate: names.map { _ in .existing(Edge.arn(in: "us-east-1")) })
      } : Edge.balanced(example.entrance)
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    func lines(_ type: String, _ keys: String...) -> [String] {
      template.names(of: type).map { name in
        keys.compactMap { template[name][$0]?.text }.joined(separator: " ")
      }.sorted()
    }
    #expect(template["Edge"]["Scheme"] == example.scheme)
    #expect(shop.terraform["aws_lb.edge"]["internal"] == Node(booleanLiteral: example.scheme == "internal"))
    #expect(lines("AWS::EC2::SecurityGroupIngress", "FromPort", "CidrIp", "SourcePrefixListId") == example.open)
    #expect(lines("AWS::ElasticLoadBalancingV2::Listener", "Port", "Protocol") == example.listeners)
    #expect(template.outputs["Url", "Value"] == example.url)
  }

  @Test("over the internet, requests without the secret get 404")
  func secret() {
    let shop = Edge.distributed(.unencryptedDistributionOverInternet(because: "a test"))
    let (template, terraform) = (shop.template, shop.terraform)
    let value = Node.sub("{{resolve:secretsmanager:${EdgeOriginSecret}:SecretString}}")
    let condition: Node = [
      "Field": "http-header", "HttpHeaderConfig": ["HttpHeaderName": "X-Origin-Verify", "Values": [value]],
    ]
    #expect(template["WebRule"]["Conditions"].contains(condition))
    let origin = template["Cdn"]["DistributionConfig", "Origins", 0]
    #expect(origin?["OriginCustomHeaders"] == [["HeaderName": "X-Origin-Verify", "HeaderValue": value]])
    #expect(template["EdgeHTTP"]["DefaultActions", 0, "FixedResponseConfig", "StatusCode"] == "404")

    let secret: Node = "${aws_secretsmanager_secret_version.edge_origin_secret_value.secret_string}"
    let header: Node = ["http_header": [["http_header_name": "X-Origin-Verify", "values": [secret]]]]
    #expect(terraform["aws_lb_listener_rule.web_rule"]["condition"].contains(header))
    let headers: Node = [["name": "X-Origin-Verify", "value": secret]]
    #expect(terraform["aws_cloudfront_distribution.cdn"]["origin", 0, "custom_header"] == headers)
    #expect(
      terraform["aws_secretsmanager_secret_version.edge_origin_secret_value"]["lifecycle", 0, "ignore_changes"]
        == ["secret_string"])
    #expect(shop.synthesis.notes.contains { $0.hasPrefix("the value of 'Edge/OriginSecret' is in Terraform's state") })
    #expect(Edge.distributed().synthesis.notes == [])
    #expect(!Edge.distributed().template.mentions("X-Origin-Verify"))
  }

  @Test("CloudFront uses only TLS 1.2 to a balancer with a certificate")
  func originProtocol() {
    func origin(_ entrance: LoadBalancer.Entrance) -> Node? {
      let template = Edge.distributed(entrance) {
        Distribution("Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .existing(Edge.arn(in: "us-east-1")))
      }.template
      return template.names(of: "AWS::CloudFront::VpcOrigin").first.map { template[$0] }?["VpcOriginEndpointConfig"]
        ?? template["Cdn"]["DistributionConfig", "Origins", 0, "CustomOriginConfig"]
    }
    for entrance in [
      LoadBalancer.Entrance.distribution(domain: Edge.domain, certificate: Self.certificate),
      .distributionOverInternet(domain: Edge.domain, certificate: Self.certificate),
    ] {
      #expect(origin(entrance).has(["OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2"]]))
    }
    #expect(origin(.distribution)?["OriginProtocolPolicy"] == "http-only")
  }

  @Test("a domain in a zone has an alias record to the balancer, for IPv4 only")
  func records() {
    let shop = Edge.balanced(
      .internet(domain: Edge.domain, also: ["api.example.com"], certificate: .validated(in: Edge.zone)))
    let template = shop.template
    #expect(template.names(of: "AWS::Route53::RecordSet") == ["AliasChatExampleComA", "AliasApiExampleComA"])
    let record: Node = [
      "@Type": "AWS::Route53::RecordSet", "HostedZoneId": "Z0123456789EXAMPLE", "Name": "api.example.com",
      "Type": "A",
      "AliasTarget": [
        "HostedZoneId": .getAtt("Edge.CanonicalHostedZoneID"), "DNSName": .getAtt("Edge.DNSName"),
        "EvaluateTargetHealth": false,
      ],
    ]
    #expect(template["AliasApiExampleComA"] == record)
    let terraform: Node = [
      "zone_id": "Z0123456789EXAMPLE", "name": "api.example.com", "type": "A",
      "alias": [
        ["zone_id": "${aws_lb.edge.zone_id}", "name": "${aws_lb.edge.dns_name}", "evaluate_target_health": false]
      ],
    ]
    #expect(shop.terraform["aws_route53_record.alias_api_example_com_a"] == terraform)
    let elsewhere = Edge.balanced(.internet(domain: Edge.domain, certificate: Self.certificate))
    #expect(elsewhere.template.names(of: "AWS::Route53::RecordSet") == [])
    let given = Edge.balanced(.internet(domain: Edge.domain, certificate: Self.certificate, zone: Edge.zone))
    #expect(given.template.names(of: "AWS::Route53::RecordSet") == ["AliasChatExampleComA"])
  }

  @Test("a validated certificate is used once it is issued")
  func validation() {
    let shop = Edge.balanced(.internet(domain: Edge.domain, certificate: .validated(in: Edge.zone)))
    let (template, terraform) = (shop.template, shop.terraform)
    let certificate: KeyValuePairs<String, Node?> = [
      "DomainName": "chat.example.com", "ValidationMethod": "DNS",
      "DomainValidationOptions": [["DomainName": "chat.example.com", "HostedZoneId": "Z0123456789EXAMPLE"]],
    ]
    #expect(template["EdgeCertificate"].has(certificate))
    #expect(template["EdgeHTTPS"]["Certificates"] == [["CertificateArn": .ref("EdgeCertificate")]])
    #expect(
      terraform["aws_lb_listener.edge_https"]["certificate_arn"]
        == "${aws_acm_certificate_validation.edge_certificate_validation.certificate_arn}")
    let option = "one(aws_acm_certificate.edge_certificate.domain_validation_options)"
    let proof: KeyValuePairs<String, Node?> = [
      "name": .string("${\(option).resource_record_name}"), "allow_overwrite": true,
    ]
    #expect(terraform["aws_route53_record.edge_certificate_record_chat_example_com"].has(proof))
  }

  @Test("a certificate for several names has a record for each, except where one record validates two")
  func severalNames() {
    let shop = Edge.balanced(
      .internet(
        domain: "example.com", also: ["*.example.com", "a.b.example.com"], certificate: .validated(in: Edge.zone)))
    #expect(shop.synthesis.problems == [])
    let terraform = shop.terraform
    #expect(
      terraform["aws_acm_certificate.edge_certificate"]["subject_alternative_names"]
        == ["*.example.com", "a.b.example.com"])
    let proofs = terraform.names(of: "aws_route53_record").filter { terraform[$0]["allow_overwrite"] == true }
    #expect(proofs.count == 2)
    let value = proofs.last.flatMap { terraform[$0]["records", 0]?.text }
    #expect(value?.hasSuffix(#"o.resource_record_value if o.domain_name == "a.b.example.com"])}"#) == true)
    #expect(shop["AliasAnyExampleComA"]["Name"] == "*.example.com")
  }

  @Test("a DNS record keeps its name when its target changes: a second record of the name could not be created")
  func recordsOutliveOwners() {
    let certificate = Certificate.existing(Edge.arn(in: "us-east-1"))
    func records(_ shop: Shop) -> [String] {
      #expect(shop.synthesis.problems == [])
      return shop.template.names(of: "AWS::Route53::RecordSet")
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

  @Test("a balancer's attributes are in both languages")
  func attributes() {
    let logs = LogBucket("Logs")
    let shop = Edge.balanced(
      .unencryptedInternet(because: "a test"), clientKeepAlive: .minutes(10), accessLogs: logs)
    #expect(shop.synthesis.problems == [])
    let balancer = shop["Edge"]
    let attributes: KeyValuePairs<String, Node> = [
      "client_keep_alive.seconds": "600", "routing.http.desync_mitigation_mode": "defensive",
      "routing.http.xff_header_processing.mode": "append", "routing.http.drop_invalid_header_fields.enabled": "true",
      "access_logs.s3.enabled": "true", "access_logs.s3.bucket": .ref("Logs"), "access_logs.s3.prefix": "balancers",
    ]
    for (key, value) in attributes {
      #expect(balancer["LoadBalancerAttributes"].contains(["Key": .string(key), "Value": value]), "\(key)")
    }
    #expect(balancer["@DependsOn"].contains("LogsPolicy"), "AWS refuses a bucket that it may not write to")
    let arguments: KeyValuePairs<String, Node?> = [
      "client_keep_alive": 600, "desync_mitigation_mode": "defensive", "xff_header_processing_mode": "append",
      "drop_invalid_header_fields": true,
      "access_logs": [["enabled": true, "bucket": "${aws_s3_bucket.logs.id}", "prefix": "balancers"]],
    ]
    #expect(shop.terraform["aws_lb.edge"].has(arguments))
    #expect(!Edge.balanced(.unencryptedInternet(because: "a test")).template.mentions("access_logs"))
  }

  @Test("a firewall is associated with the balancer")
  func firewall() {
    let shop = Edge.balanced(.unencryptedInternet(because: "a test"), firewall: .managed(limit: 500))
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    let association: KeyValuePairs<String, Node?> = [
      "ResourceArn": .ref("Edge"), "WebACLArn": .getAtt("EdgeFirewall.Arn"),
    ]
    #expect(template["EdgeFirewallAssociation"].has(association))
    #expect(template["EdgeFirewall"]["Scope"] == "REGIONAL")
    let rules = template["EdgeFirewall"]["Rules"]
    #expect(rules.first(["Name": "RateLimit"])?["Statement", "RateBasedStatement", "Limit"] == 500)
    let common = rules.first(["Name": "AWSManagedRulesCommonRuleSet"])?["Statement", "ManagedRuleGroupStatement"]
    #expect(common?["RuleActionOverrides"] == [["Name": "SizeRestrictions_BODY", "ActionToUse": ["Count": [:]]]])
    let groups = ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"].map { "AWSManagedRules\($0)" }
    let found = rules?.items?.compactMap { $0["Statement", "ManagedRuleGroupStatement", "Name"]?.text }
    #expect(found == groups)
    let terraform = shop.terraform["aws_wafv2_web_acl.edge_firewall"]["rule"]?.items
    #expect(terraform?.compactMap { $0["statement", 0, "managed_rule_group_statement", 0, "name"]?.text } == groups)

    #expect(template.names(of: "AWS::WAFv2::IPSet") == [])

    let arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/ours/1"
    let existing = Edge.balanced(.unencryptedInternet(because: "a test"), firewall: .existing(arn))
    #expect(existing.synthesis.problems == [])
    #expect(existing["EdgeFirewallAssociation"]["WebACLArn"] == .string(arn))
    #expect(existing.template.names(of: "AWS::WAFv2::WebACL") == [])
  }

  @Test("a rule for some addresses has them in its name, because AWS cannot change them in place")
  func allowedNames() {
    func names(_ block: String) -> [String] {
      Edge.balanced(.unencryptedInternet(allowing: [block], because: "a test")).template
        .names(of: "AWS::EC2::SecurityGroupIngress")
    }
    #expect(names("203.0.113.0/24") == ["EdgeFrom203x0x113x0x24Port80"])
    #expect(names("203.0.112.0/23") == ["EdgeFrom203x0x112x0x23Port80"])
  }

  @Test("a firewall blocks addresses that are not allowed, and its distribution has no IPv6 addresses")
  func allowedByFirewall() {
    let shop = Edge.distributed(region: "us-east-1") {
      Distribution(
        "Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .validated(in: Edge.zone),
        firewall: .managed(allowing: ["203.0.113.0/24"]))
    }
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    let set: KeyValuePairs<String, Node?> = [
      "Scope": "CLOUDFRONT", "IPAddressVersion": "IPV4", "Addresses": ["203.0.113.0/24"],
    ]
    #expect(template["CdnFirewallAddresses"].has(set))
    let rules = template["CdnFirewall"]["Rules"]
    let others: Node = [
      "NotStatement": ["Statement": ["IPSetReferenceStatement": ["Arn": .getAtt("CdnFirewallAddresses.Arn")]]]
    ]
    #expect(
      rules.first(["Name": "AllowedAddresses"]).has(["Priority": 0, "Statement": others, "Action": ["Block": [:]]]))
    #expect(rules.first(["Name": "RateLimit"])?["Priority"] == 1)
    #expect(template["Cdn"]["DistributionConfig", "IPV6Enabled"] == false)
    #expect(template.names(of: "AWS::Route53::RecordSet") == ["AliasChatExampleComA"])
    let statement: Node = [
      [
        "not_statement": [
          [
            "statement": [
              ["ip_set_reference_statement": [["arn": "${aws_wafv2_ip_set.cdn_firewall_addresses.arn}"]]]
            ]
          ]
        ]
      ]
    ]
    #expect(shop.terraform["aws_wafv2_web_acl.cdn_firewall"]["rule", 0, "statement"] == statement)
    #expect(
      Edge.distributed { Distribution("Cdn", inFrontOf: $0, firewall: .managed()) }
        .template["Cdn"]["DistributionConfig", "IPV6Enabled"] == true)
  }
}
