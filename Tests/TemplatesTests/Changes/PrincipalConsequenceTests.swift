import Foundation
import Templates
import Testing

/// Policies that look like something else, and principals that look like the account's own.
@Suite("Consequences of principals") struct PrincipalConsequenceTests {
  typealias Case = ConsequenceTests.Case

  private static func trust(_ principal: String, _ more: String = "") -> String {
    "R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: \(principal), Action: sts:AssumeRole\(more)}]}}}"
  }

  private static func topic(_ principal: String, _ more: String = "") -> String {
    "T: {Type: AWS::SNS::TopicPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Principal: \(principal), Action: a:B, Resource: c\(more)}]}}}, B: {Type: AWS::S3::Bucket}"
  }

  private static func policy(_ json: String) -> String {
    "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: '\(json)'}}"
  }

  private static let r = "grants access: R (AWS::IAM::Role): "
  private static let t = "grants access: T (AWS::SNS::TopicPolicy): "
  private static let p = "grants access: P (AWS::IAM::ManagedPolicy): "
  private static let all = #"[{"Effect":"Allow","Action":"*","Resource":"*"}]"#

  static let documents = [
    Case("a key with an escape", policy(#"{"St\u0061tement":\#(all)}"#), p + "every action on every resource"),
    Case("an object without statements", policy(#"{"Version":"2012-10-17"}"#), p + "unknown PolicyDocument"),
    Case(
      "statements twice, in other capitals", policy(#"{"Statement":[{"Effect":"Deny"}],"statement":\#(all)}"#),
      p + "unknown statements of PolicyDocument"),
    Case(
      "an effect twice, in other capitals",
      policy(#"{"Statement":[{"Effect":"Deny","effect":"Allow","Action":"*","Resource":"*"}]}"#),
      p + "unknown statements of PolicyDocument"),
    Case("a key twice", policy(#"{"Statement":[],"Statement":\#(all)}"#), p + "unknown PolicyDocument"),
    Case("rules that mask logs", policy(#"{"Name":"n","Statement":[{"Sid":"s","Operation":{}}]}"#)),
    Case("nothing", policy("{}")),
    Case(
      "more than is read", policy(#"{"Statement":\#(all),"a":"\#(String(repeating: "x", count: 1 << 18))"}"#),
      p + "unknown PolicyDocument"),
  ]

  static let principals = [
    Case(
      "a role elsewhere whose name ends like a service",
      trust("{AWS: !Sub 'arn:${AWS::Partition}:iam::999999999999:role/x.${AWS::URLSuffix}'}"),
      r + "account 999999999999: sts:AssumeRole"),
    Case(
      "a service's name as a role", trust("{AWS: !Sub 'x.${AWS::URLSuffix}'}"), r + "unknown principals: sts:AssumeRole"
    ),
    Case(
      "a role in front of the suffix as a service",
      trust("{Service: !Sub 'arn:aws:iam::999999999999:role/${AWS::Region}.${AWS::URLSuffix}'}"),
      r + "service arn:aws:iam::999999999999:role/….…: sts:AssumeRole"),
    Case(
      "services", trust("{Service: [!Sub 'ecs-tasks.${AWS::URLSuffix}', !Sub 'logs.${AWS::Region}.${AWS::URLSuffix}']}")
    ),
    Case(
      "the account, in a trust", trust("{AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}"),
      r + "the account's identities: sts:AssumeRole"),
    Case(
      "the account, in a resource's policy", topic("{AWS: [!Ref AWS::AccountId, 'arn:aws:iam::123456789012:root']}")),
    Case(
      "a user of the account, in a trust", trust("{AWS: 'arn:aws:iam::123456789012:user/mallory'}"),
      r + "user/mallory, which the template does not have: sts:AssumeRole"),
    Case(
      "a role of the account, in a resource's policy", topic("{AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/x'}"),
      t + "role/x, which the template does not have: a:B on c"),
    Case("a role that only services have", topic("{AWS: 'arn:aws:iam::123456789012:role/aws-service-role/x/y'}")),
    Case(
      "an unknown part that may move the account",
      topic("{AWS: !Sub ['arn:aws:${X}::123456789012:root', {X: !ImportValue X}]}"), t + "unknown principals: a:B on c"),
  ]

  private static func source(_ condition: String) -> String {
    topic("{Service: s3.amazonaws.com}", ", Condition: \(condition)")
  }

  static let sources = [
    Case("no condition", topic("{Service: s3.amazonaws.com}")),
    Case("the own account", source("{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}")),
    Case(
      "another account", source("{StringEquals: {AWS:sourceaccount: ['123456789012', '999999999999']}}"),
      t + "s3.amazonaws.com for account 999999999999: a:B on c, with conditions"),
    Case(
      "another account's resource", source("{ArnLike: {aws:SourceArn: 'arn:aws:sqs:*:999999999999:*'}}"),
      t + "s3.amazonaws.com for account 999999999999: a:B on c, with conditions"),
    Case(
      "a bucket that is nobody's", source("{ArnLike: {aws:SourceArn: 'arn:aws:s3:::evil'}}"),
      t + "s3.amazonaws.com for arn:aws:s3:::evil: a:B on c, with conditions"),
    Case(
      "that bucket, if it is the account's",
      source("{ArnLike: {aws:SourceArn: 'arn:aws:s3:::x'}, StringEquals: {aws:SourceAccount: '123456789012'}}")),
    Case(
      "an own bucket, in two spellings",
      source("{ArnLike: {aws:SourceArn: [!GetAtt B.Arn, !Sub 'arn:${AWS::Partition}:s3:::${B}']}}")),
    Case(
      "own resources",
      source("{ArnLike: {aws:SourceArn: !Sub 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*'}}")),
    Case(
      "everybody else", source("{StringNotEquals: {aws:SourceAccount: '123456789012'}}"),
      t + "s3.amazonaws.com for every account but 123456789012: a:B on c, with conditions"),
    Case(
      "one branch of a condition",
      source(
        "!If [Never, {StringEquals: {aws:SourceAccount: '123456789012'}}, {StringEquals: {aws:SourceAccount: '999999999999'}}]"
      ),
      t + "s3.amazonaws.com for account 999999999999: a:B on c"),
    Case(
      "functions",
      "A: {Type: AWS::Lambda::Permission, Properties: {Principal: s3.amazonaws.com, SourceAccount: '999999999999'}}, "
        + "B: {Type: AWS::Lambda::Permission, Properties: {Principal: s3.amazonaws.com, SourceAccount: !Ref AWS::AccountId, SourceArn: 'arn:aws:s3:::x'}}, "
        + "C: {Type: AWS::Lambda::Permission, Properties: {Principal: s3.amazonaws.com, SourceAccount: !If [Never, !Ref AWS::AccountId, !Ref AWS::NoValue]}}",
      "grants access: A (AWS::Lambda::Permission): s3.amazonaws.com for account 999999999999",
      "grants access: C (AWS::Lambda::Permission): any account through s3.amazonaws.com"),
  ]

  @Test("policies and their principals are named", arguments: documents + principals + sources)
  func named(_ example: Case) throws {
    let head = "Conditions: {Never: !Equals [a, b]}\n"
    let found = try ConsequenceTests.consequences("\(head)Resources: {\(example.resources)}")
    #expect(found == example.consequences)
  }
}
