import Foundation
import TestSupport
import Testing
import Transport

@testable import AWSClient

@Suite(.timeLimit(.minutes(10)))
struct RetryTests {
  @Test("a second attempt is signed for its own moment")
  func aRetryIsSignedAnew() async throws {
    let bench = try Bench([Answer(503), identity])
    #expect(try await bench.client.sts.getCallerIdentity().account == "123456789012")
    #expect(bench.server.requests.count == 2)
    #expect(try bench.checkSignature(0, service: "sts") == Bench.start)
    #expect(try bench.checkSignature(1, service: "sts") > Bench.start)
    #expect(bench.log.all == [.milliseconds(125)])
    #expect(bench.form()["Action"] == "GetCallerIdentity")
    #expect(bench.server.requests[0]["User-Agent"] == "stackkit")
    #expect(bench.server.requests[0]["X-Amz-Security-Token"] == "hidden+token")
  }

  /// A first answer, and whether the call is tried again.
  @Test(
    "what may pass is tried again, and nothing else",
    arguments: [
      (Answer(500), true), (Answer(502, "<html>"), true), (Answer(504), true), (Answer(501), false),
      (Answer(429), true),
      (queryError(400, "Throttling", "Rate exceeded"), true), (queryError(400, "RequestTimeout"), true),
      (queryError(400, "ValidationError"), false), (queryError(403, "AccessDenied"), false),
      (queryError(403, "ExpiredToken"), false), (queryError(400, "LimitExceededException"), true),
      (Answer(307, headers: [("Location", "/x")]), false),
    ])
  func whatIsTriedAgain(answer: Answer, again: Bool) async throws {
    let bench = try Bench([answer, identity])
    let result = try? await bench.client.sts.getCallerIdentity()
    #expect((result != nil) == again)
    #expect(bench.server.requests.count == (again ? 2 : 1))
  }

  @Test("a call is tried three times, with longer pauses when it is throttled")
  func threeAttemptsAndNoMore() async throws {
    let bench = try Bench([queryError(400, "Throttling", "Rate exceeded")])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .throttled)
    #expect(error.description == "STS refused GetCallerIdentity (Throttling): Rate exceeded [request 4f1c]")
    #expect(bench.server.requests.count == 3)
    #expect(bench.log.all == [.milliseconds(500), .seconds(1)], "throttled calls wait longer")
  }

  @Test(
    "a server may ask for a longer pause, up to the longest",
    arguments: [
      ("Retry-After", "3", Duration.seconds(3)), ("x-amz-retry-after", "1500", .milliseconds(1500)),
      ("Retry-After", "100000", .seconds(20)), ("Retry-After", "-1", .milliseconds(125)),
      ("Retry-After", "Sun, 01 Mar 2026 12:00:09 GMT", .seconds(9)),
      ("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT", .seconds(20)), ("Retry-After", "soon", .milliseconds(125)),
    ])
  func theServerSaysHowLong(name: String, value: String, wait: Duration) async throws {
    let bench = try Bench([Answer(503, headers: [(name, value)]), identity])
    _ = try await bench.client.sts.getCallerIdentity()
    #expect(bench.log.all == [wait])
  }

  /// The connection ends before an answer: a repeatable call is repeated.
  @Test("a call whose answer was lost is repeated unless that would do it twice", arguments: [false, true])
  func aLostReply(forced: Bool) async throws {
    let server = try LoopbackServer { exchange in
      _ = exchange.body()
      exchange.close()
    }
    let bench = try Bench(server)
    let error = try await failure { () async throws(AWSError) in
      try await bench.client.ecs.updateService("bot", cluster: "c", desiredCount: 2, forceNewDeployment: forced)
    }
    #expect(error.kind == .transport(.interrupted))
    #expect(server.requests.count == (forced ? 1 : 3))
  }

  @Test("a quota is not waited for")
  func aQuotaOfChangeSetsIsFinal() async throws {
    let bench = try Bench([queryError(400, "LimitExceededException", "ChangeSet limit exceeded")])
    let request = CloudFormation.CreateChangeSet(
      stackName: "s", changeSetName: "c", changeSetType: .update, templateBody: "{}", clientToken: "t")
    let error = try await failure { () async throws(AWSError) in
      try await bench.client.cloudFormation.createChangeSet(request)
    }
    #expect(error.kind == .refused)
    #expect(bench.server.requests.count == 1)
  }

  @Test("a cancelled call does not wait for its next attempt")
  func cancellationEndsTheWait() async throws {
    let server = try LoopbackServer(answering: Answer(503))
    let client = try AWSClient(
      region: "eu-west-1", credentials: Bench.credentials, transport: CurlTransport(environment: [:]),
      environment: ["AWS_ENDPOINT_URL": server.url],
      timing: Timing(
        now: { Bench.start }, sleep: { _ throws(CancellationError) in throw CancellationError() }, random: { 0 }))
    let error = try await failure { () async throws(AWSError) in try await client.sts.getCallerIdentity() }
    #expect(error.kind == .transport(.cancelled))
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ClockTests {
  private func refusal(_ date: String, _ code: String = "InvalidSignatureException", age: Bool = false) -> Answer {
    queryError(403, code, headers: [("Date", date)] + (age ? [("Age", "1")] : []))
  }

  @Test("a wrong clock is corrected by AWS's, and stays so for later calls")
  func aWrongClockIsCorrectedOnceAndRemembered() async throws {
    let bench = try Bench([refusal("Sun, 01 Mar 2026 12:30:00 GMT"), identity])
    _ = try await bench.client.sts.getCallerIdentity()
    let date = try bench.checkSignature(1, service: "sts")
    #expect(abs(date.timeIntervalSince(Bench.start) - 1800) < 5)
    _ = try await bench.client.sts.getCallerIdentity()
    #expect(bench.server.requests.count == 3)
    #expect(try bench.checkSignature(2, service: "sts").timeIntervalSince(Bench.start) > 1790)
  }

  @Test("a clock is corrected once in a call, and the error says both times")
  func onlyOnce() async throws {
    let dates = ["12:30:00", "13:30:00", "14:30:00"]
    let bench = try Bench(dates.map { refusal("Sun, 01 Mar 2026 \($0) GMT") })
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .credentials)
    #expect(
      error.message == "no (this machine's clock reads 20260301T120001Z, AWS's Sun, 01 Mar 2026 13:30:00 GMT)")
    #expect(bench.server.requests.count == 2)
  }

  /// Dates that do not say that the clock is the reason.
  @Test(
    "a refusal that has nothing to do with the clock corrects none",
    arguments: [
      ("Sun, 01 Mar 2026 12:03:00 GMT", "InvalidSignatureException", false),
      ("soon", "InvalidSignatureException", false),
      ("Sun, 01 Mar 2026 12:30:00 GMT", "InvalidClientTokenId", false),
      ("Sun, 01 Mar 2026 12:30:00 GMT", "SignatureDoesNotMatch", true),
    ])
  func notTheClock(date: String, code: String, age: Bool) async throws {
    let bench = try Bench([refusal(date, code, age: age), identity])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .credentials)
    #expect(bench.server.requests.count == 1)
  }
}
