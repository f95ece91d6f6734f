import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct BedrockTests {
  private static func shop(_ permission: Permission) -> Shop {
    Shop {
      Service(
        "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: Network("Network", cidr: "10.0.0.0/16")), tasks: 1...1,
        permissions: [permission])
    }
  }

  private static let actions: Node = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]

  private static func statement(_ resources: Node, _ conditions: Node? = nil) -> Node {
    guard let conditions else { return ["Effect": "Allow", "Action": actions, "Resource": resources] }
    return [
      "Effect": "Allow", "Action": actions, "Resource": resources, "Condition": ["StringEquals": conditions],
    ]
  }

  private static func model(_ region: String) -> Node {
    .sub("arn:${AWS::Partition}:bedrock:\(region)::foundation-model/amazon.nova-2-lite-v1:0")
  }

  private static func profile(_ prefix: String) -> Node {
    .sub(
      "arn:${AWS::Partition}:bedrock:${AWS::Region}:${AWS::AccountId}:inference-profile/\(prefix)."
        + "amazon.nova-2-lite-v1:0")
  }

  @Test("a profile is invoked itself, and its model in each region only by way of it")
  func geography() {
    let shop = Self.shop(
      .bedrockInvoke(profile: "us.amazon.nova-2-lite-v1:0", regions: ["us-east-1", "us-east-2", "us-west-2"]))
    #expect(shop.synthesis.problems == [])
    let regions = ["${AWS::Region}", "us-east-1", "us-east-2", "us-west-2"]
    let models = Node(.list(regions.map(Self.model)))
    let expected = [
      Self.statement([Self.profile("us")]),
      Self.statement(models, ["bedrock:InferenceProfileArn": Self.profile("us")]),
    ]
    #expect(shop["AppTaskPolicy"]["PolicyDocument", "Statement"]?.items == expected)
  }

  @Test("a global profile reaches its model wherever it sends the request")
  func global() {
    let shop = Self.shop(.bedrockInvoke(profile: "global.amazon.nova-2-lite-v1:0"))
    #expect(shop.synthesis.problems == [])
    let expected = [
      Self.statement([Self.profile("global")]),
      Self.statement(
        [Self.model("${AWS::Region}")], ["bedrock:InferenceProfileArn": Self.profile("global")]),
      Self.statement(
        [Self.model("")],
        ["aws:RequestedRegion": "unspecified", "bedrock:InferenceProfileArn": Self.profile("global")]),
    ]
    #expect(shop["AppTaskPolicy"]["PolicyDocument", "Statement"]?.items == expected)
  }

  @Test(
    "ids of models are accepted",
    arguments: [
      "amazon.nova-lite-v1:0", "anthropic.claude-3-haiku-20240307-v1:0:200k", "minimax.minimax-m2.1", "deepseek.v3.2",
      "cohere.embed-english-v3",
    ])
  func models(id: String) {
    #expect(Self.shop(.bedrockInvoke(model: id)).synthesis.problems == [])
  }

  @Test(
    "ids that cannot be right are refused, with the way out",
    arguments: [
      (.bedrockInvoke(model: "us.amazon.nova-2-lite-v1:0"), "not a model; use `.bedrockInvoke(profile: \"us.amazon"),
      (.bedrockInvoke(model: "global.anthropic.claude-x"), "is an inference profile, not a model"),
      (.bedrockInvoke(model: "arn:aws:bedrock:us-east-1::foundation-model/a.b"), "is not the id of a Bedrock model"),
      (.bedrockInvoke(model: "nova-lite"), "'nova-lite' is not the id of a Bedrock model"),
      (.bedrockInvoke(model: "Amazon.Nova"), "'Amazon.Nova' is not the id of a Bedrock model"),
      (.bedrockInvoke(model: ""), "'' is not the id of a Bedrock model"),
      (.bedrockInvoke(model: "amazon.nova lite"), "'amazon.nova lite' is not the id of a Bedrock model"),
      (.bedrockInvoke(profile: "amazon.nova-lite-v1:0"), "for a model, use `.bedrockInvoke(model:)"),
      (.bedrockInvoke(profile: "us.amazon.nova-2-lite-v1:0"), "needs the regions that it sends requests to"),
      (.bedrockInvoke(profile: "us.amazon.nova-2-lite-v1:0", regions: ["virginia"]), "'virginia' is not an AWS region"),
      (
        .bedrockInvoke(profile: "global.amazon.nova-2-lite-v1:0", regions: ["us-east-1"]),
        "uses all regions; remove `regions`"
      ),
    ] as [(Permission, String)])
  func refused(permission: Permission, problem: String) {
    let problems = Self.shop(permission).synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }
}
