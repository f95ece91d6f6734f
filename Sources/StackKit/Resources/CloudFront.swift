/// CloudFront's private way to a load balancer that the internet does not see.
public struct VPCOrigin: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::CloudFront::VpcOrigin", terraform: "aws_cloudfront_vpc_origin") }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let speaksHTTPS: Bool
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.nest("VpcOriginEndpointConfig", "vpc_origin_endpoint_config") { p in
      p.set("Name", "name", PhysicalName(name, limit: 64))
      p.set("Arn", "arn", balancer.arn)
      p.set("HTTPPort", "http_port", 80)
      p.set("HTTPSPort", "https_port", 443)
      p.set("OriginProtocolPolicy", "origin_protocol_policy", speaksHTTPS ? "https-only" : "http-only")
      // AWS's own default still offers TLS 1.0 and SSL 3.
      p.set("OriginSSLProtocols", nil, ["TLSv1.2"])
      p.nest(nil, "origin_ssl_protocols") { p in
        p.set(nil, "items", ["TLSv1.2"])
        p.set(nil, "quantity", 1)
      }
    }
  }

  var id: Reference { ref("id") }
}

/// A CloudFront distribution in front of one origin, that caches nothing.
public struct CloudFrontDistribution: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::CloudFront::Distribution", terraform: "aws_cloudfront_distribution")
  }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let origin: VPCOrigin

  /// AWS's managed policies, by the ids that are the same in every account.
  enum ManagedPolicy {
    static let cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    /// Everything the viewer sent goes on, `Host`, cookies and `Sec-WebSocket-*` among it.
    static let allViewer = "216adef6-5c7f-47e4-b989-5492eafa07d3"
    static let securityHeaders = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }

  private static let methods = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]

  public func properties(_ p: inout Properties) {
    p.wrap("DistributionConfig") { p in
      p.set("Comment", "comment", PhysicalName(name, limit: 128))
      p.set("Enabled", "enabled", true)
      p.set("IPV6Enabled", "is_ipv6_enabled", true)
      // HTTP/3 carries no websockets to an origin; a viewer falls back by itself.
      p.set("HttpVersion", "http_version", "http2")
      // North America, Europe and Israel: the cheapest of the three classes.
      p.set("PriceClass", "price_class", "PriceClass_100")
      p.each([origin], "Origins", "origin") { origin, p in
        p.set("Id", "origin_id", "balancer")
        p.set("DomainName", "domain_name", balancer.dnsName)
        p.nest("VpcOriginConfig", "vpc_origin_config") { p in
          p.set("VpcOriginId", "vpc_origin_id", origin.id)
          p.set("OriginReadTimeout", "origin_read_timeout", 60)
          p.set("OriginKeepaliveTimeout", "origin_keepalive_timeout", 60)
        }
      }
      p.nest("DefaultCacheBehavior", "default_cache_behavior") { behaviour(&$0) }
      // Terraform's provider insists on it; left out, CloudFront restricts nobody.
      p.nest(nil, "restrictions") { p in
        p.nest(nil, "geo_restriction") { $0.set(nil, "restriction_type", "none") }
      }
      p.nest("ViewerCertificate", "viewer_certificate") { p in
        p.set("CloudFrontDefaultCertificate", "cloudfront_default_certificate", true)
      }
    }
  }

  private func behaviour(_ p: inout Properties) {
    p.set("TargetOriginId", "target_origin_id", "balancer")
    p.set("ViewerProtocolPolicy", "viewer_protocol_policy", "redirect-to-https")
    p.set("AllowedMethods", "allowed_methods", Self.methods)
    p.set("CachedMethods", "cached_methods", ["GET", "HEAD"])
    p.set("Compress", "compress", true)
    p.set("CachePolicyId", "cache_policy_id", ManagedPolicy.cachingDisabled)
    p.set("OriginRequestPolicyId", "origin_request_policy_id", ManagedPolicy.allViewer)
    p.set("ResponseHeadersPolicyId", "response_headers_policy_id", ManagedPolicy.securityHeaders)
  }

  var domainName: Reference { attribute("DomainName", "domain_name") }
}
