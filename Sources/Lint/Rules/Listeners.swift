import Templates

private let listener = "AWS::ElasticLoadBalancingV2::Listener"
private let targets = "AWS::ElasticLoadBalancingV2::TargetGroup"

extension Rule {
  static let listeners: [Rule] = [
    Rule(
      "listener-https", .error, "A listener of an internet-facing balancer speaks HTTPS or redirects.",
      fix: "Give the listener a certificate and the protocol HTTPS, or let it redirect.",
      also: ["ELB.18", "CKV_AWS_2"],
      Check(listener, "Protocol", .oneOf(["HTTPS"]), when: answersInternet),
      Check("aws_lb_listener", "protocol", .oneOf(["HTTPS"]), when: answersInternet)),
    Rule(
      "listener-redirect", .error, "A listener that redirects plain HTTP from the internet redirects to HTTPS.",
      fix: "Redirect to the protocol HTTPS.", also: ["ELB.1"],
      Check(
        listener, "DefaultActions/Type=redirect?/RedirectConfig/Protocol", .oneOf(["HTTPS"]), when: takesPlainHTTP),
      Check(
        "aws_lb_listener", "default_action/type=redirect?/redirect/protocol", .oneOf(["HTTPS"]),
        when: takesPlainHTTP)),
    Rule(
      "listener-tls", .warning, "A TLS listener accepts TLS 1.2 and newer only.",
      fix: "Set the policy ELBSecurityPolicy-TLS13-1-2-2021-06.", also: ["ELB.17", "CKV_AWS_103"],
      Check(listener, "SslPolicy", .that("allow TLS 1.2 and newer only", isModern), when: speaksTLS),
      Check("aws_lb_listener", "ssl_policy", .that("allow TLS 1.2 and newer only", isModern), when: speaksTLS)),
    Rule(
      "listener-closed-by-default", .error, "A listener whose rules require a header forwards nothing by default.",
      fix: "Let the listener answer 404 or 403 by default, and forward in a rule that requires the header.",
      Check(listener, "DefaultActions/Type", .noneOf(["forward"]), when: asksForHeader),
      Check("aws_lb_listener", "default_action/type", .noneOf(["forward"]), when: asksForHeader)),
    Rule(
      "targets-keep-sessions", .warning, "A target group has stickiness enabled.",
      fix: "Set the attribute 'stickiness.enabled' to 'true', or accept the finding if tasks keep no sessions.",
      Check(targets, "TargetGroupAttributes/Key=stickiness.enabled/Value", .isTrue, when: takesHTTP),
      Check("aws_lb_target_group", "stickiness/enabled", .isTrue, when: takesHTTP)),
  ]

  private static let answersInternet: Check.Condition = { listener, surroundings in
    listener.isOfInternetBalancer(in: surroundings) && !listener.actions.contains("redirect")
  }

  private static let takesPlainHTTP: Check.Condition = { listener, surroundings in
    listener.isOfInternetBalancer(in: surroundings) && listener.isAny(of: ["HTTP"], at: "Protocol", "protocol") == true
  }

  private static let speaksTLS: Check.Condition = { listener, _ in
    listener.isAny(of: ["HTTPS", "TLS"], at: "Protocol", "protocol") == true
  }

  private static let asksForHeader: Check.Condition = { listener, surroundings in
    listener.hasRuleWithHeader(in: surroundings)
  }

  private static let takesHTTP: Check.Condition = { targets, _ in
    targets.isAny(of: ["HTTP", "HTTPS"], at: "Protocol", "protocol") == true
      && targets.isAny(of: ["lambda"], at: "TargetType", "target_type") == false
  }

  /// The names of AWS's policies contain the oldest version of TLS.
  private static func isModern(_ policy: Node, _: ResourceView, _: Surroundings) -> Bool? {
    policy.text.map { name in
      ["TLS13-1-2-", "TLS13-1-3-", "TLS-1-2-", "FS-1-2-"].contains { name.hasPrefix("ELBSecurityPolicy-" + $0) }
    }
  }

  static let declinedListeners = [
    DeclinedRule(
      "targets-http", ["ELB.21", "ELB.22", "CKV_AWS_378"],
      because: "Between the balancer and a task, in private subnets and with security groups for exactly this, HTTP is "
        + "plain: a certificate in each task would have to be kept and renewed there.")
  ]
}

extension ResourceView {
  static let listenerTypes: Set = [listener, "aws_lb_listener", "aws_alb_listener"]

  /// The known types of the listener's default actions.
  fileprivate var actions: [String] {
    let paths: [PropertyPath] = ["DefaultActions/Type", "default_action/type"]
    let ends = paths.flatMap { $0.ends(in: properties, at: place) }
    return ends.compactMap { if case .value(let node, _) = $0 { node.text } else { nil } }
  }

  /// Whether a rule of the listener requires a header.
  func hasRuleWithHeader(in surroundings: Surroundings) -> Bool {
    surroundings.referrers(of: self, ["AWS::ElasticLoadBalancingV2::ListenerRule", "aws_lb_listener_rule"])
      .contains { $0.value("Conditions/Field=http-header", "condition/http_header") != nil }
  }

  /// Whether it belongs to an internet-facing application load balancer of the template.
  fileprivate func isOfInternetBalancer(in surroundings: Surroundings) -> Bool {
    surroundings.targets(of: value("LoadBalancerArn", "load_balancer_arn"), Self.balancerTypes)
      .contains { $0.isApplicationBalancer && $0.isInternetFacing == true }
  }
}
