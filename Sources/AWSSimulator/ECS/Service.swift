import Essentials
import Files

/// An ECS service with its deployments and tasks.
struct Service: Sendable {
  let name: String
  let arn: String
  let cluster: String
  let created: Date
  var desiredCount: Int
  var taskDefinition: String
  /// The properties from the stack.
  var properties: [String: JSON]
  /// The primary deployment first.
  var deployments: [Deployment] = []
  /// Running and stopped tasks, oldest first.
  var tasks: [ECSTask] = []
  /// Newest first.
  var events: [Event] = []

  struct Event: Sendable {
    let id: String
    let time: Date
    let message: String
  }

  struct Deployment: Sendable {
    let id: String
    /// `PRIMARY` or `ACTIVE`.
    var status = "PRIMARY"
    let taskDefinition: String
    let created: Date
    var updated: Date
    var failedTasks = 0
    var rolloutState = "IN_PROGRESS"
    var rolloutStateReason: String
  }

  var breaker: JSON? { properties["DeploymentConfiguration"]?["DeploymentCircuitBreaker"] }

  func running(_ deployment: String? = nil) -> Int {
    tasks.count { $0.stoppedReason == nil && (deployment == nil || $0.deployment == deployment) }
  }
}

/// A task of a service.
struct ECSTask: Sendable {
  let arn: String
  let deployment: String
  let taskDefinition: String
  let started: Date
  /// The target groups that it is registered in, each with its port.
  let registrations: [Registration]
  let securityGroups: [String]
  var stopped: Date?
  /// The reason why it stopped; nil while it runs.
  var stoppedReason: String?
  var containerReason: String?
  var exitCode: Int?
}

/// A task's place in a target group.
struct Registration: Sendable {
  let targetGroup: String
  let port: Int
}

/// A revision of a task family.
struct TaskDefinition: Sendable {
  let arn: String
  let family: String
  let revision: Int
  let properties: [String: JSON]
  let registered: Date
  var isActive = true

  /// Every container's name and image.
  var containers: [(name: String, image: String)] {
    (properties["ContainerDefinitions"]?.array ?? []).map {
      (name: $0["Name"]?.scalar ?? "", image: $0["Image"]?.scalar ?? "")
    }
  }

  /// `amd64` or `arm64`, as images call it.
  var architecture: String {
    properties["RuntimePlatform"]?["CpuArchitecture"]?.scalar == "ARM64" ? "arm64" : "amd64"
  }
}
