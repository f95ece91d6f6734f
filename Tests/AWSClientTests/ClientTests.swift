import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

@testable import AWSClient

/// A client of a loopback server, with a clock that stands still and sleeps that are written down.
struct Bench: Sendable {
  let server: LoopbackServer
  let client: AWSClient
  let log = Log()

  static let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    sessionToken: "hidden+token")
  /// 1 March 2026, 12:00:00 GMT.
  static let start = Date(timeIntervalSince1970: 1_772_366_400)

  /// The time, which only sleeping moves, and the sleeps.
  final class Log: Sendable {
    private let sleeps = Mutex<[Duration]>([])
    var all: [Duration] { sleeps.withLock { $0 } }
    var now: Date { Bench.start.addingTimeInterval(all.reduce(0) { $0 + Double($1.components.seconds) + 1 }) }
    func sleep(_ duration: Duration) { sleeps.withLock { $0.append(duration) } }
  }

  init(
    _ answers: [Answer], credentials: any CredentialsProvider = Bench.credentials, random: Double = 0.5
  ) throws {
    try self.init(LoopbackServer(answering: answers), credentials: credentials, random: random)
  }

  init(
    _ server: LoopbackServer, credentials: any CredentialsProvider = Bench.credentials, random: Double = 0.5
  ) throws {
    self.server = server
    let log = log
    client = try AWSClient(
      region: "eu-west-1", credentials: credentials, transport: CurlTransport(environment: [:]),
      environment: ["AWS_ENDPOINT_URL": server.url],
      timing: Timing(now: { log.now }, sleep: { log.sleep($0) }, random: { random }))
  }

  /// The members of a form body.
  func form(_ index: Int = 0) -> [String: String] {
    let body = String(decoding: server.requests[index].body, as: UTF8.self)
    return Dictionary(
      body.split(separator: "&").map { field in
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(decoding: PercentEncoding.decode(parts[1]), as: UTF8.self))
      }, uniquingKeysWith: { $1 })
  }

  func json(_ index: Int = 0) -> String { String(decoding: server.requests[index].body, as: UTF8.self) }

  /// Checks a signature as AWS does: from what arrived. Answers with the moment it was made for.
  @discardableResult
  func checkSignature(_ index: Int, service: String, at place: SourceLocation = #_sourceLocation) throws -> Date {
    let received = server.requests[index]
    let authorizations = received.headers.filter { $0.name.lowercased() == "authorization" }
    try #require(authorizations.count == 1, sourceLocation: place)
    let value = authorizations[0].value
    let names = try #require(value.firstMatch(of: /SignedHeaders=([^,]+)/)).1.split(separator: ";").map(String.init)
    var headers = HTTPFields()
    for (name, value) in received.headers { headers.append(name, value) }
    let stamp = try #require(received["X-Amz-Date"])
    let date = try Date(
      stamp, strategy: Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    let signer = SigV4(service: service, region: "eu-west-1")
    let canonical = signer.canonicalRequest(
      method: received.method, path: received.target, query: "", headers: headers, signedHeaders: Set(names),
      bodyHash: SigV4.hash(received.body))
    let signature = signer.signature(
      signer.stringToSign(canonical, date: date), secretAccessKey: Self.credentials.secretAccessKey, date: date)
    #expect(value.hasSuffix("Signature=\(signature)"), sourceLocation: place)
    #expect(value.contains("Credential=AKIDEXAMPLE/\(signer.scope(date)),"), sourceLocation: place)
    #expect(
      Set(["content-type", "host", "x-amz-date", "x-amz-security-token"]).isSubset(of: names), sourceLocation: place)
    return date
  }
}

/// What a call throws.
func failure<Value>(
  at place: SourceLocation = #_sourceLocation, _ call: () async throws(AWSError) -> Value
) async throws -> AWSError {
  do throws(AWSError) { _ = try await call() } catch { return error }
  Issue.record("nothing was thrown", sourceLocation: place)
  throw CancellationError()
}

let identity = Answer(
  200,
  """
  <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::123456789012:user/Alice</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
  </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>
  """)

private func queryError(
  _ status: Int, _ code: String, _ message: String = "no", headers: [(String, String)] = []
) -> Answer {
  Answer(
    status, headers: headers,
    "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
      + "<RequestId>4f1c</RequestId></ErrorResponse>")
}

