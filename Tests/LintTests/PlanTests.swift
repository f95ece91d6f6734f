import Foundation
import Templates
import Testing

@testable import Lint

/// Terraform plans, as `terraform show -json` prints them.
@Suite struct PlanTests {
  /// Two balancers, each with a listener for plain HTTP whose balancer is unknown in the plan.
  private static let plan = """
    {
      "format_version": "1.2", "terraform_version": "1.9.0",
      "planned_values": {"root_module": {"resources": [
        {"address": "aws_lb.open", "mode": "managed", "type": "aws_lb", "name": "open",
         "values": {"internal": false, "load_balancer_type": "application", "drop_invalid_header_fields": true}},
        {"address": "aws_lb.inner", "mode": "managed", "type": "aws_lb", "name": "inner",
         "values": {"internal": true, "load_balancer_type": "application", "drop_invalid_header_fields": null}},
        {"address": "aws_lb_listener.open", "mode": "managed", "type": "aws_lb_listener", "name": "open",
         "values": {"protocol": "HTTP", "default_action": [{"type": "fixed-response"}]}},
        {"address": "aws_lb_listener.inner", "mode": "managed", "type": "aws_lb_listener", "name": "inner",
         "values": {"protocol": "HTTP", "default_action": [{"type": "fixed-response"}]}}
      ], "child_modules": [{"address": "module.files", "resources": [
        {"address": "module.files.aws_efs_file_system.this[\\"a\\"]", "mode": "managed", "type": "aws_efs_file_system",
         "name": "this", "index": "a", "values": {"encrypted": false}}
      ]}]}},
      "resource_changes": [
        {"address": "aws_lb_listener.open", "mode": "managed", "type": "aws_lb_listener", "name": "open",
         "change": {"actions": ["create"], "before": null, "after": {}, "after_unknown": {"load_balancer_arn": true}}},
        {"address": "aws_lb_listener.inner", "mode": "managed", "type": "aws_lb_listener", "name": "inner",
         "change": {"actions": ["create"], "before": null, "after": {}, "after_unknown": {"load_balancer_arn": true}}}
      ],
      "configuration": {"root_module": {"resources": [
        {"address": "aws_lb_listener.open", "mode": "managed", "type": "aws_lb_listener", "name": "open",
         "expressions": {"load_balancer_arn": {"references": ["aws_lb.open.arn", "aws_lb.open"]}}},
        {"address": "aws_lb_listener.inner", "mode": "managed", "type": "aws_lb_listener", "name": "inner",
         "expressions": {"load_balancer_arn": {"references": ["aws_lb.inner.arn", "aws_lb.inner"]}}}
      ]}}
    }
    """

  @Test("rules check a plan, and follow unknown values to the resources that the configuration names")
  func findings() throws {
    let findings = Linter().findings(in: try TerraformPlan(Data(Self.plan.utf8)))
    #expect(
      findings.map { "\($0.rule) \($0.severity): \($0.message)" } == [
        "alb-drop-invalid-headers warning: drop_invalid_header_fields of 'aws_lb.inner' is not set; it must be 'true'",
        "listener-https error: protocol of 'aws_lb_listener.open' is 'HTTP'; it must be 'HTTPS'",
        "efs-encrypted error: encrypted of 'module.files.aws_efs_file_system.this[\"a\"]' is 'false'; it must be 'true'",
      ])
    #expect(findings.map(\.place.line) == [6, 9, 14])
  }
}
