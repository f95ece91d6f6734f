import AWSClient
import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

@testable import ContainerImage
@testable import Deployment

@Suite struct LayerPartsTests {
  /// An ECR that takes each part only at the fifth try.
  private final class BadECR: HTTPTransport {
    private let tries = Mutex<[Data: Int]>([:])

    var count: Int { tries.withLock { $0.values.reduce(0, +) } }

    func send(
      _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportError) -> HTTPResponse {
      guard request.headers["X-Amz-Target"]?.hasSuffix("UploadLayerPart") == true, case .data(let body) = request.body
      else { return HTTPResponse(status: 200, body: Data(#"{"uploadId":"1","partSize":20971520}"#.utf8)) }
      // The part's first byte is in the body's first or last members; the blob is the same zeros in each.
      let key = Data(body.prefix(300) + body.suffix(300))
      let tried = tries.withLock { tries in
        tries[key, default: 0] += 1
        return tries[key] ?? 0
      }
      return HTTPResponse(status: 200, body: Data((tried % 5 == 0 ? "{}" : "no JSON").utf8))
    }
  }

  @Test("a layer whose parts fail again and again is given up", arguments: [(2, true), (20, false)])
  func givenUp(parts: Int64, arrives: Bool) async throws {
    let transport = BadECR()
    let timing = Timing(
      now: { Date(timeIntervalSince1970: 1_772_366_400) }, sleep: { _ throws(CancellationError) in }, random: { 0.5 })
    let keys = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
    let client = try AWSClient(
      region: "eu-west-1", credentials: keys, transport: transport, environment: [:], timing: timing)
    let path = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)").path
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let size = parts * 5 << 20
    #expect(truncate(path, off_t(size)) == 0)
    let layer = LayerUpload(
      repository: "chatbot", digest: Digest(of: Data()), content: FileRange(path: path, offset: 0, length: size)
    ) { _ in }
    let uploader = ECRLayerUploader(ecr: client.ecr, timing: timing)
    if arrives {
      try await uploader.upload(layer)
      #expect(transport.count == 10)
    } else {
      await #expect(throws: AWSError.self) { try await uploader.upload(layer) }
      #expect((50...70).contains(transport.count))
    }
  }
}
