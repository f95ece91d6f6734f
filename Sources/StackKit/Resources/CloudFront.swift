/// CloudFront's private connection to a load balancer that the internet cannot reach.
///
/// CloudFront does not change a VPC origin in use, not even a tag, and neither engine replaces it by itself. So its
/// name contains a hash of its configuration: another configuration makes another origin, created before the old one is
/// deleted.
public struct VPCOrigin: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::CloudFront::VpcOrigin", terraform: "aws_cloudfront_vpc_origin") }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let speaksHTTPS: Bool
  public let after: [any Resource]

  /// The VPC origin of a distribution. `network` identifies the balancer's network, `tags` are the stack's: both are
  /// part of the configuration that the name follows.
  init(
    for distribution: Name, balancer: ApplicationLoadBalancer, in network: String, speaksHTTPS: Bool,
    tags: [(key: String, value: String)], after: [any Resource]
  ) {
    let configuration =
      [balancer.name.logicalID, network, Self.policy(speaksHTTPS)] + tags.map { "\($0.key)=\($0.value)" }
    name = distribution / "Origin\(configuration.joined(separator: "\n").stableHash.capitalizedFirst)"
    self.balancer = balancer
    self.speaksHTTPS = speaksHTTPS
    self.after = after
  }

  private static func policy(_ speaksHTTPS: Bool) -> String { speaksHTTPS ? "https-only" : "http-only" }

  public func properties(_ p: inout Properties) {
    p.nest("VpcOriginEndpointConfig", "vpc_origin_endpoint_config") { p in
      p.set("Name", "name", PhysicalName(name, limit: 64))
      p.set("Arn", "arn", balancer.arn)
      p.set("HTTPPort", "http_port", 80)
      p.set("HTTPSPort", "https_port", 443)
      p.set("OriginProtocolPolicy", "origin_protocol_policy", Self.policy(speaksHTTPS))
      // AWS's own default still offers TLS 1.0 and SSL 3.
      p.set("OriginSSLProtocols", nil, ["TLSv1.2"])
      p.nest(nil, "origin_ssl_protocols") { p in
        p.set(nil, "items", ["TLSv1.2"])
        p.set(nil, "quantity", 1)
      }
    }
  }

  public var createsBeforeDestroy: Bool { true }

  var id: Reference { ref("id") }
}

