import ContainerImage

extension StackDeployment {
  /// What a deployment is asked for beside the artefacts.
  package struct Order: Sendable {
    /// The images to run; services that are not named keep theirs.
    package var images: [WantedImage] = []
    /// How many tasks to run afterwards; nil to leave the count alone.
    package var count: Int?
    /// Ends when it is clear what would change; nothing is left behind.
    package var isDryRun = false
    /// Logical ids of resources that hold state and may be replaced all the same.
    package var allowReplace: Set<String> = []
    /// The same for resources that may be removed.
    package var allowDelete: Set<String> = []
    /// After so much waiting, the rest is left to AWS.
    package var timeout = Duration.seconds(3600)

    package init() {}
  }

  /// An image that a service is to run.
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
    /// The stack is as the artefacts say; `changed` is false when it was before. Outputs are in the manifest's order.
    case deployed(changed: Bool, outputs: [Output])
  }

  /// Brings the account to what the artefacts say.
  ///
  /// - Parameters:
  ///   - order: The images and the limits.
  ///   - approve: Called when the changes to the stack have been reported and are about to be executed in an account;
  ///     throws to refuse them. A refused or failed deployment leaves no change set behind.
  /// - Returns: How it ended, when it ended well: the stack is complete and its services run what it says.
  /// - Throws: Why it was not done, or how it ended otherwise.
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
