import Foundation
import Synchronization
import TestSupport
import Transport

@testable import ContainerImage

/// An image, a registry and a client between them that never really waits.
struct RegistryFixture {
  let directory: TemporaryDirectory
  let registry: LoopbackRegistry
  let pauses = Recorder<Duration>()

  init(_ quirks: LoopbackRegistry.Quirks = .init()) throws {
    directory = try TemporaryDirectory()
    registry = try LoopbackRegistry(quirks)
  }

  func client(
    _ credentials: RegistryCredentials? = nil, transport: (any HTTPTransport)? = nil,
    layerUploader: (any LayerUploader)? = nil, jitter: Double = 1
  ) throws -> RegistryClient {
    let pauses = pauses
    return try RegistryClient(
      host: registry.host, scheme: .http, credentials: credentials,
      transport: transport ?? PatientTransport(), layerUploader: layerUploader,
      sleep: { pauses.append($0) }, jitter: { jitter })
  }

  /// An image with these layers.
  func image(_ layers: [String] = ["base", "application"]) throws -> Image {
    let layout = LayoutBuilder.single(layers: layers.map { Data($0.utf8) })
    let path = try directory.write(
      TarBuilder.archive(layout.files), to: "\(layers.joined(separator: "-").prefix(60)).tar")
    return try ImageSource.open(path: path).image(for: .linuxARM64)
  }
}

/// Remembers what it is told, from any thread.
final class Recorder<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  var all: [Value] { values.withLock { $0 } }

  func append(_ value: Value) {
    values.withLock { $0.append(value) }
  }
}

extension RegistryClient {
  /// Pushes one image by itself.
  @discardableResult
  func push(
    _ image: Image, to repository: String, tag: String? = nil, progress: (@Sendable (BlobProgress) -> Void)? = nil
  ) async throws(RegistryError) -> PushResult {
    try await push(ImageContents(image), to: repository, tag: tag, progress: progress)
  }
}
