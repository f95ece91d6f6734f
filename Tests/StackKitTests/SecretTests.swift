import Testing

@testable import StackKit

/// What only the tasks see, and what must not stand where others do.
@Suite struct SecretTests {
  private static let arn: Text = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: SecretSource
    let valueFrom: String
    let permission: String
    var key: String?
  }

  static let cases = [
    Case(
      testDescription: "made up by AWS", source: .generated, valueFrom: "!Ref AppSecret",
      permission: "- secretsmanager:GetSecretValue\n            Resource:\n              - !Ref AppSecret\n"),
    Case(
      testDescription: "a whole secret", source: .secret(arn),
      valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3",
      permission: """
        - secretsmanager:GetSecretValue
                    Resource:
                      - arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3

        """),
    Case(
      testDescription: "a member of a secret", source: .secret(arn, key: "password", kmsKey: kmsKey),
      valueFrom: "'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3:password::'",
      permission: """
        - secretsmanager:GetSecretValue
                    Resource:
                      - arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3

        """, key: "secretsmanager"),
    Case(
      testDescription: "a parameter by its name", source: .parameter("/shop/api"),
      valueFrom: "!Sub 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/api'",
      permission: """
        - ssm:GetParameters
                    Resource:
                      - !Sub 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/api'

        """),
    Case(
      testDescription: "a parameter that is no path", source: .parameter("api", kmsKey: kmsKey),
      valueFrom: "!Sub 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/api'",
      permission: "- ssm:GetParameters\n", key: "ssm"),
    Case(
      testDescription: "a parameter by its ARN",
      source: .parameter("arn:aws:ssm:us-east-1:123456789012:parameter/api"),
      valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/api",
      permission: "- ssm:GetParameters\n            Resource:\n              - arn:aws:ssm:us-east-1:123456789012:"),
  ]

  @Test("a secret is fetched by the execution role, which may read that one only", arguments: cases)
  func fetched(example: Case) throws {
    let synthesis = shop(secrets: ["SECRET": example.source]).synthesis
    #expect(synthesis.problems.isEmpty)
    let yaml = synthesis.text("template.yaml")
    #expect(yaml.contains("            - Name: SECRET\n              ValueFrom: \(example.valueFrom)\n"))
    let policy = try #require(yaml.firstRange(of: "  AppExecutionPolicy:\n"))
    let rest = yaml[policy.upperBound...]
    let statements = rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)] + "\n"
    #expect(statements.contains(example.permission), "\(statements)")
    #expect(statements.contains("kms:Decrypt") == (example.key != nil))
    if let key = example.key {
      #expect(statements.contains("kms:ViaService: !Sub '\(key).${AWS::Region}.amazonaws.com'\n"))
    }
    #expect(!yaml.contains("  AppTaskPolicy:\n"))
  }

  @Test("the service's key encrypts its log group and what is made up for it, and ECS may decrypt that")
  func key() {
    let yaml = shop(secrets: ["SECRET": .generated], kmsKey: kmsKey).yaml
    let line = "      KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555\n"
    #expect(yaml.contains("      LogGroupName: /ecs/shop-test-app-logs\n      RetentionInDays: 30\n" + line))
    #expect(yaml.contains("made up when it was created'\n" + line))
    #expect(yaml.contains("                kms:ViaService: !Sub 'secretsmanager.${AWS::Region}.amazonaws.com'\n"))
    #expect(!shop(secrets: ["SECRET": .generated]).yaml.contains("kms"))
  }

  @Test("a sidecar has secrets of its own")
  func sidecar() {
    func router(_ secrets: KeyValuePairs<String, SecretSource>) -> Shop {
      shop(sidecars: [Sidecar("log-router", image: "ghcr.io/x@" + digest, secrets: secrets)])
    }
    let routed = router(["KEY": .generated])
    #expect(routed.synthesis.problems.isEmpty)
    #expect(routed.yaml.contains("            - Name: KEY\n              ValueFrom: !Ref AppLogRouterKey\n"))
    #expect(routed.yaml.contains("              - !Ref AppLogRouterKey\n"))
    #expect(routed.hcl.contains("\"aws_secretsmanager_secret_version\" \"app_log_router_key_value\""))
    #expect(router(["KEY": .parameter("no such")]).synthesis.problems.count == 1)
  }

  @Test(
    "a secret that is none is refused",
    arguments: [
      (SecretSource.secret("db"), "which is not the whole ARN of a secret"),
      (.secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"), "secret:<name>-<six characters>"),
      (.secret("arn:aws:ssm:eu-west-1:123456789012:secret:db-a1B2c3"), "which is not the whole ARN of a secret"),
      (.secret(arn, key: "a:b"), "a key is not empty and has no colon"),
      (.secret(arn, key: ""), "a key is not empty and has no colon"),
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
    let problem = "the value of 'SETTING' looks like a key, and `environment` can be read by many: move it to `secrets`"
    #expect(problems == ["service 'App': " + problem])
    let sidecar = shop(sidecars: [.example(environment: ["SETTING": Text(stringLiteral: value)])]).synthesis.problems
    #expect(sidecar == problems)
  }

  @Test(
    "a value that is long and orderly is none",
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
