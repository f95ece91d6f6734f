import AWSClient

/// The diagnosis of a failed CloudFormation operation.
struct StackFailure {
  private let name: String
  private let end: StackStatus
  /// The failed resources, oldest first.
  private let failures: [CloudFormation.StackEvent]
  /// The reasons why tasks stopped.
  private let explanations: [String]

  /// - Parameters:
  ///   - name: The stack's name.
  ///   - end: The status that the operation ended with.
  ///   - failures: The failed resources, oldest first.
  ///   - explanations: The reasons why tasks stopped.
  init(_ name: String, _ end: StackStatus, _ failures: [CloudFormation.StackEvent], _ explanations: [String]) {
    self.name = name
    self.end = end
    self.failures = failures
    self.explanations = explanations
  }

  /// The error for people.
  var error: DeploymentError {
    let cause = rootCause.map { event in
      "\(event.logicalResourceID ?? "it") (\(event.resourceType ?? "unknown type")): "
        + (event.resourceStatusReason ?? "\(event.resourceStatus ?? end)")
    }
    let details = ([cause ?? "CloudFormation gives no reason"] + explanations).joined(separator: "; ")
    switch end {
    case .rollbackComplete:
      return DeploymentError(
        .rolledBack,
        "the creation of \(name) failed and was rolled back: \(details). CloudFormation cannot update such a "
          + "stack: delete it before the next deployment")
    case _ where end.rawValue.hasSuffix("ROLLBACK_COMPLETE"):
      return DeploymentError(.rolledBack, "\(name) was rolled back to its previous state: \(details)")
    case .deleteFailed:
      let isHeld = failures.contains { Self.networkTypes.contains($0.resourceType ?? "") }
      return DeploymentError(
        .needsOperator,
        "the deletion of \(name) failed: \(details)\(isHeld ? "; \(Self.adviceOnNetworks)" : "")")
    case _ where end.rawValue.hasPrefix("DELETE"):
      return DeploymentError(.failed, "\(name) is \(end): somebody deleted it")
    default:
      return DeploymentError(
        .needsOperator, "\(name) is \(end) and must be repaired in the CloudFormation console: \(details)")
    }
  }

  private static let networkTypes: Set = ["AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup"]

  /// What holds a network back after its VPC origin is deleted.
  static let adviceOnNetworks =
    "if a VPC, a subnet or a security group cannot be deleted because something depends on it: CloudFront keeps the "
    + "security group CloudFront-VPCOrigins-Service-SG in the VPC for up to some hours after a VPC origin is deleted, and "
    + "removes it by itself: delete the stack again later"

  /// The first failure that is not a consequence of another.
  private var rootCause: CloudFormation.StackEvent? {
    let consequences = ["Resource creation cancelled", "Resource update cancelled", "The following resource(s) failed"]
    return failures.first { event in
      let reason = event.resourceStatusReason ?? ""
      return !consequences.contains { reason.hasPrefix($0) }
    } ?? failures.first
  }
}
