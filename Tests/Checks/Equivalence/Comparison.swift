import Foundation
import Templates

/// Compares one template in both languages.
struct Comparison {
  let template: CloudFormationTemplate
  let plan: KnownPlan
  private(set) var differences: [String] = []
  private(set) var resourceCount = 0
  /// What each part belongs to.
  private var wholes: [String: String] = [:]

  /// What a resource is to both.
  private struct Pair {
    let resource: CloudFormationTemplate.Resource
    let counterpart: KnownPlan.Resource
    let mapping: Mapping
    var ours: Neutral
    var theirs: Neutral
  }

  init(template: CloudFormationTemplate, plan: KnownPlan, manifest: Data?) {
    self.template = template
    self.plan = plan
    resources()
    parameters()
    outputs()
    if let manifest { compareManifest(manifest) }
  }

  /// `BotTask` and `bot_task`.
  static func key(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

  // MARK: Resources

  private mutating func resources() {
    var pairs: [Pair] = []
    var graph: [String: Set<String>] = [:]
    var parts: [(type: String, name: String, arguments: Neutral)] = []
    for (name, value) in template.handedOver { graph[Self.key(name)] = Self.names(in: value) }
    for resource in template.resources {
      let value = evaluated(resource)
      let names = Self.names(in: resource.properties)
      graph[Self.key(resource.logicalID)] = names.union(resource.dependsOn.map(Self.key))
      if Mapping.parts.contains(where: { $0.type == resource.type }) {
        parts.append((resource.type, resource.logicalID, value))
        continue
      }
      guard let mapping = Mapping.of(resource.type) else {
        report(resource.logicalID, "the type \(resource.type) is in no table of Mapping.swift")
        continue
      }
      guard let counterpart = plan.counterpart(of: resource.logicalID) else {
        report(resource.logicalID, "in CloudFormation only")
        continue
      }
      if counterpart.type != mapping.terraform {
        report(resource.logicalID, "CloudFormation \(resource.type), Terraform \(counterpart.type)")
        continue
      }
      if resource.isKept != counterpart.isKept {
        report(
          resource.logicalID,
          "kept when it is removed: CloudFormation \(resource.isKept), Terraform \(counterpart.isKept)")
      }
      if resource.isAtTheEdge != counterpart.isAtTheEdge {
        report(
          resource.logicalID,
          "in us-east-1: CloudFormation \(resource.isAtTheEdge), Terraform \(counterpart.isAtTheEdge)")
      }
      pairs.append(
        Pair(
          resource: resource, counterpart: counterpart, mapping: mapping, ours: neutral(value, mapping),
          theirs: counterpart.arguments))
    }
    let known = Set(pairs.map(\.counterpart.address))
    for resource in plan.resources where !known.contains(resource.address) {
      if Mapping.parts.contains(where: { $0.type == resource.type }) {
        parts.append((resource.type, resource.address, resource.arguments))
      } else if !template.resources.contains(where: { Self.key($0.logicalID) == Self.key(resource.name) }) {
        report(resource.address, "in Terraform only")
      }
    }
    for (type, name, arguments) in parts { join(type, name, arguments, &pairs) }
    for pair in pairs { compare(pair) }
    compareDependencies(graph, pairs)
    resourceCount = pairs.count
  }

  private mutating func evaluated(_ resource: CloudFormationTemplate.Resource) -> Neutral {
    let template = resource.isAtTheEdge ? self.template.edge ?? self.template.main : self.template.main
    do {
      return try evaluator(of: template).evaluate(resource.properties).map { try Neutral($0) } ?? .object([:])
    } catch {
      report(resource.logicalID, "\(error)")
      return .object([:])
    }
  }

  /// What a value refers to.
  private static func names(in value: Node) -> Set<String> {
    Set(((try? value.references()) ?? []).map { key($0.reference.name) })
  }

  /// Gives references the values of their counterparts in Terraform.
  private func evaluator(of template: Template) -> Evaluator {
    var parameters: [String: String] = [:]
    for parameter in template.parameters {
      if let value = self.template.handedOver[parameter.name], let edge = self.template.edge {
        parameters[parameter.name] = (try? evaluator(of: edge).evaluate(value))?.text
      } else {
        parameters[parameter.name] = plan.variables.first { Self.key($0.key) == Self.key(parameter.name) }?.value
      }
    }
    let (whole, plan) = (self.template, plan)
    return Evaluator(
      template, parameters: parameters,
      surroundings: Evaluator.Surroundings(
        // us-east-1 is where the stand-in provider always is.
        pseudoParameters: ["AWS::Region": "us-east-1", "AWS::AccountId": "123456789012", "AWS::Partition": "aws"],
        zones: { _ in plan.zones },
        resource: { reference in
          guard let resource = whole.resources.first(where: { $0.logicalID == reference.name }),
            let counterpart = plan.counterpart(of: reference.name), let mapping = Mapping.of(resource.type)
          else { return nil }
          let words = reference.attribute.map { mapping.attributes[$0] ?? $0 } ?? mapping.ref
          let value = counterpart.values.first { Neutral.folded($0.key) == Neutral.folded(words) }?.value
          return value?.text.map { .string($0) }
        }))
  }

  /// Puts a part into the resource it belongs to, on its own side.
  private mutating func join(_ type: String, _ name: String, _ arguments: Neutral, _ pairs: inout [Pair]) {
    if let dependent = plan.resources.first(where: { $0.address == name }),
      let part = Mapping.parts.first(where: { $0.type == type }), part.whole.isEmpty
    {
      let whole = pairs.first { dependent.dependencies.contains($0.counterpart.address) }
      guard let whole else { return report(name, "refers to no resource that it could belong to") }
      return wholes[Self.key(dependent.name)] = Self.key(whole.resource.logicalID)
    }
    let isOurs = type.hasPrefix("AWS::")
    let partKey = Self.key(name.split(separator: ".").last.map(String.init) ?? name)
    guard let part = Mapping.parts.first(where: { $0.type == type }) else { return }
    var members = arguments.members
    let whole = members.removeValue(forKey: isOurs ? part.whole : Neutral.folded(part.whole))?.text
    let index = pairs.firstIndex { pair in
      ["id", "arn", "name", pair.mapping.ref].contains {
        whole != nil && pair.counterpart.values[$0]?.text == whole
      }
    }
    guard let index else { return report(name, "'\(part.whole)' names no resource that it could belong to") }
    wholes[partKey] = Self.key(pairs[index].resource.logicalID)
    var value = isOurs ? neutral(.object(members), pairs[index].mapping) : Neutral.object(members)
    let path = part.path.split(separator: ".").map { Neutral.folded(String($0)) }
    if part.isRepeated, let others = pairs[index].theirs.members[path[0]] {
      if case .list(let elements) = others {
        value = .list(elements + [value])
      } else {
        value = .list([others, value])
      }
    }
    if isOurs { pairs[index].ours.put(value, at: path) } else { pairs[index].theirs.put(value, at: path) }
  }

  private mutating func compare(_ pair: Pair) {
    var (ours, theirs) = (pair.ours, pair.theirs)
    for path in pair.mapping.onlyCloudFormation.keys { ours.remove(Self.steps(path)) }
    for path in pair.mapping.onlyTerraform.keys {
      let steps = Self.steps(path, in: theirs)
      if !ours.has(steps) { theirs.remove(steps) }
    }
    for difference in ours.differences(from: theirs, at: "") {
      report(pair.resource.logicalID, named(difference))
    }
  }

  /// A path as it stands in folded objects; a document keeps its capitals.
  private static func steps(_ path: String, in value: Neutral = .object([:])) -> [String] {
    var value = value
    return path.split(separator: ".").map(String.init).map { key in
      if case .sequence(let elements) = value, let first = elements.first { value = first }
      let step = value.members[key] == nil ? Neutral.folded(key) : key
      value = value.members[step] ?? .object([:])
      return step
    }
  }

  /// Ids that the stand-in provider generated, shown as the resource that they belong to.
  private func named(_ text: String) -> String {
    plan.resources.reduce(text) { text, resource in
      ["arn", "id", "dns_name", "domain_name"].reduce(text) { text, attribute in
        guard let value = resource.values[attribute]?.text, value.count > 12 else { return text }
        return text.replacingOccurrences(of: value, with: "${\(resource.address).\(attribute)}")
      }
    }
  }

  // MARK: Dependencies

  private mutating func compareDependencies(_ graph: [String: Set<String>], _ pairs: [Pair]) {
    var other: [String: Set<String>] = [:]
    for resource in plan.resources { other[Self.key(resource.name)] = Set(resource.dependencies.map(Self.node)) }
    for (address, dependencies) in plan.lookups { other[address] = Set(dependencies.map(Self.node)) }
    let (ours, theirs) = (withoutParts(graph), withoutParts(other))
    let shared = Set(pairs.map { Self.key($0.resource.logicalID) })
    for pair in pairs {
      let key = Self.key(pair.resource.logicalID)
      let here = Self.closure(of: key, in: ours).intersection(shared)
      let there = Self.closure(of: key, in: theirs).intersection(shared)
      if here != there {
        report(
          pair.resource.logicalID,
          "waits in CloudFormation only for \(here.subtracting(there).sorted()), in Terraform only for "
            + "\(there.subtracting(here).sorted())")
      }
    }
  }

  /// A look-up may be called as a resource is.
  private static func node(_ address: String) -> String {
    address.hasPrefix("data.") ? address : key(address.split(separator: ".").last.map(String.init) ?? address)
  }

  /// Who waits for a part waits for the whole, and the whole for what its parts wait for.
  private func withoutParts(_ graph: [String: Set<String>]) -> [String: Set<String>] {
    var joined: [String: Set<String>] = [:]
    for (name, others) in graph {
      let whole = wholes[name] ?? name
      joined[whole, default: []].formUnion(others.map { wholes[$0] ?? $0 }.filter { $0 != whole })
    }
    return joined
  }

  private static func closure(of start: String, in graph: [String: Set<String>]) -> Set<String> {
    var found: Set<String> = []
    var open = Array(graph[start] ?? [])
    while let name = open.popLast() {
      if found.insert(name).inserted { open += graph[name] ?? [] }
    }
    return found
  }

  // MARK: Parameters and outputs

  private mutating func parameters() {
    let ours = Dictionary(uniqueKeysWithValues: template.parameterSummaries.map { (Self.key($0.key), $0.value) })
    let theirs = Dictionary(uniqueKeysWithValues: plan.variableSummaries.map { (Self.key($0.key), $0.value) })
    if ours != theirs { report("Parameters", "CloudFormation \(ours), Terraform \(theirs)") }
  }

  private mutating func outputs() {
    let evaluator = evaluator(of: template.main)
    var ours: [String: String] = [:]
    for (key, output) in template.outputs {
      do {
        ours[key] = "\(output.summary): \(try evaluator.evaluate(output.value).map { try Neutral($0) } ?? .scalar(""))"
      } catch {
        report(key, "\(error)")
      }
    }
    let theirs = plan.outputs.mapValues { "\($0.summary): '\($0.value)'" }
    for key in Set(ours.keys).union(theirs.keys).sorted() where ours[key] != theirs[key] {
      report("Outputs.\(key)", "CloudFormation \(ours[key] ?? "nothing"), Terraform \(theirs[key] ?? "nothing")")
    }
  }

  private mutating func compareManifest(_ manifest: Data) {
    let manifest = try? Node(json: manifest)
    let tags = manifest?["tags"]?.members?.json.compactMapValues(\.scalar)
    if manifest?["region"]?.text != plan.region { report("Region", "Terraform '\(plan.region)'") }
    if tags != plan.tags { report("Tags", "CloudFormation \(tags ?? [:]), Terraform \(plan.tags)") }
  }

  private mutating func report(_ name: String, _ difference: String) { differences.append("\(name): \(difference)") }
}
