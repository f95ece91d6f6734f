import Testing

import enum Files.JSON
import struct Templates.Node

@testable import StackKit

/// A distribution's settings, and the templates that its parts are in.
@Suite struct DistributionTests {
  private static func whole(_ region: Region) -> Shop {
    Edge.distributed(region: region) {
      Distribution(
        "Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .validated(in: Edge.zone), priceClass: .all,
        countries: .only("DE", "AT"), accessLogs: LogBucket("Logs"), firewall: .managed())
    }
  }

  @Test("a domain changes nothing about the rule that admits CloudFront: there is no room for two such rules")
  func ruleOfCloudFront() {
    let certificate = Certificate.existing(Edge.arn(in: "eu-west-1"))
    let shops = [
      Edge.distributed(),
      Edge.distributed(.distribution(domain: Edge.domain, certificate: certificate)) {
        Distribution(
          "Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .existing(Edge.arn(in: "us-east-1")))
      },
    ]
    for shop in shops {
      #expect(shop.synthesis.problems == [])
      let rule: Node = [
        "@Type": "AWS::EC2::SecurityGroupIngress", "GroupId": .getAtt("EdgeSecurityGroup.GroupId"),
        "Description": "From CloudFront", "IpProtocol": "tcp", "FromPort": 80, "ToPort": 443,
        "SourcePrefixListId": "pl-4fa04526",
      ]
      #expect(shop["EdgeFromCloudFront"] == rule)
    }
  }

  @Test("a stack may give the id of CloudFront's prefix list, for regions that StackKit does not know")
  func prefixList() {
    func shop(_ id: String) -> Shop {
      Edge.distributed(region: "me-central-1") { Distribution("Cdn", inFrontOf: $0, prefixList: id) }
    }
    #expect(shop("pl-0123abcd").synthesis.problems == [])
    #expect(shop("pl-0123abcd")["EdgeFromCloudFront"]["SourcePrefixListId"] == "pl-0123abcd")
    #expect(
      shop("pl-0123abcd").terraform["aws_vpc_security_group_ingress_rule.edge_from_cloud_front"]["prefix_list_id"]
        == "pl-0123abcd")
    let problems = shop("sg-0123abcd").synthesis.problems
    #expect(problems.count == 1 && problems[0].contains("'sg-0123abcd' is not the id of a prefix list"))
  }

