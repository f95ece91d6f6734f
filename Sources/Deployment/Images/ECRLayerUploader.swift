import AWSClient
import ContainerImage

/// Uploads a large layer to ECR in parts, for connections that cannot send it in one request.
struct ECRLayerUploader: LayerUploader {
  let ecr: ECR
  let timing: Timing

  /// Two parts: with fewer there is nothing to gain.
  let minimumSize: Int64 = 2 * Self.smallestPart
  private static let smallestPart: Int64 = 5 << 20
  /// An ECR quota; with parts of 20 MiB it is enough for the largest layer.
  private static let maximumParts: Int64 = 4200
  /// Tries for each part, in addition to the retries of each call.
  private static let tries = 5
  /// Failed tries for the whole layer, after which the connection is given up.
  private static let failures = 50

  func upload(_ layer: LayerUpload) async throws {
    let upload = try await ecr.initiateLayerUpload(to: layer.repository)
    let size = Self.partSize(of: layer.size)
    var sent: Int64 = 0
    var failures = 0
    while sent < layer.size {
      let count = min(size, layer.size - sent)
      try await send(layer, from: sent, count: Int(count), of: upload, &failures)
      sent += count
      layer.progress(sent)
    }
    try await ecr.completeLayerUpload(upload, to: layer.repository, digest: "\(layer.digest)")
  }

  /// The smallest part size that the quota allows: a failed part then costs little.
  static func partSize(of size: Int64) -> Int64 {
    max(smallestPart, (size + maximumParts - 1) / maximumParts)
  }

  private func send(
    _ layer: LayerUpload, from offset: Int64, count: Int, of upload: ECR.LayerUpload, _ failures: inout Int
  ) async throws {
    let part = try layer.read(at: offset, count: count)
    for attempt in 1...Self.tries {
      do throws(AWSError) {
        return try await ecr.uploadLayerPart(part, from: offset, of: upload, to: layer.repository)
      } catch {
        // ECR has the part already, and the answer to an earlier try was lost. The digest at the end checks that.
        if error.code == "InvalidLayerPartException" { return }
        failures += 1
        guard attempt < Self.tries, failures < Self.failures, error.isPassing else { throw error }
        try await timing.sleep(.seconds(1 << attempt))
      }
    }
  }
}
