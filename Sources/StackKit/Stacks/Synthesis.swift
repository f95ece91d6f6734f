/// The output of one stack in one environment: the files to commit, with problems and notes.
public struct Synthesis: Sendable {
  public let stack: String
  public let environment: String
  /// Path below `<stack>/<environment>/` and text of each file, in reading order.
  public let files: [(path: String, text: String)]
  /// Why the stack is refused; empty for a good one.
  public private(set) var problems: [String]
  /// What is worth knowing: what only one of the templates says.
  public let notes: [String]
  /// What lint finds and the stack accepts.
  public let exceptions: [AcceptedFinding]

  init<S: Stack>(_ stack: S) {
    let scope = Scope(
      stack: S.name, environment: stack.environment.rawValue, region: stack.region,
      permissionsBoundary: stack.permissionsBoundary,
      tags: [("stack", S.name), ("environment", stack.environment.rawValue)]
        + stack.tags.map { (key: $0.key, value: $0.value) },
      isProduction: stack.isProduction, retention: stack.retention)

    var assembly = Assembly(scope: scope)
    for problem in Self.problems(of: stack, scope: scope) { assembly.problem(problem) }
    let created = CreatedConstructs.recorded { stack.body.contribute(to: &assembly) }
    assembly.refuseLost(created)
    let template = assembly.template(summary: "\(scope.stack), \(scope.environment)")

    var prerequisites = Assembly(scope: scope)
    for service in assembly.services { service.repositoryContents.contribute(to: &prerequisites) }
    let repositories = prerequisites.template(
      summary: "\(scope.stack), \(scope.environment): image repositories")

    let division = Division(of: template)
    let manifest = Manifest(
      stack: stack, scope: scope, division: division, repositories: repositories, services: assembly.services)
    self.stack = scope.stack
    environment = scope.environment
    var files = [
      ("template.yaml", CloudFormationWriter(division.main).text), ("main.tf", TerraformWriter(template).text),
    ]
    if let edge = division.edge { files.append((Division.edgeFile, CloudFormationWriter(edge).text)) }
    if !assembly.services.isEmpty {
      files.append(("repository.yaml", CloudFormationWriter(repositories).text))
      files.append(("repository/main.tf", TerraformWriter(repositories).text))
    }
    self.files = files + [("deploy.json", manifest.text)]
    problems = assembly.problems + prerequisites.problems
    if template.resources.isEmpty { problems.append("the stack is empty: it needs at least one resource") }
    notes = assembly.notes
    exceptions = assembly.exceptions + Self.losses(in: [template, repositories], of: stack.retention)
  }

  private static func problems<S: Stack>(of stack: S, scope: Scope) -> [String] {
    var problems: [String] = []
    if !stack.region.isWellFormed {
      problems.append("'\(stack.region.name)' is not an AWS region, such as 'us-east-1'")
    }
    if let account = stack.account, account.count != 12 || !account.consists(of: \.isASCIIDigit) {
      problems.append("'\(account)' is not an account id: it must be twelve digits")
    }
    if stack.isProduction, stack.retention != .keep {
      problems.append("a production stack keeps its data: `retention` is `.delete`; make it `.keep`")
    }
    if let boundary = stack.permissionsBoundary, !boundary.hasPrefix("arn:") || !boundary.contains(":policy/") {
      problems.append("'\(boundary)' is not a permissions boundary: it must be the ARN of a policy")
    }
    // CloudFormation's rule for stack names, less the room for '-repository', in the letters that repositories take.
    let name = scope.stackName
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    if !name.startsWithASCIILetter || name.count > 117
      || !words.allSatisfy({ !$0.isEmpty && $0.consists { $0.isASCIILowercase || $0.isASCIIDigit } })
    {
      problems.append(
        "'\(name)' is not a stack name: words of lowercase letters and digits between hyphens, a letter first, at most "
          + "117 characters")
    }
    if name.hasPrefix("internal-") {
      problems.append("'\(name)' begins with 'internal-', which Elastic Load Balancing reserves")
    }
    for suffix in [Scope.repositorySuffix, Scope.edgeSuffix] where name.hasSuffix(suffix) {
      problems.append(
        "'\(name)' ends in '\(suffix)', like the second stack of '\(name.dropLast(suffix.count))'; give the "
          + "environment another name")
    }
    return problems + scope.tags.compactMap { tagProblem($0, in: scope) }
  }

  /// Lint's findings about state that is deleted with the stack.
  private static func losses(in templates: [AssembledTemplate], of retention: Retention) -> [AcceptedFinding] {
    guard let reason = retention.reason else { return [] }
    return templates.flatMap(\.resources).filter { $0.losesState }.map { resource in
      let isLog = resource.kind.cloudFormation == "AWS::Logs::LogGroup"
      return AcceptedFinding(
        isLog ? "audit-logs-retained" : "state-retained", on: resource.name, because: reason)
    }
  }

  /// What all of AWS's services take: keys of 128 characters, values of 256, and fewer signs than some.
  private static func tagProblem(_ tag: (key: String, value: String), in scope: Scope) -> String? {
    func isTaken(_ text: String) -> Bool {
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || " _.:/=+-@".unicodeScalars.contains($0)
      }
    }
    if scope.tags.filter({ $0.key == tag.key }).count > 1 { return "the tag '\(tag.key)' is set twice" }
    if tag.key.isEmpty || tag.key.count > 128 || !isTaken(tag.key) || tag.key.lowercased().hasPrefix("aws:") {
      return
        "'\(tag.key)' is not a tag key: use 1 to 128 letters, digits, spaces and _.:/=+-@, and do not begin with 'aws:'"
    }
    if tag.value.count > 256 || !isTaken(tag.value) {
      return "'\(tag.value)' is not a tag value: use at most 256 letters, digits, spaces and _.:/=+-@"
    }
    return nil
  }

  /// The same, refused for one more reason.
  func refused(because problem: String) -> Synthesis {
    var refused = self
    refused.problems.append(problem)
    return refused
  }
}
