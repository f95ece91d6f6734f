import AWSSimulator
import Deployment
import Foundation
import Testing

/// What the guard says to a plan, and what Terraform's failures mean.
@Suite struct TerraformRefusalTests {
  /// A change in a plan, and the options that it is refused without.
  struct Planned: Sendable {
    let name: String
    var folder = "main"
    let address: String
    let actions: String
    var allowReplace: Set<String> = []
    var allowDelete: Set<String> = []
    /// Nil when it is carried out.
    let refusal: String?
  }

  static let plans = [
    Planned(
      name: "a file system that is no more in the file", address: "aws_efs_file_system.old", actions: #""delete""#,
      refusal: "aws_efs_file_system.old would be removed"),
    Planned(
      name: "a file system that is made anew", address: "aws_efs_file_system.sessions", actions: #""create","delete""#,
      refusal: "aws_efs_file_system.sessions would be replaced"),
    Planned(
      name: "what the manifest says holds state, of an unknown type",
      address: #"aws_new_store.sessions_conversations["a"]"#, actions: #""delete","create""#,
      refusal: #"aws_new_store.sessions_conversations["a"] would be replaced"#),
    Planned(
      name: "a zone, which the file has not called anything that must stay", address: "aws_route53_zone.old",
      actions: #""delete""#, refusal: "aws_route53_zone.old would be removed"),
    Planned(
      name: "forgotten", address: "aws_s3_bucket.logs", actions: #""forget""#,
      refusal: "aws_s3_bucket.logs would be removed"),
    Planned(
      name: "something that a later Terraform does", address: "aws_s3_bucket.logs", actions: #""delete","import""#,
      refusal: "aws_s3_bucket.logs might be replaced"),
    Planned(
      name: "a repository", folder: "repository", address: "aws_ecr_repository.bot_repository", actions: #""delete""#,
      refusal: "aws_ecr_repository.bot_repository would be removed"),
    Planned(
      name: "allowed by its address", address: "aws_efs_file_system.old", actions: #""delete""#,
      allowDelete: ["aws_efs_file_system.old"], refusal: nil),
    Planned(
      name: "allowed as CloudFormation calls it", address: #"aws_new_store.sessions_conversations["a"]"#,
      actions: #""delete","create""#, allowReplace: ["SessionsConversations"], refusal: nil),
    Planned(
      name: "allowed something else", address: "aws_efs_file_system.sessions", actions: #""delete""#,
      allowReplace: ["Sessions"], allowDelete: ["SessionsMountA"],
      refusal: "aws_efs_file_system.sessions would be removed"),
    Planned(
      name: "a file system that is changed", address: "aws_efs_file_system.sessions", actions: #""update""#,
      refusal: nil),
    Planned(
      name: "a task definition", address: "aws_ecs_task_definition.bot_task", actions: #""create","delete""#,
      refusal: nil),
  ]

  // One account for all: a table of deployments to accounts of their own would keep the machine busy.
  @Test("what holds state is not replaced or removed by a plan before somebody names it")
  func guarded() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      try stack.checkout.edit(
        "deploy.json", "\"aws_efs_access_point.sessions_conversations\"",
        to: "\"aws_new_store.sessions_conversations\"")
      for planned in Self.plans {
        try stack.terraform.forget()
        let type = planned.address.split(separator: ".")[0]
        let address = planned.address.replacingOccurrences(of: "\"", with: "\\\"")
        for name in ["main", "repository"] { try stack.terraform.says("plan", in: name) }
        let read =
          #"{"address":"data.aws_efs_file_system.x","mode":"data","type":"aws_efs_file_system","name":"x","change":{"actions":["read"]}}"#
        try stack.terraform.plans(
          [
            #"{"address":"\#(address)","mode":"managed","type":"\#(type)","name":"x","change":{"actions":[\#(planned.actions)]}}"#
          ] + (planned.folder == "repository" ? [] : [read]), in: planned.folder)
        let error = try await stack.failure {
          $0.allowReplace = planned.allowReplace
          $0.allowDelete = planned.allowDelete
        }
        let applied = stack.terraform.calls.contains { $0.hasPrefix("\(planned.folder) apply ") }
        #expect(applied == (planned.refusal == nil), "\(planned.name)")
        #expect(error?.kind == planned.refusal.map { _ in .refused }, "\(planned.name): \(String(describing: error))")
        if let refusal = planned.refusal {
          #expect(error?.description.contains("data at risk: \(refusal)") == true, "\(String(describing: error))")
          let removes = refusal.hasSuffix("would be removed")
          #expect(
            error?.remedy
              == .allow(
                replacing: removes ? [] : [planned.address], removing: removes ? [planned.address] : []))
        }
      }
    }
  }

