import Files
import Foundation

/// What `terraform show -json` says of a saved plan, as far as it matters here.
struct TerraformPlan: Decodable {
  private let resourceChanges: [ResourceChange]?

  /// What it does to resources, in Terraform's order; reading a data source is nothing.
  var changes: [PlannedChange] {
    (resourceChanges ?? []).compactMap { resource in
      resource.effect.map {
        PlannedChange(id: resource.address, type: resource.type, effect: $0, properties: resource.change.properties)
      }
    }
  }

  private enum CodingKeys: String, CodingKey { case resourceChanges = "resource_changes" }

  private struct ResourceChange: Decodable {
    let address: String
    let mode: String
    let type: String
    let change: Change

    var effect: PlannedChange.Effect? {
      guard mode == "managed" else { return nil }
      return switch change.actions {
      case ["create"]: change.importing == nil ? .add : .import
      case ["update"]: .change
      case ["delete"], ["forget"]: .remove
      case ["delete", "create"], ["create", "delete"]: .replace
      case ["no-op"]: change.importing == nil ? nil : .import
      case ["read"]: nil
      // What a later Terraform may think of is looked at as the worst.
      default: .mayReplace
      }
    }
  }

  private struct Change: Decodable {
    let actions: [String]
    let before: JSON?
    let after: JSON?
    let afterUnknown: JSON?
    let importing: JSON?

    private enum CodingKeys: String, CodingKey {
      case actions, before, after, importing
      case afterUnknown = "after_unknown"
    }

    /// The arguments that are different, or that only the execution will tell; none where there is nothing to compare.
    var properties: [String] {
      guard case .object(let before) = before, case .object(let after) = after else { return [] }
      var unknown: [String: JSON] = [:]
      if case .object(let members) = afterUnknown { unknown = members }
      return Set(before.keys).union(after.keys).union(unknown.keys).filter { key in
        unknown[key]?.holdsTrue == true || before[key] ?? .null != after[key] ?? .null
      }.sorted()
    }
  }
}

extension JSON {
  /// Whether it is true, or something in it.
  fileprivate var holdsTrue: Bool {
    switch self {
    case .bool(let value): value
    case .array(let values): values.contains(where: \.holdsTrue)
    case .object(let members): members.values.contains(where: \.holdsTrue)
    case .null, .integer, .decimal, .string: false
    }
  }
}
