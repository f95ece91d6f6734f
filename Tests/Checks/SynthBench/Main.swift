import StackKit

/// Writes copies of a stack, as the program `stacks` does: in both languages, to standard output. The first argument is the
/// number of copies. `scripts/bench synth` runs it.
@main
struct Main: StackApp {
  static let stacks: [any Stack.Type] = CommandLine.arguments.contains("constructs") ? [Constructs.self] : [Fifty.self]
}

/// A copy of the stack: `copy-1`, `copy-2`, …
struct Copy: StackEnvironment {
  let rawValue: String

  static var allCases: [Copy] {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
    return (1...max(1, count)).map { Copy(rawValue: "copy-\($0)") }
  }
}

/// The same question asked of what people write: the constructs of a small production stack.
struct Constructs: Stack {
  let environment: Copy
  let region: Region = "us-east-1"

  var body: some Content {
    let network = Network("Network", cidr: "10.20.0.0/16", nat: .perZone)
    let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)
    let sessions = FileSystem("Sessions", in: network)
    Service(
      "Bot", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 2...10,
      mounts: [sessions.mount("/conversations", at: "/app/session_data")],
      environment: ["MODEL": "amazon.nova-lite-v1:0"], secrets: ["COOKIE_SECRET": .generated],
      permissions: [.bedrockInvoke(model: "amazon.nova-lite-v1:0")])
    Distribution("Cdn", inFrontOf: balancer)
  }
}
