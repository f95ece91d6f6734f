import Essentials

/// The rollout of a new revision of a service.
extension Cloud {
  /// The number of failed tasks at which the circuit breaker stops: half the service, at least three.
  private func threshold(_ service: Service) -> Int { min(max(3, (service.desiredCount + 1) / 2), 200) }

  func changeService(_ arn: String, _ change: (inout Service) -> Void) {
    guard let index = services.firstIndex(where: { $0.arn == arn }) else { return }
    change(&services[index])
  }

  func service(_ arn: String) -> Service? { services.first { $0.arn == arn } }

  private func tell(_ arn: String, _ message: String) {
    let event = Service.Event(id: UUID().uuidString.lowercased(), time: now(), message: message)
    changeService(arn) { $0.events.insert(event, at: 0) }
  }

  /// Creates a primary deployment of the service's task definition, and returns its id.
  func deploy(_ arn: String, reason: String = "ECS deployment in progress.") -> String {
    let id = "ecs-svc/\(Int.random(in: 10...99))\(Shape.random(17, of: "0123456789"))"
    let time = now()
    changeService(arn) { service in
      let previous = service.deployments.filter { $0.rolloutState == "COMPLETED" || $0.rolloutState == "FAILED" }
      service.deployments =
        [
          Service.Deployment(
            id: id, taskDefinition: service.taskDefinition, created: time, updated: time, rolloutStateReason: reason)
        ]
        + previous.map { old in
          var old = old
          old.status = "ACTIVE"
          return old
        }
    }
    record(.roll, "\(arn) \(service(arn)?.taskDefinition ?? "")")
    return id
  }

  /// Moves the service, task by task, to deployment `id`, and waits until the deployment completed or failed.
  func rollOut(_ id: String, of arn: String) async throws(ResourceFailure) {
    guard let steps = service(arn).map({ max($0.desiredCount, 1) }) else { return }
    while true {
      try await pass(pace.rollout / (steps + 1))
      guard let service = service(arn), let primary = service.deployments.first, primary.id == id else { return }
      if let trouble = trouble(with: primary.taskDefinition) {
        failTask(of: primary, arn, trouble)
        guard primary.failedTasks + 1 < threshold(service) else { return try await giveUp(id, arn) }
      } else if service.running(id) < service.desiredCount {
        replaceTask(primary, arn)
      } else {
        return complete(id, of: arn)
      }
    }
  }

  /// Waits until the primary deployment is no longer in progress, with a limit: it may hang without a circuit breaker.
  func waitUntilSettled(_ arn: String) async throws(ResourceFailure) {
    for _ in 0..<1000 {
      guard service(arn)?.deployments.first?.rolloutState == "IN_PROGRESS" else { return }
      try await pass(pace.rollout / 100)
    }
    throw ResourceFailure(handler: "Exceeded attempts to wait", code: "NotStabilized")
  }

  private func complete(_ id: String, of arn: String) {
    let time = now()
    changeService(arn) { service in
      for index in service.tasks.indices where service.tasks[index].deployment != id {
        service.tasks[index].stop("Scaling activity initiated by (deployment \(id))", at: time)
      }
      service.deployments.removeAll { $0.id != id }
      guard !service.deployments.isEmpty else { return }
      service.deployments[0].rolloutState = "COMPLETED"
      service.deployments[0].rolloutStateReason = "ECS deployment \(id) completed."
      service.deployments[0].updated = time
    }
    fit(arn)
    look()
    let name = service(arn)?.name ?? ""
    tell(arn, "(service \(name)) (deployment \(id)) deployment completed.")
    tell(arn, "(service \(name)) has reached a steady state.")
  }

  private func newTask(_ deployment: Service.Deployment, of service: Service) -> ECSTask {
    ECSTask(
      arn: self.arn("ecs", "task/\(service.cluster)/\(Shape.random(32, of: Shape.hexDigits))"),
      deployment: deployment.id, taskDefinition: deployment.taskDefinition, started: now(),
      registrations: (service.properties["LoadBalancers"]?.array ?? []).map {
        Registration(targetGroup: $0["TargetGroupArn"]?.scalar ?? "", port: $0["ContainerPort"]?.integer ?? 0)
      },
      securityGroups: service.properties["NetworkConfiguration"]?["AwsvpcConfiguration"]?["SecurityGroups"]?.texts ?? []
    )
  }

