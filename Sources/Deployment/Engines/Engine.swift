import Essentials
import Templates

/// One of the stacks of a deployment, in the order of their execution. Each is planned on its own.
enum StackPart: Sendable, Hashable, CaseIterable {
  /// The image repositories, which must exist before the first push.
  case repositories
  /// The edge stack: resources in us-east-1, such as CloudFront's certificate, that the main stack refers to.
  case edge
  /// The main stack.
  case stack
}

/// A deployment engine: CloudFormation or Terraform. `Steps/Deploy.swift` has the order, which is the same for both.
protocol Engine: Sendable {
  /// The parts that the engine deploys, in order.
  var parts: [StackPart] { get }

  /// Whether the engine's template gives a new service the manifest's number of tasks. If not, a new service starts
  /// with one task.
  var declaresTasks: Bool { get }

  /// A deployed part, in any state; nil before its first deployment.
  func deployed(_ part: StackPart) async throws -> DeployedStack?

  /// The ARNs of the services that the deployed main stack has itself. Its outputs may name any service.
  func services() async throws -> Set<String>

  /// Opens a part to change it.
  ///
  /// - Throws: When the part cannot be changed: it is being changed, or it is broken.
  func open(_ part: StackPart) async throws -> any OpenStack

  /// The error to throw when the services do not run the executed changes.
  func unsettled(_ error: DeploymentError) -> DeploymentError
}

/// The state of a deployed stack, for both engines.
struct DeployedStack: Sendable {
  let name: String
  /// CloudFormation's status; `APPLIED` with Terraform.
  let status: String
  var statusReason: String?
  var lastUpdated: Date?
  let outputs: [String: String]
}

/// A stack that can be changed, deployed or new.
protocol OpenStack: Sendable {
  var name: String { get }

  /// The region of the stack's resources.
  var region: String { get }

  /// The CloudFormation capabilities that the template needs; empty with Terraform.
  var capabilities: [String] { get }

  /// The CloudFormation macros that the template uses, which run code already when changes are planned.
  var macros: [String] { get throws }

  /// The place of Terraform's state; nil with CloudFormation.
  var stateLocation: String? { get }

  /// Whether a change is asked for as in production, whatever the manifest says: the deployed stack is protected against
  /// deletion, or the engine has no such protection.
  var isProtected: Bool { get }

  /// Whether `protect` has an effect.
  var lacksProtection: Bool { get }

  /// The stack's outputs; nil before its first deployment.
  var outputs: [String: String]? { get }

  /// The current image of a service, to keep if no other is given; nil if the service has none yet.
  func keptImage(of service: Manifest.Service) async throws -> KeptImage?

  /// Plans the changes from the deployed stack to the artifacts, without making them.
  ///
  /// - Returns: Nil if there are no changes.
  func plan(_ inputs: StackInputs, _ patience: inout Patience) async throws -> (any StackPlan)?

  /// Protects the deployed stack against accidental deletion.
  func protect() async throws
}

/// The current image of a service.
enum KeptImage: Sendable {
  /// The previous value of the stack's parameter.
  case ofStack
  /// `repository@sha256:…`
  case image(String)
}

/// The parameters of a stack.
struct StackInputs: Sendable {
  /// The image of each service: `repository@sha256:…`; nil to keep the deployed stack's value.
  var images: [(service: Manifest.Service, image: String?)] = []
  /// The parameters that are outputs of the edge stack, sorted.
  var edge: [(name: String, value: String)] = []
  /// CloudFormation's capabilities in addition to the manifest's.
  var capabilities: [String] = []
}

/// Planned changes of a stack, to be executed or discarded.
protocol StackPlan: Sendable {
  var changes: [PlannedChange] { get }

  /// The template of the deployed stack; nil if the engine keeps none.
  func deployedTemplate() async throws -> String?

  /// The new template; nil if the engine has none that tells the order of its updates, or if it cannot be read.
  var newTemplate: Template? { get }

  /// What the changes grant, run or open, for the question before their execution.
  ///
  /// - Parameter account: The account to change.
  /// - Returns: The consequences, the gravest first.
  func consequences(in account: String) -> [Consequence]

  /// Deletes the plan, also when the task is cancelled.
  func discard() async

  /// Executes the plan and waits for its end. A plan that cannot be started is discarded.
  ///
  /// - Parameters:
  ///   - rollouts: Follows the services' deployments and collects why tasks stop.
  ///   - patience: The time left for waiting.
  /// - Returns: The stack after the execution; its services may not be steady yet.
  /// - Throws: Why the plan was not executed, or how it failed.
  func execute(_ rollouts: inout RolloutWatch, _ patience: inout Patience) async throws -> ExecutedStack
}

/// A stack after its plan was executed.
struct ExecutedStack: Sendable {
  let outputs: [String: String]
  /// The stack's task definitions: a service must run one of them.
  let revisions: Set<String>
}
