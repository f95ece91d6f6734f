import Essentials
import Files

/// Amazon ECR's API, JSON 1.1; the registry itself is `Registry`.
extension Cloud {
  /// The lifetime of an authorization token, in seconds.
  static let tokenLifetime = 12.0 * 3600

  func ecr(_ operation: String, _ input: JSON) throws(ServiceError) -> JSON {
    switch operation {
    case "GetAuthorizationToken": getAuthorizationToken()
    case "DescribeRepositories": try describeRepositories(input)
    case "DescribeImages": try describeImages(input)
    case "DescribeImageScanFindings": try describeScan(input)
    case "InitiateLayerUpload": try initiateLayerUpload(input)
    case "UploadLayerPart": try uploadLayerPart(input)
    case "CompleteLayerUpload": try completeLayerUpload(input)
    default: throw .unknownOperation
    }
  }

  private func getAuthorizationToken() -> JSON {
    let password = Shape.random(64, of: Shape.letters)
    let expires = now().addingTimeInterval(Self.tokenLifetime)
    // An expired token has an answer of its own, for a while.
    registryTokens = registryTokens.filter { $0.value > now().addingTimeInterval(-Self.tokenLifetime) }
    registryTokens[password] = expires
    let token = Data("AWS:\(password)".utf8).base64EncodedString()
    return [
      "authorizationData": [
        [
          "authorizationToken": .string(token), "expiresAt": JSON(expires),
          "proxyEndpoint": .string("https://\(account).dkr.ecr.\(region).\(urlSuffix)"),
        ]
      ]
    ]
  }

  private func describeRepositories(_ input: JSON) throws(ServiceError) -> JSON {
    let names = input["repositoryNames"]?.texts ?? []
    for name in names { _ = try repository(name) }
    let chosen = repositories.filter { names.isEmpty || names.contains($0.name) }
    let (page, next) = try page(chosen, input["nextToken"]?.scalar)
    var answer: [String: JSON] = [
      "repositories": .array(
        page.map { repository in
          [
            "repositoryArn": .string(repository.arn), "registryId": .string(account),
            "repositoryName": .string(repository.name), "repositoryUri": .string(repository.uri),
            "createdAt": JSON(repository.created),
            "imageTagMutability": repository.properties["ImageTagMutability"] ?? "MUTABLE",
            "imageScanningConfiguration": [
              "scanOnPush": .bool(repository.properties["ImageScanningConfiguration"]?["ScanOnPush"]?.bool ?? false)
            ],
            "encryptionConfiguration": ["encryptionType": "AES256"],
          ]
        })
    ]
    answer["nextToken"] = next.map(JSON.string)
    return .object(answer)
  }

  private func describeImages(_ input: JSON) throws(ServiceError) -> JSON {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    var chosen = repository.manifests.values.sorted { $0.digest < $1.digest }
    if let ids = input["imageIds"]?.array {
      chosen = []
      for id in ids {
        let reference = id["imageDigest"]?.scalar ?? id["imageTag"]?.scalar ?? ""
        guard let manifest = repository.manifest(reference) else {
          throw ServiceError(
            "ImageNotFoundException",
            "The image with imageId {imageDigest:'\(id["imageDigest"]?.scalar ?? "null")', "
              + "imageTag:'\(id["imageTag"]?.scalar ?? "null")'} does not exist within the repository with name "
              + "'\(repository.name)' in the registry with id '\(account)'")
        }
        chosen.append(manifest)
      }
    }
    let (page, next) = try page(chosen, input["nextToken"]?.scalar)
    var answer: [String: JSON] = ["imageDetails": .array(page.map { describe($0, in: repository) })]
    answer["nextToken"] = next.map(JSON.string)
    return .object(answer)
  }

  private func describe(_ manifest: Repository.Manifest, in repository: Repository) -> JSON {
    let tags = repository.tags.filter { $0.value == manifest.digest }.keys.sorted()
    var detail: [String: JSON] = [
      "registryId": .string(account), "repositoryName": .string(repository.name),
      "imageDigest": .string(manifest.digest),
      "imageSizeInBytes": .integer(manifest.size), "imagePushedAt": JSON(manifest.pushed),
      "imageManifestMediaType": .string(manifest.mediaType),
    ]
    if !tags.isEmpty { detail["imageTags"] = .array(tags.map(JSON.string)) }
    return .object(detail)
  }

  /// Images are scanned when they are pushed, if the repository says so. The scan takes no time.
  private func describeScan(_ input: JSON) throws(ServiceError) -> JSON {
    let repository = try repository(input["repositoryName"]?.scalar ?? "")
    let id = input["imageId"]?["imageDigest"]?.scalar ?? input["imageId"]?["imageTag"]?.scalar ?? ""
    guard let manifest = repository.manifest(id) else {
      throw ServiceError("ImageNotFoundException", "The image with imageId '\(id)' does not exist")
    }
    guard repository.properties["ImageScanningConfiguration"]?["ScanOnPush"]?.bool == true else {
      throw ServiceError("ScanNotFoundException", "Image scan does not exist for the image with '\(id)'")
    }
    return [
      "registryId": .string(account), "repositoryName": .string(repository.name),
      "imageId": ["imageDigest": .string(manifest.digest)],
      "imageScanStatus": ["status": "COMPLETE", "description": "The scan was completed successfully."],
      "imageScanFindings": ["findingSeverityCounts": .object(findings.mapValues(JSON.integer)), "findings": []],
    ]
  }

  func repository(_ name: String) throws(ServiceError) -> Repository {
    guard let repository = repositories.first(where: { $0.name == name }) else {
      throw ServiceError(
        "RepositoryNotFoundException",
        "The repository with name '\(name)' does not exist in the registry with id '\(account)'")
    }
    return repository
  }
}
