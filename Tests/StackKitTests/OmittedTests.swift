import Testing

@testable import StackKit

/// What a body creates and does not deploy.
@Suite struct OmittedTests {
  enum Place: String, StackEnvironment { case test }

  /// A stack whose body creates one of each kind; `isPlaced` says whether the body then names them.
  struct Shop: Stack {
    let environment: Place
    let region: Region = "eu-west-1"
    var isPlaced = true
    var isOmitted = false

    init(environment: Place) { self.environment = environment }

    init(isPlaced: Bool, isOmitted: Bool) {
      environment = .test
      (self.isPlaced, self.isOmitted) = (isPlaced, isOmitted)
    }

    var body: some Content {
      let network = Network("Network", cidr: "10.0.0.0/16")
      let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)
      let web = balancer.targets("Web", for: .streamlit)
      let front = Service("Front", size: .halfCPU(.gb1), behind: web, tasks: 1...2)
      let worker = Service("Worker", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...1)
      let cdn = Distribution("Cdn", inFrontOf: balancer)
      let watch = Monitoring("Watch", of: front, notifying: .email("ops@shop.internal"))
      front
      Thing(name: "Thing")
      if isPlaced {
        worker
        cdn
        watch
      }
      if isOmitted {
        Omitted(worker, because: "its queue comes later")
        Omitted(cdn, because: "its domain comes later")
        Omitted(watch, because: "its readers come later")
      }
    }
  }

  private static let lost = ["service 'Worker'", "distribution 'Cdn'", "monitoring 'Watch'"]

  @Test("a service, distribution or monitoring that a body creates and does not deploy is refused")
  func refused() {
    let problems = Synthesis(Shop(isPlaced: false, isOmitted: false)).problems.filter { $0.contains("is created but") }
    #expect(
      problems
        == Self.lost.map {
          "\($0) is created but is not in the body of the stack; put it in the body, create it inside the 'if' that "
            + "adds it, or put Omitted(…, because: \"REASON\") in the body"
        })
  }

  @Test("what is deployed, or omitted with a reason, is accepted")
  func accepted() {
    #expect(Synthesis(Shop(isPlaced: true, isOmitted: false)).problems.isEmpty)
    let omitted = Synthesis(Shop(isPlaced: false, isOmitted: true))
    #expect(!omitted.problems.contains { $0.contains("is created but") })
    #expect(omitted.notes.contains("service 'Worker' is omitted: its queue comes later"))
  }

  @Test("what is deployed cannot be omitted")
  func both() {
    let problems = Synthesis(Shop(isPlaced: true, isOmitted: true)).problems
    #expect(
      problems == Self.lost.map { "\($0) is in the body of the stack and is omitted there; remove one of the two" })
  }

  @Test("a service comes with what calls or watches it, and one of a construct's body counts as well")
  func nested() {
    struct Backend: Construct {
      let name: Name = "Backend"
      var body: some Content {
        let network = Network("Network", cidr: "10.0.0.0/16")
        let names = PrivateNamespace("Names", domain: "shop.internal", in: network)
        let reach = Reach.privateName("api", in: names, port: 8000)
        let api = Service("Api", size: .halfCPU(.gb1), behind: reach, tasks: 1...1)
        let lost = Service("Lost", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...1)
        Thing(name: lost.name)
        Service("Front", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...1, calls: ["API": api])
      }
    }
    struct Nesting: Stack {
      let environment: Place
      let region: Region = "eu-west-1"
      var body: some Content { Backend() }
    }
    let problems = Synthesis(Nesting(environment: .test)).problems
    #expect(problems.count == 1 && problems.first?.hasPrefix("service 'Lost' is created but") == true, "\(problems)")
  }
}
