extension Consequence {
  /// The consequences of changes to the resources of a template, the gravest first.
  ///
  /// - Parameters:
  ///   - changes: The planned changes. Removals have none.
  ///   - template: The new template.
  ///   - parameters: The values that the deployment gives.
  ///   - account: The account that is deployed to; if nil, every account's id in the template counts as another one.
  /// - Returns: Bounded in number and length.
  package static func all(
    of changes: [PlannedChange], in template: Template, parameters: [String: String] = [:], account: String? = nil
  ) -> [Consequence] {
    let surroundings = Evaluator.Surroundings(pseudoParameters: [
      "AWS::AccountId": .string(account ?? PolicyScope.unknownAccount), "AWS::Partition": "aws",
      "AWS::URLSuffix": "amazonaws.com",
    ])
    let template = (try? template.expanded(parameters: parameters, surroundings: surroundings)) ?? template
    let evaluator = Evaluator(template, parameters: parameters, surroundings: surroundings)
    let types = Dictionary(template.resources.map { ($0.name, $0.type) }) { first, _ in first }
    let given = Set(template.parameters.filter { $0.body["Default"] == nil }.map(\.name))
    var inspection = Inspection(
      scope: PolicyScope(account: account, types: types), givenParameters: given,
      givenImages: Set(given.compactMap { parameters[$0] }))
    for change in changes where change.makesResource {
      guard let resource = template[change.id], resource.type == change.type else {
        inspection.inspectUnread(change)
        continue
      }
      inspection.inspect(change, resource, evaluator)
    }
    return inspection.findings.consequences
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
