import ContainerImage
import Templates

/// An event during an operation, for progress messages. Texts from AWS and registries are unchanged.
package enum DeploymentEvent: Sendable {
  /// The identity of the credentials.
  case caller(account: String, arn: String)
  /// An archive is being decompressed, or a layer compressed. Reported often, and from any thread.
  case preparing(Preparation)
  /// An image was read and fits the service.
  case imageRead(service: String, path: String, image: Image)
  /// The image that a service will run: `repository@sha256:…`.
  case imageChosen(service: String, image: String)
  /// Progress of a push.
  case push(PushEvent)
  /// The result of ECR's scan of an image, `repository@sha256:…`.
  case scanned(image: String, ImageScan)
  /// The stack has other change sets, which somebody else created.
  case otherChangeSets(stack: String, names: [String])
  case noChanges(stack: String)
  /// The planned changes, for review.
  case changes(stack: String, [PlannedChange])
  /// Everything that the deployment will do, for approval.
  case proposal(Proposal)
  case executing(stack: String)
  /// An event of a stack; events are reported oldest first.
  case event(StackEvent)
  /// Terraform's message that it begins or has finished a resource.
  case terraform(String)
  /// The tasks of a service, or the state of its deployment, changed.
  case rollout(Rollout)
  /// A task of the new revision stopped although it should run.
  case taskFailed(service: String, reason: String)
  /// AWS did not answer a question, for this reason; the wait continues.
  case unanswered(String)
  case scaled(Scaled)
  /// The stack's termination protection was turned on.
  case protected(stack: String)
  /// Something went wrong that does not stop the operation.
  case warning(String)
}

/// An event of a stack or of one of its resources.
package struct StackEvent: Sendable, Equatable {
  /// The resource's logical id; the stack's name for an event of the stack itself.
  package let name: String
  /// The resource's type; nil for an event of the stack itself.
  package let type: String?
  /// CloudFormation's status, such as `CREATE_COMPLETE`.
  package let status: String
  package let reason: String?
}

/// The tasks of a service during a deployment.
package struct Rollout: Sendable, Equatable {
  package let service: String
  package let desired: Int
  package let running: Int
  package let pending: Int
  /// Tasks of the newest deployment that failed.
  package let failed: Int
  /// The state of the newest deployment, in ECS's words; nil if ECS gives none.
  package let state: String?
}

/// The result of ECR's scan of an image for known vulnerabilities.
package enum ImageScan: Sendable, Equatable {
  /// The scan has not finished.
  case ongoing
  /// There are no findings to show; ECR's status says why.
  case none(status: String)
  /// The number of findings by severity, in ECR's words.
  case findings([String: Int])
}
