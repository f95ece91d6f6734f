import ContainerImage
import Templates

/// Something that happened on the way, for people to follow. Texts from AWS and registries are as they came.
package enum DeploymentEvent: Sendable {
  /// Whose credentials these are.
  case caller(account: String, arn: String)
  /// An archive is being decompressed, or a layer compressed; often, and from any thread.
  case preparing(Preparation)
  /// An image fits the service.
  case imageRead(service: String, path: String, image: Image)
  /// What a service will run: `repository@sha256:…`.
  case imageChosen(service: String, image: String)
  /// An image goes to a repository.
  case push(PushEvent)
  /// What ECR's scan says of an image, `repository@sha256:…`.
  case scanned(image: String, ImageScan)
  /// Other change sets of the stack: somebody else is planning.
  case otherChangeSets(stack: String, names: [String])
  case noChanges(stack: String)
  /// What would change, to be reviewed now.
  case changes(stack: String, [PlannedChange])
  case executing(stack: String)
  /// Something happened to a stack, oldest first.
  case event(StackEvent)
  /// Terraform's own words on one resource: that it begins with it, or is done.
  case terraform(String)
  /// A service has more or fewer tasks than before, or its deployment took another turn.
  case rollout(Rollout)
  /// A task of the new revision stopped that should run.
  case taskFailed(service: String, reason: String)
  /// AWS did not answer this time, for this reason; the wait goes on.
  case unanswered(String)
  case scaled(Scaled)
  /// The stack cannot be deleted any more before its termination protection is taken off.
  case protected(stack: String)
  /// Something beside the point did not work.
  case warning(String)
}

/// Something that happened to a stack or to one of its resources.
package struct StackEvent: Sendable, Equatable {
  /// The logical id; the stack's name where it is about the stack itself.
  package let name: String
  /// The resource's type; nil where it is about the stack itself.
  package let type: String?
  /// CloudFormation's status, such as `CREATE_COMPLETE`.
  package let status: String
  package let reason: String?
}

/// How the tasks of a service are while a deployment of it goes on.
package struct Rollout: Sendable, Equatable {
  package let service: String
  package let desired: Int
  package let running: Int
  package let pending: Int
  /// Tasks of the newest deployment that failed.
  package let failed: Int
  /// The state of the newest deployment, in ECS's words; nil where ECS says none.
  package let state: String?
}

/// What ECR's scan for known vulnerabilities says of an image.
package enum ImageScan: Sendable, Equatable {
  /// The findings are still to come.
  case ongoing
  /// There are no findings to show, for the reason that ECR's status gives.
  case none(status: String)
  /// How many there are of each severity, in ECR's words.
  case findings([String: Int])
}
