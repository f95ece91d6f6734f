import Testing

@testable import StackKit

/// Part of a stack, and what must stand in each of its templates.
struct Golden: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let yaml: String
  let hcl: String
  private let shop: Shop

  init(_ testDescription: String, _ content: any Content, yaml: String, hcl: String) {
    self.testDescription = testDescription
    self.yaml = yaml
    self.hcl = hcl
    shop = Shop { content }
  }

  func check() {
    #expect(shop.synthesis.problems.isEmpty)
    #expect(shop.yaml.contains(yaml), "\(shop.yaml)")
    #expect(shop.hcl.contains(hcl), "\(shop.hcl)")
  }
}
