import Essentials

/// Replaces intrinsic functions with their values.
///
/// Unknown values stay calls: a parameter without a value, a resource that does not exist yet, an export of another
/// stack, and every function that needs one of them.
package struct Evaluator: Sendable {
  package let template: Template
  let surroundings: Surroundings
  /// The values of parameters, as `Ref` gives them.
  let parameters: [String: Node]
  /// The values of the conditions, or why one cannot be evaluated.
  private(set) var conditions: [String: Result<Bool?, TemplateError>] = [:]
  /// Conditions that are true or false whatever their expressions say.
  let forced: [String: Bool]
  /// Whether `Fn::If`, `Fn::Select` and `Fn::FindInMap` stay, with every value that they may have: a review must not
  /// depend on an answer that AWS may give in another way.
  let keepsChoices: Bool
  /// Answers comparisons of unknown values.
  let assumption: Assumption?

  /// The known values outside a template.
  package struct Surroundings: Sendable {
    /// Pseudo parameters by name: `AWS::Region`.
    package var pseudoParameters: [String: Node]
    /// The zones of a region; nil leaves `Fn::GetAZs` as it is.
    package var zones: @Sendable (_ region: String) -> [String]?
    /// The value of a resource or one of its attributes; nil leaves the reference as it is.
    package var resource: @Sendable (Reference) -> Node?

    package init(
      pseudoParameters: [String: Node] = [:], zones: @escaping @Sendable (String) -> [String]? = { _ in nil },
      resource: @escaping @Sendable (Reference) -> Node? = { _ in nil }
    ) {
      self.pseudoParameters = pseudoParameters
      self.zones = zones
      self.resource = resource
    }
  }

  typealias Assumption = @Sendable (_ one: Node, _ other: Node) -> Bool?

  /// Parameters without a value have their default, or stay unknown if defaults are not used. `conditions` overrides the
  /// expressions of conditions.
  package init(
    _ template: Template, parameters: [String: String] = [:], surroundings: Surroundings = Surroundings(),
    conditions: [String: Bool] = [:], usesDefaults: Bool = true, keepsChoices: Bool = false
  ) {
    self.init(
      template, parameters: template.values(of: parameters, usesDefaults: usesDefaults), surroundings: surroundings,
      conditions: conditions, assumption: nil, keepsChoices: keepsChoices)
  }

  init(
    _ template: Template, parameters: [String: Node], surroundings: Surroundings, conditions: [String: Bool],
    assumption: Assumption?, relevant: Set<String>? = nil, keepsChoices: Bool = false
  ) {
    self.template = template
    self.parameters = parameters
    self.surroundings = surroundings
    self.assumption = assumption
    self.keepsChoices = keepsChoices
    forced = conditions
    self.conditions = conditions.mapValues { .success($0) }
    // Each condition once, after the conditions that it names: the cost is linear.
    for name in template.conditionOrder {
      guard self.conditions[name] == nil, relevant?.contains(name) ?? true,
        let condition = template.conditions[name]
      else { continue }
      self.conditions[name] = Result { () throws(TemplateError) in try test(condition.expression) }
    }
  }

  /// The value of a node; nil if it is `AWS::NoValue`.
  package func evaluate(_ node: Node) throws(TemplateError) -> Node? {
    var evaluation = Evaluation(self)
    return try evaluation.value(of: node)
  }

  /// The properties of a resource, without those that have no value.
  package func properties(of resource: Template.Resource) throws(TemplateError) -> Members {
    try evaluate(Node(.object(resource.properties), at: resource.place))?.members ?? Members([])
  }

  /// Whether a resource or output with this condition exists; nil if it depends on unknown values.
  package func holds(_ condition: Node?) throws(TemplateError) -> Bool? {
    guard let condition else { return true }
    // With AWS::LanguageExtensions, the name may be a function.
    guard let name = try evaluate(condition) else { return true }
    guard let text = name.text else { return nil }
    return try holds(text, at: condition.place)
  }

  /// Whether a condition is true; nil if it depends on unknown values.
  package func holds(_ name: String, at place: Place? = nil) throws(TemplateError) -> Bool? {
    guard let result = conditions[name] else {
      let isCyclic = template.conditions.contains(name)
      throw TemplateError(isCyclic ? .conditionCycle(template.cyclicConditions) : .unknownCondition(name), at: place)
    }
    return try result.get()
  }

  /// The value of `Ref` or `Fn::GetAtt`, if it is known.
  func value(of reference: Reference) -> Node? {
    guard reference.attribute == nil else { return surroundings.resource(reference) }
    return surroundings.pseudoParameters[reference.name] ?? parameters[reference.name]
      ?? surroundings.resource(reference)
  }

  private func test(_ expression: Node) throws(TemplateError) -> Bool? {
    var evaluation = Evaluation(self)
    return try evaluation.test(expression)
  }
}

extension Template {
  /// The value of `Ref` for each parameter with a value, given or by default.
  ///
  /// The default of an `AWS::SSM::Parameter::Value` is the name of a parameter elsewhere, not the value.
  fileprivate func values(of given: [String: String], usesDefaults: Bool) -> [String: Node] {
    var values: [String: Node] = [:]
    for parameter in parameters {
      let isElsewhere = parameter.type.hasPrefix("AWS::SSM::Parameter::Value")
      let ownDefault = isElsewhere || !usesDefaults ? nil : parameter.defaultValue
      guard let text = given[parameter.name] ?? ownDefault else { continue }
      values[parameter.name] = parameter.value(of: text)
    }
    return values
  }

  /// The conditions that can be evaluated, each after the conditions that it names.
  static func order(of conditions: Section<Condition>) -> [String] {
    var missing: [String: Int] = [:]
    var dependents: [String: [String]] = [:]
    for condition in conditions {
      let names = Set(condition.expression.namesOfConditions.filter(conditions.contains))
      missing[condition.name] = names.count
      for name in names { dependents[name, default: []].append(condition.name) }
    }
    var order = conditions.names.filter { missing[$0] == 0 }
    var position = 0
    while position < order.count {
      for dependent in dependents[order[position], default: []] {
        missing[dependent, default: 0] -= 1
        if missing[dependent] == 0 { order.append(dependent) }
      }
      position += 1
    }
    return order
  }

  /// Conditions in a cycle, and conditions that refer to them.
  fileprivate var cyclicConditions: [String] {
    let order = Set(conditionOrder)
    return conditions.names.filter { !order.contains($0) }
  }
}

extension Template.Parameter {
  /// The value as `Ref` gives it.
  package func value(of text: String) -> Node {
    guard isList else { return .string(text, at: place) }
    // One item more than there are commas; CloudFormation trims spaces only.
    let items = text.splitExactly(by: ",").map { item in
      let start = item.utf8.drop { $0 == UInt8(ascii: " ") }
      let end = start.lastIndex { $0 != UInt8(ascii: " ") }.map { start.index(after: $0) } ?? start.startIndex
      return Node.string(String(Substring(start[..<end])), at: place)
    }
    return Node(.list(items), at: place)
  }
}
