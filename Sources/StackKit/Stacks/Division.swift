extension Region {
  /// Where CloudFront takes certificates and web ACLs from.
  static let edge: Region = "us-east-1"
}

/// CloudFormation's share of a template: a stack has one region, so what must stand in us-east-1 is a stack of its own
/// there, deployed first, whose outputs are parameters of the other.
struct Division {
  /// The template of the second stack, among the committed files.
  static let edgeFile = "edge.yaml"

  let main: AssembledTemplate
  /// What stands in us-east-1; nil where nothing does, or everything.
  let edge: AssembledTemplate?
  /// The parameters of `main` that have an output of the same name in `edge`.
  let parameters: [Parameter]

  init(of template: AssembledTemplate) {
    let distant = template.resources.filter(\.isAtTheEdge)
    guard !distant.isEmpty else {
      main = template
      edge = nil
      parameters = []
      return
    }
    let names = Set(distant.map(\.key))
    let near = template.resources.filter { !$0.isAtTheEdge }
    let spelled = near.filter { $0.kind.cloudFormation != nil }.flatMap(\.cloudFormationReferences)
    var references: [Reference] = []
    for reference in spelled + template.outputs.flatMap(\.text.references)
    where names.contains(reference.name.key) && !references.contains(reference) {
      references.append(reference)
    }
    let parameters = references.map(Self.parameter)
    func replace(_ reference: Reference) -> Reference {
      zip(references, parameters).first { $0.0 == reference }?.1.reference ?? reference
    }
    main = AssembledTemplate(
      scope: template.scope, summary: template.summary, parameters: template.parameters + parameters,
      resources: near.map { $0.replacingReferences(replace) },
      outputs: template.outputs.map {
        AssembledTemplate.Output(key: $0.key, summary: $0.summary, text: $0.text.replacingReferences(replace))
      })
    edge = AssembledTemplate(
      scope: template.scope.moved(to: .edge), summary: "\(template.summary): us-east-1 resources for CloudFront",
      parameters: [], resources: distant,
      outputs: zip(references, parameters).map { reference, parameter in
        AssembledTemplate.Output(
          key: parameter.name.logicalID, summary: "ARN that the main stack uses", text: "\(reference)")
      })
    self.parameters = parameters
  }

  private static func parameter(for reference: Reference) -> Parameter {
    Parameter(
      reference.name / reference.terraform.capitalizedFirst,
      summary: "ARN of \(reference.name), an output of the \(Region.edge.name) stack",
      pattern: "arn:[!-~]+", constraint: "the ARN that the \(Region.edge.name) stack outputs")
  }
}

extension Scope {
  fileprivate func moved(to region: Region) -> Scope {
    Scope(
      stack: stack, environment: environment, region: region, permissionsBoundary: permissionsBoundary, tags: tags,
      isProduction: isProduction, retention: retention)
  }
}
