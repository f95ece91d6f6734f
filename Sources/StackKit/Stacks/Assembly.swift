/// Collects what a stack's body stands for: starts at the body, follows references, and lists a resource behind
/// everything that it needs.
public struct Assembly: Sendable {
  let scope: Scope
  private var outputs: [Output] = []
  private(set) var services: [DeployedService] = []
  private(set) var parameters: [Parameter] = []
  private(set) var problems: [String] = []
  private(set) var notes: [String] = []
  private(set) var exceptions: [AcceptedFinding] = []

  private var resources: [ResolvedResource] = []
  private var known: [String: ResolvedResource] = [:]
  private var constructs: Set<Identity> = []
  private var omissions: [Omitted] = []
  private var claims: [String: Name] = [:]
  private var expectations: [(what: String, problem: String)] = []
  private var fulfilled: Set<String> = []
  private var served: [ServedPaths] = []
  private var overrides: [String: [@Sendable (inout Properties) -> Void]] = [:]

  init(scope: Scope) {
    self.scope = scope
  }

  /// Takes a construct in, as often as it is mentioned: what differs the second time is found resource by resource.
  mutating func add(_ construct: some Construct) {
    constructs.insert(Identity(construct))
    construct.body.contribute(to: &self)
  }

  /// Takes in the construct that a resource is a part of, once.
  private mutating func addOwner(_ construct: some Construct) {
    if !constructs.contains(Identity(construct)) { add(construct) }
  }

  struct Identity: Hashable {
    let type: ObjectIdentifier
    let name: Name

    init<C: Construct>(_ construct: C) {
      type = ObjectIdentifier(C.self)
      name = construct.name
    }
  }

  mutating func add(_ omission: Omitted) {
    omissions.append(omission)
    if omission.reason.isBlank { problem("\(omission.construct.label) is omitted without a reason: reviewers read it") }
    note("\(omission.construct.label) is omitted: \(omission.reason)")
  }

  /// Refuses constructs that the body creates and the template does not have.
  mutating func refuseLost(_ created: [CreatedConstruct]) {
    let omitted = omissions.map(\.construct)
    for construct in created where !constructs.contains(construct.identity) && !omitted.contains(construct) {
      problem(
        "\(construct.label) is created but is not in the body of the stack; put it in the body, create it inside the 'if' "
          + "that adds it, or put Omitted(…, because: \"REASON\") in the body")
    }
    for construct in omitted where constructs.contains(construct.identity) {
      problem("\(construct.label) is in the body of the stack and is omitted there; remove one of the two")
    }
  }

  mutating func add(_ resource: some Resource) {
    if let owner = resource.owner { addOwner(owner) }
    if let other = known[resource.name.key] { return compare(resource, with: other) }
    let resolved = ResolvedResource(resource, scope: scope)
    if let problem = resource.name.problem { self.problem(problem) }

    // Known before it is listed: the parts of a construct may lead back to each other.
    known[resolved.key] = resolved
    follow(resolved.references)
    for needed in resource.after { needed.contribute(to: &self) }
    resources.append(resolved)
  }

  mutating func override(_ resource: any Resource, _ write: @escaping @Sendable (inout Properties) -> Void) {
    resource.contribute(to: &self)
    overrides[resource.name.key, default: []].append(write)
    var properties = Properties(scope: scope)
    write(&properties)
    follow(properties.properties.references)
  }

  mutating func add(_ service: DeployedService) {
    if !services.contains(where: { $0.name == service.name }) { services.append(service) }
  }

  mutating func add(_ claim: Claim) {
    let other = claims.updateValue(claim.owner, forKey: claim.thing)
    if let other, other != claim.owner {
      problem("'\(other)' and '\(claim.owner)' both have \(claim.thing); \(claim.advice)")
    }
  }

  mutating func add(_ expectation: Expectation) {
    switch expectation {
    case .expected(let what, let problem): expectations.append((what, problem))
    case .fulfilled(let what): fulfilled.insert(what)
    }
  }

  mutating func add(_ paths: ServedPaths) {
    if !served.contains(paths) { served.append(paths) }
  }

  mutating func add(_ output: Output) {
    if !outputs.contains(output) { outputs.append(output) }
  }

  mutating func add(_ finding: AcceptedFinding) {
    if !exceptions.contains(finding) { exceptions.append(finding) }
  }

