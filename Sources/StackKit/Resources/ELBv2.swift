/// An Application Load Balancer.
public struct ApplicationLoadBalancer: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::LoadBalancer", terraform: "aws_lb") }
  public let name: Name
  let isInternal: Bool
  let subnetIDs: [Text]
  let securityGroup: SecurityGroup
  let idleTimeout: Duration
  let clientKeepAlive: Duration
  let accessLogs: LogBucket?
  let isProtected: Bool
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    // CloudFormation makes up a name; Terraform would call it "tf-lb-…".
    p.set(nil, "name", PhysicalName(name, limit: 32))
    p.set("Type", "load_balancer_type", "application")
    p.set("Scheme", nil, isInternal ? "internal" : "internet-facing")
    p.set(nil, "internal", isInternal)
    p.set("Subnets", "subnets", subnetIDs)
    p.set("SecurityGroups", "security_groups", [securityGroup.id])
    // CloudFormation keeps these in a list of key-value strings, Terraform in arguments.
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
        p.set(nil, "prefix", accessLogs.balancerPrefix)
      }
    }
  }

  private var attributes: [(key: String, value: Text)] {
    let attributes: KeyValuePairs<String, Text> = [
      "idle_timeout.timeout_seconds": "\(idleTimeout.wholeSeconds)",
      "client_keep_alive.seconds": "\(clientKeepAlive.wholeSeconds)",
      "routing.http.drop_invalid_header_fields.enabled": "true",
      // What could be read as two requests is refused.
      "routing.http.desync_mitigation_mode": "defensive",
      // The address that a client claims stays before the one that it has.
      "routing.http.xff_header_processing.mode": "append",
      "deletion_protection.enabled": isProtected ? "true" : "false",
    ]
    guard let accessLogs else { return Array(attributes) }
    return attributes + [
      ("access_logs.s3.enabled", "true"),
      ("access_logs.s3.bucket", accessLogs.bucketName),
      ("access_logs.s3.prefix", Text(stringLiteral: accessLogs.balancerPrefix)),
    ]
  }

  var arn: Reference { ref("arn") }
  var dnsName: Reference { attribute("DNSName", "dns_name") }
  /// `app/<name>/<id>`: a dimension of its metrics.
  var fullName: Reference { attribute("LoadBalancerFullName", "arn_suffix") }
  /// The zone that AWS keeps the balancer's host in.
  var hostedZoneID: Reference { attribute("CanonicalHostedZoneID", "zone_id") }
}

