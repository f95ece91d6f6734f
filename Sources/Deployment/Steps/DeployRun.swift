import AWSClient
import ContainerImage
import Templates

/// A deployment on its way: what is known of its stacks, and what has become of them so far.
struct DeployRun {
  private let deployment: StackDeployment
  private let order: StackDeployment.Order
  private let account: String
  private let choices: [String: ImageChoice]
  private var patience: Patience
  /// The parts, as they were before.
  var stacks: [StackPart: any OpenStack] = [:]
  /// What parts tell of themselves now; nothing for what a dry run has not made.
  private(set) var outputs: [StackPart: [String: String]] = [:]
  /// The task definitions of the stack, after it was changed.
  private var revisions: Set<String> = []
  /// Whether anything but the repositories was changed.
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

  /// Plans what brings a part to the artefacts, has it reviewed, and executes it.
  ///
  /// - Parameters:
  ///   - part: One that the engine may not have.
  ///   - inputs: What its template is told.
  ///   - approve: Asked before anything is executed; nil where nobody is. A repository costs nothing and the guard keeps
  ///     it: only what comes after it is asked about.
  /// - Returns: What is known of the services' deployments; nil when nothing was executed.
  /// - Throws: Why it was not executed, or how it ended otherwise. What was not executed is discarded.
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

  /// Refuses what would lose state.
  private func review(_ plan: any StackPlan) async throws {
    guard manifest.engine != TerraformEngine.name || manifest.statefulAddresses != nil else {
      throw DeploymentError(
        .failed, "deploy.json of \(manifest.label) does not say which resources of Terraform hold state",
        remedy: .synthesize)
    }
    let stateGuard = StateGuard(
      stateful: manifest.stateful, addresses: manifest.statefulAddresses ?? [:], deployed: try await deployed(plan),
      allowReplace: order.allowReplace, allowDelete: order.allowDelete)
    let refusals = stateGuard.refusals(of: plan.changes)
    if !refusals.isEmpty { throw DeploymentError(refused: refusals) }
  }

  /// What the guard has to know of the template that is deployed: what has left the new one is in that only.
  private func deployed(_ plan: any StackPlan) async throws -> StateGuard.Deployed? {
    guard plan.changes.contains(where: \.isLoss), let text = try await deployedTemplate(plan) else { return nil }
    do throws(TemplateError) { return .template(try Template(text)) } catch {
      deployment.report(
        .warning(
          "the deployed template cannot be read (\(error)): everything that would be replaced or removed may hold state"
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
        "the deployed template cannot be fetched, which says what it keeps (cloudformation:GetTemplate): "
          + error.description)
    }
  }

  /// The deployments of all services that can be seen now.
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

  /// What stands in us-east-1 is protected as soon as it is there; the stack itself when its services run.
  private func protect(_ part: StackPart) async throws {
    guard part == .edge, manifest.isProduction, !order.isDryRun else { return }
    try await stacks[part]?.protect()
  }
}

// MARK: - What the stacks are told

extension DeployRun {
  /// Host and name of each service's repository, by the service's name. In a dry run, those of repositories that do not
  /// exist are the ones that ECR would give them.
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
          "\(manifest.repositoryStackName) has no output \(service.repositoryOutput), which says where "
            + "\(service.name)'s images go")
      }
    }
    return repositories
  }

  /// The parameters of the stack that are outputs of the edge. In a dry run, those of what does not exist yet are made up.
  func edgeParameters() throws -> [(name: String, value: String)] {
    guard let edge = manifest.edge, stacks[.edge] != nil else { return [] }
    return try edge.parameters.sorted { $0.key < $1.key }.map { parameter, key in
      guard let value = outputs[.edge]?[key] ?? (order.isDryRun ? "arn:aws:stackkit:::\(key)" : nil) else {
        throw DeploymentError(
          .failed, "\(edge.stackName) has no output \(key), which \(manifest.stackName) takes as \(parameter)")
      }
      return (parameter, value)
    }
  }

  /// What the services run that are to keep their image.
  ///
  /// - Throws: When a service would have no image at all: at the first deployment, or when it is new.
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

  /// What each service is to run; local images are pushed first, unless it is a dry run.
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

// MARK: - When the stack was changed

extension DeployRun {
  /// Waits until every service runs what the stack says.
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

  /// What remains to do when the stack is as it should be.
  func settle(_ counted: Manifest.Service?, _ engine: any Engine) async throws {
    let outputs = outputs[.stack] ?? [:]
    if manifest.isProduction { try await stacks[.stack]?.protect() }
    let isFirst = stacks[.stack]?.outputs == nil
    for service in manifest.services where isFirst && !engine.declaresTasks && service.name != counted?.name {
      // Nothing else says how many tasks a service has that nothing scales.
      guard service.scaling == nil, let tasks = service.tasks, tasks > 1 else { continue }
      try await deployment.setCount(tasks, of: service, in: outputs)
    }
    if let count = order.count, let counted { try await deployment.setCount(count, of: counted, in: outputs) }
  }
}
