import StackKit

/// A data explorer in Streamlit that used to run on Kubernetes: one to five tasks. Busy CPU or memory adds tasks at
/// once, and five quiet minutes remove one, because removing a task ends its sessions.
struct DataExplorer: Stack {
  enum Environment: String, StackEnvironment { case staging, prod }
  let environment: Environment
  let region: Region = "us-east-1"
  var retention: Retention { isProduction ? .keep : .delete(because: "staging has no data of real users") }

  var body: some Content {
    // A single task fails with its zone, whatever the gateways of the other zones do.
    let network = Network("Network", cidr: "10.50.0.0/16", nat: .single, flowLogs: isProduction ? .month : nil)
    let logs = LogBucket("AccessLogs")
    let balancer = LoadBalancer("Edge", in: network, entrance: entrance, accessLogs: isProduction ? logs : nil)
    let web = balancer.targets("Web", for: .streamlit, stickiness: .loadBalancerCookie(for: .hours(24)))

    Service(
      "Explorer", size: .halfCPU(.gb2), behind: web, tasks: 1...5,
      scaling: .cpu(50, scaleIn: .minutes(5), scaleOut: .zero), .memory(70, scaleIn: .minutes(5), scaleOut: .zero),
      environment: ["PROXIES": environment == .prod ? "2" : "1"],
      secrets: ["STREAMLIT_SERVER_COOKIE_SECRET": .generated])

    if environment == .prod { Distribution("Cdn", inFrontOf: balancer, accessLogs: logs) }
  }

  var entrance: LoadBalancer.Entrance {
    switch environment {
    case .staging: .unencryptedInternet(because: "staging has no domain, and no data of real users")
    case .prod: .distribution
    }
  }
}
