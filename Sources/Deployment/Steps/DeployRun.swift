import AWSClient
import ContainerImage
import Templates

/// A running deployment: its stacks, their plans, and their state so far.
struct DeployRun {
  let deployment: StackDeployment
  let order: StackDeployment.Order
  let caller: STS.CallerIdentity
  let choices: [String: ImageChoice]
  /// The service that gets the order's number of tasks.
  let counted: Manifest.Service?
  private var patience: Patience
  /// The parts as they were before the deployment.
  var stacks: [StackPart: any OpenStack] = [:]
  /// The plans that wait to be executed or discarded.
  private(set) var plans: [StackPart: any StackPlan] = [:]
  /// The planned changes that put data at risk.
  var losses: [StackPart: [StateGuard.Loss]] = [:]
  /// Whether the local images are pushed. Without changes to the main stack, nothing would run them that does not run
  /// now.
  private(set) var pushesImages = false
  /// The parameters that the main stack was planned with.
  private var inputs = StackInputs()
  /// The current outputs of the parts; none for a part that does not exist.
  private(set) var outputs: [StackPart: [String: String]] = [:]
  /// The task definitions of the stack after the change.
  private var revisions: Set<String> = []
  /// Whether a part other than the repositories was changed.
  private(set) var changed = false

  init(
    _ deployment: StackDeployment, _ order: StackDeployment.Order, caller: STS.CallerIdentity,
    choices: [String: ImageChoice], counted: Manifest.Service?
  ) {
    self.deployment = deployment
    self.order = order
    self.caller = caller
    self.choices = choices
    self.counted = counted
    patience = deployment.patience(order.timeout)
  }

  var manifest: Manifest { deployment.manifest }
}

// MARK: - Planning

extension DeployRun {
  /// Plans the changes of all parts and reports them. Nothing has an effect.
  ///
  /// - Throws: Why a part cannot be planned, or which changes would destroy data. The caller discards the plans then.
  mutating func plan() async throws {
    for part in stacks.keys { outputs[part] = stacks[part]?.outputs }
    inputs = StackInputs(images: try await plannedImages(), capabilities: try grantedCapabilities())
    try await plan(.repositories, StackInputs())
    if plans[.repositories] == nil { try checkRepositories() }
    try await plan(.edge, StackInputs(capabilities: inputs.capabilities))
    inputs.edge = try edgeParameters()
    try await plan(.stack, inputs)
    pushesImages = plans[.stack] != nil
    try await review()
  }

  private mutating func plan(_ part: StackPart, _ inputs: StackInputs) async throws {
    guard let stack = stacks[part] else { return }
    plans[part] = try await stack.plan(inputs, &patience)
    if let plan = plans[part] {
      let foreign = part == .repositories ? RepositoryPart.foreign(in: plan.changes) : []
      guard foreign.isEmpty else { throw DeploymentError(beside: foreign.map(\.subject), in: stack.name) }
      deployment.report(.changes(stack: stack.name, plan.changes))
    } else if part != .repositories {
      deployment.report(.noChanges(stack: stack.name))
    }
  }

  /// The plan of the main stack once more, if its parameters are not the planned ones: the outputs of the edge stack are
  /// only known after its deployment.
  ///
  /// - Parameter approve: Called if the changes are not the approved ones.
  /// - Throws: Why the plan was refused or failed.
  mutating func planAgain(_ approve: (Proposal) async throws(DeploymentError) -> Void) async throws {
    let edge = try edgeParameters()
    guard !edge.elementsEqual(inputs.edge, by: ==) else { return }
    inputs.edge = edge
    let approved = proposed(.stack)
    await plans.removeValue(forKey: .stack)?.discard()
    plans[.stack] = try await stacks[.stack]?.plan(inputs, &patience)
    guard let plan = plans[.stack], let revised = proposed(.stack), approved?.covers(revised) != true else { return }
    deployment.report(.changes(stack: manifest.stackName, plan.changes))
    try await review()
    guard let proposal = proposal(isRevised: true) else { return }
    deployment.report(.proposal(proposal))
    try await approve(proposal)
  }

  /// Deletes the plans that were not executed.
  mutating func discard() async {
    for part in StackPart.allCases.reversed() { await plans.removeValue(forKey: part)?.discard() }
  }
}

// MARK: - Approval

extension DeployRun {
  /// The plans for the question; nil if nothing changes.
  var proposal: Proposal? { proposal(isRevised: false) }

