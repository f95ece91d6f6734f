import Foundation

/// Amazon Elastic Container Service: services, their deployments and tasks.
public struct ECS: Sendable {
  let client: AWSClient

  /// A service as it is now.
  public struct Service: Sendable, Decodable {
    public let serviceArn: String
    public let serviceName: String
    public let clusterArn: String?
    /// `ACTIVE`, `DRAINING`, `INACTIVE`.
    public let status: String
    public let desiredCount: Int
    public let runningCount: Int
    public let pendingCount: Int
    /// The ARN of the revision that new tasks get.
    public let taskDefinition: String
    public let deployments: [Deployment]
    /// The last hundred, newest first.
    public let events: [Event]
  }

  /// One roll-out of a task definition.
  public struct Deployment: Sendable, Decodable {
    public let id: String
    /// `PRIMARY`, `ACTIVE` (being replaced), `INACTIVE`.
    public let status: String
    public let taskDefinition: String
    public let desiredCount: Int
    public let pendingCount: Int
    public let runningCount: Int
    public let failedTasks: Int?
    /// `IN_PROGRESS`, `COMPLETED`, `FAILED`.
    public let rolloutState: String?
    public let rolloutStateReason: String?
    public let createdAt: Date?
    public let updatedAt: Date?

    public var isPrimary: Bool { status == "PRIMARY" }
  }

  /// A line of a service's diary.
  public struct Event: Sendable, Decodable {
    public let id: String
    public let createdAt: Date?
    public let message: String
  }

  /// A revision of a task definition.
  public struct TaskDefinition: Sendable, Decodable {
    public let taskDefinitionArn: String
    public let family: String
    public let revision: Int
    public let cpu: String?
    public let memory: String?
    public let containerDefinitions: [ContainerDefinition]
    public let runtimePlatform: RuntimePlatform?
    public let taskRoleArn: String?
    public let executionRoleArn: String?

    /// A container of a task.
    public struct ContainerDefinition: Sendable, Decodable {
      public let name: String
      public let image: String
    }

    /// What the containers run on.
    public struct RuntimePlatform: Sendable, Decodable {
      /// `X86_64`, `ARM64`.
      public let cpuArchitecture: String?
      public let operatingSystemFamily: String?
    }
  }

  /// A task: one running, or stopped, copy of a task definition.
  public struct Task: Sendable, Decodable {
    public let taskArn: String
    public let taskDefinitionArn: String
    public let lastStatus: String
    public let desiredStatus: String?
    public let healthStatus: String?
    public let startedBy: String?
    public let stopCode: String?
    public let stoppedReason: String?
    public let createdAt: Date?
    public let startedAt: Date?
    public let stoppedAt: Date?
    public let containers: [Container]

    /// A container of a task.
    public struct Container: Sendable, Decodable {
      public let name: String
      public let image: String?
      public let lastStatus: String?
      public let healthStatus: String?
      public let reason: String?
      public let exitCode: Int?
    }
  }

  /// Whether tasks that run or tasks that have stopped (kept for about an hour) are meant.
  public enum DesiredStatus: String, Sendable, Encodable {
    case running = "RUNNING"
    case stopped = "STOPPED"
  }

  /// One service of a cluster; nil when there is none.
  public func describeService(_ service: String, cluster: String) async throws(AWSError) -> Service? {
    try await describeServices([service], cluster: cluster).first
  }

  /// Services of a cluster, any number; those that do not exist are left out.
  public func describeServices(_ services: [String], cluster: String) async throws(AWSError) -> [Service] {
    struct Input: Encodable {
      var cluster: String
      var services: [String]
    }
    struct Reply: Decodable { var services: [Service] }
    var found: [Service] = []
    for batch in services.batches(of: 10) {
      let input = Input(cluster: cluster, services: batch)
      found += try await client.json(Call(.ecs, "DescribeServices"), input, as: Reply.self).services
    }
    return found
  }

  /// Sets how many tasks a service runs, starts a new deployment, or both.
  ///
  /// With `forceNewDeployment` it is not repeated after a lost reply, because each repetition would start a
  /// deployment: describe the service to learn what happened.
  public func updateService(
    _ service: String, cluster: String, desiredCount: Int? = nil, forceNewDeployment: Bool = false
  ) async throws(AWSError) -> Service {
    struct Input: Encodable {
      var cluster: String
      var service: String
      var desiredCount: Int?
      var forceNewDeployment: Bool?
    }
    struct Reply: Decodable { var service: Service }
    let call = Call(.ecs, "UpdateService", repeatable: !forceNewDeployment)
    let input = Input(
      cluster: cluster, service: service, desiredCount: desiredCount,
      forceNewDeployment: forceNewDeployment ? true : nil)
    return try await client.json(call, input, as: Reply.self).service
  }

  /// A task definition by ARN, by `family:revision`, or the latest active one of a family.
  public func describeTaskDefinition(_ taskDefinition: String) async throws(AWSError) -> TaskDefinition {
    struct Input: Encodable { var taskDefinition: String }
    struct Reply: Decodable { var taskDefinition: TaskDefinition }
    let input = Input(taskDefinition: taskDefinition)
    return try await client.json(Call(.ecs, "DescribeTaskDefinition"), input, as: Reply.self).taskDefinition
  }

  /// The ARNs of a cluster's tasks, all pages: only those of a `service`, or only those that were `startedBy` a
  /// deployment, by its `id`.
  public func listTasks(
    cluster: String, service: String? = nil, startedBy: String? = nil, desiredStatus: DesiredStatus = .running
  ) async throws(AWSError) -> [String] {
    struct Input: Encodable {
      var cluster: String
      var serviceName: String?
      var startedBy: String?
      var desiredStatus: DesiredStatus
      var nextToken: String?
    }
    struct Reply: Decodable {
      var taskArns: [String]
      var nextToken: String?
    }
    var arns: [String] = []
    var pages = Pages()
    repeat {
      let input = Input(
        cluster: cluster, serviceName: service, startedBy: startedBy, desiredStatus: desiredStatus,
        nextToken: pages.token)
      let page = try await client.json(Call(.ecs, "ListTasks"), input, as: Reply.self)
      arns += page.taskArns
      pages.advance(to: page.nextToken)
    } while pages.token != nil
    return arns
  }

  /// Tasks by ARN, any number; those that AWS has forgotten are left out.
  public func describeTasks(_ tasks: [String], cluster: String) async throws(AWSError) -> [Task] {
    struct Input: Encodable {
      var cluster: String
      var tasks: [String]
    }
    struct Reply: Decodable { var tasks: [Task] }
    var found: [Task] = []
    for batch in tasks.batches(of: 100) {
      let input = Input(cluster: cluster, tasks: batch)
      found += try await client.json(Call(.ecs, "DescribeTasks"), input, as: Reply.self).tasks
    }
    return found
  }
}

extension Array {
  fileprivate func batches(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
