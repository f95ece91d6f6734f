import AWSClient
import ContainerImage
import Files
import Foundation

extension StackDeployment {
  /// The same as with CloudFormation, with Terraform's plan in the place of the change set. What fails half-way stays as
  /// it is: Terraform takes nothing back.
  func deployWithTerraform(
    _ order: Order, approve: @Sendable (_ account: String) async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> Outcome {
    let counted = try order.count.map { count throws(DeploymentError) in try countedService(count) }
    let scratch = try terraformFolder()
    let main = try terraform(in: "", scratch: scratch)
    let account = try await checkedAccount()
    let choices = try await chooseImages(order.images)
    try await main.initialise()
    let before = StackOutputs(stackName: manifest.stackName, values: try await main.outputs())
    let kept = try await keptImages(choices, in: before)

    let repositories = try await deployRepositories(with: scratch, in: account, order)
    var images = kept
    for service in manifest.services {
      guard let choice = choices[service.name] else { continue }
      images[service.imageVariable] = try await image(choice, of: service, repositories, isDryRun: order.isDryRun)
    }

    var rollouts = try await rolloutWatch(over: before)
    let plan = try await main.plan(images)
    if let plan {
      try review(plan, of: manifest.stackName, order)
      if order.isDryRun { return .dryRun }
      try await approve(account)
      try await apply(plan, with: main, of: manifest.stackName)
    } else {
      report(.noChanges(stack: manifest.stackName))
    }
    if order.isDryRun { return .dryRun }
    let after = StackOutputs(stackName: manifest.stackName, values: try await main.outputs())
    if plan != nil {
      let revisions = try await main.state().taskDefinitions
      try await confirmServices(of: after, revisions, &rollouts, patience(order.timeout))
    }
    if let count = order.count, let counted { try await setCount(count, of: counted, in: after) }
    await reportScans(of: pushedImages(choices, repositories))
    return .deployed(changed: plan != nil, outputs: outputs(of: after))
  }

  /// For plans, which hold secrets: nobody else's to read, and gone with the last `Terraform` that uses it.
  func terraformFolder() throws(DeploymentError) -> PrivateFolder {
    do throws(FileError) { return try PrivateFolder(in: .small) } catch {
      throw DeploymentError(.failed, error.description)
    }
  }

  /// Terraform at work in the folder of the artefacts, or one below it.
  func terraform(in path: String, scratch: PrivateFolder) throws(DeploymentError) -> Terraform {
    let file = path.isEmpty ? "main.tf" : "\(path)/main.tf"
    guard manifest.sha256[file] != nil else {
      throw DeploymentError(
        .failed, "\(artefacts.label)/deploy.json names no \(file); run `stackkit synth` and have it reviewed")
    }
    return Terraform(
      program: try Terraform.program(in: environment),
      folder: path.isEmpty ? artefacts.folder : artefacts.folder.appending(path: path),
      label: path.isEmpty ? artefacts.label : "\(artefacts.label)/\(path)", scratch: scratch,
      environment: environment, credentials: aws.credentials, report: report)
  }

  /// What the services run now that are to keep their image, by the name of their variable.
  ///
  /// - Throws: When a service would have no image at all: at the first deployment, or when it is new.
  private func keptImages(
    _ choices: [String: ImageChoice], in outputs: StackOutputs
  ) async throws(DeploymentError) -> [String: String] {
    var images: [String: String] = [:]
    for service in manifest.services where choices[service.name] == nil {
      guard let place = try? place(of: service, in: outputs), let image = try await image(of: service, at: place) else {
        throw noImage(of: service)
      }
      images[service.imageVariable] = image
      report(.imageChosen(service: service.name, image: image))
    }
    return images
  }

  /// Deploys the repositories, which have a state of their own and come before the first image.
  private func deployRepositories(
    with scratch: PrivateFolder, in account: String, _ order: Order
  ) async throws(DeploymentError) -> [String: String] {
    guard !manifest.services.isEmpty else { return [:] }
    let shelf = try terraform(in: "repository", scratch: scratch)
    try await shelf.initialise()
    if let plan = try await shelf.plan([:]) {
      try review(plan, of: manifest.repositoryStackName, order)
      // A repository costs nothing and the guard keeps it: only what comes after it is asked about.
      if !order.isDryRun { try await apply(plan, with: shelf, of: manifest.repositoryStackName) }
    }
    let outputs = try await shelf.outputs()
    var repositories: [String: String] = [:]
    for service in manifest.services {
      if let output = outputs[service.repositoryOutput] {
        repositories[service.name] = output
      } else if order.isDryRun {
        repositories[service.name] = expectedRepository(of: service, in: account)
      } else {
        throw DeploymentError(
          .failed,
          "\(manifest.repositoryStackName) has no output \(service.repositoryOutput), which says where "
            + "\(service.name)'s images go")
      }
    }
    return repositories
  }

  /// Where a service's images go; nil before the first deployment.
  func repositoryFromTerraform(of service: Manifest.Service) async throws(DeploymentError) -> String? {
    let shelf = try terraform(in: "repository", scratch: terraformFolder())
    try await shelf.initialise()
    return try await shelf.outputs()[service.repositoryOutput]
  }

  private func review(_ plan: Terraform.SavedPlan, of stack: String, _ order: Order) throws(DeploymentError) {
    report(.changes(stack: stack, plan.changes))
    try stateGuard(order).check(plan.changes)
  }

  private func apply(
    _ plan: Terraform.SavedPlan, with terraform: Terraform, of stack: String
  ) async throws(DeploymentError) {
    if Task.isCancelled { throw DeploymentError(.interrupted, "interrupted") }
    report(.executing(stack: stack))
    try await terraform.apply(plan)
  }

  private func rolloutWatch(over outputs: StackOutputs) async throws(DeploymentError) -> RolloutWatch {
    RolloutWatch(ecs: aws.ecs, before: await deploymentIDs(in: outputs), report: report)
  }

  /// Waits until every service runs what Terraform's state says.
  private func confirmServices(
    of stack: StackOutputs, _ revisions: Set<String>, _ rollouts: inout RolloutWatch, _ patience: Patience
  ) async throws(DeploymentError) {
    for service in manifest.services {
      do throws(DeploymentError) {
        try await confirm(service, at: try place(of: service, in: stack), revisions: revisions, &rollouts, patience)
      } catch {
        switch error.kind {
        case .failed, .rolledBack:
          // Only ECS goes back by itself.
          throw DeploymentError(
            error.kind == .failed ? .needsOperator : .rolledBack,
            "\(error.description); what Terraform changed beside it stays")
        default: throw error.whileRunning(manifest)
        }
      }
    }
  }
}
