import AWSClient
import Deployment
import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

/// What becomes of an image on its way to ECR, and there.
@Suite struct ImageTests {
  @Test("a big layer that the registry does not take goes in parts, and a lost answer ends nothing")
  func parts() async throws {
    let checkout = try Checkout()
    let image = try checkout.image(content: String(repeating: "0123456789abcdef", count: 750_000))
    try await Account.with { account in
      let line = try BadLine()
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: image)]
      let asked = order
      _ = try await account.deployment(checkout.artefacts, transport: line).deploy(asked) { _ in }
      // Three parts of 5 MiB at most, and one of them twice.
      #expect(line.parts == 4)
      #expect(await account.simulator.services().first?.rolloutState == "COMPLETED")
    }
  }

  @Test("an image of another registry is copied, if the service can run it")
  func copied() async throws {
    let checkout = try Checkout()
    let new = try SmallImage(in: checkout.folder, content: "new")
    let unfit = [
      (try SmallImage(in: checkout.folder, architecture: "amd64"), "no image for linux/arm64 (available: linux/amd64)"),
      (try SmallImage(in: checkout.folder, volumes: []), "Bot writes to /tmp"),
    ]
    try await Account.with { account in
      try await account.deploy(checkout.artefacts, image: checkout.image())
      let deployment = try account.deployment(checkout.artefacts)
      let before = await account.simulator.images()
      for (image, message) in unfit {
        let registry = try LayoutRegistry(image)
        let error = await #expect(throws: DeploymentError.self) {
          try await deployment.push(.init(service: "Bot", image: "\(registry.host)/team/chatbot:1"))
        }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
        #expect(registry.blobs == 1)
      }
      #expect(await account.simulator.images() == before)
      let registry = try LayoutRegistry(new)
      let pushed = try await deployment.push(.init(service: "Bot", image: "\(registry.host)/team/chatbot:1"))
      #expect(pushed == "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot@\(new.digest)")
      #expect(await account.simulator.images().contains { $0.digest == new.digest })
      let again = registry.blobs
      _ = try await deployment.push(.init(service: "bot", image: "\(registry.host)/team/chatbot@\(new.digest)"))
      #expect(registry.blobs == again + 1)
    }
  }

  @Test("what a scan finds in a new image is told, and what kept its image is not looked at")
  func scan() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      await account.simulator.find(["CRITICAL": 1, "LOW": 7])
      try await account.deploy(checkout.artefacts, image: checkout.image())
      let scans = account.events.compactMap { if case .scanned(_, let scan) = $0 { scan } else { nil } }
      #expect(scans == [.findings(["CRITICAL": 1, "LOW": 7])])
      account.forget()
      try await account.deploy(checkout.artefacts)
      #expect(!account.events.contains { if case .scanned = $0 { true } else { false } })
    }
  }

  @Test("a scan that nobody may look at ends no deployment")
  func noScan() async throws {
    let checkout = try Checkout()
    let image = try checkout.image()
    try await Account.with { account in
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.headers["X-Amz-Target"]?.hasSuffix("DescribeImageScanFindings") == true else { return nil }
        return HTTPResponse(
          status: 400, body: Data(#"{"__type":"AccessDeniedException","message":"not for you"}"#.utf8))
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: image)]
      let asked = order
      _ = try await account.deployment(checkout.artefacts, transport: meddler).deploy(asked) { _ in }
      let warnings = account.events.compactMap { if case .warning(let text) = $0 { text } else { nil } }
      #expect(warnings.contains { $0.contains("not for you") }, "\(warnings)")
    }
  }
}

/// Takes no big blob on the registry's own way, and loses the answer to the second part of a layer.
private final class BadLine: HTTPTransport {
  private let count = Mutex(0)
  private let transport: PatientTransport

  init() throws { transport = try PatientTransport() }

  var parts: Int { count.withLock { $0 } }

  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    if case .file(_, _, let length) = request.body, length > 1 << 20 {
      return HTTPResponse(status: 503, headers: ["Retry-After": "0"])
    }
    let response = try await transport.send(request, progress: progress)
    guard request.headers["X-Amz-Target"]?.hasSuffix("UploadLayerPart") == true else { return response }
    let part = count.withLock { count in
      count += 1
      return count
    }
    if part == 2 { throw TransportError(.interrupted, host: "127.0.0.1", reason: "the line broke") }
    return response
  }
}
