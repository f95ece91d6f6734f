import AWSClient
import ContainerImage
import Templates

/// A running deployment: its stacks and their state so far.
struct DeployRun {
  private let deployment: StackDeployment
  private let order: StackDeployment.Order
  private let account: String
  private let choices: [String: ImageChoice]
  private var patience: Patience
  /// The parts as they were before the deployment.
  var stacks: [StackPart: any OpenStack] = [:]
  /// The current outputs of the parts; none for a part that a dry run did not create.
  private(set) var outputs: [StackPart: [String: String]] = [:]
  /// The task definitions of the stack after the change.
  private var revisions: Set<String> = []
  /// Whether a part other than the repositories was changed.
  private(set) var changed = false

  init(
    _ deployment: StackDeployment, _ order: StackDeployment.Order, account: String, choices: [String: ImageChoice]
  ) {
    self.deployment = deployment
    self.order = order
    self.account = account
    self.choices = choices
    patience = deployment.patience(order.timeout)
  }

  private var manifest: Manifest { deployment.manifest }

  /// Plans the changes to a part, reviews them, and executes them.
  ///
  /// - Parameters:
  ///   - part: The part; nothing happens if the engine does not have it.
  ///   - inputs: The parameters of its template.
  ///   - approve: Called before the execution; nil to execute without a question. Repositories need no approval: they
  ///     cost nothing, and the guard keeps them.
  /// - Returns: The services' deployments so far; nil if nothing was executed.
  /// - Throws: Why the plan was refused or failed. A plan that was not executed is discarded.
  @discardableResult
  mutating func change(
    _ part: StackPart, _ inputs: StackInputs, _ approve: ((String) async throws -> Void)? = nil
  ) async throws -> RolloutWatch? {
    guard let stack = stacks[part] else { return nil }
    let report = deployment.report
    outputs[part] = stack.outputs
    guard let plan = try await stack.plan(inputs, &patience) else {
      if part != .repositories { report(.noChanges(stack: stack.name)) }
      try await protect(part)
      return nil
    }
    report(.changes(stack: stack.name, plan.changes))
    if order.isDryRun {
      await plan.discard()
      try await review(plan)
      return nil
    }
    var rollouts: RolloutWatch
    do {
      try await review(plan)
      try await approve?(account)
      rollouts = RolloutWatch(
        ecs: deployment.aws.ecs, before: await deploymentIDs(in: stack.outputs ?? [:]), report: report)
    } catch {
      await plan.discard()
      throw error
    }
    let executed = try await plan.execute(&rollouts, &patience)
    outputs[part] = executed.outputs
    revisions = executed.revisions
    if part != .repositories { changed = true }
    try await protect(part)
    return rollouts
  }

  /// Refuses changes that would destroy data.
  private func review(_ plan: any StackPlan) async throws {
    guard manifest.engine != TerraformEngine.name || manifest.statefulAddresses != nil else {
      throw DeploymentError(
        .failed, "deploy.json of \(manifest.label) does not list the Terraform resources that hold data",
        remedy: .synthesize)
    }
    let stateGuard = StateGuard(
      stateful: manifest.stateful, addresses: manifest.statefulAddresses ?? [:], deployed: try await deployed(plan),
      allowReplace: order.allowReplace, allowDelete: order.allowDelete)
    let refusals = stateGuard.refusals(of: plan.changes)
    if !refusals.isEmpty { throw DeploymentError(refused: refusals) }
  }

  /// The deployed template, for the guard: removed resources are only in that one.
  private func deployed(_ plan: any StackPlan) async throws -> StateGuard.Deployed? {
    guard plan.changes.contains(where: \.isLoss), let text = try await deployedTemplate(plan) else { return nil }
    do throws(TemplateError) { return .template(try Template(text)) } catch {
      deployment.report(
        .warning(
          "cannot read the deployed template (\(error)), so every resource to be replaced or removed counts as stateful"
        ))
      return .unreadable
    }
  }

