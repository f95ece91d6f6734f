import StackKit

/// A video studio: a Streamlit front end, where a client stays with one task, and a stateless rendering API behind it.
/// The front end finds the API by its private name; nothing else reaches it.
struct VideoStudio: Stack {
  enum Environment: String, StackEnvironment { case staging, prod }
  let environment: Environment
  let region: Region = "us-east-1"
  var isProduction: Bool { environment == .prod }

  var body: some Content {
    let network = Network("Network", cidr: "10.30.0.0/16", nat: nat)
    let names = PrivateNamespace("Names", domain: "video.internal", in: network)
    let balancer = LoadBalancer("Edge", in: network)
    let web = balancer.targets("Web", for: .streamlit.with(keepAlive: .seconds(310)))

    let studio = Service(
      "Studio", size: .oneCPU(.gb2), behind: .privateName("studio", in: names, port: 8000, drain: .minutes(2)),
      tasks: studioTasks, scaling: .cpu(70), container: ContainerSettings(healthCheck: .program(health)))

    let front = Service(
      "Front", size: .quarterCPU(.gb1), behind: web, tasks: frontTasks, scaling: .cpu(60), .memory(80),
      calls: ["BACKEND_URL": studio],
      secrets: ["STREAMLIT_SERVER_COOKIE_SECRET": .generated])

    front
    Distribution("Cdn", inFrontOf: balancer, firewall: firewall)
    if environment == .prod {
      Monitoring("Alarms", of: front, studio, notifying: .email("ops@example.com"))
    }
  }

  /// ECS checks the API's health, because no balancer does.
  let health = ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/health', timeout=4)"]

  var frontTasks: ClosedRange<Int> {
    switch environment {
    case .staging: 1...2
    case .prod: 2...6
    }
  }

  var studioTasks: ClosedRange<Int> {
    switch environment {
    case .staging: 1...2
    case .prod: 2...12
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
