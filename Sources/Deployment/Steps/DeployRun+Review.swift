import Templates

extension DeployRun {
  /// Refuses plans that would destroy data, all in one error; then those that would fail half-way or interrupt clients.
  func review() async throws {
    var losses: [StateGuard.Refusal] = []
    var outages: [UpdateGuard.Refusal] = []
    for part in StackPart.allCases {
      guard let plan = plans[part] else { continue }
      let deployed = try await deployed(plan)
      let stateGuard = StateGuard(
        stateful: manifest.stateful, addresses: manifest.statefulAddresses, deployed: deployed,
        allowReplace: order.allowReplace, allowDelete: order.allowDelete)
      losses += stateGuard.refusals(of: plan.changes)
      if case .template(let old) = deployed, let new = plan.newTemplate { outages += self.outages(from: old, to: new) }
    }
    if !losses.isEmpty { throw DeploymentError(refused: losses) }
    if !outages.isEmpty { throw DeploymentError(refused: outages) }
  }

  private func outages(from old: Template, to new: Template) -> [UpdateGuard.Refusal] {
    do throws(TemplateError) {
      return try UpdateGuard(allowed: order.allowOutage).refusals(from: old, to: new)
    } catch {
      deployment.report(.warning("cannot tell whether the update interrupts clients: \(error)"))
      return []
    }
  }

  /// The deployed template, for the guards: removed resources are only in that one.
  private func deployed(_ plan: any StackPlan) async throws -> StateGuard.Deployed? {
    // Additions alone lose nothing, and take no name that was in use before.
    guard plan.changes.contains(where: { $0.effect != .add }), let text = try await deployedTemplate(plan) else {
      return nil
    }
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
        "cannot fetch the deployed template (cloudformation:GetTemplate) to see which resources hold data and which "
          + "changes AWS would refuse: " + error.description)
    }
  }
}
