import Foundation
import Templates
import Testing

@Suite("Reading plans") struct TerraformPlanTests {
  private static let plan = #"""
    {
      "format_version": "1.2", "terraform_version": "1.11.0",
      "variables": {"image": {"value": "nginx"}},
      "planned_values": {
        "outputs": {"url": {"sensitive": false}, "name": {"sensitive": false, "value": "edge"}},
        "root_module": {
          "resources": [
            {"address": "aws_lb.edge", "mode": "managed", "type": "aws_lb", "name": "edge",
             "values": {"name": "edge", "internal": false, "subnets": ["a", "b"], "tags": {"Ref": "x"}}}
          ],
          "child_modules": [{
            "address": "module.web[\"a.b\"]",
            "resources": [
              {"address": "module.web[\"a.b\"].aws_ecs_service.bot[0]", "mode": "managed", "type": "aws_ecs_service",
               "name": "bot", "index": 0, "values": {"desired_count": 2}}
            ]
          }]
        }
      },
      "resource_changes": [
        {"address": "aws_lb.edge", "mode": "managed", "type": "aws_lb", "name": "edge",
         "change": {"actions": ["delete", "create"], "before": {"internal": true}, "after": {"internal": false},
                    "after_unknown": {"arn": true}, "replace_paths": [["internal"], ["subnets", 0]]},
         "action_reason": "replace_because_cannot_update", "previous_address": "aws_lb.old"},
        {"address": "aws_efs_file_system.data", "mode": "managed", "type": "aws_efs_file_system", "name": "data",
         "change": {"actions": ["delete"], "before": {"encrypted": true}, "after": null, "after_unknown": {}}},
        {"address": "aws_lb.edge", "deposed": "1234abcd", "mode": "managed", "type": "aws_lb", "name": "edge",
         "change": {"actions": ["delete"], "before": {}, "after": null}},
        {"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket", "name": "logs",
         "change": {"actions": ["no-op"], "before": {}, "after": {}, "importing": {"id": "logs"}}}
      ],
      "prior_state": {"values": {"root_module": {"resources": [
        {"address": "data.aws_region.current", "mode": "data", "type": "aws_region", "name": "current",
         "values": {"name": "eu-west-1"}},
        {"address": "aws_lb.edge", "mode": "managed", "type": "aws_lb", "name": "edge", "values": {"internal": true}}
      ]}}},
      "configuration": {"root_module": {
        "resources": [
          {"address": "aws_lb.edge", "mode": "managed", "type": "aws_lb", "name": "edge", "provider_config_key": "aws",
           "expressions": {
             "name": {"constant_value": "edge"}, "subnets": {"references": ["aws_subnet.a[0].id", "aws_subnet.a"]},
             "access_logs": [{"bucket": {"references": ["module.logs.bucket", "module.logs", "var.prefix"]}}]},
           "depends_on": ["aws_iam_role.edge"]},
          {"address": "data.aws_region.current", "mode": "data", "type": "aws_region", "name": "current",
           "provider_config_key": "aws.edge"}
        ],
        "module_calls": {"web": {"module": {"resources": [
          {"address": "aws_ecs_service.bot", "mode": "managed", "type": "aws_ecs_service", "name": "bot",
           "expressions": {"cluster": {"references": ["data.aws_ecs_cluster.main.arn", "data.aws_ecs_cluster.main"]}},
           "for_each_expression": {"references": ["local.services"]}}
        ]}}}
      }}
    }
    """#

  @Test("resources of all modules have their values, change and configuration")
  func resources() throws {
    let plan = try TerraformPlan(Data(Self.plan.utf8))
    #expect(plan.terraformVersion == "1.11.0")
    #expect(plan.variables == ["image": "nginx"])
    #expect(plan.outputs["name"] == .some("edge"))
    #expect(plan.outputs["url"] == .some(nil))
    #expect(
      plan.resources.map(\.address) == [
        "aws_lb.edge", "module.web[\"a.b\"].aws_ecs_service.bot[0]", "data.aws_region.current",
        "aws_efs_file_system.data", "aws_lb.edge", "aws_s3_bucket.logs",
      ])
    let edge = try #require(plan["aws_lb.edge"])
    #expect(edge["name"] == "edge")
    #expect(edge["subnets", 1] == "b")
    #expect(edge["tags", "Ref"] == "x")
    #expect(edge.module == nil)
    #expect(edge.change?.actions == ["delete", "create"])
    #expect(edge.change?.before?["internal"] == true)
    #expect(edge.change?.after?["internal"] == false)
    #expect(edge.change?.afterUnknown?["arn"] == true)
    #expect(edge.change?.replacePaths == [[.key("internal")], [.key("subnets"), .index(0)]])
    #expect(edge.change?.reason == "replace_because_cannot_update")
    #expect(edge.change?.previousAddress == "aws_lb.old")
    #expect(edge.configuration?.provider == "aws")
    #expect(
      edge.configuration?.references == [
        "aws_subnet.a", "aws_subnet.a[0].id", "module.logs", "module.logs.bucket", "var.prefix",
      ])
    #expect(edge.configuration?.dependencies == ["aws_subnet.a", "module.logs", "aws_iam_role.edge"])
    #expect(plan.resources[4].change?.deposed == "1234abcd")
    #expect(plan["aws_s3_bucket.logs"]?.change?.importing?["id"] == "logs")
    let gone = try #require(plan["aws_efs_file_system.data"])
    #expect(gone.values == nil)
    #expect(gone.change?.after?.isNull == true)
  }

  @Test("instances in modules have the configuration of their module, data sources their values")
  func modules() throws {
    let plan = try TerraformPlan(Data(Self.plan.utf8))
    let bot = try #require(plan["module.web[\"a.b\"].aws_ecs_service.bot[0]"])
    #expect(bot.module == "module.web[\"a.b\"]")
    #expect(bot.index == 0)
    #expect(bot["desired_count"] == 2)
    #expect(bot.change == nil)
    #expect(bot.configuration?.dependencies == ["data.aws_ecs_cluster.main"])
    #expect(bot.configuration?.references.contains("local.services") == true)
    let region = try #require(plan["data.aws_region.current"])
    #expect(region.mode == .data)
    #expect(region["name"] == "eu-west-1")
    #expect(region.configuration?.provider == "aws.edge")
  }

  @Test("a document that is not a plan is refused, and a large plan is read in bounded time", .timeLimit(.minutes(10)))
  func refusals() throws {
    for text in [
      "", "{}", "[]", "{\"format_version\": []}", "Plan: 1 to add",
      #"{"format_version": "1.2", "resource_changes": {}}"#,
      #"{"format_version": "1.2", "resource_changes": [{"address": "aws_lb.x", "type": "aws_lb", "name": "x"}]}"#,
    ] {
      #expect(throws: TemplateError.self, "\(text)") { try TerraformPlan(Data(text.utf8)) }
    }
    let one =
      #"{"address": "aws_lb.x", "mode": "managed", "type": "aws_lb", "name": "x", "values": {"é": "\#u{1F600}"}}"#
    let many = (0..<20_000).map { one.replacing("aws_lb.x", with: "aws_lb.x\($0)") }.joined(separator: ",")
    let plan = try TerraformPlan(
      Data(#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [\#(many)]}}}"#.utf8))
    #expect(plan.resources.count == 20_000)
    #expect(plan.resources.last?.place.line == 1)
  }
}
