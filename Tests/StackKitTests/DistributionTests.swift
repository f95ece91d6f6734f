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

  @Test("CloudFront caches no errors")
  func errors() {
    let shop = Edge.distributed()
    let codes = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504]
    let responses: [Node] = codes.map { ["ErrorCode": Node(integerLiteral: $0), "ErrorCachingMinTTL": 0] }
    #expect(shop["Cdn"]["DistributionConfig", "CustomErrorResponses"]?.items == responses)
    let blocks: [Node] = codes.map { ["error_code": Node(integerLiteral: $0), "error_caching_min_ttl": 0] }
    #expect(shop.terraform["aws_cloudfront_distribution.cdn"]["custom_error_response"]?.items == blocks)
  }

  @Test("static files are cached and compressed, without cookies; nothing else is")
  func staticFiles() {
    let shop = Edge.distributed(for: .streamlit)
    let configuration = shop["Cdn"]["DistributionConfig"]
    let files: KeyValuePairs<String, Node?> = [
      "PathPattern": "/static/*", "Compress": true, "AllowedMethods": ["GET", "HEAD"],
      "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
      "OriginRequestPolicyId": "bf0718e1-ba1e-49d1-88b1-f726733018ae",
      "ResponseHeadersPolicyId": "67f7725c-6f97-4210-82d7-5512b31e9d03", "ViewerProtocolPolicy": "redirect-to-https",
    ]
    #expect(configuration?["CacheBehaviors"]?.items?.count == 1)
    #expect(configuration?["CacheBehaviors", 0].has(files) == true)
    let pages: KeyValuePairs<String, Node?> = [
      "Compress": false, "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      "OriginRequestPolicyId": "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    ]
    #expect(configuration?["DefaultCacheBehavior"].has(pages) == true)
    let terraform = shop.terraform["aws_cloudfront_distribution.cdn"]
    let block: KeyValuePairs<String, Node?> = [
      "path_pattern": "/static/*", "compress": true, "cache_policy_id": "658327ea-f89d-4fab-a63d-7e88639e58f6",
    ]
    #expect(terraform["ordered_cache_behavior", 0].has(block) == true)
    #expect(terraform["default_cache_behavior", 0, "compress"] == false)
  }

  /// The cached paths of a distribution in front of targets.
  private static func cached(_ targets: (profile: SessionProfile, requests: Requests)...) -> [String] {
    let shop = Shop {
      let balancer = LoadBalancer("Edge", in: Edge.network)
      for (index, targets) in targets.enumerated() {
        balancer.targets(Name(stringLiteral: "T\(index)"), for: targets.profile, answering: targets.requests)
      }
      LoadBalancer("Other", in: Edge.network, entrance: .network).targets("Other/Web", for: .streamlit)
      Distribution("Cdn", inFrontOf: balancer)
    }
    #expect(shop.synthesis.problems == [])
    let behaviors = shop["Cdn"]["DistributionConfig", "CacheBehaviors"]?.items ?? []
    return behaviors.compactMap { $0["PathPattern"]?.text }
  }

  @Test("a file is cached only if its path alone tells whose it is")
  func cachedPaths() {
    let api = SessionProfile.http(port: 80, health: "/up", keepAlive: .minutes(6))
    let streamlit = SessionProfile.streamlit
    #expect(Self.cached((streamlit, .all)) == ["/static/*"])
    #expect(Self.cached((api, .all)) == [])
    #expect(Self.cached((streamlit, .all), (api, .path("/api/*", priority: 1))) == ["/static/*"])
    #expect(Self.cached((streamlit, .all), (api, .path("/static/mine/*", priority: 1))) == [])
    #expect(Self.cached((streamlit, .all), (api, .path("/*.json", priority: 1))) == [])
    #expect(Self.cached((streamlit, .all), (api, .host("a.example.com", priority: 1))) == [])
    #expect(Self.cached((streamlit, .host("a.example.com", priority: 1))) == [])
    #expect(
      Self.cached((streamlit, .all), (streamlit.under("/ui"), .path("/ui/*", priority: 1)))
        == ["/static/*", "/ui/static/*"])
    #expect(
      Self.cached((streamlit.under("/ui"), .path("/ui/*", priority: 2)), (api, .path("/ui/static/*", priority: 3)))
        == ["/ui/static/*"], "the lower priority wins")
  }

  @Test("CloudFront waits as long as the application needs, and closes idle connections before the balancer")
  func timeouts() {
    func origin(_ needs: Duration?..., idleTimeout: Duration = .minutes(5)) -> [String?] {
      let shop = Shop {
        let balancer = LoadBalancer("Edge", in: Edge.network, idleTimeout: idleTimeout)
        for (index, time) in needs.enumerated() {
          balancer.targets(
            Name(stringLiteral: "T\(index)"),
            for: .http(port: 80, health: "/up", keepAlive: .hours(2), idleTimeout: time),
            answering: index == 0 ? .all : .path("/\(index)", priority: index))
        }
        Distribution("Cdn", inFrontOf: balancer)
      }
      #expect(shop.synthesis.problems == [])
      let vpc = shop["Cdn"]["DistributionConfig", "Origins", 0, "VpcOriginConfig"]
      let block = shop.terraform["aws_cloudfront_distribution.cdn"]["origin", 0, "vpc_origin_config", 0]
      #expect(block?["origin_read_timeout"] == vpc?["OriginReadTimeout"])
      #expect(block?["origin_keepalive_timeout"] == vpc?["OriginKeepaliveTimeout"])
      return [vpc?["OriginReadTimeout"]?.text, vpc?["OriginKeepaliveTimeout"]?.text]
    }
    #expect(origin(nil) == ["60", "60"])
    #expect(origin(.seconds(20)) == ["60", "60"])
    #expect(origin(.seconds(90), nil, .seconds(120)) == ["120", "60"])
    #expect(origin(nil, idleTimeout: .seconds(60)) == ["60", "59"])
    #expect(origin(nil, idleTimeout: .seconds(1)) == ["60", "1"])
  }

  @Test("the headers of responses are AWS's, or let some sites embed the application, or are the application's own")
  func headers() {
    func shop(_ headers: Distribution.Headers) -> Shop {
      Edge.distributed(for: .streamlit) { Distribution("Cdn", inFrontOf: $0, headers: headers) }
    }
    func policies(_ shop: Shop) -> [Node?] {
      let configuration = shop["Cdn"]["DistributionConfig"]
      return [configuration?["DefaultCacheBehavior"], configuration?["CacheBehaviors", 0]].map {
        $0?["ResponseHeadersPolicyId"]
      }
    }
    let embeddable = shop(.embeddable(in: "https://www.example.com", "https://*.example.org"))
    #expect(policies(embeddable) == [.ref("CdnHeaders"), .ref("CdnHeaders")])
    let security = embeddable["CdnHeaders"]["ResponseHeadersPolicyConfig", "SecurityHeadersConfig"]
    let policy: Node = [
      "ContentSecurityPolicy": "frame-ancestors 'self' https://www.example.com https://*.example.org",
      "Override": false,
    ]
    #expect(security?["ContentSecurityPolicy"] == policy)
    #expect(security?["FrameOptions"] == nil)
    let block = embeddable.terraform["aws_cloudfront_response_headers_policy.cdn_headers"]
    #expect(
      block["security_headers_config", 0, "strict_transport_security", 0, "access_control_max_age_sec"] == 31_536_000)
    let none = shop(.none(because: "the application sends them"))
    #expect(policies(none) == [nil, nil])
    #expect(none.synthesis.exceptions.map(\.rule) == ["cloudfront-security-headers"])
    #expect(shop(.secure).synthesis.exceptions == [])
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
