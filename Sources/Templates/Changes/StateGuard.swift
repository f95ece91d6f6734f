/// Keeps resources that hold state from being replaced or removed by accident.
///
/// What holds state is known by its type, by the manifest of what is to come, and by what the template that is deployed
/// wants to keep: what has left the new template is in the old one only.
package struct StateGuard: Sendable {
  /// Names of resources that hold state, whatever their types: logical ids and Terraform's addresses.
  private let holders: Set<String>
  /// Anything may hold state, for the deployed template cannot be read.
  private let isBlind: Bool
  /// Logical ids by Terraform's addresses.
  private let logicalIDs: [String: String]
  private let allowReplace: Set<String>
  private let allowDelete: Set<String>

  /// - Parameters:
  ///   - stateful: Logical ids of what holds state in the new description.
  ///   - addresses: Terraform's addresses by logical id.
  ///   - deployed: The template that is to be changed; nil where there is none, `unreadable` for one that no reader
  ///     here understands: whatever is in it may hold state.
  ///   - allowReplace: What may be replaced nevertheless: logical ids or addresses.
  ///   - allowDelete: What may be removed nevertheless.
  package init(
    stateful: [String], addresses: [String: String] = [:], deployed: Deployed? = nil, allowReplace: Set<String> = [],
    allowDelete: Set<String> = []
  ) {
    switch deployed {
    case .template(let template): (holders, isBlind) = (Set(stateful).union(template.kept), false)
    case .unreadable: (holders, isBlind) = (Set(stateful), true)
    case nil: (holders, isBlind) = (Set(stateful), false)
    }
    logicalIDs = Dictionary(addresses.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.allowReplace = allowReplace
    self.allowDelete = allowDelete
  }

  /// The template that is to be changed.
  package enum Deployed: Sendable {
    case template(Template)
    case unreadable
  }

  /// A change that would lose what a resource holds, and that nobody has allowed.
  package struct Refusal: Sendable, Equatable {
    package let change: PlannedChange
    /// The resource, what would become of it, why, and what is lost.
    package let description: String
  }

  /// Those of the changes that are refused, in their order.
  package func refusals(of changes: [PlannedChange]) -> [Refusal] {
    changes.compactMap { change in
      let names = names(of: change)
      guard change.isLoss, names.isDisjoint(with: change.effect == .remove ? allowDelete : allowReplace) else {
        return nil
      }
      let isHolder = isBlind || !names.isDisjoint(with: holders)
      guard let state = ResourceType.state(of: change.type) ?? (isHolder ? "what it holds" : nil) else { return nil }
      return Refusal(change: change, description: Self.fate(of: change, holding: state))
    }
  }

  /// Everything that a resource is called: an element of a list or map in Terraform answers to the whole as well.
  private func names(of change: PlannedChange) -> Set<String> {
    let whole = TerraformPlan.withoutKeys(change.id)
    return Set([change.id, whole, logicalIDs[whole]].compactMap(\.self))
  }

  private static func fate(of change: PlannedChange, holding state: String) -> String {
    let isRemoval = change.effect == .remove
    let fate =
      switch change.effect {
      case .remove: "would be removed"
      case .replace: "would be replaced"
      default: "might be replaced"
      }
    let loss =
      switch (change.disposal, isRemoval) {
      case (.retain, true): "it would stay in AWS, and no template would describe it"
      case (.retain, false): "the new one would start without \(state), and no template would describe the old one"
      case (.snapshot, _): "\(state) would be left in a snapshot only"
      case (.delete, _), (nil, _): "\(state) would be lost"
      }
    let reasons = change.properties.filter { $0.recreation != .never }.map { property in
      let path = property.path.joined(separator: "/")
      return property.cause.map { "\(path) refers to \($0), which is replaced" } ?? "\(path) changes"
    }
    let because = isRemoval || reasons.isEmpty ? "" : ", because \(reasons.joined(separator: " and "))"
    return "\(change.subject) \(fate)\(because): \(loss)"
  }
}

extension Template {
  /// The logical ids of what the template wants to keep.
  fileprivate var kept: [String] {
    resources.filter { resource in
      [resource.deletionPolicy, resource.updateReplacePolicy].contains { policy in
        // A policy that is computed may be any.
        policy.map { $0.text.flatMap(PlannedChange.Disposal.init(policy:)) != .delete } ?? false
      }
    }.map(\.name)
  }
}
