import Templates

/// What a change set would do to one resource.
struct Change: Sendable {
  enum Action: String, Sendable { case add = "Add", modify = "Modify", remove = "Remove" }

  let action: Action
  let logicalID: String
  let type: String
  var physicalID: String?
  /// `True`, `False` or `Conditional`; nil unless the resource is modified.
  var replacement: String?
  /// What happens to the physical resource that goes: `Delete`, `Retain`, …
  var policyAction: String?
  var details: [Detail] = []

  struct Detail: Sendable {
    /// `Properties` or `Tags`.
    let attribute: String
    let property: String?
    /// `Never`, `Conditionally` or `Always`.
    let recreation: String
    /// The replaced resource, when only a reference to it changes.
    var cause: String?
  }

  var scopes: [String] { Set(details.map(\.attribute)).sorted() }
}

/// Compares what a stack has with what a template asks for.
struct Difference: Sendable {
  let members: [String: Stack.Member]
  let template: Template
  /// The template as it was, evaluated with the parameters as they were, references left open; nil at creation.
  let before: Evaluator?
  let after: Evaluator

  /// Every change, in the order of the template's dependencies, removals last.
  func changes() throws(ServiceError) -> [Change] {
    var changes: [Change] = []
    var replaced: Set<String> = []
    let order = try template.creationOrder()
    var wanted: Set<String> = []
    for name in order {
      guard let resource = template[name], let type = resource.simulatedType, try after.exists(resource.condition)
      else { continue }
      wanted.insert(name)
      let properties = try after.values(of: resource)
      guard let member = members[name], member.resource.id.type == resource.type else {
        changes.append(Change(action: .add, logicalID: name, type: resource.type))
        continue
      }
      guard let change = try modification(of: resource, type, properties, member, replaced) else { continue }
      if change.replacement == "True" { replaced.insert(name) }
      changes.append(change)
    }
    for output in template.outputs { _ = try after.value(of: output.value) }
    return changes + removals(wanted)
  }

  private func removals(_ wanted: Set<String>) -> [Change] {
    members.filter { name, member in
      !wanted.contains(name) || template[name]?.type != member.resource.id.type
    }.sorted { $0.key < $1.key }.map { name, member in
      Change(
        action: .remove, logicalID: name, type: member.resource.id.type, physicalID: member.resource.id.physical,
        policyAction: member.deletionPolicy == "RetainExceptOnCreate" ? "Retain" : member.deletionPolicy)
    }
  }

  private func modification(
    of resource: Template.Resource, _ type: SimulatedType, _ new: Members, _ member: Stack.Member,
    _ replaced: Set<String>
  ) throws(ServiceError) -> Change? {
    var old = Members([])
    if let before, let resource = before.template[resource.name] { old = try before.values(of: resource) }
    var details: [Change.Detail] = []
    for property in Set(old.keys).union(new.keys).sorted() {
      let cause = new[property]?.resources.filter(replaced.contains).min()
      let changed = old[property] != new[property]
      guard changed || cause != nil else { continue }
      details.append(
        Change.Detail(
          attribute: property == "Tags" ? "Tags" : "Properties", property: property == "Tags" ? nil : property,
          recreation: type.schema.recreation([property]).rawValue, cause: changed ? nil : cause))
    }
    guard !details.isEmpty else { return nil }
    let replacement = Self.replacement(details)
    return Change(
      action: .modify, logicalID: resource.name, type: resource.type, physicalID: member.resource.id.physical,
      replacement: replacement,
      policyAction: replacement == "False"
        ? nil : "ReplaceAnd" + (resource.policyAtReplacement == "Retain" ? "Retain" : "Delete"),
      details: details)
  }

  /// A reference to a replaced resource only may replace: its value is known at execution.
  private static func replacement(_ details: [Change.Detail]) -> String {
    if details.contains(where: { $0.recreation == "Always" && $0.cause == nil }) { return "True" }
    return details.contains { $0.recreation != "Never" } ? "Conditional" : "False"
  }
}

extension Node {
  /// The names that the value refers to; the template was checked, so that none is written wrong.
  fileprivate var resources: [String] { ((try? references()) ?? []).map(\.reference.name) }
}
