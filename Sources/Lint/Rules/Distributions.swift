import Templates

private let distribution = "AWS::CloudFront::Distribution"
private let terraformDistribution = "aws_cloudfront_distribution"
private let vpcOrigin = "AWS::CloudFront::VpcOrigin"
private let terraformVPCOrigin = "aws_cloudfront_vpc_origin"

extension Rule {
  static let distributions: [Rule] = [
    Rule(
      "cloudfront-https", .error, "A distribution serves viewers by HTTPS only.",
      fix: "Set ViewerProtocolPolicy to redirect-to-https.", also: ["CloudFront.3", "CKV_AWS_34"],
      Check(
        distribution, "DistributionConfig/DefaultCacheBehavior/ViewerProtocolPolicy", onlyHTTPS, ifMissing: .passes),
      Check(distribution, "DistributionConfig/CacheBehaviors/ViewerProtocolPolicy", onlyHTTPS, ifMissing: .passes),
      Check(terraformDistribution, "default_cache_behavior/viewer_protocol_policy", onlyHTTPS, ifMissing: .passes),
      Check(terraformDistribution, "ordered_cache_behavior/viewer_protocol_policy", onlyHTTPS, ifMissing: .passes)),
    Rule(
      "cloudfront-internet-origin-https", .error, "A distribution connects to origins on the internet by HTTPS.",
      fix: "Set OriginProtocolPolicy to https-only, or use a VPC origin.", also: ["CloudFront.9"],
      Check(
        distribution, "DistributionConfig/Origins/*", .that("be reached by HTTPS", isReachedByHTTPS), ifMissing: .passes
      ),
      Check(terraformDistribution, "origin/*", .that("be reached by HTTPS", isReachedByHTTPS), ifMissing: .passes)),
    Rule(
      "cloudfront-origin-https", .warning, "A distribution connects to VPC origins by HTTPS.",
      fix: "Set OriginProtocolPolicy to https-only, and give the balancer a certificate.", also: ["CloudFront.9"],
      optIn:
        "the balancer needs a certificate, which needs a domain; without it, traffic is plain HTTP inside AWS's own "
        + "network",
      Check(vpcOrigin, "VpcOriginEndpointConfig/OriginProtocolPolicy", .oneOf(["https-only"])),
      Check(terraformVPCOrigin, "vpc_origin_endpoint_config/origin_protocol_policy", .oneOf(["https-only"]))),
    Rule(
      "cloudfront-origin-tls", .warning, "A distribution connects to origins with TLS 1.2.",
      fix: "List TLSv1.2 as the only protocol.", also: ["CloudFront.10"],
      Check(vpcOrigin, "VpcOriginEndpointConfig/OriginSSLProtocols", noOldTLS, when: mayUseTLS),
      Check(
        distribution, "DistributionConfig/Origins/CustomOriginConfig?/OriginSSLProtocols", noOldTLS, ifMissing: .passes),
      Check(terraformVPCOrigin, "vpc_origin_endpoint_config/origin_ssl_protocols/items", noOldTLS, when: mayUseTLS),
      Check(terraformDistribution, "origin/custom_origin_config?/origin_ssl_protocols", noOldTLS, ifMissing: .passes)),
    Rule(
      "cloudfront-tls", .error, "A distribution with its own certificate accepts TLS 1.2 and newer only.",
      fix: "Set MinimumProtocolVersion to TLSv1.2_2021.", also: ["CloudFront.15", "CKV_AWS_174"],
      Check(
        distribution, "DistributionConfig/ViewerCertificate/MinimumProtocolVersion", modernTLS,
        when: hasCertificate),
      Check(
        terraformDistribution, "viewer_certificate/minimum_protocol_version", modernTLS, when: hasCertificate)),
    Rule(
      "cloudfront-sni", .warning, "A distribution uses SNI, not dedicated addresses.",
      fix: "Set SslSupportMethod to sni-only; addresses of its own cost 600 USD a month.",
      also: ["CloudFront.7", "CloudFront.8"],
      Check(
        distribution, "DistributionConfig/ViewerCertificate/SslSupportMethod", .oneOf(["sni-only"]),
        when: hasCertificate),
      Check(
        terraformDistribution, "viewer_certificate/ssl_support_method", .oneOf(["sni-only"]), when: hasCertificate)),
    Rule(
      "cloudfront-caches-no-session", .error,
      "A distribution in front of sticky targets does not use a cache policy for static files.",
      fix:
        "Use the managed policy CachingDisabled, 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, where an application answers.",
      Check(
        distribution, "DistributionConfig/DefaultCacheBehavior/CachePolicyId", cachesNothing, ifMissing: .passes,
        when: leadsToSessions),
      Check(
        terraformDistribution, "default_cache_behavior/cache_policy_id", cachesNothing, ifMissing: .passes,
        when: leadsToSessions)),
    Rule(
      "cloudfront-caches-no-errors", .warning,
      "A distribution in front of a balancer does not cache errors.",
      fix:
        "Set ErrorCachingMinTTL to 0 for 400, 403, 404, 405, 414, 500, 501, 502, 503 and 504 in CustomErrorResponses: "
        + "otherwise one viewer's error is every viewer's for ten seconds, whatever the cache policy says.",
      Check(distribution, "DistributionConfig", .that("not cache errors", cachesNoErrors), when: leadsToBalancer),
      Check(terraformDistribution, "", .that("not cache errors", cachesNoErrors), when: leadsToBalancer)),
    Rule(
      "cloudfront-caches-no-cookies", .error,
      "A distribution passes no cookies on for files that it caches for everybody.",
      fix:
        "Use an origin request policy without cookies, such as the managed HostHeaderOnly: otherwise the origin's "
        + "Set-Cookie is cached with the file, and all viewers get one viewer's session.",
      Check(
        distribution, "DistributionConfig/CacheBehaviors/*", .that("pass no cookies on", passesNoCookies),
        ifMissing: .passes),
      Check(
        terraformDistribution, "ordered_cache_behavior/*", .that("pass no cookies on", passesNoCookies),
        ifMissing: .passes)),
    Rule(
      "cloudfront-security-headers", .warning, "A distribution has a response headers policy.",
      fix: "Use a response headers policy, such as the managed SecurityHeadersPolicy.", also: ["CKV2_AWS_32"],
      Check(distribution, "DistributionConfig/DefaultCacheBehavior/ResponseHeadersPolicyId", .present),
      Check(terraformDistribution, "default_cache_behavior/response_headers_policy_id", .present)),
    Rule(
      "cloudfront-firewall", .warning, "A distribution has a web ACL.",
      fix: "Name a web ACL; in StackKit, `firewall: .managed()`.", also: ["CloudFront.6", "CKV_AWS_68"],
      optIn: "whether the managed rules fit depends on the application",
      cost: "about 9 USD a month and 0.60 USD for a million requests",
      Check(distribution, "DistributionConfig/WebACLId", .present),
      Check(terraformDistribution, "web_acl_id", .present)),
  ]