/// A CloudFront distribution with one origin. It caches nothing but the static files of the targets behind it.
public struct CloudFrontDistribution: CompletedResource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::CloudFront::Distribution", terraform: "aws_cloudfront_distribution")
  }
  public let name: Name
  let origin: Origin
  /// The id of the response headers policy; nil for none.
  let headers: Text?
  /// Whether viewers may come by IPv6.
  let hasIPv6: Bool
  let priceClass: String
  let aliases: [String]?
  let webACL: Text?
  let accessLogs: AccessLogs?
  /// `none`, `whitelist` or `blacklist`, and the listed countries.
  let restriction: (type: String, countries: [String])
  /// Nil for CloudFront's own host name.
  let certificate: CertificateARN?
  public let owner: (any Construct)?
  public let after: [any Resource]
  /// Seconds until the origin must send something.
  private(set) var readTimeout = CloudFrontDistribution.readTimeouts.lowerBound
  /// The paths of static files.
  private(set) var cachedPaths: [String] = []

  /// Read timeouts in seconds: the default here, and the longest that CloudFront gives without a quota increase.
  static let readTimeouts = 60...120

  func completed(with served: [ServedPaths]) -> CloudFrontDistribution {
    let served = served.filter { $0.balancer == origin.balancer.name }
    let (shortest, longest) = (Self.readTimeouts.lowerBound, Self.readTimeouts.upperBound)
    var completed = self
    completed.readTimeout = min(max(served.compactMap(\.longestSilence).max() ?? shortest, shortest), longest)
    completed.cachedPaths = served.cacheablePaths
    return completed
  }

  /// The balancer, and CloudFront's connection to it.
  struct Origin: Sendable {
    enum Way: Sendable {
      /// A VPC origin, created after these resources. `network` identifies the balancer's network.
      case vpc(network: String, after: [any Resource])
      /// The internet, with a header that only this distribution sends.
      case internet(header: String, value: SecretText)
    }

    let balancer: ApplicationLoadBalancer
    let speaksHTTPS: Bool
    let way: Way
  }

  /// The bucket and prefix of access logs.
  struct AccessLogs: Sendable {
    let domainName: Text
    let prefix: String
  }

  /// The hosted zone of all distributions' host names, owned by AWS.
  static let hostedZoneID = "Z2FDTNDATAQYW2"

  /// AWS's managed policies. Their ids are the same in every account.
  enum ManagedPolicy {
    static let cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    /// Keeps a response as long as its `Cache-Control` says, a day without one, compressed if the viewer takes that.
    static let cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    /// Passes on everything that the viewer sent, `Host`, cookies and `Sec-WebSocket-*` included, and headers of
    /// CloudFront: `CloudFront-Forwarded-Proto` tells the application that the viewer came by HTTPS.
    static let allViewerAndCloudFrontHeaders = "33f36d7e-f396-46d9-90e0-52428a34d9dc"
    /// Passes on `Host`, but no cookies. CloudFront then also removes `Set-Cookie` from the responses that it caches.
    static let hostHeaderOnly = "bf0718e1-ba1e-49d1-88b1-f726733018ae"
    static let securityHeaders = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }

  private static let methods = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
  private static let readingMethods = ["GET", "HEAD"]

  /// The statuses that CloudFront caches for ten seconds, for all viewers of a path, whatever the cache policy says and
  /// for most of them whatever `Cache-Control` says. It does not cache 416.
  private static let errors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504]

  public func properties(_ p: inout Properties) {
    p.wrap("DistributionConfig") { p in
      p.set("Comment", "comment", PhysicalName(name, limit: 128))
      p.set("Enabled", "enabled", true)
      p.set("IPV6Enabled", "is_ipv6_enabled", hasIPv6)
      // HTTP/3 carries no websockets to an origin; viewers fall back to HTTP/2.
      p.set("HttpVersion", "http_version", "http2")
      p.set("PriceClass", "price_class", priceClass)
      p.set("Aliases", "aliases", aliases)
      p.set("WebACLId", "web_acl_id", webACL)
      p.each([origin], "Origins", "origin") { origin, p in
        p.set("Id", "origin_id", "balancer")
        p.set("DomainName", "domain_name", origin.balancer.dnsName)
        switch origin.way {
        case .vpc(let network, let resources): vpcOrigin(in: network, after: resources, &p)
        case .internet(let header, let value): customOrigin(header, value, &p)
        }
      }
      p.nest("DefaultCacheBehavior", "default_cache_behavior") { behavior(&$0) }
      p.each(cachedPaths, "CacheBehaviors", "ordered_cache_behavior") { cachedBehavior($0, &$1) }
      p.each(Self.errors, "CustomErrorResponses", "custom_error_response") { error, p in
        p.set("ErrorCode", "error_code", error)
        p.set("ErrorCachingMinTTL", "error_caching_min_ttl", 0)
      }
      logging(&p)
      restrictions(&p)
      viewerCertificate(&p)
    }
  }

  private func vpcOrigin(in network: String, after: [any Resource], _ p: inout Properties) {
    let origin = VPCOrigin(
      for: name, balancer: origin.balancer, in: network, speaksHTTPS: origin.speaksHTTPS, tags: p.scope.tags,
      after: after)
    p.nest("VpcOriginConfig", "vpc_origin_config") { p in
      p.set("VpcOriginId", "vpc_origin_id", origin.id)
      timeouts(&p)
    }
  }

  private func customOrigin(_ header: String, _ value: SecretText, _ p: inout Properties) {
    p.nest("CustomOriginConfig", "custom_origin_config") { p in
      p.set("HTTPPort", "http_port", 80)
      p.set("HTTPSPort", "https_port", 443)
      p.set("OriginProtocolPolicy", "origin_protocol_policy", origin.speaksHTTPS ? "https-only" : "http-only")
      p.set("OriginSSLProtocols", "origin_ssl_protocols", ["TLSv1.2"])
      timeouts(&p)
    }
    p.each([value], "OriginCustomHeaders", "custom_header") { value, p in
      p.set("HeaderName", "name", header)
      p.set("HeaderValue", nil, value.cloudFormation)
      p.set(nil, "value", value.terraform)
    }
  }

  private func timeouts(_ p: inout Properties) {
    p.set("OriginReadTimeout", "origin_read_timeout", readTimeout)
    // CloudFront must close idle connections before the balancer does, or a request meets a closed one.
    let idleTimeout = origin.balancer.idleTimeout.wholeSeconds
    p.set("OriginKeepaliveTimeout", "origin_keepalive_timeout", min(60, max(1, idleTimeout - 1)))
  }

  private func logging(_ p: inout Properties) {
    guard let accessLogs else { return }
    p.nest("Logging", "logging_config") { p in
      p.set("Bucket", "bucket", accessLogs.domainName)
      p.set("Prefix", "prefix", accessLogs.prefix)
      p.set("IncludeCookies", "include_cookies", false)
    }
  }

  private func restrictions(_ p: inout Properties) {
    // Terraform's provider requires it; without it, CloudFront restricts nobody.
    p.nest(restriction.countries.isEmpty ? nil : "Restrictions", "restrictions") { p in
      p.nest("GeoRestriction", "geo_restriction") { p in
        p.set("RestrictionType", "restriction_type", restriction.type)
        if !restriction.countries.isEmpty { p.set("Locations", "locations", restriction.countries) }
      }
    }
  }

  private func viewerCertificate(_ p: inout Properties) {
    p.nest("ViewerCertificate", "viewer_certificate") { p in
      guard let certificate else {
        return p.set("CloudFrontDefaultCertificate", "cloudfront_default_certificate", true)
      }
      p.set("AcmCertificateArn", nil, certificate.cloudFormation)
      p.set(nil, "acm_certificate_arn", certificate.terraform)
      p.set("MinimumProtocolVersion", "minimum_protocol_version", "TLSv1.2_2021")
      p.set("SslSupportMethod", "ssl_support_method", "sni-only")
    }
  }

  private func behavior(_ p: inout Properties) {
    // Without caching, CloudFront compresses nothing: a cache policy must ask for it.
    behavior(
      Self.methods, isCompressed: false, caching: ManagedPolicy.cachingDisabled,
      passingOn: ManagedPolicy.allViewerAndCloudFrontHeaders, &p)
  }

  private func cachedBehavior(_ path: String, _ p: inout Properties) {
    p.set("PathPattern", "path_pattern", path)
    behavior(
      Self.readingMethods, isCompressed: true, caching: ManagedPolicy.cachingOptimized,
      passingOn: ManagedPolicy.hostHeaderOnly, &p)
  }

  private func behavior(
    _ methods: [String], isCompressed: Bool, caching cachePolicy: String, passingOn originRequestPolicy: String,
    _ p: inout Properties
  ) {
    p.set("TargetOriginId", "target_origin_id", "balancer")
    p.set("ViewerProtocolPolicy", "viewer_protocol_policy", "redirect-to-https")
    p.set("AllowedMethods", "allowed_methods", methods)
    p.set("CachedMethods", "cached_methods", Self.readingMethods)
    p.set("Compress", "compress", isCompressed)
    p.set("CachePolicyId", "cache_policy_id", cachePolicy)
    p.set("OriginRequestPolicyId", "origin_request_policy_id", originRequestPolicy)
    p.set("ResponseHeadersPolicyId", "response_headers_policy_id", headers)
  }

  var domainName: Reference { attribute("DomainName", "domain_name") }
}

