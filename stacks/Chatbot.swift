import StackKit

/// A chatbot in Streamlit. A client's session lives in one task, so the balancer keeps the client there. Conversations are
/// in a shared folder, so that another task can continue them.
struct Chatbot: Stack {
  enum Environment: String, StackEnvironment { case staging, prod }
  let environment: Environment
  let region: Region = "us-east-1"
  var isProduction: Bool { environment == .prod }

  var body: some Content {
    let network = Network("Network", cidr: "10.20.0.0/16", nat: nat)
    let balancer = LoadBalancer("Edge", in: network)
    let web = balancer.targets("Web", for: .streamlit.with(keepAlive: .seconds(310)))
    let sessions = FileSystem("Sessions", in: network)

    Service(
      "Bot", size: .quarterCPU(.gb0_5), architecture: .arm64, behind: web, tasks: tasks, scaling: .cpu(60), .memory(75),
      mounts: [sessions.mount("/conversations", at: "/app/session_data")],
      environment: ["CHATBOT_MODEL": "\(model)", "CHATBOT_SESSION_DIR": "/app/session_data"],
      secrets: ["STREAMLIT_SERVER_COOKIE_SECRET": .generated],
      permissions: [.bedrockInvoke(model: model)])

    Distribution("Cdn", inFrontOf: balancer, firewall: firewall)
  }

  let model = "amazon.nova-lite-v1:0"

  /// How many tasks run, at least and at most.
  var tasks: ClosedRange<Int> {
    switch environment {
    case .staging: 1...1
    case .prod: 2...10
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