  private static let onlyHTTPS = Expectation.oneOf(["redirect-to-https", "https-only"])
  private static let noOldTLS = Expectation.noneOf(["SSLv3", "TLSv1", "TLSv1.1"])
  private static let modernTLS = Expectation.oneOf([
    "TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025",
  ])
  /// CachingOptimized, CachingOptimizedForUncompressedObjects, and the policies of Elemental and Amplify.
  private static let policiesForFiles = [
    "658327ea-f89d-4fab-a63d-7e88639e58f6", "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
    "08627262-05a9-4f76-9ded-b50ca2e3a84f", "2e54312d-136d-493c-8eb9-b001f22f67d2",
  ]
  private static let cachesNothing = Expectation.noneOf(policiesForFiles)
  /// AllViewer, AllViewerAndCloudFrontHeaders-2022-06, AllViewerExceptHostHeader.
  private static let policiesWithCookies = [
    "216adef6-5c7f-47e4-b989-5492eafa07d3", "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    "b689b0a8-53d0-40ab-baf2-68738e2966ac",
  ]

  /// Nil if a policy is not known before the deployment.
  private static func passesNoCookies(_ behavior: Node, _: ResourceView, _: Surroundings) -> Bool? {
    guard let cache = behavior["CachePolicyId"] ?? behavior["cache_policy_id"],
      let request = behavior["OriginRequestPolicyId"] ?? behavior["origin_request_policy_id"]
    else { return true }
    guard let cache = cache.text, let request = request.text else { return nil }
    return !policiesForFiles.contains(cache) || !policiesWithCookies.contains(request)
  }

