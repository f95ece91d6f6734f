import Testing

@testable import StackKit

/// No policy allows more than reviewers can check.
@Suite struct WildcardTests {
  /// A random service; the generator always begins with the same seed.
  private static func service(_ draw: inout Draw, _ name: Name, behind web: Targets, in network: Network) -> Service {
    let sources: [SecretSource] = [
      .generated, .secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3", kmsKey: kmsKey),
      .parameter("/shop/api", kmsKey: kmsKey), .parameter("api"),
    ]
    let permissions: [Permission] = [
      .bedrockInvoke(model: "amazon.nova-lite-v1:0"), .custom(["xray:PutTraceSegments"], on: ["*"]),
      .custom(["s3:GetObject"], on: ["arn:aws:s3:::bucket/*"]),
      .custom(["cloudwatch:PutMetricData"], on: ["*"], when: [("StringEquals", "cloudwatch:namespace", "Shop")]),
    ]
    let exec = draw.coin()
    return Service(
      name, size: .halfCPU(.gb1), behind: web, tasks: 1...3,
      mounts: draw.coin() ? [FileSystem("Files", in: network).mount("/data", at: "/data")] : [],
      secrets: draw.coin() ? ["ONE": draw.one(of: sources)] : [:],
      permissions: draw.coin() ? [draw.one(of: permissions)] : [], on: Cluster(exec: .audited(kmsKey: kmsKey)),
      container: exec ? .init(root: .writable(because: "a shell")) : .init(),
      sidecars: draw.coin()
        ? [.example(image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/x@" + digest)] : [],
      exec: exec, kmsKey: draw.coin() ? kmsKey : nil)
  }

  @Test("no policy of a service has a wildcard action, or a wildcard resource without a reason", arguments: 1...100)
  func policies(seed: UInt64) throws {
    var draw = Draw(seed: seed)
    let shop = shop { web, network in [Self.service(&draw, "App", behind: web, in: network)] }
    #expect(shop.synthesis.problems.isEmpty)
    let statements = shop.statements
    #expect(!statements.isEmpty)
    let allowed = Set(UnboundAction.allowed.map(\.action))
    for statement in statements {
      #expect(!statement.actions.isEmpty && !statement.resources.isEmpty)
      #expect(!statement.actions.contains { $0.contains("*") || $0.contains("?") })
      if statement.resources.contains("*") { #expect(allowed.isSuperset(of: statement.actions)) }
    }
  }

  @Test("every kind of statement occurs in some service")
  func draws() {
    var actions: Set<String> = []
    for seed in UInt64(1)...100 {
      var draw = Draw(seed: seed)
      let shop = shop { web, network in [Self.service(&draw, "App", behind: web, in: network)] }
      actions.formUnion(shop.statements.flatMap(\.actions))
    }
    let expected = [
      "ecr:GetAuthorizationToken", "ssmmessages:OpenDataChannel", "logs:DescribeLogGroups", "kms:Decrypt",
      "ssm:GetParameters", "secretsmanager:GetSecretValue", "elasticfilesystem:ClientMount", "xray:PutTraceSegments",
      "cloudwatch:PutMetricData", "bedrock:InvokeModel",
    ]
    #expect(actions.isSuperset(of: expected))
  }

  @Test("every action that may have the resource '*' has a reason")
  func reasons() {
    #expect(UnboundAction.allowed.allSatisfy { $0.reason.count > 10 && $0.action.contains(":") })
    #expect(Set(UnboundAction.allowed.map(\.action)).count == UnboundAction.allowed.count)
  }

  @Test(
    "a permission with a wildcard is refused",
    arguments: [
      (
        Permission.custom(["s3:*"], on: ["arn:aws:s3:::bucket"]),
        "a permission to 's3:*' cannot be reviewed"
      ),
      (.custom(["*"], on: ["arn:aws:s3:::bucket"]), "a permission to '*' cannot be reviewed"),
      (.custom(["s3:Get?bject"], on: ["arn:aws:s3:::bucket"]), "a permission to 's3:Get?bject' cannot be reviewed"),
      (.custom(["s3:GetObject"], on: ["*"]), "a permission to 's3:GetObject' on '*': give the ARNs"),
      (
        .custom(["cloudwatch:PutMetricData"], on: ["*"]),
        "a permission to 'cloudwatch:PutMetricData' on '*' needs a condition on 'cloudwatch:namespace'"
      ),
    ])
  func refused(permission: Permission, problem: String) {
    let problems = shop(permissions: [permission]).synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }
}

/// A deterministic generator: SplitMix64.
private struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func coin() -> Bool { next() & 1 == 1 }
  mutating func one<Element>(of elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }
}

extension Shop {
  /// The permissions of the stack's roles.
  fileprivate var statements: [(actions: [String], resources: [String])] {
    let template = template
    return template.names(of: "AWS::IAM::Policy").flatMap { template[$0]["PolicyDocument", "Statement"]?.items ?? [] }
      .map { ($0["Action"]?.texts ?? [], ($0["Resource"]?.items ?? []).map { $0.text ?? $0.description }) }
  }
}
