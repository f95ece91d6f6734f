extension Consequence {
  /// The consequences of changes to the resources of a template, the gravest first.
  ///
  /// - Parameters:
  ///   - changes: The planned changes. Removals have none, unless the resource protects others.
  ///   - template: The new template.
  ///   - parameters: The values that the deployment gives.
  ///   - imageParameters: The parameters of the manifest's images. The review has named these images already.
  ///   - unknownParameters: The parameters that the deployment gives values which are not known here. Their defaults do
  ///     not count.
  ///   - account: The account that is deployed to; if nil, every account's id in the template counts as another one.
  /// - Returns: Bounded in number and length.
  package static func all(
    of changes: [PlannedChange], in template: Template, parameters: [String: String] = [:],
    imageParameters: Set<String> = [], unknownParameters: Set<String> = [], account: String? = nil
  ) -> [Consequence] {
    // Not the partition: a condition may tell it from another one.
    let surroundings = Evaluator.Surroundings(pseudoParameters: [
      "AWS::AccountId": .string(account ?? PolicyScope.unknownAccount)
    ])
    // The value of a parameter of Systems Manager is elsewhere; a deployment gives its name.
    let elsewhere = template.parameters.filter { $0.type.hasPrefix("AWS::SSM::Parameter::Value") }.map(\.name)
    let parameters = parameters.filter { !unknownParameters.contains($0.key) && !elsewhere.contains($0.key) }
    let template = template.withoutDefaults(of: unknownParameters)
    let expanded = (try? template.expanded(parameters: parameters, surroundings: surroundings)) ?? template
    return all(
      of: changes, imageParameters, Set(imageParameters.compactMap { parameters[$0] }), account,
      Evaluator(expanded, parameters: parameters, surroundings: surroundings, keepsChoices: true))
  }

  private static func all(
    of changes: [PlannedChange], _ imageParameters: Set<String>, _ givenImages: Set<String>, _ account: String?,
    _ evaluator: Evaluator
  ) -> [Consequence] {
    let template = evaluator.template
    let types = Dictionary(template.resources.map { ($0.name, $0.type) }) { first, _ in first }
    var inspection = Inspection(
      scope: PolicyScope(account: account, types: types), imageParameters: imageParameters, givenImages: givenImages)
    for change in changes where change.makesResource {
      guard let resource = template[change.id], resource.type == change.type else {
        inspection.inspectUnread(change)
        continue
      }
      inspection.inspect(change, resource, evaluator)
    }
    inspection.inspectRemovals(changes)
    return inspection.findings.consequences
  }
}

extension Template {
  /// The template without the defaults of some parameters.
  fileprivate func withoutDefaults(of names: Set<String>) -> Template {
    guard parameters.contains(where: { names.contains($0.name) && $0.body["Default"] != nil }) else { return self }
    let sections = (root.members ?? Members([])).map { section -> Members.Member in
      guard section.key == "Parameters", let parameters = section.value.members else { return section }
      let others = parameters.map { parameter -> Members.Member in
        guard names.contains(parameter.key), let members = parameter.value.members else { return parameter }
        let body = Node(.object(Members(members.filter { $0.key != "Default" })), at: parameter.value.place)
        return Members.Member(parameter.key, at: parameter.place, body)
      }
      return Members.Member(section.key, at: section.place, Node(.object(Members(others)), at: section.value.place))
    }
    return (try? Template(root: Node(.object(Members(sections)), at: root.place))) ?? self
  }
}

extension PlannedChange {
  /// Whether the resource exists after the change as the new template has it.
  var makesResource: Bool {
    switch effect {
    case .add, .change, .replace, .mayReplace, .import: true
    case .remove: false
    }
  }

  fileprivate var changedNames: Set<String> { effect == .add ? [] : Set(names) }
}

extension Inspection {
  fileprivate mutating func inspect(_ change: PlannedChange, _ resource: Template.Resource, _ evaluator: Evaluator) {
    let written = Node(.object(resource.properties), at: resource.place)
    var properties = written
    do throws(TemplateError) {
      properties = Node(.object(try evaluator.properties(of: resource)), at: resource.place)
    } catch {
      findings.add(.notJudged, change.id, change.type, "its properties cannot be evaluated: \(error.message)")
    }
    inspect(
      Subject(
        id: change.id, type: change.type, knownType: change.type, kinds: ConsequenceTypes.kinds(of: change.type),
        properties: properties, written: written, changed: change.changedNames))
  }

  /// A resource of a nested stack, or one that a macro makes: only its type is known.
  fileprivate mutating func inspectUnread(_ change: PlannedChange) {
    let reason = "its template is not read"
    guard let kinds = ConsequenceTypes.kinds(of: change.type) else {
      return findings.add(.notJudged, change.id, change.type, "StackKit does not know the type")
    }
    for kind in kinds { findings.add(kind, change.id, change.type, reason) }
    if kinds.isEmpty, ConsequenceTypes.dependOnProperties(change.type) {
      findings.add(.notJudged, change.id, change.type, reason)
    }
  }
}

extension ConsequenceTypes {
  /// Whether the properties of a type decide about its consequences: it has policies, rules, containers or public access.
  fileprivate static func dependOnProperties(_ type: String) -> Bool {
    type.hasPrefix("AWS::IAM::") || Inspection.readTypes.contains(type)
      || ResourceType.named(type).map { !$0.properties.isDisjoint(with: PolicyDocument.properties) } ?? true
  }
}
