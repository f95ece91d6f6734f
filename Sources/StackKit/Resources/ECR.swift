/// An image repository. It is in a separate template, because it must exist before an image can be deployed.
public struct Repository: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECR::Repository", terraform: "aws_ecr_repository") }
  public let name: Name
  let repositoryName: PhysicalName

  public func properties(_ p: inout Properties) {
    p.set("RepositoryName", "name", repositoryName)
    // With mutable tags, a rollback could run a different image.
    p.set("ImageTagMutability", "image_tag_mutability", "IMMUTABLE")
    p.nest("ImageScanningConfiguration", "image_scanning_configuration") { p in
      p.set("ScanOnPush", "scan_on_push", true)
    }
    p.nest("LifecyclePolicy", nil) { $0.set("LifecyclePolicyText", nil, LifecyclePolicy.json) }
    // Without it, AWS deletes only empty repositories.
    if p.scope.retention != .keep { p.set("EmptyOnDelete", "force_delete", true) }
  }

  public var holdsState: Bool { true }

  var uri: Reference { attribute("RepositoryUri", "repository_url") }
  var repositoryReference: Reference { ref("name") }
}

/// The expiry of images; part of the repository in CloudFormation.
public struct LifecyclePolicy: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_ecr_lifecycle_policy") }
  public let name: Name
  let repository: Repository

  /// The last fifty images stay, so that the running image and rollback images survive fifty pushes.
  private static let kept = 50

  /// CloudFormation takes the policy as a JSON string.
  static let json =
    """
    {"rules":[{"rulePriority":1,"description":"Keep the last \(kept) images",\
    "selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":\(kept)},\
    "action":{"type":"expire"}}]}
    """

  public func properties(_ p: inout Properties) {
    p.set(nil, "repository", repository.repositoryReference)
    p.nest(nil, "policy", style: .json) { p in
      p.each([Self.kept], nil, "rules") { kept, p in
        p.set(nil, "rulePriority", 1)
        p.set(nil, "description", "Keep the last \(kept) images")
        p.nest(nil, "selection") { p in
          p.set(nil, "tagStatus", "any")
          p.set(nil, "countType", "imageCountMoreThan")
          p.set(nil, "countNumber", kept)
        }
        p.nest(nil, "action") { $0.set(nil, "type", "expire") }
      }
    }
  }
}
