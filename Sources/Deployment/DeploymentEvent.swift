import AWSClient
import ContainerImage
import Foundation

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
  /// Bytes go to `repository`, host included.
  case pushing(repository: String)
  /// A blob is on its way; often, and from any thread.
  case sending(BlobProgress)
  /// A blob is in the repository, whether it had to be sent or was there.
  case blob(BlobProgress)
  case pushed(PushResult)
  /// What ECR's scan says of an image, `repository@sha256:…`.
  case scanned(image: String, ECR.ImageScan)
  /// Other change sets of the stack: somebody else is planning.
  case otherChangeSets(stack: String, names: [String])
  case noChanges(stack: String)
  /// What would change, to be reviewed now.
  case changes(stack: String, [PlannedChange])
  case executing(stack: String)
  /// Something happened to a stack, oldest first.
  case event(CloudFormation.StackEvent)
  /// Terraform's own words on one resource: that it begins with it, or is done.
  case terraform(String)
  /// A service has more or fewer tasks than before, or its deployment took another turn.
  case rollout(ECS.Service)
  /// A task of the new revision stopped that should run.
  case taskFailed(service: String, reason: String)
  /// AWS did not answer this time; the wait goes on.
  case unanswered(AWSError)
  case scaled(Scaled)
  /// The stack cannot be deleted any more before its termination protection is taken off.
  case protected(stack: String)
  /// Something beside the point did not work.
  case warning(String)
}
