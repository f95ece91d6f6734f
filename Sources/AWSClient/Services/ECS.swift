import Essentials

/// Amazon Elastic Container Service: services, their deployments and tasks.
package struct ECS: Sendable {
  let client: AWSClient

  /// The current state of a service.
  package struct Service: Sendable, Decodable {
    package let serviceArn: String
    package let serviceName: String
    package let desiredCount: Int
    package let runningCount: Int
    package let pendingCount: Int
    /// The ARN of the task definition for new tasks.
    package let taskDefinition: String
    package let deployments: [Deployment]
  }

  /// One rollout of a task definition.
  package struct Deployment: Sendable, Decodable {
    package let id: String
    /// `PRIMARY`, `ACTIVE` (being replaced), `INACTIVE`.
    package let status: String
    package let taskDefinition: String
    package let desiredCount: Int
    package let pendingCount: Int
    package let runningCount: Int
    package let failedTasks: Int?
    /// `IN_PROGRESS`, `COMPLETED`, `FAILED`.
    package let rolloutState: String?
    package let rolloutStateReason: String?

    package var isPrimary: Bool { status == "PRIMARY" }
  }

  /// A revision of a task definition.
  package struct TaskDefinition: Sendable, Decodable {
    package let containerDefinitions: [ContainerDefinition]

    /// A container of a task.
    package struct ContainerDefinition: Sendable, Decodable {
      package let name: String
      package let image: String
    }
  }

  /// A task: a running or stopped copy of a task definition.
  package struct Task: Sendable, Decodable {
    package let taskArn: String
    package let startedBy: String?
    package let stoppedReason: String?
    package let stoppedAt: Date?
    package let containers: [Container]

    /// A container of a task.
    package struct Container: Sendable, Decodable {
      package let name: String
      package let reason: String?
      package let exitCode: Int?
    }
  }

  /// A filter for tasks: running ones, or stopped ones, which ECS keeps for about an hour.
  package enum DesiredStatus: String, Sendable, Encodable {
    case running = "RUNNING"
    case stopped = "STOPPED"
  }

  /// A service of a cluster; nil if it does not exist.
  package func describeService(_ service: String, cluster: String) async throws(AWSError) -> Service? {
    try await describeServices([service], cluster: cluster).first
  }

  /// The services of a cluster that exist, for any number of names.
  package func describeServices(_ services: [String], cluster: String) async throws(AWSError) -> [Service] {
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

  /// Sets the number of tasks of a service, starts a new deployment, or both.
  ///
  /// With `forceNewDeployment` the call is not repeated after a lost reply, because each repetition would start a
  /// deployment: describe the service to learn what happened.
  package func updateService(
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
  package func describeTaskDefinition(_ taskDefinition: String) async throws(AWSError) -> TaskDefinition {
    struct Input: Encodable { var taskDefinition: String }
    struct Reply: Decodable { var taskDefinition: TaskDefinition }
    let input = Input(taskDefinition: taskDefinition)
    return try await client.json(Call(.ecs, "DescribeTaskDefinition"), input, as: Reply.self).taskDefinition
  }

  /// The ARNs of a cluster's tasks, all pages: of one `service`, or `startedBy` a deployment, given its `id`.
  package func listTasks(
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

  /// Tasks by ARN, any number, as far as AWS still keeps them.
  package func describeTasks(_ tasks: [String], cluster: String) async throws(AWSError) -> [Task] {
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
