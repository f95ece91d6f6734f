import Testing

import struct Templates.Node

@testable import StackKit

/// Secrets, and variables that would expose them.
@Suite struct SecretTests {
  private static let secretARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3"
  private static let arn = Text(stringLiteral: secretARN)
  private static let parameters = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: SecretSource
    let valueFrom: Node
    let action: String
    /// The resource that may be read, if it is not `valueFrom`.
    var resource: Node?
    /// The service that uses the KMS key.
    var keyUser: String?
  }

  static let cases = [
    Case(
      testDescription: "made up by AWS", source: .generated, valueFrom: .ref("AppSecret"),
      action: "secretsmanager:GetSecretValue"),
    Case(
      testDescription: "a whole secret", source: .secret(arn), valueFrom: .string(secretARN),
      action: "secretsmanager:GetSecretValue"),
    Case(
      testDescription: "a member of a secret", source: .secret(arn, key: "password", kmsKey: kmsKey),
      valueFrom: .string("\(secretARN):password::"), action: "secretsmanager:GetSecretValue",
      resource: .string(secretARN), keyUser: "secretsmanager"),
    Case(
      testDescription: "a parameter by its name", source: .parameter("/shop/api"),
      valueFrom: .sub("\(parameters)/shop/api"), action: "ssm:GetParameters"),
    Case(
      testDescription: "a parameter that is no path", source: .parameter("api", kmsKey: kmsKey),
      valueFrom: .sub("\(parameters)/api"), action: "ssm:GetParameters", keyUser: "ssm"),
    Case(
      testDescription: "a parameter by its ARN",
      source: .parameter("arn:aws:ssm:us-east-1:123456789012:parameter/api"),
      valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/api", action: "ssm:GetParameters"),
  ]

  @Test("the execution role fetches a secret, and may read only that one", arguments: cases)
  func fetched(example: Case) {
    let shop = shop(secrets: ["SECRET": example.source])
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    #expect(
      template["AppTask"]["ContainerDefinitions", 0, "Secrets"]
        == [["Name": "SECRET", "ValueFrom": example.valueFrom]])
    let statements = template["AppExecutionPolicy"]["PolicyDocument", "Statement"]
    let resource = example.resource ?? example.valueFrom
    #expect(statements.first(["Action": [.string(example.action)]])?["Resource"] == [resource])
    let condition: Node? = example.keyUser.map {
      ["StringEquals": ["kms:ViaService": .sub("\($0).${AWS::Region}.amazonaws.com")]]
    }
    #expect(statements.first(["Action": ["kms:Decrypt"]])?["Condition"] == condition)
    #expect(template.names(of: "AWS::IAM::Policy") == ["AppExecutionPolicy"])
  }

  @Test("the service's key encrypts its log group and its generated secrets, and ECS may decrypt those")
  func key() {
    let template = shop(secrets: ["SECRET": .generated], kmsKey: kmsKey).template
    let logs: Node = [
      "@Type": "AWS::Logs::LogGroup", "LogGroupName": "/ecs/shop-test-app-logs", "RetentionInDays": 30,
      "KmsKeyId": .string(kmsKeyARN),
    ]
    #expect(template["AppLogs"] == logs)
    #expect(template["AppSecret"]["KmsKeyId"] == .string(kmsKeyARN))
    let decrypt = template["AppExecutionPolicy"]["PolicyDocument", "Statement"].first(["Action": ["kms:Decrypt"]])
    #expect(
      decrypt?["Condition", "StringEquals", "kms:ViaService"] == .sub("secretsmanager.${AWS::Region}.amazonaws.com"))
    #expect(!shop(secrets: ["SECRET": .generated]).template.mentions("kms"))
  }

  @Test("a sidecar has its own secrets, which Terraform keeps out of its state")
  func sidecar() {
    func router(_ secrets: KeyValuePairs<String, SecretSource>) -> Shop {
      shop(sidecars: [Sidecar("log-router", image: "ghcr.io/x@" + digest, secrets: secrets)])
    }
    let routed = router(["KEY": .generated])
    #expect(routed.synthesis.problems.isEmpty)
    let template = routed.template
    #expect(
      template["AppTask"]["ContainerDefinitions", 1, "Secrets"]
        == [["Name": "KEY", "ValueFrom": .ref("AppLogRouterKey")]])
    let statements = template["AppExecutionPolicy"]["PolicyDocument", "Statement"]
    #expect(statements.first(["Resource": [.ref("AppLogRouterKey")]]) != nil)
    let value = routed.terraform["aws_secretsmanager_secret_version.app_log_router_key_value"]
    #expect(value["secret_string_wo"] != nil && value["secret_string"] == nil)
    #expect(router(["KEY": .parameter("no such")]).synthesis.problems.count == 1)
  }

  @Test(
    "a variable that is not a valid secret is refused",
    arguments: [
      (SecretSource.secret("db"), "which is not the complete ARN of a secret"),
      (.secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"), "secret:<name>-<six characters>"),
      (.secret("arn:aws:ssm:eu-west-1:123456789012:secret:db-a1B2c3"), "which is not the complete ARN of a secret"),
      (.secret(arn, key: "a:b"), "a key must not be empty or contain a colon"),
      (.secret(arn, key: ""), "a key must not be empty or contain a colon"),
      (.secret(arn, kmsKey: "alias/x"), "'alias/x', which is not the ARN of a KMS key"),
      (.parameter(""), "which is not a parameter"),
      (.parameter("a b"), "which is not a parameter"),
      (.parameter("arn:aws:ssm:eu-west-1:123456789012:document/x"), "which is not a parameter"),
    ])
  func refused(source: SecretSource, problem: String) {
    let problems = shop(secrets: ["SECRET": source]).synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }

  // None of these opens anything: the first is AWS's documented example, the others were typed by hand.
  private static let secretValues = [
    "AKIAIOSFODNN7EXAMPLE", "aB3/dE5fG7hJ9kL+mN3pQ5rS7tV9wX1yZ3bC5dF7", "x=ghp_0000000000000000000000000000",
    "-----BEGIN RSA PRIVATE KEY-----", "postgres://shop:aB3dE5fG7hJ9kL1mN3pQ@db/shop",
    "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  ]

  @Test("a value that looks like a key is refused, and not repeated", arguments: secretValues)
  func keys(value: String) {
    let problems = shop(environment: ["SETTING": Text(stringLiteral: value)]).synthesis.problems
    let problem =
      "the value of 'SETTING' looks like a key, and many people can read `environment`: move it to `secrets`"
    #expect(problems == ["service 'App': " + problem])
    let sidecar = shop(sidecars: [.example(environment: ["SETTING": Text(stringLiteral: value)])]).synthesis.problems
    #expect(sidecar == problems)
  }

  @Test(
    "a long value that is not random is not a key",
    arguments: [
      "amazon.nova-lite-v1:0", "/app/session_data/Conversations2026/LongFolderNames",
      "https://shop.example.com/a/b?c=d",
      "arn:aws:sns:eu-west-1:123456789012:AlarmsOfTheShopInProduction1", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      "0123456789abcdef0123456789abcdef01234567", digest, "11111111111111111111111111111111",
      "averyveryverylongwordwithoutanything", "eu.anthropic.claude-3-7-sonnet-20250219-v1:0", "ThisIsACamelCaseName2",
    ])
  func values(value: String) {
    #expect(shop(environment: ["SETTING": Text(stringLiteral: value)]).synthesis.problems.isEmpty)
  }
}
