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
      region: "eu-west-1", credentials: credentials, transport: PatientTransport(),
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

/// The error of a Query service.
func queryError(
  _ status: Int, _ code: String, _ message: String = "no", headers: [(String, String)] = []
) -> Answer {
  Answer(
    status, headers: headers,
    "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
      + "<RequestId>4f1c</RequestId></ErrorResponse>")
}
