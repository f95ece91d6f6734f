import StackKit

/// A live board over websockets. A client's socket is in one task, and Valkey passes posts on to the sockets of all
/// tasks. The application's own cookie names the task, so that a client that reconnects finds it again.
struct LiveBoard: Stack {
  enum Environment: String, StackEnvironment { case staging, prod }
  let environment: Environment
  let region: Region = "us-east-1"
  var isProduction: Bool { environment == .prod }

  var body: some Content {
    let network = Network("Network", cidr: "10.40.0.0/16", nat: nat)
    let balancer = LoadBalancer("Edge", in: network)
    let web = balancer.targets(
      "Web",
      for: .fastAPIWebSocket(
        health: "/health", stickiness: .applicationCookie("__Host-board_session", for: .hours(8)),
        keepAlive: .seconds(310)))
    let board = ValkeyCache("Board", in: network, replicas: replicas)

    Service(
      "Live", size: .quarterCPU(.gb0_5), behind: web, tasks: tasks, scaling: .cpu(60), .connectionsPerTask(1000),
      calls: ["VALKEY_URL": board],
      // One process per task: sockets are in a process's memory, and more clients need more tasks.
      environment: ["WEB_CONCURRENCY": "1"],
      secrets: ["BOARD_SESSION_SECRET": .generated])

    Distribution("Cdn", inFrontOf: balancer, firewall: firewall)
  }

  var tasks: ClosedRange<Int> {
    switch environment {
    case .staging: 1...3
    case .prod: 3...12
    }
  }

  /// Replicas of the cache in other zones.
  var replicas: Int {
    switch environment {
    case .staging: 0
    case .prod: 1
    }
  }

  var nat: Network.NAT {
    switch environment {
    case .staging: .single
    case .prod: .perZone
    }
  }

  /// The firewall costs by the month, so that staging has none.
  var firewall: Firewall? {
    switch environment {
    case .staging: nil
    case .prod: .managed()
    }
  }
}
