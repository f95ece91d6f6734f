import Foundation
import Testing

@testable import Deployment

/// The files of Terraform that a pull request may contain, and what they may say.
@Suite struct TerraformFileTests {
  /// What a file is read as: its description, or why it is refused.
  private static func backend(_ text: String) -> String {
    do throws(HCLError) { return try BackendFile(text.utf8).description } catch {
      return "\(error.place): \(error.reason)"
    }
  }

  private static func block(_ name: String, _ arguments: String...) -> String {
    let head = name == "cloud" ? name : "backend \"\(name)\""
    return "terraform {\n\(head) {\n\(arguments.map { "\($0)\n" }.joined())}\n}\n"
  }

  @Test(
    "a backend is told on one line",
    arguments: [
      (block("s3"), "s3"), (block("http", "retry_max = 2"), "http (retry_max = 2) at TF_HTTP_ADDRESS"),
      (
        block("s3", "key = \"a/b\" # where", "bucket=\"states\"", "/* both */ encrypt = true", "max_retries = 5"),
        "s3 (bucket = \"states\", encrypt = true, key = \"a/b\", max_retries = 5)"
      ),
      (
        block("s3", "assume_role = {", "  role_arn = \"arn:x\",", "  external_id = \"word\"", "}"),
        "s3 (assume_role.role_arn = \"arn:x\")"
      ),
      (
        block("s3", "endpoints {", "  s3 = \"https://s3.example.com\"", "}", "allowed_account_ids = [", "\"1\",", "]"),
        "s3 (allowed_account_ids = [\"1\"], endpoints.s3 = \"https://s3.example.com\")"
      ),
      (
        block("s3", "endpoint = \"http://127.0.0.1:8080\""),
        "s3 (endpoint = \"http://127.0.0.1:8080\")"
      ),
      (
        block("cloud", "organization = \"a\\\"b\"", "workspaces {", "  tags = [\"x\", \"y\"]", "}"),
        "cloud (organization = \"a\\\"b\", workspaces.tags = [\"x\", \"y\"])"
      ),
      (
        "\n# above\nterraform { backend \"pg\" { schema_name = \"a$${b}\" } }",
        "pg (schema_name = \"a${b}\") in the database of PG_CONN_STR or PGHOST"
      ),
    ] as [(String, String)])
  func backends(text: String, description: String) { #expect(Self.backend(text) == description) }

  @Test(
    "backend.tf is one block of literals and nothing else",
    arguments: [
      ("", "line 1, column 1: only one block is allowed"),
      ("terraform {}\n", "line 1, column 1: only one block is allowed"),
      ("a = 1\n", "line 1, column 5: only one block"),
      (block("s3") + block("s3"), "line 5, column 1: only one block"),
      (block("s3") + "data \"terraform_remote_state\" \"x\" {}\n", "line 5, column 1: only one block"),
      (block("s3") + "resource \"terraform_data\" \"x\" {}\n", "line 5, column 1: only one block"),
      ("terraform {\n  required_version = \"1\"\n  backend \"s3\" {}\n}\n", "line 2, column 22: only one block"),
      ("terraform {\n  backend \"s3\" {}\n  required_providers {}\n}\n", "line 3, column 3: only one block"),
      ("terraform {\n  provider_meta \"s3\" {}\n}\n", "line 2, column 3: only one block"),
      // Expressions.
      (block("s3", "key = file(\"/etc/passwd\")"), "line 3, column 7: only texts, numbers"),
      (block("s3", "key = \"${file(\"/etc/passwd\")}\""), "line 3, column 7: only texts, numbers"),
      (block("s3", "key = \"a${\"b\"}\""), "only texts, numbers"), (block("s3", "key = var.x"), "only texts"),
      (block("s3", "key = \"a\" == \"b\""), "only texts"), (block("s3", "key = [for x in [1] : x]"), "only texts"),
      (block("s3", "key = <<E", "x", "E"), "heredocs are not allowed"),
      (block("s3", "key = \"%{ if true }x%{ endif }\""), "this sequence before a brace is not allowed"),
      (block("s3", "key = \"$$${x}\""), "this sequence before a brace is not allowed"),
      (block("s3", "key = provider::x::y()"), "a provider's functions are not allowed"),
      (block("s3", "dynamic \"key\" {", "}"), "'dynamic' is not allowed"),
      // Programs, logins, files and certificates.
      (block("kubernetes", "exec {", "  command = \"sh\"", "}"), "can start programs"),
      (block("local", "path = \"/home/x/.bashrc\""), "'local' is not allowed; without backend.tf"),
      (block("consul"), "'consul' is not allowed; allowed are s3, http"), (block("oss"), "'oss' is not allowed"),
      (block("s3", "access_key = \"AKIAIOSFODNN7EXAMPLE\""), "line 3, column 14: 'access_key' is not allowed"),
      (block("s3", "profile = \"admin\""), "'profile' is not allowed"),
      (block("s3", "shared_credentials_files = [\"x\"]"), "'shared_credentials_files' is not allowed"),
      (block("s3", "custom_ca_bundle = \"x\""), "'custom_ca_bundle' is not allowed"),
      (block("s3", "insecure = true"), "'insecure' is not allowed"),
      (block("s3", "acl = \"public-read\""), "'acl' is not allowed"),
      (block("s3", "http_proxy = \"http://x\""), "'http_proxy' is not allowed"),
      (
        block("s3", "assume_role_with_web_identity = {", "web_identity_token_file = \"/etc/passwd\"", "}"),
        "'assume_role_with_web_identity' is not allowed"
      ),
      (block("s3", "endpoints = { sso = \"https://x\" }"), "'endpoints.sso' is not allowed"),
      (block("http", "password = \"x\""), "'password' is not allowed"),
      (block("http", "skip_cert_verification = true"), "'skip_cert_verification' is not allowed"),
      (block("gcs", "credentials = \"/etc/passwd\""), "'credentials' is not allowed"),
      (block("azurerm", "client_certificate_path = \"x\""), "'client_certificate_path' is not allowed"),
      (block("pg", "conn_str = \"postgres://x\""), "'conn_str' is not allowed"),
      (block("remote", "token = \"x\""), "'token' is not allowed"),
      // The login of the environment would go there.
      (block("http", "address = \"https://evil.example.com\""), "'address' is not allowed"),
      (block("http", "lock_address = \"https://evil.example.com\""), "'lock_address' is not allowed"),
      (block("remote", "hostname = \"evil.example.com\""), "'hostname' is not allowed"),
      (block("pg", "host = \"evil.example.com\""), "'host' is not allowed"),
      (block("s3", "endpoint = \"http://10.0.0.1/x\""), "only https is allowed"),
      (block("s3", "endpoint = \"http://127.0.0.1.evil.example.com/x\""), "only https is allowed"),
      (block("s3", "endpoint = \"http://localhost:80@evil.example.com/x\""), "contains a login"),
      (block("s3", "endpoint = \"https://me:word@example.com/x\""), "contains a login"),
      (block("s3", "endpoints = { s3 = \"http://10.0.0.1\" }"), "only https is allowed"),
      // Form.
      (block("s3", "key = \"a\"", "key = \"b\""), "line 4, column 1: 'key' is set twice"),
      (block("s3", "key = [[\"a\"]]"), "'key' has the wrong type"),
      (block("s3", "key = { a = 1 }"), "'key' has the wrong type"),
      (block("s3", "endpoints = \"x\""), "'endpoints' has the wrong type"),
      (block("s3", "key = \"\(String(repeating: "a", count: 2000))\""), "is too long"),
      (block("s3", "key = \"a") + "\"", "line break or control character"),
      ("terraform { backend \"s3\" {", "expected"),
      (block("s3", "key = \"\u{0}\""), "control character"), (block("s3", "kéy = 1"), "this character is not allowed"),
      (block("s3", "key = 1 }"), "there is no open brace"), ("terraform {}}", "there is no open brace"),
      ("/* x", "is not closed"),
      ("terraform \"x", "the text is not closed"), ("\u{FEFF}terraform {}", "this character is not allowed"),
      (String(repeating: "#", count: 70_000), "at most 65536 are allowed"),
      (String(repeating: "a {\n", count: 10_000), "nested too deeply"),
      (block("s3", "key = " + String(repeating: "[", count: 10_000)), "nested too deeply"),
      (block("s3", "key = " + String(repeating: "\"${", count: 10_000)), "nested too deeply"),
    ] as [(String, String)])
  func wrongBackends(text: String, reason: String) {
    let answer = Self.backend(text)
    #expect(answer.hasPrefix("line ") && answer.contains(reason), "\(answer.prefix(300))")
  }

  @Test("a file that is not UTF-8 is refused, and any bytes end in an answer")
  func bytes() {
    #expect(throws: HCLError.self) { try BackendFile([0xFF, 0xFE]) }
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "terraform", "{", "}", "\n", "backend", "\"", "s3", "$", "${", "=", "[", "]", "\\u", "#", "/*", "é", "1",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      _ = Self.backend(text.joined())
      try? MainFile.check(text.joined().utf8)
    }
  }

