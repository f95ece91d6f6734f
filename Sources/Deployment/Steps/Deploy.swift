import ContainerImage

extension StackDeployment {
  /// The settings of a deployment beside the artifacts.
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
    /// Logical ids of resources that may be updated although AWS is expected to refuse it half-way, or clients to get no
    /// answer for some minutes.
    package var allowOutage: Set<String> = []
    /// The CloudFormation macros that the templates may use. A macro runs code already when changes are planned.
    package var allowMacros: Set<String> = []
    /// Whether the template may create IAM resources with fixed names.
    package var allowNamedIAM = false
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
    /// The stack matches the artifacts; `changed` is false if it did before. Outputs are in the manifest's order.
    case deployed(changed: Bool, outputs: [Output])
  }

  /// Deploys the artifacts.
  ///
  /// First everything is planned, then it is approved, and then the steps follow: repositories, push, edge stack, main
  /// stack. Before the approval nothing has an effect, except change sets, which are deleted when it is refused.
  ///
  /// - Parameters:
  ///   - order: The images and the limits.
  ///   - approve: Called with the whole plan after it was reported and reviewed; throws to refuse it. Not called if
  ///     there is nothing to change or to set. Called once more if the main stack's changes are not the approved ones
  ///     after the edge stack was deployed.
  /// - Returns: The outcome of a successful deployment: the stack is complete and its services run its task
  ///   definitions.
  /// - Throws: Why the deployment was refused or failed. No change set remains.
  package func deploy(
    _ order: Order, approve: @escaping @Sendable (Proposal) async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> Outcome {
    try await convertingErrors {
      let engine = try engine()
      let counted = try order.count.map(countedService)
      let caller = try await checkedCaller()
      let choices = try await images.choose(order.images)
      var run = DeployRun(self, order, caller: caller, choices: choices, counted: counted)
      for part in engine.parts { run.stacks[part] = try await engine.open(part) }
      do {
        try await run.plan()
        let proposal = run.proposal
        if let proposal { report(.proposal(proposal)) }
        guard !order.isDryRun else {
          await run.discard()
          return .dryRun
        }
        if let proposal { try await approve(proposal) }
        try await run.execute(.repositories)
        try await run.pushImages()
        try await run.execute(.edge)
        try await run.planAgain(approve)
        let rollouts = try await run.execute(.stack)
        if var rollouts { try await run.confirm(&rollouts, engine) }
      } catch {
        await run.discard()
        throw error
      }
      try await run.settle(engine)
      if run.pushesImages { await images.reportScans(of: run.pushed.map(\.image)) }
      return .deployed(changed: run.changed, outputs: outputs(of: run.outputs[.stack] ?? [:]))
    }
  }
}
