import Templates

/// Checks templates against rules.
///
/// A value that is not known before the deployment, such as a parameter, gives no finding. Conditions are checked both
/// ways.
package struct Linter: Sendable {
  private typealias Checks = [(rule: Rule, check: Check)]

  /// The checks by type; nil for the checks of several types.
  private let checks: [String?: Checks]

  /// - Parameter rules: The rules to check.
  package init(rules: [Rule] = Rule.standard) {
    checks = Dictionary(
      grouping: rules.flatMap { rule in rule.checks.map { (rule: rule, check: $0) } }, by: \.check.type)
  }

  /// - Parameter template: Any CloudFormation template, StackKit's or another.
  /// - Returns: The findings, in the order of the file.
  /// - Throws: When a function is called in a way that CloudFormation refuses.
  package func findings(in template: Template) throws(TemplateError) -> [Finding] {
    let variants = try template.views
    let checks = checks(for: Set(variants.joined().map(\.type)))
    return variants.reduce(into: Set()) { $0.formUnion(findings(in: $1, checks)) }.sorted()
  }

  /// - Parameter plan: A Terraform plan.
  /// - Returns: The findings on the planned resources, in the order of the plan.
  package func findings(in plan: TerraformPlan) -> [Finding] { findings(in: plan.views) }

  /// - Parameter resources: All resources of a template, of either backend.
  /// - Returns: The findings, in the order of the file.
  package func findings(in resources: [ResourceView]) -> [Finding] {
    findings(in: resources, checks(for: Set(resources.map(\.type)))).sorted()
  }

  /// The checks of each of these types.
  private func checks(for types: Set<String>) -> [String: Checks] {
    let others = checks[nil] ?? []
    return Dictionary(
      uniqueKeysWithValues: types.map { type in
        (type, (checks[type] ?? []) + others.filter { $0.check.includes(type) })
      })
  }

  private func findings(in resources: [ResourceView], _ checks: [String: Checks]) -> [Finding] {
    let surroundings = Surroundings(resources)
    return resources.flatMap { resource in
      (checks[resource.type] ?? []).flatMap { rule, check in
        check.faults(of: resource, in: surroundings).map { fault in
          Finding(
            rule: rule.id, severity: fault.isOnlyMissing && check.missing == .warns ? .warning : rule.severity,
            place: fault.place, resource: resource.name, message: fault.message, fix: rule.fix)
        }
      }
    }
  }
}
