import Templates

extension DeployRun {
  /// Refuses plans that would destroy data, all in one error, then those that would fail half-way or interrupt clients.
  /// Warns of allowances that allow nothing.
  mutating func review() async throws {
    losses = [:]
    var outages: [UpdateGuard.Refusal] = []
    for part in StackPart.allCases {
      guard let plan = plans[part] else { continue }
      let deployed = try await deployed(plan)
      let stateGuard = StateGuard(
        stateful: manifest.stateful, addresses: manifest.statefulAddresses, deployed: deployed,
        allowReplace: order.allowReplace, allowDelete: order.allowDelete)
      losses[part] = stateGuard.losses(of: plan.changes)
      if case .template(let old) = deployed, let new = plan.newTemplate { outages += self.outages(from: old, to: new) }
    }
    let all = StackPart.allCases.flatMap { losses[$0] ?? [] }
    warnOfUnusedAllowances(all, outages)
    let refused = all.filter { $0.allowedAs == nil }
    if !refused.isEmpty { throw DeploymentError(refused: refused) }
    let unwanted = outages.filter { !order.allowOutage.contains($0.id) }
    if !unwanted.isEmpty { throw DeploymentError(refused: unwanted) }
  }

  private func warnOfUnusedAllowances(_ losses: [StateGuard.Loss], _ outages: [UpdateGuard.Refusal]) {
    let removals = Set(losses.filter { $0.change.effect == .remove }.compactMap(\.allowedAs))
    let replacements = Set(losses.filter { $0.change.effect != .remove }.compactMap(\.allowedAs))
    for (names, verb) in [
      (order.allowDelete.subtracting(removals), "removed"), (order.allowReplace.subtracting(replacements), "replaced"),
    ] {
      for name in names.sorted() {
        deployment.report(.warning("'\(name)' is allowed to be \(verb), but no resource of that name with state is"))
      }
    }
    for name in order.allowOutage.subtracting(outages.map(\.id)).sorted() {
      deployment.report(.warning("'\(name)' is allowed an outage, but no update of that name risks one"))
    }
  }

  private func outages(from old: Template, to new: Template) -> [UpdateGuard.Refusal] {
    do throws(TemplateError) {
      return try UpdateGuard.refusals(from: old, to: new)
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
