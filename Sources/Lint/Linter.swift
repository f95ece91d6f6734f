import Templates

/// Looks at templates with rules.
///
/// What nobody can know before the deployment, such as the value of a parameter, is no finding. Conditions are looked at
/// both ways.
package struct Linter: Sendable {
  private let checks: [String?: [(rule: Rule, check: Check)]]

  /// - Parameter rules: The rules to look with.
  package init(rules: [Rule] = Rule.standard) {
    checks = Dictionary(
      grouping: rules.flatMap { rule in rule.checks.map { (rule: rule, check: $0) } }, by: \.check.type)
  }

  /// - Parameter template: A template of CloudFormation, StackKit's or any other.
  /// - Returns: What is found, in the order of the file.
  /// - Throws: When a function is called in a way that CloudFormation refuses.
  package func findings(in template: Template) throws(TemplateError) -> [Finding] {
    var found: Set<Finding> = []
    for views in try template.views { found.formUnion(findings(in: views)) }
    return found.sorted()
  }

  /// - Parameter plan: What Terraform says of a saved plan.
  /// - Returns: What is found in what will be there, in the order of the plan.
  package func findings(in plan: TerraformPlan) -> [Finding] { findings(in: plan.views) }

  /// - Parameter resources: All resources of a template, of either backend.
  /// - Returns: What is found, in the order of the file.
  package func findings(in resources: [ResourceView]) -> [Finding] {
    let surroundings = Surroundings(resources)
    return resources.flatMap { resource in
      ((checks[resource.type] ?? []) + (checks[nil] ?? [])).flatMap { rule, check in
        check.faults(of: resource, in: surroundings).map { fault in
          Finding(
            rule: rule.id, severity: fault.isOnlyMissing && check.missing == .warns ? .warning : rule.severity,
            place: fault.place, resource: resource.name, message: fault.message, fix: rule.fix)
        }
      }
    }.sorted()
  }
}
