import Foundation
import Testing
import Transport

@testable import AWSClient

private let credentials = Credentials(
  accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
private let moment = Date(timeIntervalSince1970: 1_440_938_160)

/// What botocore signs, for 2,000 requests; `Tests/AWSClientTests/Fixtures/sigv4.py` writes the file.
struct BotocoreTests {
  private struct Example: Decodable {
    var service: String
    var region: String
    var method: String
    var url: String
    var headers: [[String]]
    var body: String
    var date: Date
    var secret: String
    var token: String?
    var canonicalHash: String
    var signedHeaders: String
    var signature: String
  }

  @Test("requests are signed as botocore signs them", .timeLimit(.minutes(10)))
  func theSameAsBotocore() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/sigv4-botocore.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2000)
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    var differences = 0
    for (number, line) in lines.enumerated() where differences < 5 {
      let example = try decoder.decode(Example.self, from: Data(line.utf8))
      if try !isSame(example) {
        differences += 1
        Issue.record("line \(number + 1) differs: \(example.method) \(example.url)")
      }
    }
  }

  private func isSame(_ example: Example) throws -> Bool {
    var signer = SigV4(service: example.service, region: example.region)
    signer.normalizesPath = example.service != "s3"
    signer.encodesPathTwice = signer.normalizesPath
    signer.sendsBodyHash = !signer.normalizesPath
    var request = HTTPRequest(example.method, example.url, body: .data(Data(example.body.utf8)))
    for field in example.headers { request.headers.append(field[0], field[1]) }
    let keys = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: example.secret, sessionToken: example.token)
    let signed = try signer.sign(request, credentials: keys, date: example.date)
    let target = try RequestTarget(example.url)
    let canonical = signer.canonicalRequest(
      method: example.method, path: target.path, query: target.query, headers: signed.headers,
      bodyHash: SigV4.hash(Data(example.body.utf8)))
    let string = signer.stringToSign(canonical, date: example.date)
    return string.hasSuffix(example.canonicalHash)
      && signer.signature(string, secretAccessKey: example.secret, date: example.date) == example.signature
      && signed.headers["Authorization"]
        == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\(signer.scope(example.date)), "
        + "SignedHeaders=\(example.signedHeaders), Signature=\(example.signature)"
  }
}

struct SigningTests {
  private let signer = SigV4(service: "sts", region: "eu-west-1")

  private func canonicalLine(_ number: Int, path: String = "/", query: String = "") -> Substring {
    signer.canonicalRequest(method: "GET", path: path, query: query, headers: [:], bodyHash: "")
      .split(separator: "\n", omittingEmptySubsequences: false)[number]
  }

  @Test(
    "a path is normalized and encoded as AWS does it",
    arguments: [
      ("", "/"), ("/", "/"), ("/a%20b", "/a%2520b"), ("/a/./b/../c", "/a/c"), ("//a//b/", "/a/b/"), ("/..", "/"),
      ("/a/..", "/"), ("/a/b/..", "/a"), ("/a/b/../", "/a/"), ("/a+b:c@d", "/a%2Bb%3Ac%40d"),
    ])
  func paths(path: String, canonical: String) {
    #expect(canonicalLine(1, path: path) == canonical)
  }

  @Test(
    "the parameters of a query are sorted as AWS sorts them",
    arguments: [
      ("", ""), ("a", "a="), ("a&b=", "a=&b="), ("a-b=1&a=2&a.b=3", "a=2&a-b=1&a.b=3"),
      ("a=2&a=10&a=1", "a=1&a=10&a=2"),
      ("x=a+b", "x=a%2Bb"), ("x=%7e%41%2f", "x=~A%2F"), ("x=a=b", "x=a%3Db"), ("x=%zz%4", "x=%25zz%254"),
      ("b=1&A=2", "A=2&b=1"), ("x=%C3%84", "x=%C3%84"), ("a=1&&b=2", "a=1&b=2"),
    ])
  func queries(query: String, canonical: String) {
    #expect(canonicalLine(2, query: query) == canonical)
  }

  @Test(
    "the host is signed as it is sent",
    arguments: [
      ("https://Example.COM:443/", "example.com"), ("http://example.com:80", "example.com"),
      ("https://example.com:80/a?b", "example.com:80"), ("http://[::1]:4566/", "[::1]:4566"),
      ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
    ])
  func hosts(url: String, host: String) throws {
    let signed = try signer.sign(HTTPRequest("GET", url), credentials: credentials, date: moment)
    #expect(signed.headers["Host"] == host)
  }

  @Test("what proxies change is not signed")
  func proxiesMayChangeWhatIsNotSigned() throws {
    var request = HTTPRequest("POST", "https://sts.eu-west-1.amazonaws.com/")
    for name in ["User-Agent", "Connection", "TE", "X-Amzn-Trace-Id", "Upgrade", "X-Kept"] {
      request.headers[name] = "x"
    }
    let signed = try signer.sign(request, credentials: credentials, date: moment)
    #expect(signed.headers["Authorization"]?.contains("SignedHeaders=host;x-amz-date;x-kept,") == true)
  }

  @Test(
    "a request that cannot be sent as it is signed is refused",
    arguments: [
      HTTPRequest("GET", "https://a.test/", headers: ["authorization": "Basic x"]),
      HTTPRequest("GET", "https://a.test/", headers: ["X-AMZ-DATE": "20150830T123600Z"]),
      HTTPRequest("GET", "https://a.test/?X-Amz-Signature=1"), HTTPRequest("GET", "https://a.test/?a=1&x-amz-date=1"),
      HTTPRequest("GET", "https://a.test/", headers: ["X": "a\r\nAuthorization: b"]),
      HTTPRequest("GET", "https://a.test/", headers: ["X": "a\u{0}b"]), HTTPRequest("GET", "not a url"),
      HTTPRequest("GET", "https://user@a.test/"), HTTPRequest("GET", "https://a.test/a b"),
      HTTPRequest("PUT", "https://a.test/", body: .file(path: "x", offset: 0, length: 1)),
    ])
  func refusals(request: HTTPRequest) {
    #expect(throws: SigningError.self) { try signer.sign(request, credentials: credentials, date: moment) }
  }

  /// The day in the scope is the day in the date, on either side of midnight and whatever the fraction.
  @Test(
    "the day of a signature is that of its date, on either side of midnight",
    arguments: [
      (1_709_251_199.0, "20240229T235959Z"), (1_709_251_199.999, "20240229T235959Z"),
      (1_709_251_200, "20240301T000000Z"),
      (0, "19700101T000000Z"),
    ])
  func timestamps(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(SigV4.timestamp(date) == text)
    #expect(signer.scope(date) == "\(text.prefix(8))/eu-west-1/sts/aws4_request")
  }
}
