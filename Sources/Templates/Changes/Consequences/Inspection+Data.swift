extension Inspection {
  // MARK: - Containers

  /// Where a container's logs go, where its environment comes from, and the secrets that it gets.
  mutating func inspectData(_ subject: Subject, _ container: Node, _ name: String) {
    for log in container.all("LogConfiguration") { inspectLog(subject, log, name) }
    for firelens in container.all("FirelensConfiguration") {
      let options = firelens.all("Options").flatMap { $0.members ?? Members([]) }
      for option in options where option.key.lowercased() == "config-file-value" {
        add(.sendsData, subject, "container \(name) sends logs as \(option.value.brief) says")
      }
    }
    for file in container.all("EnvironmentFiles").flatMap(\.entries) {
      add(
        .sendsData, subject,
        "container \(name) has its environment from \(file.all("Value").first?.brief ?? "an unknown file")")
    }
    inspectSecrets(subject, container.all("Secrets"), of: "container \(name)")
  }

  /// The log drivers that keep logs on the host.
  private static let localDrivers: Set = ["awslogs", "journald", "json-file", "none"]

  private mutating func inspectLog(_ subject: Subject, _ log: Node, _ name: String) {
    let options = log.all("Options").flatMap { $0.members ?? Members([]) }
    let ends = ["url", "address", "host", "endpoint", "uri"]
    let places = options.filter { option in ends.contains(where: option.key.lowercased().hasSuffix) }
      .map(\.value.brief).shortened(to: 2)
    for driver in log.call == nil ? log.all("LogDriver") : [log] {
      let isLocal = driver.text.map(Self.localDrivers.contains) ?? false
      guard !isLocal || !places.isEmpty else { continue }
      let text =
        driver.text == nil ? "container \(name) logs to an unknown driver" : "container \(name) logs to \(driver.brief)"
      add(
        .sendsData, subject, places.isEmpty ? text : "\(text): \(places)",
        weight: driver.text == nil ? Findings.Weight.wide : Findings.Weight.plain)
    }
    inspectSecrets(subject, log.all("SecretOptions"), of: "container \(name)")
  }

  // MARK: - Requests

  /// Listeners that send users elsewhere, or answer them with a page of the template.
  mutating func inspectListeners(_ subject: Subject) {
    guard
      ["AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"].contains(subject.knownType)
    else { return }
    for name in ["DefaultActions", "Actions", "default_action", "action"] {
      inspectLogin(subject, name)
      for action in subject.properties[name]?.entries ?? [] {
        guard action.call == nil else {
          add(.sendsData, subject, "unknown actions", weight: Findings.Weight.wide)
          continue
        }
        inspectAction(subject, action)
      }
    }
  }

  /// The old actions are not known here: they may have asked for a login.
  private mutating func inspectLogin(_ subject: Subject, _ name: String) {
    let actions = subject.properties[name]?.entries ?? []
    let asksForLogin = actions.contains { action in
      ["Type", "type"].contains { action[$0]?.text?.startsExactly(with: "authenticate-") == true }
    }
    guard subject.changed.contains(name), !asksForLogin else { return }
    add(.grantsAccess, subject, "its actions change, and none asks for a login")
  }

  private mutating func inspectAction(_ subject: Subject, _ action: Node) {
    for redirect in action.configurations("RedirectConfig", "redirect") {
      for host in redirect.call == nil ? redirect.values("Host", "host") : [redirect] where host.text != "#{host}" {
        add(
          .sendsData, subject, "redirects to \(host.text == nil ? "an unknown host" : host.brief)",
          weight: Findings.Weight.wide)
      }
    }
    for response in action.configurations("FixedResponseConfig", "fixed_response") {
      for type in response.values("ContentType", "content_type")
      where !["text/plain", "application/json"].contains(type.text) {
        add(.sendsData, subject, "answers with its own \(type.text == nil ? "unknown page" : type.brief)")
      }
    }
    for login in action.configurations("AuthenticateOidcConfig", "authenticate_oidc") {
      let place = login.values("AuthorizationEndpoint", "authorization_endpoint").first?.brief ?? "an unknown place"
      add(.sendsData, subject, "users log in at \(place)", weight: Findings.Weight.wide)
    }
  }

  /// Websites of buckets that redirect to other hosts.
  mutating func inspectWebsite(_ subject: Subject) {
    for path in [
      ["WebsiteConfiguration", "RedirectAllRequestsTo", "HostName"],
      ["WebsiteConfiguration", "RoutingRules", "*", "RedirectRule", "HostName"],
      ["redirect_all_requests_to", "*", "host_name"], ["routing_rule", "*", "redirect", "*", "host_name"],
      ["website", "*", "redirect_all_requests_to"],
    ] {
      for host in subject.properties.values(at: path[...]) where !host.isNull && host.text != "" {
        add(.sendsData, subject, "redirects to \(host.brief)", weight: Findings.Weight.wide)
      }
    }
  }
}

extension Node {
  /// The values of all members of this name in any case, since programs written in Go read JSON so.
  func all(_ name: String) -> [Node] {
    guard call == nil, let members else { return [] }
    let name = name.lowercased()
    return members.filter { $0.key.lowercased() == name }.flatMap(\.value.alternatives).filter { !$0.isNull }
  }

  /// The values that are not null at either name.
  fileprivate func values(_ names: String...) -> [Node] {
    names.flatMap { self[$0]?.alternatives ?? [] }.filter { !$0.isNull }
  }

  /// The objects at either name: CloudFormation has one, Terraform a list of blocks.
  fileprivate func configurations(_ names: String...) -> [Node] {
    names.flatMap { self[$0]?.entries ?? [] }.filter { !$0.isNull }
  }
}
