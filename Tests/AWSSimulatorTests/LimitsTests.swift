import Files
import Foundation
import Testing

@testable import AWSSimulator

/// The cost of clients without credentials, and of slow, silent and greedy ones.
@Suite("The simulator's limits", .timeLimit(.minutes(5))) struct LimitsTests {
  static let hosts = [
    "Host: evil.example.com", "Host: evil.example.com:PORT", "Host: 127.0.0.1", "Host: 127.0.0.1:1", "Host: localhost",
    "Host: [::1]:PORT", "Host: 127.0.0.1.example.com:PORT", "Host: 0x7f.1:PORT", "Host: localhost.:PORT", "Host: ",
    "Host: 127.0.0.1:PORT\r\nHost: evil.example.com", "Host: evil.example.com\r\nHost: 127.0.0.1:PORT",
    "X-Host: 127.0.0.1:PORT",
    "Host: user@127.0.0.1:PORT", "Host: 127.0.0.1:PORT/", "Host: 127.0.0.1:PORT@evil.example.com",
  ]

  @Test("a request for another host is refused, whatever its path", arguments: hosts)
  func otherHosts(host: String) async throws {
    let answers = try await RawClient.answer(to: [
      "GET /v2/ HTTP/1.1\r\n\(host)\r\n\r\n",
      "POST / HTTP/1.1\r\n\(host)\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
    ])
    #expect(answers.matches(of: #/HTTP/1\.1 421 /#).count == 2, "\(answers)")
    #expect(answers.contains("this simulated AWS is 127.0.0.1:"))
  }

  @Test(
    "a request for the simulator's own host is answered",
    arguments: ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT"])
  func ownHost(host: String) async throws {
    let answer = try await RawClient.answer(to: ["GET /v2/ HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"])
    #expect(answer.hasPrefix("HTTP/1.1 401 "), "\(answer)")
  }

  static let strangers = [
    "POST /v2/chatbot/blobs/uploads/?digest=sha256:0", "PUT /v2/chatbot/manifests/a",
    "PATCH /v2/chatbot/blobs/uploads/a?state=b",
    "POST /v2/x", "GET /v2/", "DELETE /v2/chatbot/blobs/uploads/a", "PUT /v2/", "POST /", "POST /x",
  ]

  @Test("no byte of a stranger's body is stored", arguments: strangers)
  func storesNothing(request: String) async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let port = try RawClient.port(of: account.simulator)
      for credentials in [
        "", "Authorization: Basic QVdTOng=\r\n", "Authorization: Bearer x\r\n", "Authorization: AWS4-HMAC-SHA256 x\r\n",
      ] {
        let head = "\(request) HTTP/1.1\r\nHost: \(RawClient.host)\r\n\(credentials)Content-Length: 4000000000\r\n\r\n"
        let answer = try await RawClient.exchange([head + String(repeating: "x", count: 100_000)], port: port)
        #expect(answer.firstMatch(of: #/^HTTP/1\.1 40[013] /#) != nil, "\(answer)")
        #expect(try Self.files(account) == ["lock"])
      }
    }
  }

  @Test(
    "no byte of a body is stored that belongs to no upload",
    arguments: [
      "POST /v2/absent/blobs/uploads/?digest=sha256:0", "PATCH /v2/chatbot/blobs/uploads/a?state=b",
      "PUT /v2/chatbot/blobs/uploads/a",
      "GET /v2/chatbot/blobs/sha256:0", "DELETE /v2/chatbot/manifests/v1", "POST /v2/chatbot",
    ])
  func unknownUploads(request: String) async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let head =
        "\(request) HTTP/1.1\r\nHost: \(RawClient.host)\r\n\(try await Self.login(account))Content-Length: 4000000000\r\n\r\n"
      let answer = try await RawClient.exchange(
        [head + String(repeating: "x", count: 100_000)], port: try RawClient.port(of: account.simulator))
      #expect(answer.firstMatch(of: #/^HTTP/1\.1 40[45] /#) != nil, "\(answer)")
      #expect(try Self.files(account) == ["lock"])
    }
  }

  @Test("the bytes of an upload that breaks off are deleted, and the upload can be sent again")
  func brokenOff() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let location = try #require(try await account.registry("POST", "/v2/chatbot/blobs/uploads/").headers["Location"])
      let login = try await Self.login(account)
      let port = try RawClient.port(of: account.simulator)
      for request in [
        "POST /v2/chatbot/blobs/uploads/?digest=sha256:0", "PATCH \(location)", "PUT \(location)&digest=sha256:0",
      ] {
        let head = "\(request) HTTP/1.1\r\nHost: \(RawClient.host)\r\n\(login)Content-Length: 1000\r\n\r\nhalf"
        let answer = try await RawClient.exchange([head], port: port, ends: true)
        #expect(answer.contains("the body is incomplete"), "\(answer)")
        #expect(try Self.files(account) == ["lock"], "\(request)")
      }
      let blob = Data("whole".utf8)
      #expect(try await account.registry("PUT", "\(location)&digest=\(Simulated.digest(blob))", blob).status == 201)
    }
  }

  static let silent = [
    "", "G", "GET / HTTP/1.1\r\nHost", "GET / HTTP/1.1\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Content-Length: 9\r\n\r\nhalf",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n9\r\nhalf",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n",
  ]

  @Test("a silent client is let go without an answer", arguments: silent)
  func silence(request: String) async throws {
    var limits = Limits()
    limits.silence = .milliseconds(200)
    #expect(try await RawClient.answer(to: request.isEmpty ? [] : [request], limits: limits) == "")
  }

  @Test("a client that sends a byte now and then is let go, in the head and in the body", arguments: ["", "x"])
  func trickle(body: String) async throws {
    var limits = Limits()
    (limits.silence, limits.request) = (.milliseconds(400), .milliseconds(600))
    let head = "POST / HTTP/1.1\r\n\(RawClient.claim)"
    let start = body.isEmpty ? "\(head)A: " : "\(head)Content-Length: 2000\r\n\r\n"
    let pieces = [start] + Array(repeating: "x", count: 1000)
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: Simulated.keys, pace: .instant, limits: limits, now: { Date() })
    let begin = ContinuousClock.now
    let answer = try await RawClient.exchange(pieces, port: try RawClient.port(of: simulator), pause: 60_000)
    await simulator.stop()
    #expect(answer == "")
    // All pieces would take a minute.
    #expect(ContinuousClock.now - begin < .seconds(40))
  }

  @Test("connections are counted, and those that end make room")
  func connections() async throws {
    var limits = Limits()
    (limits.silence, limits.connections) = (.seconds(5), 3)
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: Simulated.keys, pace: .instant, limits: limits, now: { Date() })
    let port = try RawClient.port(of: simulator)
    let request = "GET /v2/ HTTP/1.1\r\nHost: \(RawClient.host)\r\nConnection: close\r\n\r\n"
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<3 { group.addTask { try await RawClient.exchange(["GET"], port: port) } }
      while simulator.server.connections < 3 { try await Task.sleep(for: .milliseconds(20)) }
      #expect(try await RawClient.exchange([request], port: port) == "")
      for try await answer in group { #expect(answer == "") }
    }
    while simulator.server.connections > 0 { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try await RawClient.exchange([request], port: port).hasPrefix("HTTP/1.1 401 "))
    await simulator.stop()
  }

  @Test(
    "a head has a hundred headers and 64 KiB at most",
    arguments: [(98, 1, "421"), (99, 1, "400"), (50, 1200, "421"), (50, 1400, "400")])
  func heads(count: Int, length: Int, status: String) async throws {
    let header = "A: \(String(repeating: "x", count: length))\r\n"
    let request =
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + String(repeating: header, count: count) + "\r\n"
    #expect(try await RawClient.answer(to: [request]).hasPrefix("HTTP/1.1 \(status) "))
  }

  @Test("a line without an end costs no more than its bytes")
  func endless() async throws {
    let piece = "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 2_000_000)
    let begin = ContinuousClock.now
    #expect(try await RawClient.answer(to: [piece]).hasPrefix("HTTP/1.1 400 "))
    #expect(ContinuousClock.now - begin < .seconds(20))
  }

  @Test("bytes that arrive and are read one at a time take linear time")
  func inbox() {
    var inbox = Inbox()
    for _ in 0..<300_000 {
      inbox.append([1])
      #expect(inbox.line() == nil)
    }
    inbox.append([13, 10, 65, 10])
    #expect(inbox.line()?.count == 300_000)
    #expect(inbox.line() == [65])
    #expect(inbox.line() == nil && inbox.count == 0)
    inbox.append(ArraySlice(repeatElement(10, count: 300_000)))
    for _ in 0..<150_000 {
      #expect(inbox.line() == [])
      #expect(inbox.take(1) == Data([10]))
    }
    #expect(inbox.count == 0)
  }

  @Test("a body in the smallest chunks is read in linear time")
  func chunks() async throws {
    let chunks = String(repeating: "1\r\nx\r\n", count: 100_000) + "0\r\n\r\n"
    let answer = try await RawClient.answer(to: [
      "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks
    ])
    #expect(answer.contains("<Code>MissingAction</Code>"), "\(answer)")
  }

  static let bodies = [
    "Content-Length: 4194305\r\n\r\n", "Content-Length: 9223372036854775807\r\n\r\n",
    "X-Amz-Target: AmazonEC2ContainerRegistry_V20150921.UploadLayerPart\r\nContent-Length: 5000000\r\n\r\n",
    "Transfer-Encoding: chunked\r\n\r\n"
      + String(repeating: "80000\r\n" + String(repeating: "x", count: 0x80000) + "\r\n", count: 9),
  ]

  @Test("a call that is too large is refused before it is read", arguments: bodies)
  func largeCalls(rest: String) async throws {
    let answer = try await RawClient.answer(to: ["POST / HTTP/1.1\r\nConnection: close\r\n\(RawClient.claim)\(rest)"])
    #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer.prefix(200))")
  }

  @Test("the bodies of all calls are bounded together")
  func allCalls() async throws {
    var limits = Limits()
    limits.allCalls = 100
    let answer = try await RawClient.answer(
      to: [
        "POST / HTTP/1.1\r\n\(RawClient.claim)Content-Length: 101\r\n\r\n" + String(repeating: "x", count: 101),
        "POST / HTTP/1.1\r\n\(RawClient.claim)Content-Length: 3\r\nConnection: close\r\n\r\na=b",
      ], limits: limits)
    #expect(answer.matches(of: /<Code>([A-Za-z]+)</).map { String($0.1) } == ["ThrottlingException", "MissingAction"])
  }

  @Test("blobs are bounded, each and together, and what is refused is not kept")
  func blobs() async throws {
    var limits = Limits()
    (limits.blob, limits.store, limits.uploads, limits.manifest) = (1000, 1500, 3, 100)
    try await Simulated.run(limits: limits) { account in
      try await account.deploy("repository", Templates.repository)
      func put(_ count: Int) async throws -> (status: Int, said: String) {
        let location = try #require(
          try await account.registry("POST", "/v2/chatbot/blobs/uploads/").headers["Location"])
        let blob = Data(repeating: UInt8(count % 256), count: count)
        let answer = try await account.registry("PUT", "\(location)&digest=\(Simulated.digest(blob))", blob)
        _ = try await account.registry("DELETE", location)
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
      }
      let large = try await put(1001)
      #expect(large.status == 413 && large.said.contains("takes up to 1000 bytes at a time"), "\(large)")
      #expect(try await put(1000).status == 201)
      let full = try await put(501)
      #expect(full.status == 507 && full.said.contains("is full: it holds up to 1500 bytes"), "\(full)")
      #expect(try await put(500).status == 201)
      #expect(try Self.files(account).count == 3)
      let manifest = try await account.registry("PUT", "/v2/chatbot/manifests/a", Data(repeating: 32, count: 101))
      #expect(manifest.status == 413)
      for status in [202, 202, 202, 429] {
        #expect(try await account.registry("POST", "/v2/chatbot/blobs/uploads/").status == status)
      }
      // The same through ECR's own API.
      let ecr = "AmazonEC2ContainerRegistry_V20150921"
      func call(_ operation: String, _ body: JSON) async throws -> JSON {
        let answer = try await account.raw(
          "ecr", target: "\(ecr).\(operation)", body: String(decoding: body.json, as: UTF8.self))
        return try #require(JSON(json: answer.body))
      }
      let part = Data("part".utf8)
      let begun = try await call("InitiateLayerUpload", ["repositoryName": "chatbot"])
      let upload: JSON = [
        "repositoryName": "chatbot", "uploadId": begun["uploadId"] ?? .null, "partFirstByte": 0, "partLastByte": 3,
        "layerPartBlob": .string(part.base64EncodedString()),
      ]
      let refused = try await call("UploadLayerPart", upload)
      #expect(refused["__type"]?.scalar == "LimitExceededException")
      #expect(refused["message"]?.scalar?.contains("is full") == true)
    }
  }

  @Test("a folder that cannot be written to is told, with its place")
  func unwritable() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let location = try #require(try await account.registry("POST", "/v2/chatbot/blobs/uploads/").headers["Location"])
      let folder = account.simulator.store.folder
      try FileManager.default.removeItem(at: folder)
      let answer = try await account.registry("PUT", "\(location)&digest=sha256:0", Data("x".utf8))
      #expect(answer.status == 507)
      let said = JSON(json: answer.body)?["errors"]?.array?.first?["message"]?.scalar
      #expect(said?.hasPrefix("the simulated registry cannot write to \(folder.path): ") == true, "\(said ?? "")")
    }
  }

  private static func files(_ account: Simulated) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: account.simulator.store.folder.path).sorted()
  }

  private static func login(_ account: Simulated) async throws -> String {
    "Authorization: Basic \(Data("AWS:\(try await account.password())".utf8).base64EncodedString())\r\n"
  }
}