  private func deployedTemplate(_ plan: any StackPlan) async throws -> String? {
    do { return try await plan.deployedTemplate() } catch {
      let error = DeploymentError(error)
      guard error.kind != .interrupted else { throw error }
      throw DeploymentError(
        error.kind,
        "cannot fetch the deployed template (cloudformation:GetTemplate), which says which resources hold data: "
          + error.description)
    }
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
    guard part == .edge, manifest.isProduction, !order.isDryRun else { return }
    try await stacks[part]?.protect()
  }
}

// MARK: - Parameters of the stacks

extension DeployRun {
  /// The repository of each service with its host, by service name. In a dry run, a repository that does not exist has
  /// the name that ECR would give it.
  func repositories() throws -> [String: String] {
    var repositories: [String: String] = [:]
    for service in manifest.services {
      if let output = outputs[.repositories]?[service.repositoryOutput] {
        repositories[service.name] = output
      } else if order.isDryRun {
        repositories[service.name] = deployment.images.access.ecrRepository(service.repository, of: account)
      } else {
        throw DeploymentError(
          .failed,
          "\(manifest.repositoryStackName) has no output \(service.repositoryOutput), which names the repository of "
            + service.name)
      }
    }
    return repositories
  }

  /// The parameters that are outputs of the edge stack. In a dry run, missing outputs get a made-up value.
  func edgeParameters() throws -> [(name: String, value: String)] {
    guard let edge = manifest.edge, stacks[.edge] != nil else { return [] }
    return try edge.parameters.sorted { $0.key < $1.key }.map { parameter, key in
      guard let value = outputs[.edge]?[key] ?? (order.isDryRun ? "arn:aws:stackkit:::\(key)" : nil) else {
        throw DeploymentError(
          .failed,
          "\(edge.stackName) has no output \(key), which \(manifest.stackName) needs as parameter \(parameter)")
      }
      return (parameter, value)
    }
  }

  /// The current images of services that are not given a new one.
  ///
  /// - Throws: When a service has no image: at the first deployment, or when the service is new.
  func keptImages() async throws -> [String: KeptImage] {
    var kept: [String: KeptImage] = [:]
    for service in manifest.services where choices[service.name] == nil {
      guard let image = try await stacks[.stack]?.keptImage(of: service) else {
        throw DeploymentError(
          .usage, "\(service.name) has no image yet",
          remedy: .giveImage(service: manifest.services.count == 1 ? nil : service.name))
      }
      if case .image(let image) = image {
        deployment.report(.imageChosen(service: service.name, image: image))
      }
      kept[service.name] = image
    }
    return kept
  }

  /// The image of each service. Local images are pushed first, unless this is a dry run.
  func newImages(
    beside kept: [String: KeptImage], in repositories: [String: String]
  ) async throws -> [(service: Manifest.Service, image: String?)] {
    var images: [(service: Manifest.Service, image: String?)] = []
    for service in manifest.services {
      if let choice = choices[service.name] {
        let image = try await deployment.images.image(
          choice, of: service, in: repositories[service.name] ?? "", isDryRun: order.isDryRun)
        images.append((service, image))
      } else if case .image(let image) = kept[service.name] {
        images.append((service, image))
      } else {
        images.append((service, nil))
      }
    }
    return images
  }
}

// MARK: - After the change

extension DeployRun {
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
  func settle(_ counted: Manifest.Service?, _ engine: any Engine) async throws {
    let outputs = outputs[.stack] ?? [:]
    if manifest.isProduction { try await stacks[.stack]?.protect() }
    let isFirst = stacks[.stack]?.outputs == nil
    for service in manifest.services where isFirst && !engine.declaresTasks && service.name != counted?.name {
      // Without autoscaling, nothing else sets the number of tasks.
      guard service.scaling == nil, let tasks = service.tasks, tasks > 1 else { continue }
      try await deployment.setCount(tasks, of: service, in: outputs)
    }
    if let count = order.count, let counted { try await deployment.setCount(count, of: counted, in: outputs) }
  }
}
