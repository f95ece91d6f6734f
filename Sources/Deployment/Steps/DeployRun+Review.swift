import Templates

extension DeployRun {
  /// Refuses plans that would destroy data, all in one error.
  func review() async throws {
    var refusals: [StateGuard.Refusal] = []
    for part in StackPart.allCases {
      guard let plan = plans[part] else { continue }
      let stateGuard = StateGuard(
        stateful: manifest.stateful, addresses: manifest.statefulAddresses, deployed: try await deployed(plan),
        allowReplace: order.allowReplace, allowDelete: order.allowDelete)
      refusals += stateGuard.refusals(of: plan.changes)
    }
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
        "cannot fetch the deployed template (cloudformation:GetTemplate) to see which resources hold data: "
          + error.description)
    }
  }
}