  private func proposal(isRevised: Bool) -> Proposal? {
    // The settings of a revised proposal are approved already.
    let settings = isRevised ? [] : settings
    guard !plans.isEmpty || !settings.isEmpty else { return nil }
    return Proposal(
      account: caller.account, caller: caller.arn, stackName: manifest.stackName, region: manifest.region,
      // A manifest that no longer says so must not make the question easier.
      isProduction: manifest.isProduction || stacks.values.contains(where: \.isProtected),
      stacks: StackPart.allCases.compactMap(proposed),
      pushes: isRevised || !pushesImages
        ? [] : pushed.map { Proposal.Push(service: $0.service, destination: $0.image) },
      settings: settings, isRevised: isRevised)
  }

  private var settings: [Proposal.Setting] {
    let unprotected = [StackPart.edge, .stack].compactMap { stacks[$0] }.filter {
      manifest.isProduction && $0.lacksProtection
    }
    let tasks = counted.flatMap { service in order.count.map { Scaled(service, to: $0) } }
    return unprotected.map { .protection(stack: $0.name) } + (tasks.map { [.tasks($0)] } ?? [])
  }

  private func proposed(_ part: StackPart) -> Proposal.Stack? {
    guard let stack = stacks[part], let plan = plans[part] else { return nil }
    return Proposal.Stack(
      name: stack.name, region: stack.region,
      capabilities: part == .repositories ? [] : stack.capabilities + inputs.capabilities,
      stateLocation: stack.stateLocation, changes: plan.changes, losses: (losses[part] ?? []).map(\.description),
      consequences: plan.consequences(in: caller.account))
  }
}

// MARK: - Execution

extension DeployRun {
  /// Executes the plan of a part and waits for its end.
  ///
  /// - Returns: The services' deployments so far; nil if there was nothing to execute.
  /// - Throws: How the execution failed.
  @discardableResult
  mutating func execute(_ part: StackPart) async throws -> RolloutWatch? {
    guard let stack = stacks[part] else { return nil }
    guard let plan = plans.removeValue(forKey: part) else {
      try await protect(part)
      return nil
    }
    var rollouts = RolloutWatch(
      ecs: deployment.aws.ecs, before: await deploymentIDs(in: stack.outputs ?? [:]), report: deployment.report)
    let executed = try await plan.execute(&rollouts, &patience)
    outputs[part] = executed.outputs
    revisions = executed.revisions
    if part != .repositories { changed = true }
    try await protect(part)
    return rollouts
  }

  /// The current deployments of all services, as far as ECS answers.
  private func deploymentIDs(in outputs: [String: String]) async -> Set<String> {
    var identifiers: Set<String> = []
    for service in manifest.services {
      guard let place = try? ServicePlace(of: service, in: outputs, of: manifest.stackName),
        let running = try? await deployment.aws.ecs.describeService(place.service, cluster: place.cluster)
      else { continue }
      identifiers.formUnion(running.deployments.map(\.id))
    }
    return identifiers
  }

  /// Protects the edge stack as soon as it is deployed. The main stack is protected when its services run.
  private func protect(_ part: StackPart) async throws {
    guard part == .edge, manifest.isProduction else { return }
    try await stacks[part]?.protect()
  }

  /// Waits until every service is steady with the stack's task definition.
  mutating func confirm(_ rollouts: inout RolloutWatch, _ engine: any Engine) async throws {
    do {
      for service in manifest.services {
        let place = try ServicePlace(of: service, in: outputs[.stack] ?? [:], of: manifest.stackName)
        try await deployment.confirm(service, at: place, revisions: revisions, &rollouts, &patience)
      }
    } catch {
      throw engine.unsettled(DeploymentError(error))
    }
  }

  /// Protects the stack and sets the number of tasks.
  func settle(_ engine: any Engine) async throws {
    let outputs = outputs[.stack] ?? [:]
    if manifest.isProduction { try await stacks[.stack]?.protect() }
    let isFirst = stacks[.stack]?.outputs == nil
    for service in manifest.services where isFirst && !engine.declaresTasks && service.name != counted?.name {
      // Without autoscaling, nothing else sets the number of tasks.
      guard service.scaling == nil, let tasks = service.tasks, tasks > 1 else { continue }
      try await deployment.setCount(tasks, of: service, in: outputs, engine)
    }
    if let count = order.count, let counted { try await deployment.setCount(count, of: counted, in: outputs, engine) }
  }
}
