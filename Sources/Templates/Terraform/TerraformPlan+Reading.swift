import Essentials

extension TerraformPlan {
  /// Joins the sections of a plan by resource.
  static func resources(of root: Node, _ configurations: [Configuration]) -> [Resource] {
    let configurations = Dictionary(configurations.map { ($0.address, $0) }) { first, _ in first }
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

  /// The parts of each object, in the order of the plan.
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

  static func configurations(in module: Node?, path: String = "") -> [Configuration] {
    (module?["resources"]?.items ?? []).compactMap { Configuration($0, path: path) }
      + (module?["module_calls"]?.members ?? Members([])).flatMap { call in
        configurations(in: call.value["module"], path: path + "module.\(call.key).")
      }
  }

  /// `module.web["a"]` of `module.web["a"].aws_lb.edge`; nil in the root module.
  private static func module(of address: String, type: String, name: String) -> String? {
    guard address.hasPrefix("module."), let end = address.utf8.ranges(of: ".\(type).\(name)".utf8).last else {
      return nil
    }
    let module = address[..<end.lowerBound]
    return String(module.hasSuffix(".data") ? module.dropLast(5) : module)
  }

  /// `module.web.aws_lb.edge` of `module.web["a"].aws_lb.edge[0]`.
  package static func withoutKeys(_ address: String) -> String {
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
  init?(_ resource: Node, path: String) {
    guard let address = resource["address"]?.text, let type = resource["type"]?.text,
      let name = resource["name"]?.text
    else { return nil }
    self.address = path + address
    mode = TerraformPlan.Resource.Mode(rawValue: resource["mode"]?.text ?? "") ?? .managed
    self.type = type
    self.name = name
    place = resource.place
    expressions = resource["expressions"] ?? Node(.object(Members([])), at: resource.place)
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