  @Test("every committed main.tf is allowed")
  func committed() throws {
    let files = FileManager.default.enumerator(at: Checkout.templates, includingPropertiesForKeys: nil)
    var count = 0
    while let url = files?.nextObject() as? URL {
      guard url.lastPathComponent == "main.tf" else { continue }
      count += 1
      #expect(throws: Never.self, "\(url.path)") { try MainFile.check(Data(contentsOf: url)) }
    }
    #expect(count == 16)
  }

  @Test(
    "main.tf may have what synth writes",
    arguments: [
      "provider \"aws\" {\n  alias = \"us_east_1\"\n  region = \"us-east-1\"\n}\n",
      "resource \"random_id\" \"a\" {}\n",
      "resource \"aws_x\" \"a\" {\n  b = one([for o in aws_y.z : o.c if o.d == \"e\"]).f\n}\n",
      "resource \"aws_x\" \"a\" {\n  b = \"${aws_y.z.id}:$${literal}${var.x}\"\n  connection_id = 1\n}\n",
      "resource \"aws_x\" \"a\" {\n  b = jsonencode({\n    \"c\" = [sha1(\"file(\")] # file(\n  })\n}\n",
    ])
  func allowed(text: String) { #expect(throws: Never.self) { try MainFile.check(text.utf8) } }

  @Test(
    "main.tf has nothing that acts while Terraform plans, and nothing that reads this machine",
    arguments: [
      ("module \"x\" {\n  source = \"./x\"\n}\n", "the block 'module' is not allowed"),
      ("check \"x\" {}\n", "the block 'check'"), ("import {}\n", "the block 'import'"),
      ("ephemeral \"aws_lambda_invocation\" \"x\" {}\n", "the block 'ephemeral'"),
      ("locals {}\n", "the block 'locals'"),
      ("removed {\n  provisioner \"local-exec\" {}\n}\n", "the block 'removed'"), ("moved {}\n", "the block 'moved'"),
      ("data \"external\" \"x\" {}\n", "the data source 'external'"),
      ("data \"http\" \"x\" {}\n", "the data source 'http'"),
      ("data \"terraform_remote_state\" \"x\" {}\n", "the data source 'terraform_remote_state'"),
      ("data \"aws_lambda_invocation\" \"x\" {}\n", "the data source 'aws_lambda_invocation'"),
      ("data \"aws_secretsmanager_secret_version\" \"x\" {}\n", "the data source"),
      ("resource \"terraform_data\" \"x\" {}\n", "the resource type 'terraform_data'"),
      ("resource \"null_resource\" \"x\" {}\n", "the resource type 'null_resource'"),
      ("resource \"local_file\" \"x\" {}\n", "the resource type 'local_file'"),
      ("resource \"awsx_y\" \"x\" {}\n", "the resource type 'awsx_y'"), ("resource {}\n", "the resource type ''"),
      (
        "resource \"aws_vpc\" \"x\" {\n  provisioner \"local-exec\" {\n    command = \"id\"\n  }\n}\n",
        "line 2, column 3: 'provisioner' is not allowed"
      ),
      ("resource \"aws_vpc\" \"x\" {\n  connection {}\n}\n", "'connection' is not allowed"),
      ("resource \"aws_s3_object\" \"x\" {\n  source = \"/etc/passwd\"\n}\n", "'source' of aws_s3_object"),
      (
        "resource \"aws_lambda_function\" \"x\" {\n  filename = \"/etc/passwd\"\n}\n",
        "'filename' of aws_lambda_function"
      ),
      ("output \"x\" {\n  value = file(\"/etc/passwd\")\n}\n", "line 2, column 11: the function 'file'"),
      ("output \"x\" {\n  value = \"${file (\"/etc/passwd\")}\"\n}\n", "the function 'file'"),
      ("output \"x\" {\n  value = [templatefile /* */\n(\"x\", {})]\n}\n", "the function 'templatefile'"),
      ("variable \"x\" {\n  default = pathexpand(\"~\")\n}\n", "the function 'pathexpand'"),
      ("output \"x\" {\n  value = provider::x::y()\n}\n", "a provider's functions"),
      ("terraform {\n  backend \"s3\" {}\n}\n", "a backend belongs into backend.tf"),
      ("terraform {\n  cloud {}\n}\n", "'cloud' in the block terraform"),
      ("terraform {\n  experiments = []\n}\n", "'experiments' is not allowed"),
      (
        "terraform {\n  required_providers {\n    aws = { source = \"evil/aws\" }\n  }\n}\n",
        "line 3, column 11: the provider 'aws' is not allowed; allowed are hashicorp/aws"
      ),
      ("terraform {\n  required_providers {\n    x = { source = \"hashicorp/aws\" }\n  }\n}\n", "the provider 'x'"),
      ("terraform {\n  required_providers {\n    aws = { version = \"1\" }\n  }\n}\n", "the provider 'aws'"),
      ("provider \"external\" {}\n", "the provider 'external'"),
      ("provider \"aws\" {\n  profile = \"admin\"\n}\n", "'profile' is not allowed in a provider"),
      ("provider \"aws\" {\n  endpoints {}\n}\n", "'endpoints' in a provider"),
      ("provider \"aws\" {\n  assume_role {}\n}\n", "'assume_role' in a provider"),
      ("x = 1\n", "an argument outside of a block"),
    ] as [(String, String)])
  func refused(text: String, reason: String) {
    do throws(HCLError) {
      try MainFile.check(text.utf8)
      Issue.record("it is allowed")
    } catch { #expect("\(error.place): \(error.reason)".contains(reason), "\(error)") }
  }

  @Test("a lock file says which versions of the providers are used")
  func locks() throws {
    let text = """
      # This file is maintained automatically by "terraform init".

      provider "registry.terraform.io/hashicorp/aws" {
        version     = "6.25.0"
        constraints = ">= 5.100.0, < 7.0.0"
        hashes = [
          "h1:edXOJWE4ORX8Fm+dpVpICzMZJat4AX0VRCAy/xkcOc0=",
        ]
      }

      """
    let aws = LockFile.Provider(address: "registry.terraform.io/hashicorp/aws", version: "6.25.0")
    #expect(try LockFile(text.utf8).providers == [aws])
    #expect(try LockFile("".utf8).providers.isEmpty)
    for wrong in [
      "a = 1\n", "provider \"x\" {}\n", "provider \"x\" {\n  version = \"1 \\n2\"\n}\n",
      "provider {\n  version = \"1\"\n}\n",
      "provider \"x\" {\n  version = \"1\"\n  hashes = [file(\"x\")]\n}\n", "module \"x\" {\n  version = \"1\"\n}\n",
      "provider \"x\" {\n  version = \"1\"\n  source = \"2\"\n}\n", "provider \"x\" {\n  version = \"1\"\n  y {}\n}\n",
    ] { #expect(throws: HCLError.self, "\(wrong)") { try LockFile(wrong.utf8) } }
  }
}
