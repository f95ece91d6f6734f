import StackKit

/// A data explorer in Streamlit that used to run on Kubernetes: one to five tasks. Three busy minutes add tasks, and
/// fifteen quiet ones remove one, because removing a task ends its sessions.
struct DataExplorer: Stack {
  enum Environment: String, StackEnvironment { case staging, prod }
  let environment: Environment
  let region: Region = "us-east-1"
  var isProduction: Bool { environment == .prod }

  var body: some Content {
    let network = Network("Network", cidr: "10.50.0.0/16", nat: nat)
    let balancer = LoadBalancer("Edge", in: network)
    let web = balancer.targets("Web", for: .streamlit.with(keepAlive: .seconds(310)))

    Service(
      "Explorer", size: .halfCPU(.gb2), behind: web, tasks: 1...5,
      scaling: .cpu(50, scaleIn: .minutes(5), scaleOut: .zero), .memory(70, scaleIn: .minutes(5), scaleOut: .zero),
      secrets: ["STREAMLIT_SERVER_COOKIE_SECRET": .generated])

    Distribution("Cdn", inFrontOf: balancer, firewall: firewall)
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
