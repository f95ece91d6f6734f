import Foundation
import Templates
import Testing

/// Values that StackKit and AWS may choose in another way: a review has every one of them.
@Suite("Consequences behind choices") struct ChoiceConsequenceTests {
  typealias Case = ConsequenceTests.Case

  private static let head = """
    Parameters:
      Image: {Type: String}
      List: {Type: CommaDelimitedList, Default: 'x,,Allow,Deny'}
      Numbers: {Type: List<Number>, Default: '1,,0,10'}
    Mappings:
      Texts: {\u{E9}: {v: Deny}, e: {v: Allow, list: [a, b]}}
    Conditions:
      Never: !Equals ["\\u00e9", "e\\u0301"]
      Always: !Equals [a, a]

    """

  private static func allow(_ effect: String, _ action: String = "'*'") -> String {
    "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: \(effect), Action: \(action), Resource: '*'}]}}}"
  }

  private static let p = "grants access: P (AWS::IAM::ManagedPolicy): "
  private static let everything = p + "every action on every resource"

  static let cases = [
    Case("an item of a list with an empty one", allow("!Select [2, !Ref List]"), everything),
    Case(
      "an item of a split by a comma with an accent", allow(#"!Select [0, !Split ["|", "Deny|\u0301|Allow"]]"#),
      everything),
    Case("a value of a mapping", allow("!FindInMap [Texts, !Select [0, [e, x]], v]"), everything),
    Case("a mapping's default", allow("!FindInMap [Texts, !Ref Image, no, {DefaultValue: Allow}]"), everything),
    Case(
      "each list of a mapping", allow("Allow", "!FindInMap [Texts, !Ref Image, list]"), p + "a, b on every resource"),
    Case("a condition that is true", allow("!If [Always, Deny, Allow]"), everything),
    Case("a condition that is false by Unicode's equivalence", allow("!If [Never, Allow, Deny]"), everything),
    Case("only denials in both branches", allow("!If [Always, Deny, !If [Never, Deny, Deny]]")),
    Case(
      "a part of a text",
      "R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AssumeRole, Principal: {AWS: !Sub ['arn:aws:iam::${A}:root', {A: !If [Always, '123456789012', '999999999999']}]}}]}}}",
      "grants access: R (AWS::IAM::Role): account 999999999999, the account's identities: sts:AssumeRole"
    ),
    Case(
      "a default of AWS behind AWS::NoValue",
      "L: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: !If [Always, internal, !Ref AWS::NoValue]}}",
      "opens the network: L (AWS::ElasticLoadBalancingV2::LoadBalancer): reachable from the internet"),
    Case(
      "an address of numbers",
      "I: {Type: AWS::EC2::SecurityGroupIngress, Properties: {IpProtocol: tcp, CidrIp: !Sub ['0.0.0.0/${N}', {N: !Select [2, !Ref Numbers]}]}}",
      "opens the network: I (AWS::EC2::SecurityGroupIngress): all tcp from anywhere; all tcp from 0.0.0.0/1; all tcp from 0.0.0.0/; all tcp from 0.0.0.0/10"
    ),
    Case(
      "an image and a command",
      "T: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: a, Image: !If [Always, !Ref Image, evil], Command: !If [Always, !Ref AWS::NoValue, [sh]]}]}}",
      "runs code: T (AWS::ECS::TaskDefinition): container a runs evil; container a starts with sh"),
  ]

  @Test("every branch, item and value of a mapping is looked at", arguments: cases)
  func named(_ example: Case) throws {
    let found = try ConsequenceTests.consequences("\(Self.head)Resources: {\(example.resources)}")
    #expect(found == example.consequences)
  }

  @Test("many alternatives stay bounded")
  func bounded() throws {
    let part = "!If [Always, a, b]"
    let text = "!Join ['', [\(Array(repeating: part, count: 400).joined(separator: ", "))]]"
    #expect(
      try ConsequenceTests.consequences("\(Self.head)Resources: {\(Self.allow("Allow", text))}")
        == [Self.p + "unknown actions on every resource"])
  }
}
