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
        block(
          "s3", "assume_role = {", "  role_arn = \"arn:aws:iam::123456789012:role/a\",", "  external_id = \"word\"", "}"
        ),
        "s3 (assume_role.role_arn = \"arn:aws:iam::123456789012:role/a\")"
      ),
      (
        block("s3", "assume_role {", "  duration = \"1h\"", "}", "allowed_account_ids = [", "\"123456789012\",", "]"),
        "s3 (allowed_account_ids = [\"123456789012\"], assume_role.duration = \"1h\")"
      ),
      (
        block("cloud", "organization = \"a_b\"", "workspaces {", "  tags = [\"x\", \"y\"]", "}"),
        "cloud (organization = \"a_b\", workspaces.tags = [\"x\", \"y\"])"
      ),
      (
        "\n# above\nterraform { backend \"pg\" { schema_name = \"a\" } }",
        "pg (schema_name = \"a\") in the database of PG_CONN_STR or PGHOST"
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
      (block("s3", "endpoint = \"https://evil.example.com\""), "'endpoint' is not allowed"),
      (block("s3", "endpoints = { s3 = \"https://evil.example.com\" }"), "'endpoints' is not allowed"),
      // Form.
      (block("s3", "key = \"a\"", "key = \"b\""), "line 4, column 1: 'key' is set twice"),
      (block("s3", "key = [[\"a\"]]"), "'key' has the wrong value [[\"a\"]]; allowed is a path"),
      (block("s3", "key = { a = 1 }"), "'key' has the wrong value"),
      (block("s3", "assume_role = \"x\""), "'assume_role' has the wrong type"),
      (block("s3", "key = \"\(String(repeating: "a", count: 2000))\""), "aaa…; allowed is a path"),
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

  /// An argument of a backend with values that are allowed and refused, as they are written in HCL.
  struct Values: Sendable {
    let backend: String
    let argument: String
    let allowed: [String]
    let refused: [String]

    /// The backend with one value of the argument, which may be in a block.
    func text(_ value: String) -> String {
      let parts = argument.split(separator: ".")
      let line = "\(parts[parts.count - 1]) = \(value)"
      return block(backend, parts.count == 2 ? "\(parts[0]) {\n\(line)\n}" : line)
    }
  }

  private static let id = "00000000-0000-0000-0000-00000000000a"
  static let values = [
    Values(
      backend: "azurerm", argument: "storage_account_name", allowed: [#""states01""#],
      refused: [
        #""127.0.0.1:28977/x""#, #""evil.example.com/x""#, #""evil.example.com#""#, #""a@b""#, #""ab""#, #""States""#,
        #""a\u002eb""#, #""stätes""#, "true", "123", #"["states"]"#,
      ]),
    Values(
      backend: "azurerm", argument: "container_name", allowed: [#""tf-state""#], refused: [#""a/../b""#, #""abc?x=1""#]),
    Values(
      backend: "azurerm", argument: "resource_group_name", allowed: [#""rg-1_(a)""#], refused: [#""a/b""#, #""a..b""#]),
    Values(
      backend: "azurerm", argument: "key", allowed: [#""a/b.tfstate""#],
      refused: [
        #""//evil.example.com""#, #""a/../../b""#, #""a?sig=1""#, #""a#b""#, #""/a""#, #""a%2e%2e""#, #""a\\b""#,
      ]),
    Values(
      backend: "azurerm", argument: "tenant_id", allowed: ["\"\(id)\""],
      refused: [#""x/../y""#, #""common""#, "\"\(id)/\"", #""evil.example.com""#]),
    Values(backend: "azurerm", argument: "client_id", allowed: ["\"\(id)\""], refused: [#""x""#]),
    Values(backend: "azurerm", argument: "subscription_id", allowed: ["\"\(id)\""], refused: [#""x/../y""#]),
    Values(
      backend: "azurerm", argument: "environment", allowed: [#""public""#, #""china""#],
      refused: [#""stack""#, #""https://evil.example.com""#]),
    Values(backend: "azurerm", argument: "use_cli", allowed: ["true", "false"], refused: [#""true""#, "1", "[true]"]),
    Values(
      backend: "s3", argument: "region", allowed: [#""eu-west-1""#],
      refused: [#""evil.example.com/""#, #""us-east-1.evil.example.com""#, #""x@evil""#, "\"\""]),
    Values(backend: "s3", argument: "sts_region", allowed: [#""us-gov-west-1""#], refused: [#""evil.example.com#""#]),
    Values(
      backend: "s3", argument: "bucket", allowed: [#""a-b.c""#],
      refused: [#""evil.example.com/x""#, #""a..b""#, #""A:b""#, #""arn:aws:s3:us-east-1:123456789012:accesspoint/x""#]),
    Values(backend: "s3", argument: "dynamodb_table", allowed: [#""a.b_c-D""#], refused: [#""a/b""#, #""arn:aws:x""#]),
    Values(
      backend: "s3", argument: "kms_key_id",
      allowed: ["\"\(id)\"", #""alias/a""#, "\"arn:aws:kms:eu-west-1:123456789012:key/\(id)\""],
      refused: [#""x""#, #""arn:aws:s3:eu-west-1:123456789012:key/a""#, #""arn:aws:kms:evil.com:123456789012:key/a""#]),
    Values(backend: "s3", argument: "encrypt", allowed: ["true"], refused: [#""yes""#]),
    Values(backend: "s3", argument: "max_retries", allowed: ["5"], refused: ["5.5", "100000", "99999999999999999999"]),
    Values(
      backend: "s3", argument: "forbidden_account_ids", allowed: [#"["123456789012"]"#],
      refused: [#"["x"]"#, #""123456789012""#, "[123456789012]"]),
    Values(
      backend: "s3", argument: "assume_role.role_arn", allowed: [#""arn:aws-us-gov:iam::123456789012:role/a/b""#],
      refused: [#""arn:aws:iam::x:role/a""#, #""arn:aws:iam::123456789012:user/a""#, #""https://evil.example.com""#]),
    Values(
      backend: "s3", argument: "assume_role.tags", allowed: [#"{ a = "b" }"#], refused: [#"{ a = "b\n" }"#, #""a""#]),
    Values(backend: "gcs", argument: "bucket", allowed: [#""a_b""#], refused: [#""a/b""#, #""a:b""#]),
    Values(backend: "gcs", argument: "prefix", allowed: [#""a/b""#], refused: [#""../b""#, #""a?b""#]),
    Values(
      backend: "gcs", argument: "impersonate_service_account",
      allowed: [#""deploy@project-1.iam.gserviceaccount.com""#],
      refused: [#""deploy@evil.example.com""#, #""a/b@project-1.iam.gserviceaccount.com""#]),
    Values(
      backend: "gcs", argument: "kms_encryption_key", allowed: [#""projects/a/locations/b/keyRings/c/cryptoKeys/d""#],
      refused: [#""projects/../locations/b/keyRings/c/cryptoKeys/d""#, #""a""#]),
    Values(
      backend: "cloud", argument: "hostname", allowed: [#""app.terraform.io""#],
      refused: [#""evil.example.com""#, #""app.terraform.io.evil.example.com""#, #""app.terraform.io:8443""#]),
    Values(backend: "cloud", argument: "organization", allowed: [#""a_b-C""#], refused: [#""a/../b""#, #""a b""#]),
    Values(backend: "cloud", argument: "workspaces.name", allowed: [#""a""#], refused: [#""a/b""#, #""a?b""#]),
    Values(backend: "remote", argument: "workspaces.prefix", allowed: [#""a-""#], refused: [#""../""#]),
    Values(backend: "http", argument: "lock_method", allowed: [#""LOCK""#], refused: [#""GET / HTTP/1.1""#]),
    Values(backend: "pg", argument: "schema_name", allowed: [#""a_b""#], refused: [#""a;b""#, #""a$${b}""#]),
  ]

  @Test("each argument of a backend has a form of its own, in which there is no address", arguments: values)
  func argumentForms(values: Values) {
    for value in values.allowed {
      let answer = Self.backend(values.text(value))
      #expect(answer.hasPrefix("\(values.backend) (\(values.argument) = "), "\(value): \(answer.prefix(300))")
    }
    for value in values.refused {
      let answer = Self.backend(values.text(value))
      #expect(answer.contains("'\(values.argument)' has the wrong value"), "\(value): \(answer.prefix(300))")
    }
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
      try? MainFile.check(text.joined().utf8, region: "us-east-1")
    }
  }

  @Test("every committed main.tf is allowed")
  func committed() throws {
    let files = FileManager.default.enumerator(at: Checkout.templates, includingPropertiesForKeys: nil)
    var count = 0
    while let url = files?.nextObject() as? URL {
      guard url.lastPathComponent == "main.tf" else { continue }
      count += 1
      #expect(throws: Never.self, "\(url.path)") { try MainFile.check(Data(contentsOf: url), region: "us-east-1") }
    }
    #expect(count == 16)
  }

  @Test(
    "main.tf may have what synth writes",
    arguments: [
      "provider \"aws\" {\n  alias = \"us_east_1\"\n  region = \"us-east-1\"\n}\n",
      "resource \"random_id\" \"a\" {}\n", "resource \"aws_x\" \"a\" {\n  region = \"eu-west-1\"\n}\n",
      "data \"aws_region\" \"a\" {\n  region = \"eu-west-1\"\n}\n", "resource \"aws_x\" \"a\" {\n  source = 1\n}\n",
      "resource \"aws_x\" \"a\" {\n  b = one([for o in aws_y.z : o.c if o.d == \"e\"]).f\n}\n",
      "resource \"aws_x\" \"a\" {\n  b = \"${aws_y.z.id}:$${literal}${var.x}\"\n  connection_id = 1\n}\n",
      "resource \"aws_x\" \"a\" {\n  b = jsonencode({\n    \"c\" = [sha1(\"file(\")] # file(\n  })\n}\n",
    ])
  func allowed(text: String) {
    let text = Self.provider + text
    #expect(throws: Never.self) { try MainFile.check(text.utf8, region: "eu-west-1") }
  }

  private static let provider = "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n"

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
      // Files that the provider would send.
      ("resource \"aws_x\" \"x\" {\n  filename = \"/etc/passwd\"\n}\n", "line 2, column 14: 'filename' of aws_x"),
      ("resource \"aws_synthetics_canary\" \"x\" {\n  zip_file = var.x\n}\n", "'zip_file' of aws_synthetics_canary"),
      (
        "resource \"awscc_x\" \"x\" {\n  a {\n    b {\n      source_file = 1\n    }\n  }\n}\n",
        "'source_file' of awscc_x"
      ),
      (
        "resource \"aws_x\" \"x\" {\n  dynamic \"a\" {\n    content {\n      filename = 1\n    }\n  }\n}\n",
        "'filename' of aws_x"
      ),
      ("resource \"aws_s3_x\" \"x\" {\n  a {\n    source = \"/etc/passwd\"\n  }\n}\n", "'source' of aws_s3_x"),
      // Regions that nobody was asked about.
      ("provider \"aws\" {\n  region = \"us-east-1\"\n}\n", "line 2, column 12: this region is not allowed"),
      ("provider \"aws\" {\n  region = var.x\n}\n", "line 2, column 12: only texts"),
      ("provider \"aws\" {\n  region = \"${\"us-east-1\"}\"\n}\n", "only texts"),
      ("provider \"aws\" {}\n", "a provider without a region is not allowed"),
      ("provider \"awscc\" {\n  region = \"us-east-1\"\n}\n", "allowed is \"eu-west-1\""),
      ("provider \"aws\" {\n  alias = \"us_east_1\"\n  region = \"eu-west-1\"\n}\n", "allowed is \"us-east-1\""),
      ("provider \"aws\" {\n  alias = \"us_east_1\"\n}\n", "a provider without a region"),
      ("provider \"aws\" {\n  alias = \"x\"\n  region = \"us-east-1\"\n}\n", "this alias is not allowed"),
      ("resource \"aws_vpc\" \"x\" {\n  region = \"us-east-1\"\n}\n", "line 2, column 12: this region"),
      ("resource \"aws_vpc\" \"x\" {\n  region = data.aws_region.current.id\n}\n", "only texts"),
      ("data \"aws_region\" \"x\" {\n  region = \"us-east-1\"\n}\n", "line 2, column 12: this region"),
      ("resource \"aws_vpc\" \"x\" {}\n", "line 1, column 1: there is no block provider \"aws\" with region"),
      (provider + "resource \"awscc_x\" \"x\" {}\n", "there is no block provider \"awscc\""),
      (
        "provider \"aws\" {\n  alias = \"us_east_1\"\n  region = \"us-east-1\"\n}\ndata \"aws_region\" \"x\" {}\n",
        "there is no block provider \"aws\""
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
      try MainFile.check(text.utf8, region: "eu-west-1")
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
