import Files
import Foundation
import Testing
import Transport

@testable import AWSSimulator

@Suite struct SignatureTests {
  struct Forged: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let query: String
    var secretKey = Simulated.keys.secretKey
    var accessKey = Simulated.keys.accessKey
    var region = "eu-west-1"
    var service: String?
    var age = 0.0
    var change: @Sendable (inout HTTPRequest) -> Void = { _ in }
  }

  static let forged: [Forged] = [
    Forged(
      testDescription: "wrong secret", json: "InvalidSignatureException", query: "SignatureDoesNotMatch",
      secretKey: "other"),
    Forged(
      testDescription: "unknown key", json: "UnrecognizedClientException", query: "InvalidClientTokenId",
      accessKey: "AKIAIOSFODNN7EXAMPLE"),
    Forged(
      testDescription: "old", json: "InvalidSignatureException", query: "SignatureDoesNotMatch", age: 301),
    Forged(
      testDescription: "from the future", json: "InvalidSignatureException", query: "SignatureDoesNotMatch", age: -3000),
    Forged(
      testDescription: "other region", json: "InvalidSignatureException", query: "SignatureDoesNotMatch",
      region: "eu-central-1"),
    Forged(
      testDescription: "other service", json: "InvalidSignatureException", query: "SignatureDoesNotMatch",
      service: "s3"),
    Forged(
      testDescription: "tampered body", json: "InvalidSignatureException", query: "SignatureDoesNotMatch",
      change: {
        guard case .data(let body) = $0.body else { return }
        $0.body = .data(body + Data(" ".utf8))
      }),
    Forged(
      testDescription: "tampered query", json: "InvalidSignatureException", query: "SignatureDoesNotMatch",
      change: { $0.url += "?x=y" }),
    Forged(
      testDescription: "unsigned", json: "MissingAuthenticationTokenException", query: "MissingAuthenticationToken",
      change: { $0.headers["Authorization"] = nil }),
    Forged(
      testDescription: "nonsense", json: "IncompleteSignatureException", query: "IncompleteSignature",
      change: { $0.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=a" }),
  ]

  @Test("a request without a valid signature is refused", arguments: forged)
  func refuses(_ forged: Forged) async throws {
    try await Simulated.run { account in
      let date = Date(timeIntervalSinceNow: -forged.age)
      let json = try await account.raw(
        forged.service ?? "ecs", target: "AmazonEC2ContainerServiceV20141113.DescribeServices", body: "{}",
        secretKey: forged.secretKey, accessKey: forged.accessKey, region: forged.region, date: date,
        change: forged.change)
      #expect(JSON(json: json.body)?["__type"] == .string(forged.json) && json.status == 400)
      #expect(json.headers["x-amzn-RequestId"] != nil)
      let query = try await account.raw(
        forged.service ?? "sts", body: "Action=GetCallerIdentity&Version=2011-06-15", secretKey: forged.secretKey,
        accessKey: forged.accessKey, region: forged.region, date: date, change: forged.change)
      #expect(String(decoding: query.body, as: UTF8.self).contains("<Code>\(forged.query)</Code>"))
    }
  }

  @Test("a valid signature is accepted, even four minutes late")
  func accepts() async throws {
    try await Simulated.run { account in
      let caller = try await account.client.sts.getCallerIdentity()
      #expect(caller.account == "123456789012")
      let late = try await account.raw(
        "sts", body: "Action=GetCallerIdentity&Version=2011-06-15", date: Date(timeIntervalSinceNow: -240))
      #expect(late.status == 200)
    }
  }

  @Test(
    "a malformed request gets an error, and the next request a normal answer",
    arguments: [
      (
        target: "AmazonEC2ContainerServiceV20141113.Nope" as String?, service: "ecs", body: "{}",
        code: "UnknownOperationException"
      ),
      (target: "Nope.Nope", service: "ecs", body: "{}", code: "UnknownOperationException"),
      (
        target: "AmazonEC2ContainerRegistry_V20150921.DescribeImages", service: "ecr", body: "{\"a\":",
        code: "SerializationException"
      ),
      (
        target: "AmazonEC2ContainerServiceV20141113.DescribeServices", service: "ecs",
        body: String(repeating: "[", count: 100_000), code: "SerializationException"
      ),
      (target: nil, service: "cloudformation", body: "Action=Nope&Version=2010-05-15", code: "InvalidAction"),
      (
        target: nil, service: "cloudformation", body: "Action=CreateChangeSet&Version=2010-05-15",
        code: "ValidationError"
      ),
      (target: nil, service: "cloudformation", body: "%zz%ff=\u{0}&&&=", code: "MissingAction"),
    ])
  func answersNonsense(_ nonsense: (target: String?, service: String, body: String, code: String)) async throws {
    try await Simulated.run { account in
      let answer = try await account.raw(nonsense.service, target: nonsense.target, body: nonsense.body)
      #expect((400..<500).contains(answer.status))
      #expect(String(decoding: answer.body, as: UTF8.self).contains(nonsense.code))
      #expect(try await account.client.sts.getCallerIdentity().account == "123456789012", "still there")
    }
  }
}
