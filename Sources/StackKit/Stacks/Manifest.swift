/// `deploy.json`: the facts that `deploy` needs, so that it compiles nothing and reads no template.
///
/// `synth` adds the digests of the other artifacts and of this file, because this module has no cryptography.
struct Manifest {
  let text: String

  init<S: Stack>(
    stack: S, scope: Scope, division: Division, repositories: AssembledTemplate, services: [DeployedService]
  ) {
    let template = division.main
    let stateful = template.resources.filter { $0.isKept || $0.losesState }
    // With several outputs of one key, the owner's name comes first.
    func output(_ key: String, of owner: Name, in template: AssembledTemplate) -> JSON {
      let owned = owner.logicalID + key
      return .string(template.outputs.contains { $0.key == owned } ? owned : key)
    }
    text =
      JSON.object([
        ("format", .integer(2)),
        ("stack", .string(scope.stack)),
        ("environment", .string(scope.environment)),
        ("engine", .string(stack.engine.rawValue)),
        ("region", .string(scope.region.name)),
        ("account", stack.account.map(JSON.string)),
        ("production", stack.isProduction ? .boolean(true) : nil),
        ("stackName", .string(scope.stackName)),
        ("repositoryStackName", .string(scope.stackName + Scope.repositorySuffix)),
        ("edge", division.edge.map { Self.edge($0, scope: scope, parameters: division.parameters) }),
        ("tags", .object(scope.tags.map { ($0.key, .string($0.value)) })),
        ("capabilities", .array(template.needsIAM ? [.string("CAPABILITY_IAM")] : [])),
        (
          "services",
          .array(
            services.map { service in
              .object([
                ("name", .string(service.name.description)),
                ("architecture", .string(service.architecture)),
                ("writable", service.volumes.isEmpty ? nil : .array(service.volumes.map(JSON.string))),
                ("imageParameter", .string(service.image.name.logicalID)),
                ("imageVariable", .string(service.image.name.identifier)),
                ("repository", .string(service.repository.resolved(in: scope))),
                ("repositoryOutput", output("RepositoryUri", of: service.name, in: repositories)),
                ("clusterOutput", output("ClusterName", of: service.cluster, in: template)),
                ("serviceOutput", output("ServiceName", of: service.name, in: template)),
                ("tasks", service.scaling == nil ? .integer(service.tasks) : nil),
                (
                  "scaling",
                  service.scaling.map {
                    .object([("minimum", .integer($0.lowerBound)), ("maximum", .integer($0.upperBound))])
                  }
                ),
              ])
            })
        ),
        ("stateful", .array(stateful.map { .string($0.name.logicalID) })),
        (
          "statefulAddresses",
          .object(stateful.map { ($0.name.logicalID, $0.terraformAddress.map(JSON.string)) })
        ),
        ("outputs", .array(template.outputs.map { .string($0.key) })),
      ]).text
  }

  /// The stack that CloudFormation deploys to us-east-1 first, and its outputs that are parameters of the main stack.
  private static func edge(_ template: AssembledTemplate, scope: Scope, parameters: [Parameter]) -> JSON {
    .object([
      ("stackName", .string(scope.stackName + Scope.edgeSuffix)),
      ("region", .string(template.scope.region.name)),
      ("template", .string(Division.edgeFile)),
      ("parameters", .object(parameters.map { ($0.name.logicalID, .string($0.name.logicalID)) })),
    ])
  }
}

extension AssembledTemplate {
  /// CloudFormation requires a capability for templates with IAM resources. None of ours has a fixed name.
  var needsIAM: Bool { resources.contains { $0.kind.cloudFormation?.hasPrefix("AWS::IAM::") == true } }
}
