extension Inspection {
  /// A policy in the properties of a resource; without a document if it is not known.
  private struct Found {
    let property: String
    let document: PolicyDocument?
  }

  mutating func inspectPolicies(_ subject: Subject) {
    let target = target(of: subject)
    // The rules for the lifecycle of images are called a policy too.
    guard subject.type != "aws_ecr_lifecycle_policy" else { return }
    for found in Self.policies(in: subject.properties) {
      guard let document = found.document else {
        add(.grantsAccess, target, "unknown \(found.property)", weight: Findings.Weight.wide)
        continue
      }
      let isTrust = ["AssumeRolePolicyDocument", "assume_role_policy"].contains(found.property)
      for statement in document.statements {
        guard let grant = PolicyGrant(statement, in: scope, isTrust: isTrust) else { continue }
        add(.grantsAccess, target, grant.text, weight: grant.weight)
      }
      if document.isPartlyUnknown {
        add(.grantsAccess, target, "unknown statements of \(found.property)", weight: Findings.Weight.wide)
      }
    }
  }

  private static func policies(in properties: Node) -> [Found] {
    var found: [Found] = []
    collect(properties, property: "policy", isPolicy: false, &found)
    return found
  }

  private static func collect(_ node: Node, property: String, isPolicy: Bool, _ found: inout [Found]) {
    for node in node.alternatives {
      if let document = PolicyDocument(node) {
        found.append(Found(property: property, document: document))
      } else if node.call != nil {
        // Also a text that is put together and does not read as JSON.
        if isPolicy { found.append(Found(property: property, document: nil)) }
      } else if let items = node.items {
        for item in items { collect(item, property: property, isPolicy: isPolicy, &found) }
      } else if let members = node.members {
        for member in members {
          let isPolicy = PolicyDocument.properties.contains(member.key)
          collect(member.value, property: member.key, isPolicy: isPolicy, &found)
        }
      } else if isPolicy, let text = node.text, PolicyDocument.mayBeUnread(text) {
        found.append(Found(property: property, document: nil))
      }
    }
  }

  /// The resource that a policy belongs to, if it is the only one and in the template.
  private mutating func target(of subject: Subject) -> Subject {
    guard let type = subject.knownType, type.hasPrefix("AWS::IAM::") else { return subject }
    let names = [
      "Roles", "Users", "Groups", "RoleName", "UserName", "GroupName", "role", "user", "group",
      "roles", "users", "groups",
    ]
    let targets = names.flatMap { subject.properties[$0]?.entries ?? [] }.filter { !$0.isNull }
    guard type.hasSuffix("Policy") || type == "AWS::IAM::InstanceProfile", !targets.isEmpty else { return subject }
    if targets.count == 1, let name = targets[0].soleReference?.name, let type = scope.types[name],
      scope.isPrincipal(name)
    {
      return Subject(
        id: name, type: type, knownType: nil, kinds: [], properties: subject.properties, written: subject.written,
        changed: subject.changed)
    }
    let foreign = targets.filter { target in target.soleReference.map { !scope.isPrincipal($0.name) } ?? true }
    if !foreign.isEmpty {
      let foreignNames = foreign.map { target in
        let isMade = target.soleReference.map { scope.types[$0.name] != nil } ?? false
        return isMade ? "what \(target.brief) returns" : target.brief
      }
      let text = "for \(foreignNames.shortened(to: 3)), which the template does not have"
      add(.grantsAccess, subject, text, weight: Findings.Weight.wide)
    }
    return subject
  }

  mutating func inspectManagedPolicies(_ subject: Subject) {
    if let known = subject.knownType, ["AWS::IAM::Role", "AWS::IAM::User"].contains(known) {
      inspectBoundary(subject)
    }
    let names = ["ManagedPolicyArns", "ManagedPolicies", "managed_policy_arns", "policy_arn", "policy_arns"]
    let entries = names.flatMap { subject.properties[$0]?.entries ?? [] }
    guard !entries.isEmpty else { return }
    let target = target(of: subject)
    for entry in entries {
      guard let text = entry.knownText else {
        let name = entry.soleReference.flatMap { scope.types[$0.name] == nil ? nil : $0.name }
        add(
          .grantsAccess, target, name.map { "policy \($0)" } ?? "unknown policy",
          weight: name == nil ? Findings.Weight.wide : Findings.Weight.plain)
        continue
      }
      let name = text.split(separator: "/").last.map(String.init) ?? text
      let grave = ["Administrator", "PowerUser", "FullAccess"].contains(where: name.contains)
      add(
        .grantsAccess, target, "policy \(Node.string(name).brief)",
        weight: name == "AdministratorAccess"
          ? Findings.Weight.everything : grave ? Findings.Weight.wide : Findings.Weight.plain)
    }
  }

  private mutating func inspectBoundary(_ subject: Subject) {
    guard !subject.changed.isDisjoint(with: ["PermissionsBoundary", "permissions_boundary"]) else { return }
    let boundary = subject.properties.value("PermissionsBoundary", "permissions_boundary")
    let isNone = boundary?.mayLack([]) ?? true || boundary?.text == ""
    add(
      .grantsAccess, subject,
      isNone ? "without its permissions boundary" : "another permissions boundary: \(boundary?.brief ?? "")",
      weight: Findings.Weight.wide)
  }

  /// Principals in a property of their own, without a policy around them.
  mutating func inspectPrincipals(_ subject: Subject) {
    for name in ["Principal", "principal", "AllowedPrincipals", "allowed_principals", "Principals"] {
      guard let principal = subject.properties[name] else { continue }
      let source = foreignSource(of: subject)
      for outsider in PolicyOutsider.all(of: principal, in: scope, foreignSource: source) {
        let action = subject.properties.value("Action", "action")?.brief
        add(
          .grantsAccess, subject, action.map { "\(outsider.name): \($0)" } ?? outsider.name, weight: outsider.weight)
      }
      let isLimited = [
        "SourceAccount", "SourceArn", "PrincipalOrgID", "EventSourceToken", "source_account", "source_arn",
        "principal_org_id", "event_source_token",
      ].contains { !subject.properties.mayLack([$0]) }
      if principal.entries.contains(where: \.isService), !isLimited, subject.knownType == "AWS::Lambda::Permission" {
        add(.grantsAccess, subject, "any account through \(principal.brief)", weight: Findings.Weight.wide)
      }
    }
  }

  /// The account elsewhere for which a service may call a function; nil if a property limits it to the own account.
  private func foreignSource(of subject: Subject) -> String? {
    let names = ["SourceAccount", "SourceArn", "source_account", "source_arn"]
    let sources = names.map { subject.properties[$0]?.alternatives.filter { !$0.isNull } ?? [] }.filter { !$0.isEmpty }
    guard !sources.contains(where: { $0.allSatisfy(scope.isOwnSource) }) else { return nil }
    return sources.first?.first { !scope.isOwnSource($0) }.map(SourceLimit.name)
  }
}