  private func replaceTask(_ deployment: Service.Deployment, _ arn: String) {
    guard let service = service(arn) else { return }
    let task = newTask(deployment, of: service)
    let time = now()
    changeService(arn) { service in
      service.tasks.append(task)
      let old = service.tasks.firstIndex { $0.stoppedReason == nil && $0.deployment != deployment.id }
      if let old, service.running() > service.desiredCount {
        service.tasks[old].stop("Scaling activity initiated by (deployment \(deployment.id))", at: time)
      }
    }
    look()
    tell(arn, "(service \(service.name)) has started 1 tasks: (task \(task.arn.split(separator: "/").last ?? "")).")
  }

  /// Starts or stops tasks of the completed deployment to reach the desired count.
  func fit(_ arn: String) {
    guard let service = service(arn), let primary = service.deployments.first,
      primary.rolloutState == "COMPLETED"
    else { return }
    let missing = service.desiredCount - service.running()
    let time = now()
    let new = (0..<max(missing, 0)).map { _ in newTask(primary, of: service) }
    changeService(arn) { service in
      service.tasks += new
      for _ in 0..<max(-missing, 0) {
        guard let last = service.tasks.lastIndex(where: { $0.stoppedReason == nil }) else { return }
        service.tasks[last].stop("Scaling activity initiated by (deployment \(primary.id))", at: time)
      }
    }
    if missing > 0 { tell(arn, "(service \(service.name)) has started \(missing) tasks.") }
    if missing < 0 { tell(arn, "(service \(service.name)) has stopped \(-missing) running tasks.") }
  }

  private func failTask(of deployment: Service.Deployment, _ arn: String, _ trouble: TaskTrouble) {
    guard let service = service(arn) else { return }
    var task = newTask(deployment, of: service)
    task.stop(trouble.stoppedReason, at: now())
    task.containerReason = trouble.containerReason
    task.exitCode = trouble.exitCode
    changeService(arn) {
      $0.tasks.append(task)
      $0.deployments[0].failedTasks += 1
    }
    tell(
      arn,
      "(service \(service.name)) (deployment \(deployment.id)) (task \(task.arn.split(separator: "/").last ?? "")) "
        + "failed to start: \(trouble.stoppedReason)")
  }

  /// Fails the deployment: by the circuit breaker or, without it, by CloudFormation's timeout.
  private func giveUp(_ id: String, _ arn: String) async throws(ResourceFailure) {
    guard let service = service(arn), service.breaker?["Enable"]?.bool == true else {
      throw ResourceFailure(handler: "Exceeded attempts to wait", code: "NotStabilized")
    }
    let time = now()
    changeService(arn) {
      $0.deployments[0].rolloutState = "FAILED"
      $0.deployments[0].rolloutStateReason = "ECS deployment circuit breaker: tasks failed to start."
      $0.deployments[0].updated = time
    }
    tell(arn, "(service \(service.name)) (deployment \(id)) deployment failed: tasks failed to start.")
    let previous = service.deployments.first { $0.rolloutState == "COMPLETED" }
    if service.breaker?["Rollback"]?.bool == true, let previous {
      changeService(arn) { $0.taskDefinition = previous.taskDefinition }
      tell(arn, "(service \(service.name)) rolling back to deployment \(previous.id).")
      let back = deploy(
        arn, reason: "ECS deployment circuit breaker: rolling back to deploymentId \(previous.id).")
      later { try? await $0.rollOut(back, of: arn) }
    }
    throw ResourceFailure(
      handler: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
      code: "GeneralServiceException")
  }
}

extension ECSTask {
  /// Stops a running task.
  fileprivate mutating func stop(_ reason: String, at time: Date) {
    guard stoppedReason == nil else { return }
    stoppedReason = reason
    stopped = time
  }
}
