import Templates

extension DeployRun {
  /// Refuses plans that would destroy data, all in one error, and warns of allowances that allow nothing.
  mutating func review() async throws {
    losses = [:]
    for part in StackPart.allCases {
      guard let plan = plans[part] else { continue }
      let stateGuard = StateGuard(
        stateful: manifest.stateful, addresses: manifest.statefulAddresses, deployed: try await deployed(plan),
        allowReplace: order.allowReplace, allowDelete: order.allowDelete)
      losses[part] = stateGuard.losses(of: plan.changes)
    }
    let all = StackPart.allCases.flatMap { losses[$0] ?? [] }
    warnOfUnusedAllowances(all)
    let refused = all.filter { $0.allowedAs == nil }
    if !refused.isEmpty { throw DeploymentError(refused: refused) }
  }

  private func warnOfUnusedAllowances(_ losses: [StateGuard.Loss]) {
    let removals = Set(losses.filter { $0.change.effect == .remove }.compactMap(\.allowedAs))
    let replacements = Set(losses.filter { $0.change.effect != .remove }.compactMap(\.allowedAs))
    for (names, verb) in [
      (order.allowDelete.subtracting(removals), "removed"), (order.allowReplace.subtracting(replacements), "replaced"),
    ] {
      for name in names.sorted() {
        deployment.report(.warning("'\(name)' is allowed to be \(verb), but no resource of that name with state is"))
      }
    }
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
        "cannot fetch the deployed template (cloudformation:GetTemplate) to see which resources hold data: "
          + error.description)
    }
  }
}
