import Files
import Foundation
import Testing

import struct Templates.Node
import struct Templates.Template
import struct Templates.TemplateError

@testable import StackKit

/// A stack with any body, named `shop`, in the environment `test`.
struct Shop: Stack {
  enum Environment: String, StackEnvironment { case test }

  static let name = "shop"
  let environment: Environment
  var region: Region = "eu-west-1"
  var account: String?
  var isProduction = false
  var retention = Retention.keep
  var tags: KeyValuePairs<String, String> = [:]
  var contents: [any Content] = []

  var body: some Content { contents }

  init(environment: Environment) {
    self.environment = environment
  }

  init(
    region: Region = "eu-west-1", account: String? = nil, tags: KeyValuePairs<String, String> = [:],
    isProduction: Bool = false, retention: Retention = .keep, @ContentBuilder _ body: () -> Group
  ) {
    environment = .test
    self.isProduction = isProduction
    self.retention = retention
    self.tags = tags
    self.region = region
    self.account = account
    contents = [body()]
  }

  var synthesis: Synthesis { Synthesis(self) }
  var yaml: String { synthesis.text("template.yaml") }
  var hcl: String { synthesis.text("main.tf") }
}

extension Shop: CustomTestStringConvertible {
  var testDescription: String { "a stack" }
}

extension Shop {
  /// `template.yaml`
  var template: TemplateTree { synthesis.template() }
  /// `main.tf`
  var terraform: TemplateTree { TemplateTree(terraform: assembled.main) }
  /// `deploy.json`
  var manifest: Files.JSON { synthesis.manifest }

  /// A resource of `template.yaml`.
  subscript(logicalID: String, sourceLocation: SourceLocation = #_sourceLocation) -> Node {
    template[logicalID, sourceLocation]
  }
}

extension Stack {
  /// The model of both languages: the template, and the repositories' template.
  var assembled: (main: AssembledTemplate, repositories: AssembledTemplate) {
    let scope = Scope(
      stack: Self.name, environment: environment.rawValue, region: region, permissionsBoundary: permissionsBoundary,
      tags: [("stack", Self.name), ("environment", environment.rawValue)] + tags.map { ($0.key, $0.value) },
      isProduction: isProduction, retention: retention)
    var assembly = Assembly(scope: scope)
    body.contribute(to: &assembly)
    let main = assembly.template(summary: "")
    var repositories = Assembly(scope: scope)
    for service in assembly.services { service.repositoryContents.contribute(to: &repositories) }
    return (main, repositories.template(summary: ""))
  }
}

extension Synthesis {
  func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }

  /// A CloudFormation template. The test fails if it is missing or unreadable.
  func template(_ path: String = "template.yaml") -> TemplateTree {
    do throws(TemplateError) {
      return TemplateTree(try Template(text(path)))
    } catch {
      Issue.record("\(path): \(error)")
      return TemplateTree()
    }
  }

  var manifest: Files.JSON { Files.JSON(json: Data(text("deploy.json").utf8)) ?? .null }
}

extension Files.JSON {
  subscript(index: Int) -> Files.JSON? { array.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
}

/// A resource with one property of a test's choice.
struct Thing: Resource {
  var kind = Kind(cloudFormation: "Test::Thing", terraform: "test_thing")
  let name: Name
  var text: Text = "x"
  var after: [any Resource] = []
  var holdsState = false
  var ignoredChanges: [String] = []
  var createsBeforeDestroy = false

  func properties(_ p: inout Properties) { p.set("Text", "text", text) }

  var id: Reference { ref("id") }
  var arn: Reference { attribute("Arn", "arn") }
}
