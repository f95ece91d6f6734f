import Testing

@testable import StackKit

/// What the tests synthesise: any body, under the name `shop` in the environment `test`.
struct Shop: Stack {
  enum Environment: String, StackEnvironment { case test }

  static let name = "shop"
  let environment: Environment
  var region: Region = "eu-west-1"
  var account: String?
  var isProduction = false
  var tags: KeyValuePairs<String, String> = [:]
  var contents: [any Content] = []

  var body: some Content { contents }

  init(environment: Environment) {
    self.environment = environment
  }

  init(
    region: Region = "eu-west-1", account: String? = nil, tags: KeyValuePairs<String, String> = [:],
    @ContentBuilder _ body: () -> Group
  ) {
    environment = .test
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

extension Synthesis {
  func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }
}

/// A resource with one property, for whatever a test wants to say.
struct Thing: Resource {
  var kind = Kind(cloudFormation: "Test::Thing", terraform: "test_thing")
  let name: Name
  var text: Text = "x"
  var after: [any Resource] = []
  var holdsState = false
  var ignoredChanges: [String] = []

  func properties(_ p: inout Properties) { p.set("Text", "text", text) }

  var id: Reference { ref("id") }
  var arn: Reference { attribute("Arn", "arn") }
}
