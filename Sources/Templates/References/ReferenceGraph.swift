/// The references between the elements of a template.
package struct ReferenceGraph: Sendable {
  /// A named element of a template.
  package struct Element: Hashable, Sendable {
    package enum Section: String, Sendable, Hashable {
      case parameter, mapping, condition, rule, resource, output, pseudoParameter
    }

    package let section: Section
    package let name: String

    package init(_ section: Section, _ name: String) {
      self.section = section
      self.name = name
    }
  }

  package struct Edge: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// `Ref`, `Fn::GetAtt` or `Fn::Sub`; with the attribute of a resource.
      case value(attribute: String?)
      case dependsOn
      /// A condition: of an element, in `Fn::If`, or in another condition.
      case condition
      case mapping
    }

    package let from: Element
    package let to: Element
    package let kind: Kind
    package let place: Place
  }

  /// All references to elements of the template, in the order of the file.
  package private(set) var edges: [Edge] = []
  /// References to elements that the template does not have.
  package private(set) var unresolved: [(from: Element, usage: Usage)] = []
  private let template: Template
  private var outgoing: [Element: [Int]] = [:]
  private var incoming: [Element: [Int]] = [:]

  package init(_ template: Template) throws(TemplateError) {
    self.template = template
    for condition in template.conditions {
      try add(condition.expression, of: Element(.condition, condition.name))
    }
    for rule in template.rules { try add(rule.body, of: Element(.rule, rule.name)) }
    for resource in template.resources {
      let element = Element(.resource, resource.name)
      addCondition(resource.condition, of: element)
      for name in resource.dependsOn {
        let usage = Usage(Reference(name.text ?? ""), by: .ref, at: name.place)
        add(usage, .dependsOn, from: element, to: target(name.text ?? "", .resource))
      }
      for (key, body) in resource.parts where key != "Condition" && key != "DependsOn" { try add(body, of: element) }
    }
    for output in template.outputs {
      let element = Element(.output, output.name)
      addCondition(output.condition, of: element)
      for body in [output.value, output.body["Export"]].compactMap(\.self) { try add(body, of: element) }
    }
  }

  /// The references of `element`.
  package func references(from element: Element) -> [Edge] { outgoing[element, default: []].map { edges[$0] } }

  /// The references to `element`.
  package func references(to element: Element) -> [Edge] { incoming[element, default: []].map { edges[$0] } }

  /// The resources that must exist before a resource.
  package func dependencies(of resource: String) -> Set<String> {
    Set(dependencyEdges(of: resource).map(\.to.name))
  }

  private func dependencyEdges(of resource: String) -> [Edge] {
    references(from: Element(.resource, resource)).filter { $0.to.section == .resource }
  }
}

extension ReferenceGraph {
  private mutating func add(_ node: Node, of element: Element) throws(TemplateError) {
    for usage in try node.references() {
      add(usage, .value(attribute: usage.reference.attribute), from: element, to: target(of: usage.reference))
    }
    for usage in node.namesOfDefinitions {
      let isMapping = usage.function == .findInMap
      let target = target(usage.reference.name, isMapping ? .mapping : .condition)
      add(usage, isMapping ? .mapping : .condition, from: element, to: target)
    }
  }

  private mutating func addCondition(_ node: Node?, of element: Element) {
    guard let node, let name = node.text else { return }
    let usage = Usage(Reference(name), by: .condition, at: node.place)
    add(usage, .condition, from: element, to: target(name, .condition))
  }

  private mutating func add(_ usage: Usage, _ kind: Edge.Kind, from element: Element, to target: Element?) {
    guard let target else {
      unresolved.append((element, usage))
      return
    }
    outgoing[element, default: []].append(edges.count)
    incoming[target, default: []].append(edges.count)
    edges.append(Edge(from: element, to: target, kind: kind, place: usage.place))
  }

  private func target(of reference: Reference) -> Element? {
    if reference.isPseudoParameter { return Element(.pseudoParameter, reference.name) }
    if reference.attribute == nil, template.parameters.contains(reference.name) {
      return Element(.parameter, reference.name)
    }
    return target(reference.name, .resource)
  }

  private func target(_ name: String, _ section: Element.Section) -> Element? {
    let exists =
      switch section {
      case .resource: template.resources.contains(name)
      case .condition: template.conditions.contains(name)
      case .mapping: template.mappings.contains(name)
      case .parameter, .rule, .output, .pseudoParameter: false
      }
    return exists ? Element(section, name) : nil
  }
}

extension ReferenceGraph {
  /// Every resource after those it depends on, sorted by name where the order is free.
  package func creationOrder() throws(TemplateError) -> [String] {
    var missing: [String: Int] = [:]
    var dependents: [String: [String]] = [:]
    for name in template.resources.names {
      let dependencies = dependencies(of: name)
      missing[name] = dependencies.count
      for dependency in dependencies { dependents[dependency, default: []].append(name) }
    }
    var order: [String] = []
    var ready = missing.filter { $0.value == 0 }.keys.sorted()
    while !ready.isEmpty {
      order += ready
      var next: [String] = []
      for dependent in ready.flatMap({ dependents[$0, default: []] }) {
        missing[dependent, default: 0] -= 1
        if missing[dependent] == 0 { next.append(dependent) }
      }
      ready = next.sorted()
    }
    guard order.count == template.resources.count else {
      let cycle = cycle(among: Set(template.resources.names).subtracting(order))
      throw TemplateError(.cycle(cycle), at: cycle.first?.place)
    }
    return order
  }

  /// One cycle of resources that depend on each other.
  private func cycle(among waiting: Set<String>) -> [CycleStep] {
    var steps: [CycleStep] = []
    var positions: [String: Int] = [:]
    var name = waiting.min() ?? ""
    while positions[name] == nil {
      let edges = dependencyEdges(of: name).filter { waiting.contains($0.to.name) }
      guard let edge = edges.min(by: { $0.to.name < $1.to.name }) else { return steps }
      positions[name] = steps.count
      steps.append(CycleStep(name: name, place: edge.place))
      name = edge.to.name
    }
    return Array(steps[(positions[name] ?? 0)...])
  }
}

/// A resource of a cycle, with the place where it refers to the next.
package struct CycleStep: Sendable, Hashable {
  package let name: String
  package let place: Place
}

extension Template.Resource {
  /// The attributes by key, properties among them.
  fileprivate var parts: [(String, Node)] { (body.members ?? Members([])).map { ($0.key, $0.value) } }
}
