import Testing

@testable import StackKit

@Suite struct NameTests {
  @Test(
    "a name is spelled for each backend",
    arguments: [
      ("Bot", "Bot", "bot", "bot"),
      ("Bot/Task", "BotTask", "bot_task", "bot-task"),
      ("VPCOrigin", "VPCOrigin", "vpc_origin", "vpc-origin"),
      ("Edge/FromInternet443", "EdgeFromInternet443", "edge_from_internet443", "edge-from-internet443"),
      ("NATGatewayA", "NATGatewayA", "nat_gateway_a", "nat-gateway-a"),
      ("web", "Web", "web", "web"),
      ("A/B", "AB", "a_b", "a-b"),
    ])
  func spelling(name: String, logicalID: String, identifier: String, kebab: String) {
    let name = Name(stringLiteral: name)
    #expect(name.logicalID == logicalID)
    #expect(name.identifier == identifier)
    #expect(name.kebab == kebab)
    #expect(name.problem == nil)
  }

  @Test("a name is ASCII letters and digits", arguments: ["", "9a", "a-b", "a//b", "Ünit", "a b", "a_b", "/a", "a\n"])
  func refused(name: String) {
    #expect(Shop { Thing(name: Name(stringLiteral: name)) }.synthesis.problems.count == 1)
  }

  @Test("a physical name over its limit ends in a hash of the whole")
  func physicalNames() {
    let scope = Scope(stack: "shop", environment: "test", region: "eu-west-1", permissionsBoundary: nil, tags: [])
    func resolved(_ name: Name, limit: Int) -> String { PhysicalName(name, limit: limit).resolved(in: scope) }

    #expect(resolved("Web", limit: 32) == "shop-test-web")
    let long = resolved("AnExceedinglyLongNameForAService", limit: 32)
    // Literals, not computed: a changed hash would rename deployed resources.
    #expect(long == "shop-test-an-exceedingl-aeun4k2p")
    #expect(long.utf8.count == 32)
    #expect(long != resolved("AnExceedinglyLongNameForAServiceB", limit: 32))
  }
}
