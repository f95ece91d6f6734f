import AWSSimulator
import Deployment
import Foundation
import Testing

/// What Terraform gets of a checkout whose author may be an attacker.
@Suite struct TerraformFolderTests {
  private static let s3 = "terraform {\n  backend \"s3\" {\n    bucket = \"states\"\n  }\n}\n"
  private static let lock = "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"6.25.0\"\n}\n"
  private static let folders = [("main", ""), ("repository", "repository/")]

  @Test("Terraform runs in a folder with the checked files and nothing else")
  func files() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      for (_, folder) in Self.folders {
        for file in [
          ".terraform/providers/x/terraform-provider-aws", ".terraform/environment", "terraform.d/plugins/x",
          "modules/x/main.tf", "notes.txt",
        ] { try stack.checkout.plant("\(folder)\(file)", "planted") }
      }
      try await stack.deploy()
      for (name, folder) in Self.folders {
        #expect(stack.terraform.files(of: name) == ["backend.tf", "main.tf"])
        let file = stack.checkout.artifacts.appending(path: "\(folder)terraform.tfstate").path
        let backend = stack.terraform.backend(of: name)
        #expect(backend.contains("backend \"local\"") && backend.contains("path          = \"\(file)\""), "\(backend)")
        #expect(backend.contains("workspace_dir = \"\(file).d\""))
      }
      #expect(account.warnings.filter { $0.contains("has no backend.tf") }.count == 2)
      #expect(account.warnings.filter { $0.contains("has no .terraform.lock.hcl") }.count == 2)
    }
  }

  @Test("backend.tf and the lock file reach Terraform, and the proposal says where the state is")
  func backend() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      try stack.terraform.plans([TerraformTests.newSubnet])
      for (_, folder) in Self.folders {
        try stack.checkout.add("\(folder)backend.tf", Self.s3)
        try stack.checkout.add("\(folder).terraform.lock.hcl", Self.lock)
        try stack.checkout.plant("\(folder)terraform.tfstate", "{}")
      }
      try await stack.deploy { $0.isDryRun = true }
      for (name, _) in Self.folders {
        #expect(stack.terraform.files(of: name) == [".terraform.lock.hcl", "backend.tf", "main.tf"])
        #expect(stack.terraform.backend(of: name) + "\n" == Self.s3)
      }
      let states = account.events.compactMap { if case .proposal(let proposal) = $0 { proposal.stacks } else { nil } }
      #expect(states.joined().map(\.stateLocation) == ["s3 (bucket = \"states\")"])
      #expect(
        account.warnings.count == 2 && account.warnings.allSatisfy { $0.contains("terraform init -migrate-state") })
      let told = account.events.compactMap { if case .terraform(let line) = $0 { line } else { nil } }
      #expect(told.first?.contains("hashicorp/aws 6.25.0 (pinned by .terraform.lock.hcl)") == true, "\(told)")
    }
  }

  /// A change of the checkout, and why it is refused before Terraform does more than `init`.
  struct Attack: Sendable {
    let name: String
    var isAfterInit = false
    let refusal: String
    let change: @Sendable (borrowing TerraformTests.Deployed) throws -> Void
  }

  static let attacks = [
    Attack(name: "variables that nobody reviewed", refusal: "repository contains terraform.tfvars") { stack in
      try stack.checkout.plant("repository/terraform.tfvars", "")
    },
    Attack(
      name: "a backend that deploy.json does not list",
      refusal: "staging/backend.tf exists, but deploy.json does not list it"
    ) { stack in
      try stack.checkout.plant("backend.tf", s3)
    },
    Attack(
      name: "a lock file that deploy.json does not list",
      refusal: "staging/.terraform.lock.hcl exists, but deploy.json does not list it"
    ) { stack in
      try stack.checkout.plant(".terraform.lock.hcl", lock)
    },
    Attack(name: "code in backend.tf", refusal: "repository/backend.tf, line 6, column 1: only one block") { stack in
      try stack.checkout.add(
        "repository/backend.tf", s3 + "data \"terraform_remote_state\" \"x\" {\n  backend = \"http\"\n}\n")
    },
    Attack(name: "a program in main.tf", refusal: "'provisioner' is not allowed") { stack in
      try stack.checkout.rewrite(
        "main.tf", "resource \"aws_ecs_cluster\" \"cluster\" {",
        to: "resource \"aws_ecs_cluster\" \"cluster\" {\n  provisioner \"local-exec\" {\n    command = \"id\"\n  }\n")
    },
    Attack(name: "a lock file of something else", refusal: "lock.hcl, line 1, column 1: only blocks provider") {
      stack in
      try stack.checkout.add(".terraform.lock.hcl", "module \"x\" {}\n")
    },
    Attack(name: "a state that is a link", refusal: "terraform.tfstate is a link, or not a regular file") { stack in
      try stack.checkout.link("terraform.tfstate", to: "/etc/hostname")
    },
    Attack(name: "the state's backup is a link", refusal: "terraform.tfstate.backup is a link") { stack in
      try stack.checkout.link("terraform.tfstate.backup", to: "/tmp/none")
    },
    Attack(name: "the state's lock is a link", refusal: ".terraform.tfstate.lock.info is a link") { stack in
      try stack.checkout.link(".terraform.tfstate.lock.info", to: "/tmp/none")
    },
    Attack(name: "a workspace's state is a link", refusal: "terraform.tfstate.d/a/terraform.tfstate is a link") {
      stack in
      try stack.checkout.plant("terraform.tfstate.d/a/x", "")
      try stack.checkout.link("terraform.tfstate.d/a/terraform.tfstate", to: "/etc/hostname")
    },
    Attack(name: "a state in git", refusal: "git tracks templates/chatbot/staging/terraform.tfstate,") { stack in
      try stack.track("terraform.tfstate")
    },
    Attack(name: "a state in an index of version 4", refusal: "git tracks templates/chatbot/staging/terraform.tfstate,")
    {
      stack in
      try stack.track("terraform.tfstate")
      try stack.checkout.git("update-index", "--index-version", "4")
    },
    Attack(name: "a state in a split index", refusal: "git tracks templates/chatbot/staging/terraform.tfstate,") {
      stack in
      try stack.track("terraform.tfstate")
      try stack.checkout.git("update-index", "--split-index")
    },
    Attack(name: "a state in git, deleted on disk", refusal: "git tracks templates/chatbot/staging/terraform.tfstate,")
    {
      stack in
      try stack.track("terraform.tfstate")
      try FileManager.default.removeItem(at: stack.checkout.artifacts.appending(path: "terraform.tfstate"))
    },
    Attack(name: "a state in git in capitals", refusal: "git tracks templates/chatbot/staging/Terraform.TFState,") {
      stack in
      try stack.track("Terraform.TFState")
    },
    Attack(name: "the state's backup in git", refusal: "staging/terraform.tfstate.backup,") { stack in
      try stack.track("terraform.tfstate.backup")
    },
    Attack(name: "a workspace's state in git", refusal: "staging/terraform.tfstate.d/a/terraform.tfstate,") { stack in
      try stack.track("terraform.tfstate.d/a/terraform.tfstate")
    },
    Attack(name: "a state in git beside what looks like another repository", refusal: "git tracks templates/chatbot") {
      stack in
      try stack.track("terraform.tfstate")
      try stack.checkout.plant("HEAD", "ref: refs/heads/main\n")
      try stack.checkout.plant("config", "[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = /bin/false\n")
      try stack.checkout.plant("objects/x", "")
      try stack.checkout.plant("refs/x", "")
    },
    Attack(name: "a state in git of a worktree", refusal: "git tracks templates/chatbot") { stack in
      try stack.track("terraform.tfstate")
      let git = stack.checkout.folder.appending(path: "stacks/.git")
      try FileManager.default.moveItem(at: git, to: stack.checkout.folder.appending(path: "elsewhere"))
      try Data("gitdir: ../elsewhere\n".utf8).write(to: git)
    },
    Attack(name: "an index that git cannot read", refusal: "`git ls-files` failed: ") { stack in
      try stack.checkout.plant("../../../.git/index", "DIRC")
    },
    Attack(name: "a state without git", refusal: "there is no git checkout around it") { stack in
      try stack.checkout.plant("repository/terraform.tfstate", "{}")
      try FileManager.default.removeItem(at: stack.checkout.folder.appending(path: "stacks/.git"))
    },
    Attack(name: "a login for somebody's server", refusal: "'storage_account_name' has the wrong value") { stack in
      try stack.checkout.add(
        "repository/backend.tf",
        "terraform {\n  backend \"azurerm\" {\n    storage_account_name = \"127.0.0.1:28977/x\"\n  }\n}\n")
    },
    Attack(name: "another region than that of the question", refusal: "line 15, column 12: this region is not allowed")
    {
      stack in
      try stack.checkout.rewrite("repository/main.tf", "region = \"us-east-1\"", to: "region = \"eu-west-1\"")
    },
    Attack(
      name: "a provider of the state", isAfterInit: true, refusal: "needs the provider registry.terraform.io/evil/aws"
    ) { stack in
      try stack.terraform.selects("registry.terraform.io/hashicorp/aws", "registry.terraform.io/evil/aws")
    },
    Attack(name: "a provider that starts programs", isAfterInit: true, refusal: "hashicorp/external; it was not run") {
      stack in try stack.terraform.selects("registry.terraform.io/hashicorp/external", in: "repository")
    },
    Attack(name: "a provider of another registry", isAfterInit: true, refusal: "needs the provider evil.example.com/") {
      stack in try stack.terraform.selects("evil.example.com/hashicorp/aws", in: "repository")
    },
  ]

  @Test("what a pull request adds for Terraform is refused before Terraform runs a provider")
  func refusals() async throws {
    try await Account.with { account in
      let deployed = try await TerraformTests.Deployed(account)
      for attack in Self.attacks {
        let stack = try deployed.copy()
        try attack.change(stack)
        let error = try #require(await stack.failure { $0.isDryRun = true }, "\(attack.name)")
        #expect(error.description.contains(attack.refusal), "\(attack.name): \(error)")
        let mainCalls = stack.terraform.calls.filter { attack.isAfterInit ? !$0.contains(" init ") : true }
        // The repositories are looked at before the stack.
        #expect(!mainCalls.contains { $0.contains(" plan ") || $0.contains(" show ") }, "\(attack.name)")
      }
    }
  }

  @Test("the cache of the providers is used only if nobody else can write to it, and it is not in the checkout")
  func cache() async throws {
    try await Account.with { account in
      let stack = try await TerraformTests.Deployed(account)
      let cache = stack.terraform.folder.appending(path: "cache/stackkit/terraform")
      func used() -> Bool { stack.terraform.variables.contains("TF_PLUGIN_CACHE_DIR=\(cache.path)") }
      try await stack.deploy { $0.isDryRun = true }
      #expect(used())
      #expect(try FileManager.default.attributesOfItem(atPath: cache.path)[.posixPermissions] as? Int == 0o700)

      for (path, mode) in [
        (cache, 0o770), (cache.deletingLastPathComponent(), 0o770),
        (cache.deletingLastPathComponent().deletingLastPathComponent(), 0o777),
      ] {
        try stack.terraform.forget()
        account.forget()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.path)
        try await stack.deploy { $0.isDryRun = true }
        #expect(!used() && account.warnings.contains { $0.contains("is not used as a cache") })
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path.path)
      }
      try stack.terraform.forget()
      try FileManager.default.removeItem(at: stack.checkout.folder.appending(path: "stacks/.git"))
      try Checkout.makeRepository(at: stack.checkout.folder)
      try await stack.deploy { $0.isDryRun = true }
      #expect(!used() && account.warnings.contains { $0.contains("it is in the checkout") })
    }
  }
}

extension TerraformTests.Deployed {
  /// Writes a file and lets git track it, beside the others.
  func track(_ path: String) throws {
    try checkout.plant(path, "{}")
    try checkout.git("add", "--force", ".")
  }
}

extension Checkout {
  /// Writes a file that no manifest lists.
  func plant(_ path: String, _ text: String) throws {
    let url = artifacts.appending(path: path).standardizedFileURL
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: artifacts.appending(path: path).path, withDestinationPath: target)
  }
}