  mutating func problem(_ text: String) {
    if !problems.contains(text) { problems.append(text) }
  }

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  private mutating func follow(_ references: [PlacedReference]) {
    for placed in references { follow(placed.reference) }
  }

  private mutating func follow(_ reference: Reference) {
    switch reference.target {
    case .resource(let resource): resource.contribute(to: &self)
    case .parameter(let parameter): add(parameter)
    }
  }

  private mutating func add(_ parameter: Parameter) {
    guard let same = parameters.first(where: { $0.name.key == parameter.name.key }) else {
      if let problem = parameter.name.problem { self.problem(problem) }
      return parameters.append(parameter)
    }
    if same != parameter { self.problem("two different parameters are named '\(parameter.name)'") }
  }

  private mutating func compare(_ resource: some Resource, with other: ResolvedResource) {
    guard !other.matches(resource, scope: scope) else { return }
    let (type, otherType) = (resource.kind.type, other.kind.type)
    let types = otherType == type ? "both \(type), with different properties" : "\(otherType) and \(type)"
    let name = other.name == resource.name ? "'\(resource.name)'" : "'\(other.name)' and '\(resource.name)'"
    problem("two resources are named \(name): \(types); give one of them another name")
  }

  /// The finished template.
  mutating func template(summary: String) -> AssembledTemplate {
    for output in outputs { for reference in output.text.references { follow(reference) } }
    let resources = resources.map { resource in
      let resource = resource.completed(with: served, scope: scope)
      return overrides[resource.key].map { resource.overridden(by: $0, scope: scope) } ?? resource
    }
    for (what, problem) in expectations where !fulfilled.contains(what) { self.problem(problem) }
    let outputs = namedOutputs()
    checkNames(of: outputs)
    for resource in resources { checkReferences(of: resource) }
    return AssembledTemplate(
      scope: scope, summary: summary, parameters: parameters, resources: resources, outputs: outputs)
  }

  /// Resources and parameters share a namespace in CloudFormation; outputs have their own, with the same letters.
  private mutating func checkNames(of outputs: [AssembledTemplate.Output]) {
    for parameter in parameters where known[parameter.name.key] != nil {
      problem("a parameter and a resource are named '\(parameter.name)'; give one of them another name")
    }
    var keys: Set<String> = []
    for key in outputs.map(\.key) {
      if Name(stringLiteral: key).logicalID != key || Name(stringLiteral: key).problem != nil {
        problem("'\(key)' is not the key of an output: ASCII letters and digits, a capital first")
      }
      if !keys.insert(key).inserted {
        problem("two outputs are called '\(key)'; give one of them another key, or an owner")
      }
    }
  }

  /// A template cannot refer to what is only in the other one.
  private mutating func checkReferences(of resource: ResolvedResource) {
    func refuse(_ target: any Resource, _ backend: String) {
      problem(
        "'\(resource.name)' refers to '\(target.name)' in \(backend), which has no such resource; set the property "
          + "for the other backend only")
    }
    for placed in resource.references {
      guard case .resource(let target) = placed.reference.target else { continue }
      let kind = target.kind
      if resource.kind.cloudFormation != nil, placed.isNeededByCloudFormation, kind.cloudFormation == nil {
        refuse(target, "CloudFormation")
      }
      if resource.kind.terraform != nil, placed.isInTerraform, kind.terraform == nil { refuse(target, "Terraform") }
    }
    checkEdge(resource)
  }

  /// What is deployed first cannot refer to what comes after it.
  private mutating func checkEdge(_ resource: ResolvedResource) {
    guard resource.isAtTheEdge else { return }
    for name in resource.cloudFormationReferences.map(\.name) where known[name.key]?.isAtTheEdge != true {
      problem(
        "'\(resource.name)' is in us-east-1 and is deployed before the rest of the stack, so it cannot refer to "
          + "'\(name)'")
    }
  }

  private func namedOutputs() -> [AssembledTemplate.Output] {
    outputs.map { output in
      let alone = outputs.filter { $0.key == output.key }.count == 1
      let key = alone ? output.key : (output.owner?.logicalID ?? "") + output.key
      return AssembledTemplate.Output(key: key, summary: output.summary, text: output.text.resolved(in: scope))
    }
  }
}
