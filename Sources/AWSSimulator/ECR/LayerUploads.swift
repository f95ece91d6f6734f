import Essentials
import Files

/// ECR's own API for layers: parts of 5 to 20 MiB (the last one may be smaller), one after the other.
extension Cloud {
  /// An upload in progress.
  struct LayerUpload: Sendable {
    let repository: String
    let blob: BlobStore.Incoming
    /// The size of the last part so far; nil if there is none.
    var lastPart: Int?
    /// Whether a part before the last one is too small.
    var hasSmallPart = false
  }

  private static let partSizes = 5 << 20...20 << 20

  func initiateLayerUpload(_ input: JSON) throws(ServiceError) -> JSON {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    guard layerUploads.count < limits.uploads else {
      throw ServiceError("LimitExceededException", "There are \(limits.uploads) uploads in progress")
    }
    let id = UUID().uuidString.lowercased()
    do throws(BlobStore.Failure) {
      layerUploads[id] = LayerUpload(repository: repository.name, blob: try store.begin())
    } catch {
      throw notStored(error)
    }
    return ["uploadId": .string(id), "partSize": .integer(Self.partSizes.upperBound)]
  }

  func uploadLayerPart(_ input: JSON) throws(ServiceError) -> JSON {
    let (id, upload) = try layerUpload(input)
    guard let first = input["partFirstByte"]?.integer, let last = input["partLastByte"]?.integer,
      let part = input["layerPartBlob"]?.scalar.flatMap({ Data(base64Encoded: $0) }), !part.isEmpty,
      part.count <= Self.partSizes.upperBound, last - first + 1 == part.count
    else { throw ServiceError("InvalidParameterException", "Invalid parameter at 'layerPartBlob'") }
    guard first == upload.blob.size else {
      throw ServiceError(
        "InvalidLayerPartException",
        "The layer part does not follow the last byte received, \(upload.blob.size - 1)")
    }
    guard upload.blob.size + part.count <= limits.blob else { throw notStored(.tooLarge(limit: limits.blob)) }
    do throws(BlobStore.Failure) { try upload.blob.append(part) } catch {
      // The bytes may be there in part.
      layerUploads[id] = nil
      throw notStored(error)
    }
    if let before = upload.lastPart, before < Self.partSizes.lowerBound { layerUploads[id]?.hasSmallPart = true }
    layerUploads[id]?.lastPart = part.count
    return ["registryId": .string(account), "uploadId": .string(id), "lastByteReceived": .integer(last)]
  }

  func completeLayerUpload(_ input: JSON) throws(ServiceError) -> JSON {
    let (id, upload) = try layerUpload(input)
    guard upload.lastPart != nil else { throw ServiceError("EmptyUploadException", "The upload has no layer parts") }
    guard !upload.hasSmallPart else {
      throw ServiceError("LayerPartTooSmallException", "Layer parts must be at least 5 MiB in size")
    }
    let digest = upload.blob.digest
    guard input["layerDigests"]?.texts == [digest] else {
      throw ServiceError("InvalidLayerException", "The layer's digest is \(digest)")
    }
    guard blobSize(digest, in: upload.repository) == nil else {
      throw ServiceError("LayerAlreadyExistsException", "Layer with digest \(digest) already exists")
    }
    do throws(BlobStore.Failure) { try store.keep(upload.blob) } catch { throw notStored(error) }
    layerUploads[id] = nil
    addBlob(digest, size: upload.blob.size, to: upload.repository)
    return ["registryId": .string(account), "uploadId": .string(id), "layerDigest": .string(digest)]
  }

  private func notStored(_ failure: BlobStore.Failure) -> ServiceError {
    ServiceError("LimitExceededException", failure.reason(store.folder))
  }

  private func layerUpload(_ input: JSON) throws(ServiceError) -> (id: String, LayerUpload) {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    guard let id = input["uploadId"]?.scalar, let upload = layerUploads[id], upload.repository == repository.name else {
      throw ServiceError("UploadNotFoundException", "The upload could not be found in this repository")
    }
    return (id, upload)
  }
}
