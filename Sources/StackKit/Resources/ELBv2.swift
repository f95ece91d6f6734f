/// An Application Load Balancer.
public struct ApplicationLoadBalancer: Resource {
  /// The bucket and prefix of access logs.
  struct AccessLogs: Sendable {
    let bucketName: Text
    let prefix: String
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::LoadBalancer", terraform: "aws_lb") }
  public let name: Name
  let isInternal: Bool
  let subnetIDs: [Text]
  let securityGroup: SecurityGroup
  let idleTimeout: Duration
  let clientKeepAlive: Duration
  let accessLogs: AccessLogs?
  let isProtected: Bool
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    // CloudFormation generates a name; Terraform would generate "tf-lb-…".
    p.set(nil, "name", PhysicalName(name, limit: 32))
    p.set("Type", "load_balancer_type", "application")
    p.set("Scheme", nil, isInternal ? "internal" : "internet-facing")
    p.set(nil, "internal", isInternal)
    p.set("Subnets", "subnets", subnetIDs)
    p.set("SecurityGroups", "security_groups", [securityGroup.id])
    // A list of key-value strings in CloudFormation, arguments in Terraform.
    p.each(attributes, "LoadBalancerAttributes", nil) { attribute, p in
      p.set("Key", nil, attribute.key)
      p.set("Value", nil, attribute.value)
    }
    p.set(nil, "idle_timeout", idleTimeout.wholeSeconds)
    p.set(nil, "client_keep_alive", clientKeepAlive.wholeSeconds)
    p.set(nil, "drop_invalid_header_fields", true)
    p.set(nil, "desync_mitigation_mode", "defensive")
    p.set(nil, "xff_header_processing_mode", "append")
    p.set(nil, "enable_deletion_protection", isProtected)
    if let accessLogs {
      p.nest(nil, "access_logs") { p in
        p.set(nil, "enabled", true)
        p.set(nil, "bucket", accessLogs.bucketName)
        p.set(nil, "prefix", accessLogs.prefix)
      }
    }
  }

  private var attributes: [(key: String, value: Text)] {
    let attributes: KeyValuePairs<String, Text> = [
      "idle_timeout.timeout_seconds": "\(idleTimeout.wholeSeconds)",
      "client_keep_alive.seconds": "\(clientKeepAlive.wholeSeconds)",
      "routing.http.drop_invalid_header_fields.enabled": "true",
      // Refuses ambiguous requests, which could be read as two.
      "routing.http.desync_mitigation_mode": "defensive",
      // Appends the client's address to the addresses that the client claims.
      "routing.http.xff_header_processing.mode": "append",
      "deletion_protection.enabled": isProtected ? "true" : "false",
    ]
    guard let accessLogs else { return Array(attributes) }
    return attributes + [
      ("access_logs.s3.enabled", "true"),
      ("access_logs.s3.bucket", accessLogs.bucketName),
      ("access_logs.s3.prefix", Text(stringLiteral: accessLogs.prefix)),
    ]
  }

  var arn: Reference { ref("arn") }
  var dnsName: Reference { attribute("DNSName", "dns_name") }
  /// `app/<name>/<id>`, a dimension of the balancer's metrics.
  var fullName: Reference { attribute("LoadBalancerFullName", "arn_suffix") }
  /// AWS's hosted zone of the balancer's host name.
  var hostedZoneID: Reference { attribute("CanonicalHostedZoneID", "zone_id") }
}

/// The tasks that a balancer sends requests to, and how it keeps a client with one of them.
public struct TargetGroup: Resource {
  /// The balancer's health check of a target.
  struct HealthCheck: Sendable {
    let path: String
    let interval: Duration
    let timeout: Duration
    let healthyThreshold: Int
    let unhealthyThreshold: Int
  }

