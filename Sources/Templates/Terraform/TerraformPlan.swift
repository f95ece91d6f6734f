import Foundation

/// What `terraform show -json` says of a saved plan: the resources of all modules, before and after.
package struct TerraformPlan: Sendable {
  /// The whole document.
  package let root: Node
  package let terraformVersion: String?
  /// Resources and data sources of all modules, in the order of the plan.
  package let resources: [Resource]
  /// The values of variables, by name.
  package let variables: [String: Node]
  /// The planned outputs of the root module, by name; nil where only the execution will tell the value.
  package let outputs: [String: Node?]
  private let positions: [String: Int]

  /// The most bytes of a plan.
  package static let largestPlan = 64 << 20

  package init(_ data: Data) throws(TemplateError) {
    guard data.count <= Self.largestPlan else {
      throw TemplateError(.tooLarge(bytes: data.count, limit: Self.largestPlan))
    }
    let root = try JSONReader.read(data)
    guard root["format_version"]?.text != nil else { throw TemplateError(.notAPlan, at: root.place) }
    // A change that nobody understands must not look like no change.
    for change in root["resource_changes"]?.items ?? [] {
      guard ["address", "type", "name"].allSatisfy({ change[$0]?.text != nil }) else {
        throw TemplateError(.notAPlan, at: change.place)
      }
    }
    self.root = root
    terraformVersion = root["terraform_version"]?.text
    resources = Self.resources(of: root)
    positions = Dictionary(resources.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    variables = Self.named(root["variables"]).compactMapValues { $0["value"] }
    outputs = Self.named(root["planned_values", "outputs"]).mapValues { $0["value"] }
  }

  package subscript(address: String) -> Resource? { positions[address].map { resources[$0] } }

  private static func named(_ node: Node?) -> [String: Node] {
    Dictionary((node?.members ?? Members([])).map { ($0.key, $0.value) }) { first, _ in first }
  }
}

extension TerraformPlan {
  /// A resource or a data source of a plan.
  package struct Resource: Sendable {
    /// `module.web.aws_lb.edge["a"]`.
    package let address: String
    /// `module.web`; nil in the root module.
    package let module: String?
    package let mode: Mode
    package let type: String
    package let name: String
    /// The key or number of an instance; nil without `for_each` and `count`.
    package let index: Node?
    package let place: Place
    /// The planned values; for a data source that was read, what it gave. nil for what is to be removed.
    package let values: Node?
    /// What the plan does to it; nil for what the plan does not tell of.
    package let change: Change?
    /// What the configuration says of it; nil for what is no longer there.
    package let configuration: Configuration?

    package enum Mode: String, Sendable, Hashable { case managed, data }

    /// What a path into the planned values leads to.
    package subscript(path: Node.Step...) -> Node? { values?[path] }
    package subscript(key: String) -> Node? { values?[key] }
  }

  /// What a plan does to a resource, as the plan has it.
  package struct Change: Sendable {
    /// `["delete", "create"]`.
    package let actions: [String]
    package let before: Node?
    package let after: Node?
    /// `true` where only the execution will tell the value.
    package let afterUnknown: Node?
    package let beforeSensitive: Node?
    package let afterSensitive: Node?
    /// The arguments whose change makes a replacement necessary.
    package let replacePaths: [[Node.Step]]
    package let importing: Node?
    /// Why: `replace_because_cannot_update`.
    package let reason: String?
    /// The address before a move.
    package let previousAddress: String?
    /// The key of an object that an interrupted replacement left behind.
    package let deposed: String?
  }

  /// What the configuration says of a resource.
  package struct Configuration: Sendable {
    /// The arguments: `{"constant_value": x}`, `{"references": [x]}`, or blocks with such.
    package let expressions: Node
    package let provider: String?
    /// What `depends_on` names.
    package let dependsOn: [String]
    /// What the arguments name, inside the module: `aws_lb.edge.arn`, `var.image`, `module.web.url`.
    package let references: [String]

    /// The addresses of the resources, data sources and modules that it needs, inside its module.
    package var dependencies: Set<String> { Set((references + dependsOn).compactMap(Self.address)) }

    /// `aws_lb.edge.arn` is about `aws_lb.edge`, `data.aws_region.current.id` about `data.aws_region.current`.
    private static func address(_ reference: String) -> String? {
      let parts = reference.split(separator: ".")
      guard let first = parts.first, !["var", "local", "each", "count", "path", "terraform", "self"].contains(first)
      else { return nil }
      let length = first == "data" ? 3 : 2
      let address = parts.prefix(length).joined(separator: ".")
      return parts.count < length ? nil : String(address.prefix { $0 != "[" })
    }
  }
}

extension TerraformPlan {
  /// Joins what the sections of a plan say of each resource.
  private static func resources(of root: Node) -> [Resource] {
    let configurations = configurations(of: root["configuration", "root_module"])
    var entries = Entries()
    for node in modules(from: root["planned_values", "root_module"]) { entries.add(node) { $0.planned = node } }
    for node in modules(from: root["prior_state", "values", "root_module"]) where node["mode"] == "data" {
      entries.add(node) { $0.prior = node }
    }
    for node in root["resource_changes"]?.items ?? [] { entries.add(node) { $0.change = node } }
    return entries.all.compactMap { entry in
      let parts = [entry.change, entry.planned, entry.prior].compactMap(\.self)
      guard let node = parts.first, let address = node["address"]?.text, let type = node["type"]?.text,
        let name = node["name"]?.text
      else { return nil }
      let module = module(of: address, type: type, name: name)
      let mode = Resource.Mode(rawValue: node["mode"]?.text ?? "") ?? .managed
      let key = [module.map(withoutKeys), mode == .data ? "data" : nil, type, name].compactMap(\.self)
      return Resource(
        address: address, module: module, mode: mode, type: type, name: name, index: node["index"], place: node.place,
        values: entry.planned?["values"] ?? entry.prior?["values"], change: entry.change.flatMap(Change.init),
        configuration: configurations[key.joined(separator: ".")])
    }
  }

  private struct Entry {
    var planned: Node?
    var prior: Node?
    var change: Node?
  }

  /// What is known of each object, in the order in which it was met.
  private struct Entries {
    private(set) var all: [Entry] = []
    private var positions: [String: Int] = [:]

    mutating func add(_ node: Node, _ set: (inout Entry) -> Void) {
      guard let address = node["address"]?.text else { return }
      let key = address + (node["deposed"]?.text.map { " " + $0 } ?? "")
      let position = positions[key] ?? all.count
      if position == all.count { all.append(Entry()) }
      positions[key] = position
      set(&all[position])
    }
  }

  /// The resources of a module and those inside it.
  private static func modules(from module: Node?) -> [Node] {
    guard let module else { return [] }
    return (module["resources"]?.items ?? [])
      + (module["child_modules"]?.items ?? []).flatMap { modules(from: $0) }
  }

  /// By address without the keys of instances.
  private static func configurations(of module: Node?, path: String = "") -> [String: Configuration] {
    var found: [String: Configuration] = [:]
    for resource in module?["resources"]?.items ?? [] {
      guard let address = resource["address"]?.text else { continue }
      found[path + address] = Configuration(resource)
    }
    for call in module?["module_calls"]?.members ?? Members([]) {
      found.merge(configurations(of: call.value["module"], path: path + "module.\(call.key).")) { first, _ in first }
    }
    return found
  }

  /// `module.web["a"]` of `module.web["a"].aws_lb.edge`; nil in the root module.
  private static func module(of address: String, type: String, name: String) -> String? {
    guard address.hasPrefix("module."), let end = address.range(of: ".\(type).\(name)", options: .backwards) else {
      return nil
    }
    let module = address[..<end.lowerBound]
    return String(module.hasSuffix(".data") ? module.dropLast(5) : module)
  }

  private static func withoutKeys(_ address: String) -> String {
    var result = ""
    var isKey = false
    var isQuoted = false
    for character in address {
      if character == "\"", isKey { isQuoted.toggle() }
      if character == "[", !isQuoted { isKey = true }
      if !isKey { result.append(character) }
      if character == "]", !isQuoted { isKey = false }
    }
    return result
  }
}

extension TerraformPlan.Change {
  init?(_ resource: Node) {
    guard let change = resource["change"] else { return nil }
    actions = change["actions"]?.texts ?? []
    before = change["before"]
    after = change["after"]
    afterUnknown = change["after_unknown"]
    beforeSensitive = change["before_sensitive"]
    afterSensitive = change["after_sensitive"]
    replacePaths = (change["replace_paths"]?.items ?? []).map { path in
      (path.items ?? []).compactMap { step in
        step.scalar?.kind == .string ? step.text.map(Node.Step.key) : step.integer.map(Node.Step.index)
      }
    }
    importing = change["importing"]
    reason = resource["action_reason"]?.text
    previousAddress = resource["previous_address"]?.text
    deposed = resource["deposed"]?.text
  }
}

extension TerraformPlan.Configuration {
  init(_ resource: Node) {
    let none = Node(.object(Members([])), at: resource.place)
    expressions = resource["expressions"] ?? none
    provider = resource["provider_config_key"]?.text
    dependsOn = resource["depends_on"]?.texts ?? []
    var found: [String] = []
    for node in [expressions, resource["for_each_expression"], resource["count_expression"]] {
      node?.collectReferences(&found)
    }
    references = Set(found).sorted()
  }
}

extension Node {
  fileprivate func collectReferences(_ found: inout [String]) {
    if let references = self["references"]?.items, references.allSatisfy({ $0.text != nil }) {
      found += references.compactMap(\.text)
      return
    }
    for child in children { child.collectReferences(&found) }
  }
}
