/// What one stack in one environment becomes: the committed artefacts, and what there is to say about them.
public struct Synthesis: Sendable {
  public let stack: String
  public let environment: String
  /// Path below `<stack>/<environment>/` and text of each artefact, in the order they are read.
  public let files: [(path: String, text: String)]
  /// Why the stack is refused; empty for a good one.
  public let problems: [String]
  /// What is worth knowing: what only one of the templates says.
  public let notes: [String]

  init<S: Stack>(_ stack: S) {
    let scope = Scope(
      stack: S.name, environment: stack.environment.rawValue, region: stack.region,
      tags: [("stack", S.name), ("environment", stack.environment.rawValue)]
        + stack.tags.map { (key: $0.key, value: $0.value) })

    var assembly = Assembly(scope: scope)
    for problem in Self.problems(of: stack, scope: scope) { assembly.problem(problem) }
    stack.body.contribute(to: &assembly)
    let template = assembly.template(summary: "\(scope.stack), \(scope.environment)")

    var shelf = Assembly(scope: scope)
    for service in assembly.services { service.shelf.contribute(to: &shelf) }
    let repositories = shelf.template(summary: "\(scope.stack), \(scope.environment): where its images are kept")

    let manifest = Manifest(stack: stack, scope: scope, template: template, services: assembly.services)
    self.stack = scope.stack
    environment = scope.environment
    files = [
      ("template.yaml", CloudFormation(template).text),
      ("main.tf", Terraform(template).text),
      ("repository.yaml", CloudFormation(repositories).text),
      ("repository/main.tf", Terraform(repositories).text),
      ("deploy.json", manifest.text),
    ]
    problems = assembly.problems + shelf.problems
    notes = assembly.notes
  }

  private static func problems<S: Stack>(of stack: S, scope: Scope) -> [String] {
    var problems: [String] = []
    if !stack.region.isWellFormed {
      problems.append("'\(stack.region.name)' is not the name of a region, such as 'us-east-1'")
    }
    if let account = stack.account, account.count != 12 || !account.consists(of: \.isASCIIDigit) {
      problems.append("'\(account)' is not an account: twelve digits")
    }
    // CloudFormation's rule for stack names, less the room for '-repository'.
    let name = scope.stackName
    if !name.startsWithASCIILetter || !name.consists(of: { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") })
      || name.count > 117
    {
      problems.append(
        "'\(name)' is not a stack name: letters, digits and hyphens, a letter first, at most 117 characters")
    }
    return problems
  }
}
