import Templates

private let repository = "AWS::ECR::Repository"

extension Rule {
  static let registry: [Rule] = [
    Rule(
      "ecr-scans", .warning, "A repository scans images on push.", fix: "Set ScanOnPush to true.",
      also: ["ECR.1", "CKV_AWS_163"],
      Check(repository, "ImageScanningConfiguration/ScanOnPush", .isTrue),
      Check("aws_ecr_repository", "image_scanning_configuration/scan_on_push", .isTrue)),
    Rule(
      "ecr-tags-immutable", .warning, "A repository's tags are immutable.",
      fix: "Set ImageTagMutability to IMMUTABLE: after a rollback, a tag that was moved runs another image.",
      also: ["ECR.2", "CKV_AWS_51"],
      Check(repository, "ImageTagMutability", immutable),
      Check("aws_ecr_repository", "image_tag_mutability", immutable)),
    Rule(
      "ecr-keeps-what-runs", .warning, "A repository expires old images, and keeps at least 30.",
      fix: "Add a lifecycle policy that keeps the last 30 images or more.", also: ["ECR.3"],
      Check(repository, "LifecyclePolicy/LifecyclePolicyText", .present),
      Check(
        repository, "LifecyclePolicy?/LifecyclePolicyText?/rules/selection/countType=imageCountMoreThan?/*",
        keepsEnough),
      Check("aws_ecr_lifecycle_policy", "policy/rules/selection/countType=imageCountMoreThan?/*", keepsEnough)),
    Rule(
      "ecr-no-policy", .error, "A repository's policy grants nothing to everybody.",
      fix: "Name the accounts or roles that may pull.", also: ["CKV_AWS_32"],
      Check(repository, "RepositoryPolicyText/Statement/*", .notForEverybody, ifMissing: .passes),
      Check("aws_ecr_repository_policy", "policy/Statement/*", .notForEverybody, ifMissing: .passes)),
  ]

  private static let immutable = Expectation.oneOf(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"])

  /// An image without a tag runs only if its digest is named.
  private static let keepsEnough = Expectation.that("keep 30 images or more") { selection, _, _ in
    if selection["tagStatus"]?.text == "untagged" { return true }
    return selection["countNumber"].map { count in count.call == nil ? (count.integer ?? 0) >= 30 : nil } ?? false
  }

  static let declinedRegistry = [
    DeclinedRule(
      "ecr-own-key", ["CKV_AWS_136"],
      because: "ECR encrypts images with AES-256; images should not contain secrets.")
  ]
}
