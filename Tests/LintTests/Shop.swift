import Templates

@testable import Lint
@testable import StackKit

/// A stack for the tests: any body, with the name `shop` and the environment `test`.
struct Shop: Stack {
  enum Environment: String, StackEnvironment { case test }

  static let name = "shop"
  let environment = Environment.test
  let region: Region = "eu-west-1"
  var retention = Retention.keep
  private var contents: [any Content] = []

  var body: some Content { contents }

  init(environment: Environment) {}

  init(@ContentBuilder _ body: () -> Group) { contents = [body()] }

  var synthesis: Synthesis { Synthesis(self) }

  /// The templates, written and read.
  var templates: [Template] {
    get throws { try synthesis.files.filter { $0.path.hasSuffix(".yaml") }.map { try Template($0.text) } }
  }

  /// The findings in the CloudFormation templates, without exceptions.
  func findings(_ linter: Linter = Linter()) throws -> [Finding] {
    try templates.flatMap { try linter.findings(in: $0) }
  }

  /// The resources of each template of a backend.
  func views(in backend: Backend) throws -> [[ResourceView]] {
    switch backend {
    case .cloudFormation: try templates.flatMap { try $0.views }
    case .terraform:
      assembled.map { template in template.resources.compactMap { ResourceView($0, in: template.scope) } }
    }
  }

  /// The template, and the template of the repositories.
  private var assembled: [AssembledTemplate] {
    let scope = Scope(
      stack: Self.name, environment: environment.rawValue, region: region, permissionsBoundary: nil, tags: [],
      retention: retention)
    var assembly = Assembly(scope: scope)
    body.contribute(to: &assembly)
    let template = assembly.template(summary: "")
    var repositories = Assembly(scope: scope)
    for service in assembly.services { service.repositoryContents.contribute(to: &repositories) }
    return [template, repositories.template(summary: "")]
  }
}

enum Backend: String, CaseIterable, Sendable { case cloudFormation, terraform }