  /// The cookie that keeps a client with one target.
  struct SessionCookie: Sendable {
    /// `lb_cookie` or `app_cookie`.
    let type: String
    let isOn: Bool
    /// The name of an application's cookie.
    let name: String?
    let duration: Duration?
  }

  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::TargetGroup", terraform: "aws_lb_target_group")
  }
  public let name: Name
  let vpcID: Text
  let healthCheck: HealthCheck
  let deregistrationDelay: Duration
  /// An algorithm, such as `round_robin`.
  let algorithm: String
  /// Nil for no slow start.
  let slowStart: Duration?
  let cookie: SessionCookie

  public func properties(_ p: inout Properties) {
    p.set(nil, "name", PhysicalName(name, limit: 32))
    p.set("VpcId", "vpc_id", vpcID)
    p.set("TargetType", "target_type", "ip")
    p.set("Protocol", "protocol", "HTTP")
    // Only a default: ECS registers each task with the port of its container, and checks go to that port. With the
    // application's port here, another port would make another group, and the rule would lead to it before it has tasks.
    p.set("Port", "port", 80)
    write(healthCheck, to: &p)
    p.each(attributes, "TargetGroupAttributes", nil) { attribute, p in
      p.set("Key", nil, attribute.key)
      p.set("Value", nil, attribute.value)
    }
    p.set(nil, "deregistration_delay", deregistrationDelay.wholeSeconds)
    p.set(nil, "load_balancing_algorithm_type", algorithm)
    p.set(nil, "slow_start", slowStart?.wholeSeconds ?? 0)
    p.nest(nil, "stickiness") { p in
      p.set(nil, "enabled", cookie.isOn)
      p.set(nil, "type", cookie.type)
      p.set(nil, "cookie_name", cookie.name)
      p.set(nil, "cookie_duration", cookie.duration?.wholeSeconds)
    }
  }

  private func write(_ check: HealthCheck, to p: inout Properties) {
    p.set("HealthCheckProtocol", nil, "HTTP")
    p.set("HealthCheckPath", nil, check.path)
    p.set("HealthCheckIntervalSeconds", nil, check.interval.wholeSeconds)
    p.set("HealthCheckTimeoutSeconds", nil, check.timeout.wholeSeconds)
    p.set("HealthyThresholdCount", nil, check.healthyThreshold)
    p.set("UnhealthyThresholdCount", nil, check.unhealthyThreshold)
    p.nest("Matcher", nil) { $0.set("HttpCode", nil, "200") }
    p.nest(nil, "health_check") { p in
      p.set(nil, "protocol", "HTTP")
      p.set(nil, "path", check.path)
      p.set(nil, "interval", check.interval.wholeSeconds)
      p.set(nil, "timeout", check.timeout.wholeSeconds)
      p.set(nil, "healthy_threshold", check.healthyThreshold)
      p.set(nil, "unhealthy_threshold", check.unhealthyThreshold)
      p.set(nil, "matcher", "200")
    }
  }

  private var attributes: [(key: String, value: String)] {
    var attributes = [
      (key: "deregistration_delay.timeout_seconds", value: "\(deregistrationDelay.wholeSeconds)"),
      // Written even for AWS's defaults: an attribute that is omitted keeps its old value.
      (key: "load_balancing.algorithm.type", value: algorithm),
      (key: "slow_start.duration_seconds", value: "\(slowStart?.wholeSeconds ?? 0)"),
      (key: "stickiness.enabled", value: "\(cookie.isOn)"),
      (key: "stickiness.type", value: cookie.type),
    ]
    if let name = cookie.name {
      attributes.append((key: "stickiness.\(cookie.type).cookie_name", value: name))
    }
    if let duration = cookie.duration {
      attributes.append((key: "stickiness.\(cookie.type).duration_seconds", value: "\(duration.wholeSeconds)"))
    }
    return attributes
  }

  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }
  /// `targetgroup/<name>/<id>`, a dimension of the group's metrics.
  var fullName: Reference { attribute("TargetGroupFullName", "arn_suffix") }
}

/// Accepts connections on a port of a balancer.
public struct Listener: Resource {
  enum Action {
    /// A 404 response to requests that no rule takes.
    case notFound
    /// A permanent redirect to the same URL by HTTPS.
    case redirectToHTTPS
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::Listener", terraform: "aws_lb_listener") }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let port: Int
  /// A certificate in the stack's region; nil for plain HTTP.
  let certificate: CertificateARN?
  let action: Action
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("LoadBalancerArn", "load_balancer_arn", balancer.arn)
    p.set("Protocol", "protocol", certificate == nil ? "HTTP" : "HTTPS")
    p.set("Port", "port", port)
    if let certificate {
      p.set("SslPolicy", "ssl_policy", "ELBSecurityPolicy-TLS13-1-2-2021-06")
      p.each([certificate], "Certificates", nil) { $1.set("CertificateArn", nil, $0.cloudFormation) }
      p.set(nil, "certificate_arn", certificate.terraform)
    }
    p.each([action], "DefaultActions", "default_action") { action, p in
      switch action {
      case .notFound:
        p.set("Type", "type", "fixed-response")
        p.nest("FixedResponseConfig", "fixed_response") { p in
          p.set("StatusCode", "status_code", "404")
          p.set("ContentType", "content_type", "text/plain")
          p.set("MessageBody", "message_body", "Not found")
        }
      case .redirectToHTTPS:
        p.set("Type", "type", "redirect")
        p.nest("RedirectConfig", "redirect") { p in
          p.set("Protocol", "protocol", "HTTPS")
          p.set("Port", "port", "443")
          p.set("StatusCode", "status_code", "HTTP_301")
        }
      }
    }
  }

  var arn: Reference { ref("arn") }
}

/// Sends some of a listener's requests to a target group.
public struct ListenerRule: Resource {
  /// A condition on requests.
  enum Condition: Sendable {
    case host([String])
    case path([String])
    /// A header with a secret value.
    case header(String, value: SecretText)

    /// AWS's name of the field that is compared.
    var field: String {
      switch self {
      case .host: "host-header"
      case .path: "path-pattern"
      case .header: "http-header"
      }
    }
  }

  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::ListenerRule", terraform: "aws_lb_listener_rule")
  }
  public let name: Name
  let listener: Listener
  let conditions: [Condition]
  let priority: Int
  let targets: TargetGroup

  public func properties(_ p: inout Properties) {
    p.set("ListenerArn", "listener_arn", listener.arn)
    p.set("Priority", "priority", priority)
    p.each(conditions, "Conditions", "condition") { condition, p in
      p.set("Field", nil, condition.field)
      switch condition {
      case .host(let hosts): p.nest("HostHeaderConfig", "host_header") { $0.set("Values", "values", hosts) }
      case .path(let paths): p.nest("PathPatternConfig", "path_pattern") { $0.set("Values", "values", paths) }
      case .header(let name, let value):
        p.nest("HttpHeaderConfig", "http_header") { p in
          p.set("HttpHeaderName", "http_header_name", name)
          p.set("Values", nil, [value.cloudFormation])
          p.set(nil, "values", [value.terraform])
        }
      }
    }
    p.each([targets], "Actions", "action") { targets, p in
      p.set("Type", "type", "forward")
      p.set("TargetGroupArn", "target_group_arn", targets.arn)
    }
  }
}
