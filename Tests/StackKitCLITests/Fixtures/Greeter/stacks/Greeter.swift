import StackKit

/// A greeting for everybody inside.
struct Greeter: Stack {
  enum Environment: String, StackEnvironment { case test }
  let environment: Environment
  let region: Region = "eu-central-1"

  var body: some Content {
    let network = Network("Network", cidr: "10.1.0.0/16")
    let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)
    let profile = SessionProfile(port: 8080, healthCheck: .init("/health"), keepAlive: .seconds(310))
    let web = balancer.targets("Web", for: profile)
    Service("Hello", size: .halfCPU(.gb1), behind: web, tasks: 2...4)
    Distribution("Cdn", inFrontOf: balancer)
  }
}
