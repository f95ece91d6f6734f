import Foundation
import Templates
import Testing

@Suite("The repository part") struct RepositoryPartTests {
  private static let committed = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../stacks/templates").standardizedFileURL

  private static let repository = "R: {Type: AWS::ECR::Repository, Properties: {RepositoryName: shop}}"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Each objection begins like this.
    let objections: [String]

    init(_ description: String, _ text: String, _ objections: [String]) {
      testDescription = description
      self.text = text
      self.objections = objections
    }
  }

  static let templates = [
    Case(
      "a bucket beside the repository", "Resources: {\(repository), Exfil: {Type: AWS::S3::Bucket}}",
      [
        "resource Exfil (AWS::S3::Bucket)"
      ]),
    Case(
      "a resource under a condition",
      "Conditions: {C: {Fn::Equals: [a, b]}}\nResources: {\(repository), A: {Type: Custom::A, Condition: C}}",
      [
        "section Conditions", "resource A (Custom::A)",
      ]),
    Case(
      "a type in another case", "Resources: {A: {Type: aws::ecr::repository}}", ["resource A (aws::ecr::repository)"]),
    Case(
      "a type that begins like ECR", "Resources: {A: {Type: AWS::ECR::Repository::Other}}",
      [
        "resource A (AWS::ECR::Repository::Other)"
      ]),
    Case(
      "a setting of the whole registry", "Resources: {A: {Type: AWS::ECR::ReplicationConfiguration}}",
      [
        "resource A (AWS::ECR::ReplicationConfiguration)"
      ]),
    Case("a macro for the template", "Transform: Mine\nResources: {\(repository)}", ["macro Mine"]),
    Case(
      "a file in the place of resources", "Resources: {Fn::Transform: {Name: AWS::Include}}", ["macro AWS::Include"]),
    Case("a macro in metadata", "Metadata: {Fn::Transform: {Name: M}}\nResources: {\(repository)}", ["macro M"]),
    Case(
      "a loop of resources", "Resources: {'Fn::ForEach::L': [X, [a], {'B${X}': {Type: AWS::S3::Bucket}}]}",
      [
        "loop Fn::ForEach::L"
      ]),
    Case(
      "a parameter that reads from the account",
      "Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: x}}\nResources: {\(repository)}",
      [
        "section Parameters"
      ]),
    Case(
      "sections that hide values, and unknown ones",
      "Mappings: {M: {a: {b: c}}}\nRules: {R: {}}\nHooks: {}\nResources: {\(repository)}",
      [
        "section Mappings", "section Rules", "section Hooks",
      ]),
    Case(
      "a secret in a repository",
      "Resources: {R: {Type: AWS::ECR::Repository, Properties: {Tags: [{Key: k, Value: '{{resolve:secretsmanager:x}}'}]}}}",
      ["resource R, which has a dynamic reference"]),
    Case(
      "a secret that a function puts together",
      "Resources: {R: {Type: AWS::ECR::Repository, Properties: {RepositoryName: {Fn::Join: ['', ['{', '{resolve:ssm:x}}']]}}}}",
      ["resource R, which has a dynamic reference"]),
    Case(
      "a value of another stack",
      "Resources: {R: {Type: AWS::ECR::Repository, Properties: {RepositoryName: {Fn::ImportValue: x}}}}",
      ["resource R, which has Fn::ImportValue"]),
    Case(
      "an output that is another registry", "Resources: {\(repository)}\nOutputs: {U: {Value: evil.example.com/a}}",
      [
        "output U, whose value is not an attribute of a repository"
      ]),
    Case(
      "an output that begins with another registry",
      "Resources: {\(repository)}\nOutputs: {U: {Value: {Fn::Sub: 'evil.example.com/${R}'}}}",
      ["output U, whose value is not an attribute of a repository"]),
    Case(
      "an output of no resource", "Resources: {\(repository)}\nOutputs: {U: {Value: {Ref: AWS::AccountId}}}",
      [
        "output U, whose value is not an attribute of a repository"
      ]),
    Case(
      "an output that is exported", "Resources: {\(repository)}\nOutputs: {U: {Value: {Ref: R}, Export: {Name: x}}}",
      [
        "output U, which is exported to other stacks"
      ]),
  ]

  @Test("a template with anything but repositories has objections", arguments: templates)
  func template(_ example: Case) throws {
    let objections = RepositoryPart.objections(to: try Template(example.text))
    #expect(objections == example.objections)
  }

  @Test("the committed repository templates have none; the main templates have")
  func committedTemplates() throws {
    var count = 0
    for stack in try FileManager.default.contentsOfDirectory(atPath: Self.committed.path) {
      for environment in ["prod", "staging"] {
        let folder = Self.committed.appending(path: "\(stack)/\(environment)")
        func read(_ path: String) throws -> Template {
          try Template(String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
        #expect(RepositoryPart.objections(to: try read("repository.yaml")) == [])
        let objections = RepositoryPart.objections(to: try read("template.yaml"))
        #expect(objections.count == 20 && objections.last?.hasSuffix(" more") == true)
        count += 1
      }
    }
    #expect(count == 8)
  }

  @Test("changes of other types are foreign, also removals")
  func changes() {
    func change(_ type: String, _ effect: PlannedChange.Effect) -> PlannedChange {
      PlannedChange(id: "A", type: type, effect: effect)
    }
    let foreign = [
      change("AWS::S3::Bucket", .remove), change("AWS::ECR::RegistryPolicy", .add), change("terraform_data", .add),
      change("aws_ecr_replication_configuration", .change),
    ]
    let own = [change("AWS::ECR::Repository", .add), change("aws_ecr_lifecycle_policy", .change)]
    #expect(RepositoryPart.foreign(in: own + foreign) == foreign)
  }
}

@Suite("The repository part with Terraform") struct TerraformRepositoryPartTests {
  /// A plan of one repository, as Terraform 1.11 prints it, with changes of a test.
  private static func plan(_ change: (inout [String: Any]) -> Void) throws -> TerraformPlan {
    let repository: [String: Any] = [
      "address": "aws_ecr_repository.bot", "mode": "managed", "type": "aws_ecr_repository", "name": "bot",
    ]
    var root: [String: Any] = [
      "resources": [repository],
      "outputs": [
        "Uri": [
          "expression": ["references": ["aws_ecr_repository.bot.repository_url", "aws_ecr_repository.bot"]],
          "description": "x",
        ]
      ],
    ]
    var plan: [String: Any] = [
      "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": [:], "timestamp": "x",
      "resource_changes": [repository.merging(["change": ["actions": ["create"]]]) { $1 }], "applyable": true,
      "complete": true, "errored": false,
    ]
    var configuration: [String: Any] = [
      "provider_config": [
        "aws": [
          "name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "version_constraint": ">= 5.100.0",
          "expressions": [
            "region": ["constant_value": "us-east-1"], "default_tags": [["tags": ["constant_value": [:]]]],
          ],
        ]
      ]
    ]
    var all: [String: Any] = ["root": root, "plan": plan, "configuration": configuration]
    change(&all)
    root = all["root"] as? [String: Any] ?? [:]
    plan = all["plan"] as? [String: Any] ?? [:]
    configuration = all["configuration"] as? [String: Any] ?? [:]
    configuration["root_module"] = root
    plan["configuration"] = configuration
    return try TerraformPlan(try JSONSerialization.data(withJSONObject: plan))
  }

  struct Attack: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let objections: [String]
    let part: String
    let key: String
    /// JSON.
    let value: String
    var appends = false
  }

  static let attacks = [
    Attack(
      testDescription: "a resource that runs a program", objections: ["resource terraform_data.x"], part: "root",
      key: "resources",
      value:
        #"{"address":"terraform_data.x","mode":"managed","type":"terraform_data","name":"x","provisioners":[{"type":"local-exec"}]}"#,
      appends: true),
    Attack(
      testDescription: "a repository that runs a program",
      objections: ["resource aws_ecr_repository.y, which has a provisioner local-exec"], part: "root", key: "resources",
      value:
        #"{"address":"aws_ecr_repository.y","mode":"managed","type":"aws_ecr_repository","name":"y","provisioners":[{"type":"local-exec"}]}"#,
      appends: true),
    Attack(
      testDescription: "a data source that sends files away", objections: ["data source data.terraform_remote_state.p"],
      part: "root", key: "resources",
      value: #"{"address":"data.terraform_remote_state.p","mode":"data","type":"terraform_remote_state","name":"p"}"#,
      appends: true),
    Attack(
      testDescription: "a data source with the type of a repository",
      objections: ["data source data.aws_ecr_repository.p"], part: "root", key: "resources",
      value: #"{"address":"data.aws_ecr_repository.p","mode":"data","type":"aws_ecr_repository","name":"p"}"#,
      appends: true),
    Attack(
      testDescription: "a resource of a kind that is not known",
      objections: ["resource ephemeral.aws_ecr_repository.p"], part: "root", key: "resources",
      value: #"{"address":"ephemeral.aws_ecr_repository.p","mode":"ephemeral","type":"aws_ecr_repository","name":"p"}"#,
      appends: true),
    Attack(
      testDescription: "a module", objections: ["module_calls in the configuration"], part: "root", key: "module_calls",
      value: #"{"m":{"source":"./m","module":{}}}"#),
    Attack(
      testDescription: "a variable", objections: ["variables in the configuration"], part: "root", key: "variables",
      value: #"{"v":{"default":"x"}}"#),
    Attack(
      testDescription: "an action of a later Terraform", objections: ["action_invocations in the plan"], part: "plan",
      key: "action_invocations", value: "[]"),
    Attack(
      testDescription: "another provider", objections: ["provider evil.example.com/x/aws"], part: "configuration",
      key: "provider_config",
      value: #"{"aws":{"name":"aws","full_name":"evil.example.com/x/aws"}}"#),
    Attack(
      testDescription: "requests to another endpoint", objections: ["argument endpoints of provider aws"],
      part: "configuration", key: "provider_config",
      value:
        #"{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws","expressions":{"endpoints":[{}]}}}"#),
    Attack(
      testDescription: "an output of another registry",
      objections: ["output Uri, whose value is not an attribute of a repository"], part: "root", key: "outputs",
      value: #"{"Uri":{"expression":{"constant_value":"evil.example.com/x"}}}"#),
    Attack(
      testDescription: "an output that also reads something else",
      objections: ["output Uri, whose value is not an attribute of a repository"], part: "root", key: "outputs",
      value: #"{"Uri":{"expression":{"references":["aws_ecr_repository.bot","var.x"]}}}"#),
    Attack(
      testDescription: "an output of a computed text",
      objections: ["output Uri, whose value is not an attribute of a repository"], part: "root", key: "outputs",
      value: #"{"Uri":{"expression":{}}}"#),
    Attack(
      testDescription: "the removal of something else", objections: ["resource aws_s3_bucket.b"], part: "plan",
      key: "resource_changes",
      value:
        #"{"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","change":{"actions":["delete"]}}"#,
      appends: true),
    Attack(
      testDescription: "a repository in a module of the state",
      objections: ["resource module.m.aws_ecr_repository.b"], part: "plan", key: "resource_changes",
      value:
        #"{"address":"module.m.aws_ecr_repository.b","mode":"managed","type":"aws_ecr_repository","name":"b","change":{"actions":["delete"]}}"#,
      appends: true),
  ]

  @Test("a plan with anything but repositories has objections", arguments: attacks)
  func attack(_ attack: Attack) throws {
    let value = try JSONSerialization.jsonObject(with: Data(attack.value.utf8), options: .fragmentsAllowed)
    let plan = try Self.plan { all in
      var part = all[attack.part] as? [String: Any] ?? [:]
      part[attack.key] = attack.appends ? (part[attack.key] as? [Any] ?? []) + [value] : value
      all[attack.part] = part
    }
    #expect(RepositoryPart.objections(to: plan) == attack.objections)
  }

  @Test("a plan of repositories has none")
  func repositories() throws {
    #expect(RepositoryPart.objections(to: try Self.plan { _ in }) == [])
  }
}