@Suite(.timeLimit(.minutes(1)))
struct RetryTests {
  @Test func aRetryIsSignedAnew() async throws {
    let bench = try Bench([Answer(503), identity])
    #expect(try await bench.client.sts.getCallerIdentity().account == "123456789012")
    #expect(bench.server.requests.count == 2)
    #expect(try bench.checkSignature(0, service: "sts") == Bench.start)
    #expect(try bench.checkSignature(1, service: "sts") > Bench.start)
    #expect(bench.log.all == [.milliseconds(125)])
    #expect(bench.form()["Action"] == "GetCallerIdentity")
    #expect(bench.server.requests[0]["User-Agent"]?.hasPrefix("stackkit/") == true)
    #expect(bench.server.requests[0]["X-Amz-Security-Token"] == "hidden+token")
  }

  /// A first answer, and whether the call is tried again.
  @Test(arguments: [
    (Answer(500), true), (Answer(502, "<html>"), true), (Answer(504), true), (Answer(501), false), (Answer(429), true),
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

  @Test func threeAttemptsAndNoMore() async throws {
    let bench = try Bench([queryError(400, "Throttling", "Rate exceeded")])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .throttled)
    #expect(error.description == "STS refused GetCallerIdentity (Throttling): Rate exceeded [request 4f1c]")
    #expect(bench.server.requests.count == 3)
    #expect(bench.log.all == [.milliseconds(500), .seconds(1)], "throttled calls wait longer")
  }

  @Test(arguments: [
    ("Retry-After", "3", Duration.seconds(3)), ("x-amz-retry-after", "1500", .milliseconds(1500)),
    ("Retry-After", "100000", .seconds(20)), ("Retry-After", "-1", .milliseconds(125)),
    ("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT", .milliseconds(125)),
  ])
  func theServerSaysHowLong(name: String, value: String, wait: Duration) async throws {
    let bench = try Bench([Answer(503, headers: [(name, value)]), identity])
    _ = try await bench.client.sts.getCallerIdentity()
    #expect(bench.log.all == [wait])
  }

  /// The connection ends before an answer: whoever may be repeated is.
  @Test(arguments: [false, true])
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

  @Test func aQuotaOfChangeSetsIsFinal() async throws {
    let bench = try Bench([queryError(400, "LimitExceededException", "ChangeSet limit exceeded")])
    let request = CloudFormation.CreateChangeSet(
      stackName: "s", changeSetName: "c", changeSetType: .update, templateBody: "{}", clientToken: "t")
    let error = try await failure { () async throws(AWSError) in
      try await bench.client.cloudFormation.createChangeSet(request)
    }
    #expect(error.kind == .refused)
    #expect(bench.server.requests.count == 1)
  }

  @Test func cancellationEndsTheWait() async throws {
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

@Suite(.timeLimit(.minutes(1)))
struct ClockTests {
  private func refusal(_ date: String, _ code: String = "InvalidSignatureException", age: Bool = false) -> Answer {
    queryError(403, code, headers: [("Date", date)] + (age ? [("Age", "1")] : []))
  }

  @Test func aWrongClockIsCorrectedOnceAndRemembered() async throws {
    let bench = try Bench([refusal("Sun, 01 Mar 2026 12:30:00 GMT"), identity])
    _ = try await bench.client.sts.getCallerIdentity()
    let date = try bench.checkSignature(1, service: "sts")
    #expect(abs(date.timeIntervalSince(Bench.start) - 1800) < 5)
    _ = try await bench.client.sts.getCallerIdentity()
    #expect(bench.server.requests.count == 3)
    #expect(try bench.checkSignature(2, service: "sts").timeIntervalSince(Bench.start) > 1790)
  }

  @Test func onlyOnce() async throws {
    let dates = ["12:30:00", "13:30:00", "14:30:00"]
    let bench = try Bench(dates.map { refusal("Sun, 01 Mar 2026 \($0) GMT") })
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .credentials)
    #expect(bench.server.requests.count == 2)
  }

  /// Dates that do not say that the clock is the reason.
  @Test(arguments: [
    ("Sun, 01 Mar 2026 12:03:00 GMT", "InvalidSignatureException", false), ("soon", "InvalidSignatureException", false),
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

@Suite(.timeLimit(.minutes(1)))
struct ErrorTests {
  /// An answer, and what it becomes.
  @Test(arguments: [
    (
      Answer(
        400, headers: [("x-amzn-RequestId", "4f1c")],
        "{\"__type\":\"com.amazonaws.ecs#ClientException\",\"message\":\"too many\"}"),
      AWSError.Kind.refused, "ECS refused DescribeTaskDefinition (ClientException): too many [request 4f1c]"
    ),
    (
      Answer(400, headers: [("x-amzn-ErrorType", "ClientException:http://internal.test/")], "{\"Message\":\"no\"}"),
      .refused, "ECS refused DescribeTaskDefinition (ClientException): no"
    ),
    (
      Answer(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not yours\"}"), .accessDenied,
      "ECS refused DescribeTaskDefinition (AccessDeniedException): not yours"
    ),
    (
      Answer(400, "{\"__type\":\"ClusterNotFoundException\"}"), .notFound,
      "ECS refused DescribeTaskDefinition (ClusterNotFoundException): the answer has status 400 and a text that is not AWS's"
    ),
    (
      Answer(400, "{\"__type\":\"UnrecognizedClientException\",\"message\":\"bad token\"}"), .credentials,
      "ECS refused DescribeTaskDefinition (UnrecognizedClientException): bad token"
    ),
    (
      Answer(502, headers: [("Content-Type", "text/html; charset=x")], "<html><body>Bad gateway"), .server,
      "ECS DescribeTaskDefinition: the answer has status 502 and is a web page, so it comes from a proxy or a gateway"
    ), (Answer(404), .refused, "ECS DescribeTaskDefinition: the answer has status 404 and no text"),
    (Answer(403), .accessDenied, "ECS DescribeTaskDefinition: the answer has status 403 and no text"),
    (
      Answer(400, "{\"__type\":\"Clie"), .refused,
      "ECS DescribeTaskDefinition: the answer has status 400 and a text that is not AWS's"
    ),
    (
      Answer(400, "{\"__type\":7,\"message\":[]}"), .refused,
      "ECS DescribeTaskDefinition: the answer has status 400 and a text that is not AWS's"
    ), (Answer(200, "{\"taskDefinition\":{"), .malformedReply, "ECS DescribeTaskDefinition: the reply is not JSON"),
    (Answer(200), .malformedReply, "ECS DescribeTaskDefinition: the reply is not JSON"),
    (Answer(200, "{}"), .malformedReply, "ECS DescribeTaskDefinition: the reply has no taskDefinition"),
    (
      Answer(200, "{\"taskDefinition\":{\"taskDefinitionArn\":\"a\",\"family\":\"f\",\"revision\":\"x\"}}"),
      .malformedReply, "ECS DescribeTaskDefinition: taskDefinition.revision is of the wrong type"
    ),
    (
      Answer(301, headers: [("Location", "https://elsewhere.test")]), .malformedReply,
      "ECS DescribeTaskDefinition: the answer has status 301 and no text"
    ),
  ])
  func json(answer: Answer, kind: AWSError.Kind, words: String) async throws {
    let bench = try Bench([answer])
    let error = try await failure { () async throws(AWSError) in try await bench.client.ecs.describeTaskDefinition("x")
    }
    #expect(error.kind == kind)
    #expect(error.description == words)
  }

  @Test(arguments: [
    (
      queryError(400, "ValidationError", "1 &lt; 2"), AWSError.Kind.refused,
      "STS refused GetCallerIdentity (ValidationError): 1 < 2 [request 4f1c]"
    ),
    (
      Answer(
        403,
        "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>m</Message></Error></Errors><RequestID>7</RequestID></Response>"
      ),
      .accessDenied, "STS refused GetCallerIdentity (UnauthorizedOperation): m [request 7]"
    ),
    (
      Answer(200, "<GetCallerIdentityResponse><Get"), .malformedReply,
      "STS GetCallerIdentity: the reply is not XML: line 1: "
    ),
    (Answer(200, ""), .malformedReply, "STS GetCallerIdentity: the reply is empty"),
    (Answer(200, "<GetCallerIdentityResponse/>"), .malformedReply, "STS GetCallerIdentity: the reply has no Account"),
    (Answer(400, "<ErrorResponse><Error><Co"), .refused, "STS GetCallerIdentity: the answer has status 400 and a text"),
  ])
  func query(answer: Answer, kind: AWSError.Kind, words: String) async throws {
    let bench = try Bench([answer])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == kind)
    #expect(error.description.hasPrefix(words), "\(error)")
  }

  @Test func noCredentials() async throws {
    let bench = try Bench([identity], credentials: CredentialsChain([EnvironmentCredentials(environment: [:])]))
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .credentials)
    #expect(error.description == "STS GetCallerIdentity: no AWS credentials: tried AWS_ACCESS_KEY_ID")
    #expect(bench.server.requests.isEmpty)
  }

  @Test func nobodyListens() async throws {
    let bench = try Bench([identity])
    bench.server.stop()
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .transport(.connection))
    #expect(error.description.contains("127.0.0.1:\(bench.server.port)"))
    #expect(bench.log.all.count == 2)
  }

  @Test func theSecretIsInNoDescription() async throws {
    let bench = try Bench([queryError(403, "SignatureDoesNotMatch", "the canonical string is")])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    var dumped = ""
    dump(bench.client, to: &dumped)
    dump(error, to: &dumped)
    for secret in [Bench.credentials.secretAccessKey, "hidden+token"] {
      #expect(!"\(error) \(bench.client) \(dumped)".contains(secret))
    }
  }
}

struct SettingsTests {
  private func client(_ region: String, _ environment: [String: String] = [:]) throws -> AWSClient {
    try AWSClient(
      region: region, credentials: Bench.credentials, transport: CurlTransport(environment: [:]),
      environment: environment)
  }

  @Test(arguments: [
    (Service.sts, "eu-west-1", "https://sts.eu-west-1.amazonaws.com/"),
    (.cloudFormation, "us-gov-east-1", "https://cloudformation.us-gov-east-1.amazonaws.com/"),
    (.ecr, "ap-southeast-2", "https://api.ecr.ap-southeast-2.amazonaws.com/"),
    (.ecs, "cn-north-1", "https://ecs.cn-north-1.amazonaws.com.cn/"),
    (.applicationAutoScaling, "us-east-1", "https://application-autoscaling.us-east-1.amazonaws.com/"),
    (.sts, "eusc-de-east-1", "https://sts.eusc-de-east-1.amazonaws.eu/"),
  ])
  func hosts(service: Service, region: String, url: String) throws {
    let client = try client(region)
    #expect(client.endpoints[service] == Endpoint(url: url, isOverride: false))
    #expect(client.overriddenEndpoints.isEmpty)
  }

  @Test func overrides() throws {
    let environment = [
      "AWS_ENDPOINT_URL": "http://127.0.0.1:4566", "AWS_ENDPOINT_URL_ECS": "https://ecs.test/base",
      "AWS_ENDPOINT_URL_APPLICATION_AUTO_SCALING": "http://localhost:1/", "AWS_ENDPOINT_URL_STS": " ",
    ]
    let client = try client("eu-west-1", environment)
    #expect(
      client.overriddenEndpoints.map(\.url) == [
        "http://127.0.0.1:4566/", "http://127.0.0.1:4566/", "http://127.0.0.1:4566/", "https://ecs.test/base/",
        "http://localhost:1/",
      ])
    let ignored = environment.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"]) { $1 }
    #expect(try self.client("eu-west-1", ignored).overriddenEndpoints.isEmpty)
  }

  @Test(arguments: [
    "http://example.com", "http://10.0.0.1", "ftp://127.0.0.1", "127.0.0.1:4566", "https://",
    "https://user:pw@example.com",
    "https://example.com/?a=b", "http://127.0.0.1.evil.test", "https://exa mple.com",
  ])
  func refusedOverrides(url: String) {
    let error = #expect(throws: ConfigurationError.self) { try client("eu-west-1", ["AWS_ENDPOINT_URL_STS": url]) }
    #expect(error?.description.hasPrefix("AWS_ENDPOINT_URL_STS: '\(url)'") == true)
  }

  @Test(arguments: [
    "", "eu", "eu-west", "EU-WEST-1", "eu-west-1.evil.test", "eu-west-1/", "eu_west_1", "eu-west-1\n", " eu-west-1",
  ])
  func refusedRegions(region: String) {
    #expect(throws: ConfigurationError.self) { try client(region) }
  }
}
