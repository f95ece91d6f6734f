extension TerraformPlan {
  /// The properties of the managed resources that exist after the plan.
  ///
  /// A value that is known only after the execution is a call that refers to the resources that the configuration names
  /// there.
  package var plannedProperties: [(resource: Resource, properties: Node)] {
    let names = Dictionary(grouping: resources.map(\.address), by: TerraformPlan.withoutKeys)
    return resources.filter { $0.mode == .managed }.compactMap { resource in
      guard let values = resource.values else { return nil }
      let node = values.joined(resource.change?.afterUnknown, resource.configuration?.expressions) { reference in
        let module = resource.module.map { [TerraformPlan.withoutKeys($0)] } ?? []
        let parts = module + reference.split(separator: ".").prefix(2).map(String.init)
        return names[parts.joined(separator: ".")]?.first
      }
      return (resource, node)
    }
  }
}

extension Node {
  /// Planned values, joined with the plan's unknown values and the expressions of the configuration.
  fileprivate func joined(
    _ unknown: Node?, _ expressions: Node?, _ address: (_ reference: String) -> String?
  ) -> Node {
    guard let unknown else { return self }
    if unknown.bool == true { return Self.open(expressions, address, at: place) }
    if let items {
      return Node(
        .list(
          items.enumerated().map { index, item in
            item.joined(unknown.items?[safe: index], expressions?.items?[safe: index] ?? expressions, address)
          }), at: place)
    }
    guard let members else { return self }
    let known = members.map { member in
      Members.Member(
        member.key, at: member.place, member.value.joined(unknown[member.key], expressions?[member.key], address))
    }
    let others = (unknown.members ?? Members([])).filter { members[$0.key] == nil }.map { member in
      Members.Member(member.key, at: place, Node(.list([])).joined(member.value, expressions?[member.key], address))
    }
    return Node(.object(Members(known + others)), at: place)
  }

  /// A value that refers to every name in an expression.
  private static func open(_ expressions: Node?, _ address: (String) -> String?, at place: Place) -> Node {
    let references = expressions?["references"]?.texts ?? []
    let contents = Set(references.filter(namesContent).map { TerraformPlan.withoutKeys($0).resourceName })
    let addresses = references.filter { !contents.contains(TerraformPlan.withoutKeys($0).resourceName) }
      .compactMap(address)
    let targets = Set(addresses).sorted().map { Node(.call(Call(.ref, .string($0, at: place))), at: place) }
    return Node(.call(Call(.join, Node(.list([.string(""), Node(.list(targets))]), at: place))), at: place)
  }
}

extension Node {
  /// Whether a reference is not about a secret or parameter but about what stands in it, which may name any other one.
  fileprivate static func namesContent(_ reference: String) -> Bool {
    let parts = TerraformPlan.withoutKeys(reference).split(separator: ".").map(String.init)
    guard parts.count > 2, ["aws_secretsmanager_secret", "aws_ssm_parameter"].contains(parts[0]) else { return false }
    return !["arn", "id", "name"].contains(parts[2])
  }
}

extension String {
  /// `aws_lb.edge` of `aws_lb.edge.arn`.
  fileprivate var resourceName: String { split(separator: ".").prefix(2).joined(separator: ".") }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
