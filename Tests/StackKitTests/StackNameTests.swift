import Testing

@testable import StackKit

@Suite("What stacks and environments may be called")
struct StackNameTests {
  struct Place: StackEnvironment {
    let rawValue: String
    static let allCases: [Place] = []
  }

  struct Shop: Stack {
    let environment: Place
    let region: Region = "eu-west-1"
    var body: some Content { Thing(name: "Thing") }
  }

  struct Internal: Stack {
    let environment: Place
    let region: Region = "eu-west-1"
    var body: some Content { Thing(name: "Thing") }
  }

  @Test(
    "names that collide with other stacks are refused",
    arguments: [
      ("prod", nil), ("edge-prod", nil), ("theedge", nil), ("repository2", nil),
      (
        "edge",
        "'shop-edge' ends in '-edge', like the second stack of 'shop'; give the environment another name"
      ),
      ("b-edge", "'shop-b-edge' ends in '-edge', like the second stack of 'shop-b'"),
      ("b-repository", "'shop-b-repository' ends in '-repository', like the second stack of 'shop-b'"),
      ("Prod", "'shop-Prod' is not a stack name: words of lowercase letters and digits between hyphens"),
      ("", "'shop-' is not a stack name"),
    ])
  func environments(_ name: String, _ problem: String?) {
    let problems = Synthesis(Shop(environment: Place(rawValue: name))).problems
    #expect(problems.count == (problem == nil ? 0 : 1), "\(problems)")
    if let problem { #expect(problems.first?.hasPrefix(problem) == true, "\(problems)") }
  }

  @Test("a stack name that makes a reserved balancer name is refused")
  func reserved() {
    #expect(
      Synthesis(Internal(environment: Place(rawValue: "prod"))).problems == [
        "'internal-prod' begins with 'internal-', which Elastic Load Balancing reserves"
      ])
  }
}
