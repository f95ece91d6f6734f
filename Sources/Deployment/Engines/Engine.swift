import Essentials
import Templates

/// One of the stacks that a deployment consists of. Each is planned, reviewed and executed by itself.
enum StackPart: Sendable, Hashable {
  /// The repositories, which have to be there before the first image.
  case repositories
  /// What CloudFront takes from us-east-1 only, and what the stack refers to.
  case edge
  case stack
}

/// What executes a deployment: CloudFormation or Terraform. `Steps/Deploy.swift` has the order, which is the same for both.
protocol Engine: Sendable {
  /// How `deploy.json` calls it.
  static var name: String { get }

  /// The parts that it deploys, in their order.
  var parts: [StackPart] { get }

  /// Whether its template gives a new service the number of tasks that the manifest says; otherwise it begins with one.
  var declaresTasks: Bool { get }

  /// A part as it is deployed, whatever is going on with it; nil before its first deployment.
  func deployed(_ part: StackPart) async throws -> DeployedStack?

  /// A part that is to be changed.
  ///
  /// - Throws: When it cannot be changed as it is: it is being changed, or broken.
  func open(_ part: StackPart) async throws -> any OpenStack

  /// What it means when the services do not run what was executed.
  func unsettled(_ error: DeploymentError) -> DeploymentError
}

/// What a deployed stack tells of itself, whichever engine deployed it.
struct DeployedStack: Sendable {
  let name: String
  /// CloudFormation's; `APPLIED` where Terraform deployed it.
  let status: String
  var statusReason: String?
  var lastUpdated: Date?
  let outputs: [String: String]
}

/// A stack that is to be changed: deployed, or not yet.
protocol OpenStack: Sendable {
  var name: String { get }

  /// Its outputs; nil before its first deployment.
  var outputs: [String: String]? { get }

  /// What a service goes on running when nobody names an image; nil where it has none yet.
  func keptImage(of service: Manifest.Service) async throws -> KeptImage?

  /// Works out what it takes to get from what is deployed to the artefacts. Nothing has changed then.
  ///
  /// - Returns: Nil when it takes nothing.
  func plan(_ inputs: StackInputs, _ patience: inout Patience) async throws -> (any StackPlan)?

  /// Sees to it that nobody deletes it by accident, after it was deployed.
  func protect() async throws
}

/// The image that a service has already.
enum KeptImage: Sendable {
  /// What the deployed stack was told.
  case ofStack
  /// `repository@sha256:…`
  case image(String)
}

/// What the template of a stack is told.
struct StackInputs: Sendable {
  /// What each service is to run: `repository@sha256:…`; nil for what the deployed stack was told.
  var images: [(service: Manifest.Service, image: String?)] = []
  /// Parameters that are outputs of the edge, sorted.
  var edge: [(name: String, value: String)] = []
}

/// Changes of a stack that have been worked out and wait to be executed or discarded.
protocol StackPlan: Sendable {
  var changes: [PlannedChange] { get }

  /// The template that it changes, as AWS has it; nil where nobody keeps one.
  func deployedTemplate() async throws -> String?

  /// Leaves no trace of it. Goes on when the task is cancelled.
  func discard() async

  /// Executes it and follows it to its end. One that never began is discarded.
  ///
  /// - Parameters:
  ///   - rollouts: What is known of the deployments of services; collects why tasks stop.
  ///   - patience: How long to wait.
  /// - Returns: The stack as it is then; its services may still have to become steady.
  /// - Throws: Why it was not executed, or how it ended otherwise.
  func execute(_ rollouts: inout RolloutWatch, _ patience: inout Patience) async throws -> ExecutedStack
}

/// A stack after its plan was executed.
struct ExecutedStack: Sendable {
  let outputs: [String: String]
  /// The task definitions that are the stack's own: one of them is what a service has to run.
  let revisions: Set<String>
}
