import Essentials

/// ECR's own way to take a layer: in parts, one after the other, each of which can be sent again.
extension ECR {
  /// An upload that was begun.
  package struct LayerUpload: Sendable, Decodable {
    package let uploadId: String
    /// The size of a part that ECR expects, in bytes: 20 MiB. Parts have 5 MiB or more, but for the last one.
    package let partSize: Int64
  }

  /// Begins the upload of a layer.
  package func initiateLayerUpload(to repository: String) async throws(AWSError) -> LayerUpload {
    struct Input: Encodable { var repositoryName: String }
    let input = Input(repositoryName: repository)
    return try await client.json(Call(.ecr, "InitiateLayerUpload"), input, as: LayerUpload.self)
  }

  /// Sends the next part of a layer, which begins at `firstByte`.
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

  /// Ends an upload: ECR compares what it has with the digest, `sha256:…`.
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
      // Somebody else brought it meanwhile, or an answer was lost.
      if error.code != "LayerAlreadyExistsException" { throw error }
    }
  }
}