  /// The statuses that CloudFront caches whatever the cache policy says.
  private static let cachedErrors: Set = ["400", "403", "404", "405", "414", "500", "501", "502", "503", "504"]

  private static func cachesNoErrors(_ configuration: Node, _: ResourceView, _: Surroundings) -> Bool? {
    guard let responses = configuration["CustomErrorResponses"] ?? configuration["custom_error_response"] else {
      return false
    }
    guard let items = responses.items else { return responses.call == nil ? false : nil }
    let uncached = items.filter { ($0["ErrorCachingMinTTL"] ?? $0["error_caching_min_ttl"])?.text == "0" }
    return cachedErrors.isSubset(of: uncached.compactMap { ($0["ErrorCode"] ?? $0["error_code"])?.text })
  }

  private static let hasCertificate: Check.Condition = { distribution, _ in
    distribution.value(
      "DistributionConfig/ViewerCertificate/AcmCertificateArn",
      "DistributionConfig/ViewerCertificate/IamCertificateId", "viewer_certificate/acm_certificate_arn",
      "viewer_certificate/iam_certificate_id") != nil
  }

  private static let mayUseTLS: Check.Condition = { origin, _ in
    origin.isAny(
      of: ["http-only"], at: "VpcOriginEndpointConfig/OriginProtocolPolicy",
      "vpc_origin_endpoint_config/origin_protocol_policy") == false
  }

  /// A bucket with website hosting speaks HTTP only.
  private static func isReachedByHTTPS(_ origin: Node, _: ResourceView, _: Surroundings) -> Bool? {
    let paths: [PropertyPath] = [
      "CustomOriginConfig/OriginProtocolPolicy", "custom_origin_config/origin_protocol_policy",
    ]
    guard let policy = paths.lazy.compactMap({ $0.first(in: origin) }).first else { return true }
    let domain = (origin["DomainName"] ?? origin["domain_name"])?.spelledText
    if domain?.contains("s3-website") == true { return true }
    return policy.text.map { $0 != "http-only" }
  }

  /// Whether the origin is a balancer of the template.
  private static let leadsToBalancer: Check.Condition = { distribution, surroundings in
    let origins = distribution.value("DistributionConfig/Origins", "origin") ?? distribution.properties
    let direct = surroundings.targets(of: origins, ResourceView.balancerTypes)
    let hidden = surroundings.targets(of: origins, ResourceView.vpcOriginTypes)
      .flatMap { surroundings.targets(of: $0.properties, ResourceView.balancerTypes) }
    return !(direct + hidden).isEmpty
  }

  /// Whether the origin is a balancer of the template with sticky targets.
  private static let leadsToSessions: Check.Condition = { distribution, surroundings in
    leadsToBalancer(distribution, surroundings)
      && surroundings.resources.contains { resource in
        resource.isAny(
          of: ["true"], at: "TargetGroupAttributes/Key=stickiness.enabled/Value", "stickiness/enabled") == true
      }
  }

  static let declinedDistributions = [
    DeclinedRule(
      "cloudfront-default-root-object", ["CloudFront.1", "CKV_AWS_305"],
      because: "The application answers / itself; there is no bucket whose list could be seen."),
    DeclinedRule(
      "cloudfront-origin-failover", ["CloudFront.4", "CKV_AWS_310"],
      because: "A session lives behind one balancer; a second origin would not know it."),
    DeclinedRule(
      "cloudfront-geo-restriction", ["CKV_AWS_374"],
      because: "The application decides who may use it."),
  ]
}