/// The headers that CloudFront adds to responses, so that some sites may show the application in a frame.
///
/// The others are those of AWS's managed policy, whose `X-Frame-Options` would forbid frames. A header that the
/// application sets itself stays.
public struct ResponseHeadersPolicy: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::CloudFront::ResponseHeadersPolicy", terraform: "aws_cloudfront_response_headers_policy")
  }
  public let name: Name
  /// Origins such as `https://www.example.com`.
  let frameAncestors: [String]

  public func properties(_ p: inout Properties) {
    p.wrap("ResponseHeadersPolicyConfig") { p in
      p.set("Name", "name", PhysicalName(name, limit: 128))
      p.set("Comment", "comment", "Headers of responses: \(name.description)")
      p.nest("SecurityHeadersConfig", "security_headers_config") { p in
        p.nest("ContentSecurityPolicy", "content_security_policy") { p in
          let ancestors = (["'self'"] + frameAncestors).joined(separator: " ")
          p.set("ContentSecurityPolicy", "content_security_policy", "frame-ancestors \(ancestors)")
          p.set("Override", "override", false)
        }
        p.nest("ContentTypeOptions", "content_type_options") { $0.set("Override", "override", true) }
        p.nest("ReferrerPolicy", "referrer_policy") { p in
          p.set("ReferrerPolicy", "referrer_policy", "strict-origin-when-cross-origin")
          p.set("Override", "override", false)
        }
        p.nest("StrictTransportSecurity", "strict_transport_security") { p in
          p.set("AccessControlMaxAgeSec", "access_control_max_age_sec", 31_536_000)
          p.set("Override", "override", false)
        }
      }
    }
  }

  public var createsBeforeDestroy: Bool { true }

  var id: Reference { ref("id") }
}
