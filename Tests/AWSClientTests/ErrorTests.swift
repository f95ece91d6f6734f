import TestSupport
import Testing
import Transport

@testable import AWSClient

@Suite(.timeLimit(.minutes(10)))
struct ErrorTests {
  /// An answer, and what it becomes.
  @Test(
    "an answer of a JSON service becomes an error of its kind",
    arguments: [
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
        "ECS refused DescribeTaskDefinition (ClusterNotFoundException): the answer has status 400 and a body that is not from AWS"
      ),
      (
        Answer(400, "{\"__type\":\"UnrecognizedClientException\",\"message\":\"bad token\"}"), .credentials,
        "ECS refused DescribeTaskDefinition (UnrecognizedClientException): bad token"
      ),
      (
        Answer(502, headers: [("Content-Type", "text/html; charset=x")], "<html><body>Bad gateway"), .server,
        "ECS DescribeTaskDefinition: the answer has status 502 and is a web page, so it is from a proxy or a gateway"
      ), (Answer(404), .refused, "ECS DescribeTaskDefinition: the answer has status 404 and no body"),
      (Answer(403), .accessDenied, "ECS DescribeTaskDefinition: the answer has status 403 and no body"),
      (
        Answer(400, "{\"__type\":\"Clie"), .refused,
        "ECS DescribeTaskDefinition: the answer has status 400 and a body that is not from AWS"
      ),
      (
        Answer(400, "{\"__type\":7,\"message\":[]}"), .refused,
        "ECS DescribeTaskDefinition: the answer has status 400 and a body that is not from AWS"
      ), (Answer(200, "{\"taskDefinition\":{"), .malformedReply, "ECS DescribeTaskDefinition: the reply is not JSON"),
      (Answer(200), .malformedReply, "ECS DescribeTaskDefinition: the reply is not JSON"),
      (Answer(200, "{}"), .malformedReply, "ECS DescribeTaskDefinition: the reply has no taskDefinition"),
      (
        Answer(200, "{\"taskDefinition\":{\"containerDefinitions\":\"x\"}}"), .malformedReply,
        "ECS DescribeTaskDefinition: taskDefinition.containerDefinitions has the wrong type"
      ),
      (
        Answer(301, headers: [("Location", "https://elsewhere.test")]), .malformedReply,
        "ECS DescribeTaskDefinition: the answer has status 301 and no body"
      ),
    ])
  func json(answer: Answer, kind: AWSError.Kind, words: String) async throws {
    let bench = try Bench([answer])
    let error = try await failure { () async throws(AWSError) in try await bench.client.ecs.describeTaskDefinition("x")
    }
    #expect(error.kind == kind)
    #expect(error.description == words)
  }

  @Test(
    "an answer of a Query service becomes an error of its kind",
    arguments: [
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
      (
        Answer(400, "<ErrorResponse><Error><Co"), .refused,
        "STS GetCallerIdentity: the answer has status 400 and a body"
      ),
    ])
  func query(answer: Answer, kind: AWSError.Kind, words: String) async throws {
    let bench = try Bench([answer])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == kind)
    #expect(error.description.hasPrefix(words), "\(error)")
  }

  @Test("without credentials nothing is sent")
  func noCredentials() async throws {
    let bench = try Bench([identity], credentials: CredentialsChain([EnvironmentCredentials(environment: [:])]))
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .credentials)
    #expect(error.description == "STS GetCallerIdentity: no AWS credentials: tried AWS_ACCESS_KEY_ID")
    #expect(bench.server.requests.isEmpty)
  }

  @Test("an endpoint that nobody answers at is named")
  func nobodyListens() async throws {
    let bench = try Bench([identity])
    bench.server.stop()
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    #expect(error.kind == .transport(.connection))
    #expect(error.description.contains("127.0.0.1:\(bench.server.port)"))
    #expect(bench.log.all.count == 2)
  }

  @Test("no error repeats what AWS says about a signature")
  func theSecretIsInNoDescription() async throws {
    let echo = "it does not match.\n\nThe Canonical String should have been 'x-amz-security-token:hidden+token'"
    let bench = try Bench([queryError(403, "SignatureDoesNotMatch", echo)])
    let error = try await failure { () async throws(AWSError) in try await bench.client.sts.getCallerIdentity() }
    var dumped = ""
    dump(bench.client, to: &dumped)
    dump(error, to: &dumped)
    #expect(error.message == "it does not match.")
    let environment = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": Bench.credentials.secretAccessKey]
    dump(CredentialsChain.standard(environment: environment), to: &dumped)
    let request = HTTPRequest("POST", "https://sts.eu-west-1.amazonaws.com/")
    let signed = try SigV4(service: "sts", region: "eu-west-1")
      .sign(request, credentials: Bench.credentials, date: Bench.start)
    dump(signed, to: &dumped)
    dumped += "\(signed) \(CredentialsChain.standard(environment: environment))"
    #expect(dumped.contains("Authorization: <redacted>"))
    for secret in [Bench.credentials.secretAccessKey, "hidden+token"] {
      #expect(!"\(error) \(bench.client) \(dumped)".contains(secret))
    }
  }

  @Test(
    "a host that is not there is the region's fault, unless the user named it",
    arguments: [([:], true), (["AWS_ENDPOINT_URL": "https://nowhere.invalid"], false)])
  func unknownHost(environment: [String: String], isRegion: Bool) async throws {
    struct Nowhere: HTTPTransport {
      func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
      ) async throws(TransportError) -> HTTPResponse {
        throw TransportError(.unknownHost, host: "nowhere.invalid", reason: "could not resolve host")
      }
    }
    let client = try AWSClient(
      region: "eu-west-1", credentials: Bench.credentials, transport: Nowhere(), environment: environment)
    let error = try await failure { () async throws(AWSError) in try await client.sts.getCallerIdentity() }
    #expect(error.message.contains("(is 'eu-west-1' the right region?)") == isRegion)
  }
}
