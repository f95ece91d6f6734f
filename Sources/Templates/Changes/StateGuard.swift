/// Finds changes that would replace or remove resources with state.
///
/// A resource holds state if its type does, if the new manifest says so, or if the deployed template keeps it. The last
/// covers resources that are not in the new template. A nested stack holds whatever its resources hold.
package struct StateGuard: Sendable {
  /// The names of resources that hold state, in addition to the types that do: logical ids and Terraform's addresses.
  private let holders: Set<String>
  /// Whether any resource may hold state, because the deployed template cannot be read.
  private let isBlind: Bool
  /// Logical ids by Terraform's addresses.
  private let logicalIDs: [String: String]
  private let allowReplace: Set<String>
  private let allowDelete: Set<String>

  /// - Parameters:
  ///   - stateful: Logical ids of the resources in the new manifest that hold state.
  ///   - addresses: Terraform's addresses by logical id.
  ///   - deployed: The deployed template; nil if there is none, `unreadable` if it cannot be read: then any resource may
  ///     hold state.
  ///   - allowReplace: Resources that may be replaced all the same: logical ids or addresses.
  ///   - allowDelete: Resources that may be removed all the same.
  package init(
    stateful: [String], addresses: [String: String] = [:], deployed: Deployed? = nil, allowReplace: Set<String> = [],
    allowDelete: Set<String> = []
  ) {
    switch deployed {
    case .template(let template): (holders, isBlind) = (Set(stateful).union(template.keptResources), false)
    case .unreadable: (holders, isBlind) = (Set(stateful), true)
    case nil: (holders, isBlind) = (Set(stateful), false)
    }
    logicalIDs = Dictionary(addresses.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.allowReplace = allowReplace
    self.allowDelete = allowDelete
  }

  /// The deployed template.
  package enum Deployed: Sendable {
    case template(Template)
    case unreadable
  }

  /// A change that puts the state of a resource at risk.
  package struct Loss: Sendable, Equatable {
    package let change: PlannedChange
    /// The resource, its change, the reason, and the loss.
    package let description: String
    /// The name by which the change is allowed; nil if it is not.
    package let allowedAs: String?
  }

  /// The changes that put state at risk, in their order.
  package func losses(of changes: [PlannedChange]) -> [Loss] {
    changes.compactMap { change in
      guard change.isLoss else { return nil }
      let names = names(of: change)
      let isHolder = isBlind || change.isKept || !names.isDisjoint(with: holders)
      guard let state = ResourceType.state(of: change.type) ?? (isHolder ? "its data" : nil) else { return nil }
      let allowed = change.effect == .remove ? allowDelete : allowReplace
      return Loss(
        change: change, description: Self.fate(of: change, holding: state),
        allowedAs: names.intersection(allowed).sorted().first)
    }
  }

  /// The names of a resource. An instance of a Terraform resource also has the name of the whole resource.
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
      case (.snapshot, _): "\(state) would exist only in a snapshot"
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
  /// The logical ids of the resources that the template keeps.
  package var keptResources: [String] {
    resources.filter { resource in
      [resource.deletionPolicy, resource.updateReplacePolicy].contains { policy in
        // A computed policy may have any value.
        policy.map { $0.text.flatMap(PlannedChange.Disposal.init(policy:)) != .delete } ?? false
      }
    }.map(\.name)
  }
}
