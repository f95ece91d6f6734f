extension Inspection {
  /// Roles that the resource acts as, or gives to others, and that are not resources of the template: they exist
  /// already, and nobody sees here what they may do.
  mutating func inspectRoles(_ subject: Subject) {
    // Policies and instance profiles of IAM name the roles that they are for: `inspectPolicies` reads these.
    guard subject.knownType?.hasPrefix("AWS::IAM::") != true else { return }
    var found: [Node] = []
    Self.collectRoles(subject.properties, &found)
    for role in found where !isOwnRole(role) {
      let name = Self.name(of: role)
      add(
        .grantsAccess, subject,
        role.text == nil ? "acts as an unknown role: \(name)" : "acts as \(name), which the template does not have",
        weight: Findings.Weight.wide)
    }
  }

  /// The ends of the names of properties whose value is a role or an instance profile, without underscores and capitals.
  private static let roleNames = [
    "role", "rolearn", "rolearns", "rolename", "iamroles", "roles", "instanceprofile", "instanceprofilearn",
    "instanceprofilename", "credentialsarn", "authorizercredentials",
  ]

  private static func collectRoles(_ node: Node, _ found: inout [Node]) {
    for node in node.alternatives where node.call == nil {
      for item in node.items ?? [] { collectRoles(item, &found) }
      for member in node.members ?? Members([]) {
        let key = member.key.lowercased().filter { $0 != "_" }
        guard roleNames.contains(where: key.hasSuffix) || key == "credentials" else {
          collectRoles(member.value, &found)
          continue
        }
        for entry in member.value.entries {
          guard entry.call == nil, let members = entry.members else {
            found.append(entry)
            continue
          }
          // The roles of an identity pool by the names of its users, or an instance profile of a launch template.
          let isMap = key == "roles" || key.hasSuffix("instanceprofile")
          if isMap { found += members.flatMap(\.value.entries) }
          if !isMap { collectRoles(entry, &found) }
        }
      }
    }
  }

  private func isOwnRole(_ role: Node) -> Bool {
    if role.isNull || role.items != nil { return true }
    if let text = role.text {
      return text.isEmpty || Bool(text) != nil || scope.ownNames.contains(text) || Self.isServiceLinked(text)
    }
    guard role.call != nil else { return true }
    guard let type = role.soleReference.flatMap({ scope.types[$0.name] }) else { return false }
    return [
      "AWS::IAM::Role", "AWS::IAM::InstanceProfile", "AWS::IAM::ServiceLinkedRole", "aws_iam_role",
      "aws_iam_instance_profile", "aws_iam_service_linked_role",
    ].contains(type)
  }

  /// Whether only a service of AWS can act as the role: IAM reserves the path.
  private static func isServiceLinked(_ role: String) -> Bool {
    let parts = role.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "iam"
      ? parts[5].hasPrefix("role/aws-service-role/") : role.hasPrefix("/aws-service-role/")
  }

  /// The name, with its end: a long path may stand before it.
  private static func name(of role: Node) -> String {
    guard let text = role.text, text.count > 100 else { return role.brief }
    return text.prefix(40) + "…" + text.suffix(59)
  }
}