  @Test("a distribution has its own domain, with TLS 1.2 or newer")
  func ownName() {
    let shop = Self.whole("us-east-1")
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    let configuration = template["Cdn"]["DistributionConfig"]
    let certificate: Node = [
      "AcmCertificateArn": .ref("CdnCertificate"), "MinimumProtocolVersion": "TLSv1.2_2021",
      "SslSupportMethod": "sni-only",
    ]
    #expect(configuration.has(["ViewerCertificate": certificate, "Aliases": ["chat.example.com"]]))
    let terraform: Node = [
      [
        "acm_certificate_arn": "${aws_acm_certificate_validation.cdn_certificate_validation.certificate_arn}",
        "minimum_protocol_version": "TLSv1.2_2021", "ssl_support_method": "sni-only",
      ]
    ]
    #expect(shop.terraform["aws_cloudfront_distribution.cdn"]["viewer_certificate"] == terraform)
    for (family, id) in [("A", "AliasChatExampleComA"), ("AAAA", "AliasChatExampleComAAAA")] {
      #expect(template[id]["Type"] == .string(family))
      #expect(
        template[id]["AliasTarget"].has(["HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": .getAtt("Cdn.DomainName")]))
    }
  }

  @Test("a distribution has its price class, countries and access logs in both languages")
  func options() {
    let shop = Self.whole("us-east-1")
    let configuration: KeyValuePairs<String, Node?> = [
      "PriceClass": "PriceClass_All",
      "Restrictions": ["GeoRestriction": ["RestrictionType": "whitelist", "Locations": ["DE", "AT"]]],
      "Logging": ["Bucket": .getAtt("Logs.DomainName"), "Prefix": "distributions/", "IncludeCookies": false],
      "WebACLId": .getAtt("CdnFirewall.Arn"),
    ]
    #expect(shop["Cdn"]["DistributionConfig"].has(configuration))
    let arguments: KeyValuePairs<String, Node?> = [
      "price_class": "PriceClass_All",
      "restrictions": [["geo_restriction": [["restriction_type": "whitelist", "locations": ["DE", "AT"]]]]],
      "logging_config": [
        ["bucket": "${aws_s3_bucket.logs.bucket_domain_name}", "prefix": "distributions/", "include_cookies": false]
      ],
      "web_acl_id": "${aws_wafv2_web_acl.cdn_firewall.arn}",
    ]
    #expect(shop.terraform["aws_cloudfront_distribution.cdn"].has(arguments))
    let plain = Edge.distributed()
    #expect(plain.synthesis.problems == [])
    #expect(
      plain["Cdn"]["DistributionConfig"].has(["Restrictions": nil, "Logging": nil, "WebACLId": nil, "Aliases": nil]))
    let restrictions: Node = [["geo_restriction": [["restriction_type": "none"]]]]
    #expect(plain.terraform["aws_cloudfront_distribution.cdn"]["restrictions"] == restrictions)
  }

  @Test("in us-east-1 everything is in one template")
  func together() {
    let shop = Self.whole("us-east-1")
    #expect(shop.synthesis.files.map(\.path) == ["template.yaml", "main.tf", "deploy.json"])
    #expect(shop.manifest["stack"] == "shop" && shop.manifest["edge"] == nil)
    #expect(shop.terraform.resources.allSatisfy { $0.node["provider"] == nil })
    #expect(shop.template.parameters == [:])
  }

  @Test("in another region, CloudFront's us-east-1 resources have a template of their own")
  func apart() {
    let synthesis = Self.whole("eu-west-1").synthesis
    #expect(synthesis.problems == [])
    #expect(synthesis.files.map(\.path) == ["template.yaml", "main.tf", "edge.yaml", "deploy.json"])
    let edge = synthesis.template("edge.yaml")
    let main = synthesis.template()
    for type in ["AWS::WAFv2::WebACL", "AWS::CertificateManager::Certificate"] {
      #expect(edge.names(of: type).count == 1 && main.names(of: type) == [])
    }
    #expect(edge.names(of: "AWS::Route53::RecordSet") == [])
    #expect(edge["CdnCertificate"]["@UpdateReplacePolicy"] == "Retain", "the distribution still uses it")
    #expect(main["Cdn"].has(["@DeletionPolicy": nil, "@UpdateReplacePolicy": nil]))
    #expect(edge.outputs["CdnCertificateArn", "Value"] == .ref("CdnCertificate"))
    #expect(edge.outputs["CdnFirewallArn", "Value"] == .getAtt("CdnFirewall.Arn"))
    #expect(main.parameters["CdnCertificateArn", "Type"] == "String")
    let configuration = main["Cdn"]["DistributionConfig"]
    #expect(configuration?["ViewerCertificate", "AcmCertificateArn"] == .ref("CdnCertificateArn"))
    #expect(configuration?["WebACLId"] == .ref("CdnFirewallArn"))
    let expected: Files.JSON = [
      "stackName": "shop-test-edge", "region": "us-east-1", "template": "edge.yaml",
      "parameters": ["CdnFirewallArn": "CdnFirewallArn", "CdnCertificateArn": "CdnCertificateArn"],
    ]
    #expect(synthesis.manifest["edge"] == expected)
  }

  @Test("in another region, Terraform has a provider for us-east-1, which only resources there use")
  func provider() {
    let shop = Self.whole("eu-west-1")
    // On text: the writer adds providers, which are not part of the model.
    #expect(
      shop.hcl.contains("provider \"aws\" {\n  alias  = \"us_east_1\"\n  region = \"us-east-1\"\n\n  default_tags {\n"))
    #expect(shop.hcl.split(separator: "  provider = aws.us_east_1\n").count == 4)
    #expect(
      shop.terraform.resources.filter { $0.node["provider"] == "aws.us_east_1" }.map(\.name).sorted() == [
        "aws_acm_certificate.cdn_certificate", "aws_acm_certificate_validation.cdn_certificate_validation",
        "aws_wafv2_web_acl.cdn_firewall",
      ])
    #expect(!Edge.distributed().hcl.contains("us_east_1"))
    let balancer = Edge.balanced(
      .internet(domain: Edge.domain, certificate: .validated(in: Edge.zone)), firewall: .managed())
    #expect(!balancer.hcl.contains("us_east_1"), "a balancer's are in its own region")
    #expect(balancer.synthesis.files.map(\.path) == ["template.yaml", "main.tf", "deploy.json"])
  }

  @Test("the resources that are deployed first cannot refer to the rest")
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
        "'Distant' is in us-east-1 and is deployed before the rest of the stack, so it cannot refer to 'Near'"
      ])
    #expect(Shop(region: "us-east-1") { Distant() }.synthesis.problems == [])
  }

  @Test("another configuration makes another VPC origin: CloudFront cannot change one in use")
  func originName() {
    func origin(_ shop: Shop) -> String {
      #expect(shop.synthesis.problems == [])
      return shop.template.names(of: "AWS::CloudFront::VpcOrigin").joined(separator: " ")
    }
    let name = origin(Edge.distributed())
    #expect(name.hasPrefix("CdnOrigin") && name.count == "CdnOrigin".count + 8)
    let address = "aws_cloudfront_vpc_origin.\(Name(stringLiteral: name).identifier)"
    let endpoint = Edge.distributed().terraform[address]["vpc_origin_endpoint_config", 0]
    #expect(endpoint?["name"]?.text?.hasPrefix("shop-test-cdn-origin") == true)
    #expect(origin(Edge.distributed(tags: ["team": "web"])) != name)
    #expect(origin(Edge.distributed(in: Network("Other", cidr: "10.0.0.0/16"))) != name)
    let encrypted = Edge.distributed(
      .distribution(domain: Edge.domain, certificate: .existing(Edge.arn(in: "eu-west-1")))
    ) {
      Distribution("Cdn", inFrontOf: $0, domain: Edge.domain, certificate: .existing(Edge.arn(in: "us-east-1")))
    }
    #expect(origin(encrypted) != name)
    // Changes to the distribution, or in place to the balancer, keep the origin.
    #expect(origin(Edge.distributed { Distribution("Cdn", inFrontOf: $0, priceClass: .all) }) == name)
    #expect(origin(Edge.distributed(answering: .path("/a", priority: 3))) == name)
  }
}
