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
    let before: JSONValue?
    let after: JSONValue?
    let afterUnknown: JSONValue?
    let importing: JSONValue?

    private enum CodingKeys: String, CodingKey {
      case actions, before, after, importing
      case afterUnknown = "after_unknown"
    }

    /// The arguments that are different, or that only the execution will tell; none where there is nothing to compare.
    var properties: [String] {
      guard case .object(let before) = before, case .object(let after) = after else { return [] }
      var unknown: [String: JSONValue] = [:]
      if case .object(let members) = afterUnknown { unknown = members }
      return Set(before.keys).union(after.keys).union(unknown.keys).filter { key in
        unknown[key]?.holdsTrue == true || before[key] ?? .null != after[key] ?? .null
      }.sorted()
    }
  }
}

/// What `terraform show -json` says of the state.
struct TerraformState: Decodable {
  private let values: Values?

  /// The task definitions that Terraform knows.
  var taskDefinitions: Set<String> {
    let resources = values?.rootModule.resources ?? []
    return Set(
      resources.compactMap { resource in
        guard resource.type == "aws_ecs_task_definition", case .string(let arn) = resource.values["arn"] else {
          return nil
        }
        return arn
      })
  }

  private struct Values: Decodable {
    let rootModule: Module
    private enum CodingKeys: String, CodingKey { case rootModule = "root_module" }
  }

  private struct Module: Decodable { let resources: [Resource]? }

  private struct Resource: Decodable {
    let type: String
    let values: [String: JSONValue]
  }
}

/// A line of what `terraform plan -json` and `apply -json` print.
struct TerraformMessage: Decodable {
  let message: String
  let type: String
  let diagnostic: Diagnostic?

  private enum CodingKeys: String, CodingKey {
    case message = "@message"
    case type, diagnostic
  }

  struct Diagnostic: Decodable {
    let severity: String
    let summary: String
    let detail: String?
    let address: String?
  }

  init?(_ line: String) {
    guard let message = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else { return nil }
    self = message
  }
}

/// Any JSON.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Whether it is true, or something in it.
  var holdsTrue: Bool {
    switch self {
    case .bool(let value): value
    case .array(let values): values.contains(where: \.holdsTrue)
    case .object(let members): members.values.contains(where: \.holdsTrue)
    case .null, .number, .string: false
    }
  }
}
