import Essentials

/// ECR's API for uploading a layer in parts, each of which can be sent again.
extension ECR {
  /// An upload in progress.
  package struct LayerUpload: Sendable, Decodable {
    package let uploadId: String
    /// ECR's preferred size of a part, in bytes: 20 MiB. Every part but the last has at least 5 MiB.
    package let partSize: Int64
  }

  /// Begins the upload of a layer.
  package func initiateLayerUpload(to repository: String) async throws(AWSError) -> LayerUpload {
    struct Input: Encodable { var repositoryName: String }
    let input = Input(repositoryName: repository)
    return try await client.json(Call(.ecr, "InitiateLayerUpload"), input, as: LayerUpload.self)
  }

  /// Sends the part of a layer that begins at `firstByte`.
  package func uploadLayerPart(
    _ part: Data, from firstByte: Int64, of upload: LayerUpload, to repository: String
  ) async throws(AWSError) {
    struct Input: Encodable {
      var repositoryName: String
      var uploadId: String
      var partFirstByte: Int64
      var partLastByte: Int64
      var layerPartBlob: Data
    }
    let input = Input(
      repositoryName: repository, uploadId: upload.uploadId, partFirstByte: firstByte,
      partLastByte: firstByte + Int64(part.count) - 1, layerPartBlob: part)
    struct Reply: Decodable {}
    _ = try await client.json(Call(.ecr, "UploadLayerPart"), input, as: Reply.self)
  }

  /// Ends an upload: ECR checks the layer's digest, `sha256:…`.
  package func completeLayerUpload(
    _ upload: LayerUpload, to repository: String, digest: String
  ) async throws(AWSError) {
    struct Input: Encodable {
      var repositoryName: String
      var uploadId: String
      var layerDigests: [String]
    }
    struct Reply: Decodable {}
    let input = Input(repositoryName: repository, uploadId: upload.uploadId, layerDigests: [digest])
    do throws(AWSError) {
      _ = try await client.json(Call(.ecr, "CompleteLayerUpload"), input, as: Reply.self)
    } catch {
      // Somebody else has uploaded it meanwhile, or an answer was lost.
      if error.code != "LayerAlreadyExistsException" { throw error }
    }
  }
}
