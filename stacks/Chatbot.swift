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
    let balancer = LoadBalancer("Edge", in: network, entrance: entrance)
    let web = balancer.targets("Web", for: .streamlit, stickiness: .loadBalancerCookie(for: .hours(24)))
    let sessions = FileSystem("Sessions", in: network)

    Service(
      "Bot", size: .quarterCPU(.gb0_5), architecture: .arm64, behind: web, tasks: tasks, scaling: .cpu(60), .memory(75),
      mounts: [sessions.mount("/conversations", at: "/app/session_data")],
      environment: [
        "CHATBOT_MODEL": "\(model)", "CHATBOT_SESSION_DIR": "/app/session_data",
        // Viewers come by HTTPS, which a task behind the distribution cannot see.
        "CHATBOT_COOKIE_SECURE": environment == .prod ? "1" : "0",
        // The balancer alone, or the distribution before it: the application limits each client by its address.
        "PROXIES": environment == .prod ? "2" : "1",
      ],
      secrets: ["STREAMLIT_SERVER_COOKIE_SECRET": .generated],
      permissions: [.bedrockInvoke(model: model)])

    if environment == .prod { Distribution("Cdn", inFrontOf: balancer) }
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

  var entrance: LoadBalancer.Entrance {
    switch environment {
    case .staging: .unencryptedInternet(because: "staging has no domain of its own, and nobody's secrets")
    case .prod: .distribution
    }
  }
}