@Suite("Folders of simulators that were killed") struct LeftoverTests {
  @Test("they are deleted at the next start: only this user's, only folders, and only if their process has ended")
  func leftovers() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    func make(_ folder: String, lock: Bool = true) throws {
      let url = place.appending(path: folder)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try Data("blob".utf8).write(to: url.appending(path: "sha256-0"))
      if lock { try Data().write(to: url.appending(path: "lock")) }
    }
    defer { try? FileManager.default.removeItem(at: place) }
    try make("aws-simulator-killed")
    try make("aws-simulator-unlocked", lock: false)
    try make("elsewhere")
    try make("aws-simulator-linked-lock", lock: false)
    try FileManager.default.createSymbolicLink(
      at: place.appending(path: "aws-simulator-link"), withDestinationURL: place.appending(path: "elsewhere"))
    try FileManager.default.createSymbolicLink(
      at: place.appending(path: "aws-simulator-linked-lock/lock"),
      withDestinationURL: place.appending(path: "elsewhere/lock"))
    try make("aws-simulator-pipe", lock: false)
    #expect(mkfifo(place.appending(path: "aws-simulator-pipe/lock").path, 0o600) == 0)
    try Data().write(to: place.appending(path: "aws-simulator-file"))
    // A folder in a leftover that leads outside.
    try FileManager.default.createSymbolicLink(
      at: place.appending(path: "aws-simulator-killed/out"), withDestinationURL: place.appending(path: "elsewhere"))

    let first = try BlobStore(limits: Limits(), in: place)
    let second = try BlobStore(limits: Limits(), in: place)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
        == [
          "aws-simulator-file", "aws-simulator-link", "aws-simulator-linked-lock", "aws-simulator-pipe",
          "aws-simulator-unlocked", "elsewhere", first.folder.lastPathComponent, second.folder.lastPathComponent,
        ].sorted())
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.appending(path: "elsewhere").path).count == 2)
    second.remove()
    #expect(!FileManager.default.fileExists(atPath: second.folder.path))
    #expect(FileManager.default.fileExists(atPath: first.folder.path))
  }
}
