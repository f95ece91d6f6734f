extension TerraformPlan {
  /// The changes of resources, in the plan's order. Reading a data source is not a change.
  package var changes: [PlannedChange] {
    resources.filter { $0.mode == .managed }.compactMap { resource in
      resource.change.flatMap { change in
        change.effect.map { effect in
          PlannedChange(
            id: resource.address, type: resource.type, effect: effect, properties: change.properties,
            disposal: change.disposal)
        }
      }
    }
  }
}

extension TerraformPlan.Change {
  fileprivate var effect: PlannedChange.Effect? {
    switch actions {
    case ["create"]: isImport ? .import : .add
    case ["update"]: .change
    case ["delete"], ["forget"]: .remove
    case ["delete", "create"], ["create", "delete"]: .replace
    case ["no-op"]: isImport ? .import : nil
    case ["read"]: nil
    // An unknown action of a later Terraform counts as the worst.
    default: .mayReplace
    }
  }

  private var isImport: Bool { importing?.isNull == false }

  fileprivate var disposal: PlannedChange.Disposal? {
    if actions.contains("forget") { return .retain }
    return actions.contains("delete") ? .delete : nil
  }

  /// The arguments that differ, or that are known only after the execution; none if there is nothing to compare.
  fileprivate var properties: [PlannedChange.Property] {
    guard let before = before?.members, let after = after?.members else { return [] }
    let replacing = replacePaths.map { $0.map(\.text) }
    func recreation(_ path: [String]) -> ResourceType.Recreation {
      replacing.contains { zip($0, path).allSatisfy(==) } ? .always : .never
    }
    let unknown = afterUnknown?.truePaths(at: []) ?? []
    let known = PlannedChange.Property.changed(from: before, to: after, recreation: recreation)
      .filter { property in !unknown.contains { property.path.starts(with: $0) } }
    return known + unknown.map { PlannedChange.Property($0, recreation: recreation($0)) }
  }
}

extension Node {
  /// The paths to all values that are true.
  fileprivate func truePaths(at path: [String]) -> [[String]] {
    if let items {
      return items.enumerated().flatMap { $1.truePaths(at: path + [String($0)]) }
    }
    return members?.flatMap { $0.value.truePaths(at: path + [$0.key]) } ?? (bool == true ? [path] : [])
  }
}

extension Node.Step {
  fileprivate var text: String {
    switch self {
    case .key(let key): key
    case .index(let index): String(index)
    }
  }
}
