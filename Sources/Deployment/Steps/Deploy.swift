import ContainerImage

extension StackDeployment {
  /// The settings of a deployment beside the artefacts.
  package struct Order: Sendable {
    /// The images to run; other services keep theirs.
    package var images: [WantedImage] = []
    /// The number of tasks to run afterwards; nil to keep it.
    package var count: Int?
    /// Whether to stop after planning, without changing anything.
    package var isDryRun = false
    /// Logical ids of stateful resources that may be replaced.
    package var allowReplace: Set<String> = []
    /// Logical ids of stateful resources that may be removed.
    package var allowDelete: Set<String> = []
    /// The time limit of all waits; AWS continues afterwards.
    package var timeout = Duration.seconds(3600)

    package init() {}
  }

  /// An image for a service.
  package struct WantedImage: Sendable, Equatable {
    /// The service's name, in any case.
    package let service: String
    /// A path, `docker-daemon:NAME:TAG`, or a reference to a registry.
    package let image: String

    package init(service: String, image: String) {
      self.service = service
      self.image = image
    }
  }

  /// How a deployment ended.
  package enum Outcome: Sendable {
    case dryRun
    /// The stack matches the artefacts; `changed` is false if it did before. Outputs are in the manifest's order.
    case deployed(changed: Bool, outputs: [Output])
  }

  /// Deploys the artefacts.
  ///
  /// - Parameters:
  ///   - order: The images and the limits.
  ///   - approve: Called with the account after the changes were reported and before they are executed; throws to
  ///     refuse them. A refused or failed deployment leaves no change set behind.
  /// - Returns: The outcome of a successful deployment: the stack is complete and its services run its task
  ///   definitions.
  /// - Throws: Why the deployment was refused or failed.
  package func deploy(
    _ order: Order, approve: @escaping @Sendable (_ account: String) async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> Outcome {
    try await convertingErrors {
      let engine = try engine()
      let counted = try order.count.map(countedService)
      let account = try await checkedAccount()
      let choices = try await images.choose(order.images)
      var run = DeployRun(self, order, account: account, choices: choices)
      for part in engine.parts { run.stacks[part] = try await engine.open(part) }
      let kept = try await run.keptImages()

      try await run.change(.repositories, StackInputs())
      let repositories = try run.repositories()
      try await run.change(.edge, StackInputs(), approve)
      var inputs = StackInputs(edge: try run.edgeParameters())
      inputs.images = try await run.newImages(beside: kept, in: repositories)
      let rollouts = try await run.change(.stack, inputs, approve)
      guard !order.isDryRun else { return .dryRun }

      if var rollouts { try await run.confirm(&rollouts, engine) }
      try await run.settle(counted, engine)
      await images.reportScans(of: images.pushed(choices, to: repositories))
      return .deployed(changed: run.changed, outputs: outputs(of: run.outputs[.stack] ?? [:]))
    }
  }
}