/// The tasks a balancer sends requests to, and how it keeps a client with one of them.
public struct TargetGroup: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::TargetGroup", terraform: "aws_lb_target_group")
  }
  public let name: Name
  let vpcID: Text
  let profile: SessionProfile
  let stickiness: Stickiness

  public func properties(_ p: inout Properties) {
    // The port cannot be changed in place, so it is part of the name.
    p.set(nil, "name", PhysicalName(name, suffix: "-\(profile.port)", limit: 32))
    p.set("VpcId", "vpc_id", vpcID)
    p.set("TargetType", "target_type", "ip")
    p.set("Protocol", "protocol", "HTTP")
    p.set("Port", "port", profile.port)
    healthCheck(&p)
    p.each(attributes, "TargetGroupAttributes", nil) { attribute, p in
      p.set("Key", nil, attribute.key)
      p.set("Value", nil, attribute.value)
    }
    p.set(nil, "deregistration_delay", profile.drain.wholeSeconds)
    p.set(nil, "load_balancing_algorithm_type", profile.algorithm.rawValue)
    p.set(nil, "slow_start", profile.slowStart?.wholeSeconds ?? 0)
    p.nest(nil, "stickiness") { p in
      p.set(nil, "enabled", stickiness.isOn)
      p.set(nil, "type", stickiness.type)
      p.set(nil, "cookie_name", stickiness.cookieName)
      p.set(nil, "cookie_duration", stickiness.duration?.wholeSeconds)
    }
  }

  private func healthCheck(_ p: inout Properties) {
    let check = profile.healthCheck
    p.set("HealthCheckProtocol", nil, "HTTP")
    p.set("HealthCheckPath", nil, check.path)
    p.set("HealthCheckIntervalSeconds", nil, check.interval.wholeSeconds)
    p.set("HealthCheckTimeoutSeconds", nil, check.timeout.wholeSeconds)
    p.set("HealthyThresholdCount", nil, check.threshold)
    p.set("UnhealthyThresholdCount", nil, check.unhealthyThreshold)
    p.nest("Matcher", nil) { $0.set("HttpCode", nil, "200") }
    p.nest(nil, "health_check") { p in
      p.set(nil, "protocol", "HTTP")
      p.set(nil, "path", check.path)
      p.set(nil, "interval", check.interval.wholeSeconds)
      p.set(nil, "timeout", check.timeout.wholeSeconds)
      p.set(nil, "healthy_threshold", check.threshold)
      p.set(nil, "unhealthy_threshold", check.unhealthyThreshold)
      p.set(nil, "matcher", "200")
    }
  }

  private var attributes: [(key: String, value: String)] {
    let cookie = stickiness.type
    var attributes = [
      (key: "deregistration_delay.timeout_seconds", value: "\(profile.drain.wholeSeconds)"),
      // Said where they are AWS's own, too: an attribute that is left out keeps what it was.
      (key: "load_balancing.algorithm.type", value: profile.algorithm.rawValue),
      (key: "slow_start.duration_seconds", value: "\(profile.slowStart?.wholeSeconds ?? 0)"),
      (key: "stickiness.enabled", value: "\(stickiness.isOn)"),
      (key: "stickiness.type", value: cookie),
    ]
    if let name = stickiness.cookieName {
      attributes.append((key: "stickiness.\(cookie).cookie_name", value: name))
    }
    if let duration = stickiness.duration {
      attributes.append((key: "stickiness.\(cookie).duration_seconds", value: "\(duration.wholeSeconds)"))
    }
    return attributes
  }

  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }
  /// `targetgroup/<name>/<id>`: a dimension of its metrics.
  var fullName: Reference { attribute("TargetGroupFullName", "arn_suffix") }
}

/// Takes connections on a port of a balancer.
public struct Listener: Resource {
  enum Action {
    /// What no rule of the listener takes.
    case notFound
    /// To the same address by HTTPS, for good.
    case redirectToHTTPS
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::Listener", terraform: "aws_lb_listener") }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let port: Int
  /// Of the stack's region; nil for plain HTTP.
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
          p.set("MessageBody", "message_body", "Nothing answers here.")
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
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElasticLoadBalancingV2::ListenerRule", terraform: "aws_lb_listener_rule")
  }
  public let name: Name
  let listener: Listener
  let requests: Requests
  let priority: Int
  /// What requests must carry as well.
  let secret: OriginSecret?
  let targets: TargetGroup

  public func properties(_ p: inout Properties) {
    p.set("ListenerArn", "listener_arn", listener.arn)
    p.set("Priority", "priority", priority)
    let conditions = requests.conditions + (secret.map { [.secret($0)] } ?? [])
    p.each(conditions, "Conditions", "condition") { condition, p in
      p.set("Field", nil, condition.field)
      switch condition {
      case .host(let hosts): p.nest("HostHeaderConfig", "host_header") { $0.set("Values", "values", hosts) }
      case .path(let paths): p.nest("PathPatternConfig", "path_pattern") { $0.set("Values", "values", paths) }
      case .secret(let secret):
        p.nest("HttpHeaderConfig", "http_header") { p in
          p.set("HttpHeaderName", "http_header_name", OriginSecret.header)
          p.set("Values", nil, [secret.cloudFormation])
          p.set(nil, "values", [secret.terraform])
        }
      }
    }
    p.each([targets], "Actions", "action") { targets, p in
      p.set("Type", "type", "forward")
      p.set("TargetGroupArn", "target_group_arn", targets.arn)
    }
  }
}
