@testable import StackKit

extension Edit {
  private static let key = Text(stringLiteral: .keyARN)
  private static let writable = ContainerSettings(root: .writable(because: "a test"))

  static let ofServices: [Edit] = [
    Edit("another size", to: app(size: .twoCPU(.gb8)), .inPlace),
    Edit("another architecture", to: app(architecture: .amd64), .inPlace),
    Edit("a variable", to: app(environment: ["MODE": "fast"]), .inPlace),
    Edit("a secret", to: app(secrets: ["KEY": .generated, "TOKEN": .generated]), .inPlace),
    Edit(
      "an existing secret instead of a generated one",
      to: app(secrets: ["KEY": .secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-a1b2c3")]),
      .updated(replaced: [], removed: ["BotKey"], state: ["BotKey"])),
    Edit("more tasks", to: app(tasks: 3...9), .inPlace),
    Edit(
      "a fixed number of tasks", to: app(tasks: 2...2),
      .updated(removed: ["BotScaling", "BotScalingCPU"])),
    Edit("memory instead of CPU", to: app(scaling: .memory(70)), .updated(removed: ["BotScalingCPU"])),
    Edit("requests instead of CPU", to: app(scaling: .requestsPerTask(100)), .updated(removed: ["BotScalingCPU"])),
    Edit(
      "connections instead of CPU", to: app(scaling: .connectionsPerTask(100)), .updated(removed: ["BotScalingCPU"])),
    Edit(
      "a schedule", to: app(scaling: .schedule("Night", at: .daily(22), tasks: 1...1)),
      .updated(removed: ["BotScalingCPU"])),
    Edit("Spot", to: app(capacity: .spot(base: 1)), .inPlace),
    Edit(
      "no Spot any more", from: app(capacity: .spot(base: 1)), to: app(),
      .updated(removed: ["ClusterCapacityProviders"])),
    Edit("more on demand", from: app(capacity: .spot(base: 1)), to: app(capacity: .spot(base: 2)), .inPlace),
    Edit("a longer retention of logs", to: app(logRetention: .year), .inPlace),
    Edit(
      "a shell for operators", from: app(container: writable),
      to: app(on: Cluster(exec: .audited()), container: writable, exec: true), .inPlace),
    Edit("no metrics of the cluster", to: app(on: Cluster(insights: .off(because: "a test"))), .inPlace),
    Edit(
      "a cluster of another name", to: app(on: Cluster("Machines")),
      .updated(replaced: ["Bot", "BotScaling", "BotScalingCPU"], removed: ["Cluster"])),
    Edit(
      "a health check of the container", to: app(container: ContainerSettings(healthCheck: .command("true"))), .inPlace),
    Edit("more disk", to: app(ephemeralStorage: 40), .inPlace),
    Edit("a key for logs and secrets", to: app(kmsKey: key), .inPlace),
    Edit("a rollback on errors", to: app(rollbackOn: [.serverErrors(5)]), .inPlace),
    Edit(
      "another service", to: app(and: { [worker($0, "Worker", "App", .path("/api/*", priority: 10))] }), .inPlace),
    Edit(
      "one service less", from: app(and: { [worker($0, "Worker", "App", .path("/api/*", priority: 10))] }), to: app(),
      .updated(
        replaced: [],
        removed: [
          "App", "AppRule", "Worker", "WorkerExecutionPolicy", "WorkerExecutionRole", "WorkerFromBalancer",
          "WorkerLogs",
          "WorkerScaling", "WorkerScalingCPU", "WorkerSecurityGroup", "WorkerTask", "WorkerTaskRole",
        ], state: ["WorkerLogs"])),
    Edit(
      "a service of another name, behind the same targets", to: app(service: "Chat"),
      .updated(
        replaced: [],
        removed: [
          "Bot", "BotExecutionPolicy", "BotExecutionRole", "BotFromBalancer", "BotKey", "BotLogs", "BotScaling",
          "BotScalingCPU", "BotSecurityGroup", "BotTask", "BotTaskRole",
        ], state: ["BotKey", "BotLogs"])),
  ]
}
