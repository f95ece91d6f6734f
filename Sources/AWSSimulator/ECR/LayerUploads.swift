import Essentials
import Files

/// ECR's own API for layers: parts of 5 to 20 MiB (the last one may be smaller), one after the other.
extension Cloud {
  /// An upload in progress.
  struct LayerUpload: Sendable {
    let repository: String
    var parts: [Data] = []

    var size: Int { parts.reduce(0) { $0 + $1.count } }
  }

  private static let partSizes = 5 << 20...20 << 20

  func initiateLayerUpload(_ input: JSON) throws(ServiceError) -> JSON {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    let id = UUID().uuidString.lowercased()
    layerUploads[id] = LayerUpload(repository: repository.name)
    return ["uploadId": .string(id), "partSize": .integer(Self.partSizes.upperBound)]
  }

  func uploadLayerPart(_ input: JSON) throws(ServiceError) -> JSON {
    let (id, upload) = try layerUpload(input)
    guard let first = input["partFirstByte"]?.integer, let last = input["partLastByte"]?.integer,
      let part = input["layerPartBlob"]?.scalar.flatMap({ Data(base64Encoded: $0) }), !part.isEmpty,
      part.count <= Self.partSizes.upperBound, last - first + 1 == part.count
    else { throw ServiceError("InvalidParameterException", "Invalid parameter at 'layerPartBlob'") }
    guard first == upload.size else {
      throw ServiceError(
        "InvalidLayerPartException",
        "The layer part does not follow the last byte received, \(upload.size - 1)")
    }
    layerUploads[id]?.parts.append(part)
    return ["registryId": .string(account), "uploadId": .string(id), "lastByteReceived": .integer(last)]
  }

  func completeLayerUpload(_ input: JSON) throws(ServiceError) -> JSON {
    let (id, upload) = try layerUpload(input)
    guard !upload.parts.isEmpty else { throw ServiceError("EmptyUploadException", "The upload has no layer parts") }
    guard upload.parts.dropLast().allSatisfy({ $0.count >= Self.partSizes.lowerBound }) else {
      throw ServiceError("LayerPartTooSmallException", "Layer parts must be at least 5 MiB in size")
    }
    let bytes = upload.parts.reduce(into: Data()) { $0.append($1) }
    let digest = BlobStore.digest(of: bytes)
    guard input["layerDigests"]?.texts == [digest] else {
      throw ServiceError("InvalidLayerException", "The layer's digest is \(digest)")
    }
    guard blobSize(digest, in: upload.repository) == nil else {
      throw ServiceError("LayerAlreadyExistsException", "Layer with digest \(digest) already exists")
    }
    guard (try? store.keep(bytes)) != nil else {
      throw ServiceError("ServerException", "The layer could not be stored")
    }
    layerUploads[id] = nil
    addBlob(digest, size: bytes.count, to: upload.repository)
    return ["registryId": .string(account), "uploadId": .string(id), "layerDigest": .string(digest)]
  }

  private func layerUpload(_ input: JSON) throws(ServiceError) -> (id: String, LayerUpload) {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    guard let id = input["uploadId"]?.scalar, let upload = layerUploads[id], upload.repository == repository.name else {
      throw ServiceError("UploadNotFoundException", "The upload could not be found in this repository")
    }
    return (id, upload)
  }
}
