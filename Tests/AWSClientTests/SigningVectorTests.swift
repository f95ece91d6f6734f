import Foundation
import Testing
import Transport

@testable import AWSClient

/// AWS's own cases, in header mode: the three stages byte for byte. Query mode is not spoken by this client.
///
/// They are not part of the project; where they lie, they must pass, and in CI they must lie there.
struct SigningVectorTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../shared/data/sigv4/v4").standardizedFileURL
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  private static let isInCI = ProcessInfo.processInfo.environment["CI"] != nil

  @Test(
    "AWS's cases are all there", .enabled(if: !names.isEmpty || isInCI, "AWS's SigV4 cases are not on this machine"))
  func thereAreThirtyEight() {
    #expect(Self.names.count == 38)
  }

  @Test(
    "each stage of a signature is what AWS's cases say",
    .enabled(if: !names.isEmpty, "AWS's SigV4 cases are not on this machine"), arguments: names)
  func stages(name: String) throws {
    let vector = try Vector(Self.folder.appendingPathComponent(name))
    let canonical = vector.signer.canonicalRequest(
      method: vector.method, path: vector.path, query: vector.query, headers: vector.signedHeaders,
      bodyHash: SigV4.hash(vector.body))
    #expect(canonical == vector.text("canonical-request"))
    let string = vector.signer.stringToSign(canonical, date: vector.date)
    #expect(string == vector.text("string-to-sign"))
    let secret = vector.credentials.secretAccessKey
    #expect(
      vector.signer.signature(string, secretAccessKey: secret, date: vector.date) == vector.text("signature"))
  }

  /// The whole way, for the cases whose URL may go over the wire as it stands.
  @Test(
    "a whole request is signed as AWS's cases say",
    .enabled(if: !names.isEmpty, "AWS's SigV4 cases are not on this machine"), arguments: names)
  func wholeRequests(name: String) throws {
    let vector = try Vector(Self.folder.appendingPathComponent(name))
    guard !vector.path.contains(" ") else { return }
    let url = "https://example.amazonaws.com\(vector.path)\(vector.query.isEmpty ? "" : "?\(vector.query)")"
    let request = HTTPRequest(vector.method, url, headers: vector.headers, body: .data(vector.body))
    let signed = try vector.signer.sign(request, credentials: vector.credentials, date: vector.date)
    let line = vector.text("signed-request").split(separator: "\n").first { $0.hasPrefix("Authorization:") }
    #expect(signed.headers["Authorization"] == line.map { String($0.dropFirst(14)) })
    #expect(signed.headers["X-Amz-Security-Token"] == vector.credentials.sessionToken)
  }
}

/// One of AWS's cases: a folder with a request and what is to come of it.
private struct Vector {
  let folder: URL
  var signer: SigV4
  let credentials: Credentials
  let date: Date
  let method: String
  let path: String
  let query: String
  var headers = HTTPFields()
  let body: Data
  private let context: Context

  private struct Context: Decodable {
    var credentials: Keys
    var normalize: Bool
    var region: String
    var service: String
    var signBody: Bool
    var timestamp: String
    var omitSessionToken: Bool?

    struct Keys: Decodable {
      var accessKeyId: String
      var secretAccessKey: String
      var token: String?
    }
  }

  init(_ folder: URL) throws {
    self.folder = folder
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    context = try decoder.decode(
      Context.self, from: Data(contentsOf: folder.appendingPathComponent("context.json")))
    credentials = Credentials(
      accessKeyID: context.credentials.accessKeyId, secretAccessKey: context.credentials.secretAccessKey,
      sessionToken: context.credentials.token)
    date = try Date(context.timestamp, strategy: .iso8601)
    signer = SigV4(service: context.service, region: context.region)
    signer.normalizesPath = context.normalize
    signer.sendsBodyHash = context.signBody
    signer.signsSessionToken = context.omitSessionToken != true

    let text = try String(contentsOf: folder.appendingPathComponent("request.txt"), encoding: .utf8)
    let parts = text.components(separatedBy: "\n\n")
    body = Data(parts.dropFirst().joined(separator: "\n\n").utf8)
    // A line that begins with a space continues the value before it.
    let unfolded = parts[0].replacing(/\n +/, with: " ")
    var lines = unfolded.split(separator: "\n")
    let first = lines.removeFirst()
    method = String(first.prefix { $0 != " " })
    let target = first.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
    path = String(target.prefix { $0 != "?" })
    query = String(target.dropFirst(path.count + 1))
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers.append(String(line[..<colon]), String(line[line.index(after: colon)...]))
    }
  }

  /// The headers that the signature covers.
  var signedHeaders: HTTPFields {
    var fields = headers
    fields["X-Amz-Date"] = SigV4.timestamp(date)
    if signer.sendsBodyHash { fields["X-Amz-Content-Sha256"] = SigV4.hash(body) }
    if signer.signsSessionToken { fields["X-Amz-Security-Token"] = credentials.sessionToken }
    return fields
  }

  func text(_ stage: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent("header-\(stage).txt"), encoding: .utf8)) ?? ""
  }
}