  /// How a command of Terraform ends, and what that means.
  struct Failed: Sendable {
    let command: String
    var before = ""
    /// A summary and a detail for commands that print JSON, otherwise what it prints on stderr.
    let says: String
    var detail = ""
    let kind: DeploymentError.Kind
    let message: String
  }

  static let started = #"{"@message":"aws_subnet.a: Creating...","type":"apply_start"}"# + "\n"
  static let done = started + #"{"@message":"aws_subnet.a: Creation complete","type":"apply_complete"}"# + "\n"
  static let failures = [
    Failed(
      command: "init", says: "\nError: Failed to query available provider packages\n\nCould not retrieve it",
      kind: .failed,
      message: "terraform init of stacks/templates/chatbot/staging failed: "
        + "Error: Failed to query available provider packages Could not retrieve it"),
    Failed(
      command: "init", says: "Error: No valid credential sources found", kind: .credentials,
      message: "No valid credential sources found"),
    Failed(command: "output", says: "Error: Failed to load state", kind: .failed, message: "Failed to load state"),
    Failed(
      command: "plan", says: "Invalid value for variable", detail: "An image is given by its digest.", kind: .failed,
      message: "terraform plan of stacks/templates/chatbot/staging failed: aws_x.y: Invalid value for variable: "
        + "An image is given by its digest."),
    Failed(
      command: "plan", says: "Error acquiring the state lock", detail: "Lock Info: Who: somebody", kind: .busy,
      message: "Somebody else is deploying"),
    Failed(
      command: "plan", says: "reading EC2 VPC", detail: "api error UnauthorizedOperation: You are not authorized",
      kind: .credentials, message: "UnauthorizedOperation: You are not authorized"),
    Failed(
      command: "plan", says: "Instance cannot be destroyed", detail: "Resource has lifecycle.prevent_destroy set",
      kind: .refused, message: "Terraform never replaces a resource with prevent_destroy in main.tf"),
    Failed(command: "apply", says: "Saved plan is stale", kind: .busy, message: "deploy again"),
    Failed(command: "apply", says: "no such thing", kind: .failed, message: "terraform apply of "),
    Failed(
      command: "apply", before: started, says: "creating EC2 Subnet", detail: "api error AccessDenied: no",
      kind: .needsOperator, message: "failed after 0 changes: aws_x.y: creating EC2 Subnet: api error"),
    Failed(
      command: "apply", before: done, says: "creating EC2 Route", kind: .needsOperator,
      message: "failed after 1 change: aws_x.y: creating EC2 Route. Completed changes remain; deploy again to continue"),
  ]

  @Test("why Terraform failed is told in its words, and how it ended")
  func failure() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      let outputs = stack.terraform.lines("main-output.out").joined()
      for failed in Self.failures {
        for command in ["init", "plan", "apply"] { try stack.terraform.says(command) }
        try stack.terraform.says("output", outputs)
        if failed.command == "apply" { try stack.terraform.plans([TerraformTests.newSubnet]) }
        let diagnostic =
          #"{"severity":"error","summary":"\#(failed.says)","detail":"\#(failed.detail)","address":"aws_x.y"}"#
        let line = #"{"@message":"Error: x","type":"diagnostic","diagnostic":\#(diagnostic)}"# + "\n"
        if ["plan", "apply"].contains(failed.command) {
          try stack.terraform.says(failed.command, failed.before + line, status: 1)
        } else {
          try stack.terraform.says(failed.command, errors: failed.says, status: 1)
        }
        let error = try await stack.failure()
        #expect(error?.kind == failed.kind, "\(failed.says): \(String(describing: error))")
        #expect(error?.description.contains(failed.message) == true, "\(String(describing: error))")
      }
    }
  }

  @Test("a deployed stack is asked about as in production, whatever its manifest says")
  func protection() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      try stack.terraform.plans([TerraformTests.newSubnet])
      func asked() async throws -> [Bool] {
        account.forget()
        try await stack.deploy {
          $0.isDryRun = true
          $0.images = [.init(service: "Bot", image: try stack.checkout.image())]
        }
        return account.events.compactMap { if case .proposal(let proposal) = $0 { proposal.isProduction } else { nil } }
      }
      #expect(try await asked() == [true])
      try stack.terraform.says("output", "{}")
      #expect(try await asked() == [true], "the repositories are deployed")
      try stack.terraform.says("output", in: "repository", "{}")
      try stack.terraform.plans([TerraformTests.newRepository], in: "repository")
      #expect(try await asked() == [false])
    }
  }

  @Test("a folder called terraform is no program")
  func missing() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      let nowhere = try stack.deployment(["PATH": stack.checkout.folder.path])
      let error = try await #require(throws: DeploymentError.self) { try await nowhere.deploy(.init()) { _ in } }
      #expect(error.kind == .failed && error.description.contains("there is no `terraform` in PATH"))
    }
  }
}
