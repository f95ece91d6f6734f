import Testing

import struct Templates.Node

@testable import StackKit

/// Part of a stack, and expectations of each of its templates.
struct Example: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let shop: Shop
  let cloudFormation: [Assertion]
  let terraform: [Assertion]

  init(_ testDescription: String, _ shop: Shop, cloudFormation: [Assertion], terraform: [Assertion] = []) {
    self.testDescription = testDescription
    self.shop = shop
    self.cloudFormation = cloudFormation
    self.terraform = terraform
  }

  init(_ testDescription: String, _ content: any Content, cloudFormation: [Assertion], terraform: [Assertion]) {
    self.init(testDescription, Shop { content }, cloudFormation: cloudFormation, terraform: terraform)
  }

  func check() {
    #expect(shop.synthesis.problems == [])
    let trees = (cloudFormation: shop.template, terraform: shop.terraform)
    for assertion in cloudFormation { assertion.check(trees.cloudFormation) }
    for assertion in terraform { assertion.check(trees.terraform) }
  }
}

/// An expectation of a template, as a row of a table.
struct Assertion: Sendable {
  let check: @Sendable (TemplateTree) -> Void

  /// The path has this value; nil for none.
  static func at(
    _ resource: String, _ path: Node.Step..., is value: Node?, at row: SourceLocation = #_sourceLocation
  ) -> Assertion {
    Assertion { #expect($0[resource, row][path] == value, "\(resource) \(path)", sourceLocation: row) }
  }

  /// The path has an object with these members, among others; nil for no such member.
  static func at(
    _ resource: String, _ path: Node.Step..., has members: KeyValuePairs<String, Node?>,
    at row: SourceLocation = #_sourceLocation
  ) -> Assertion {
    Assertion { tree in
      let found = tree[resource, row][path]
      #expect(found != nil, "\(resource) \(path)", sourceLocation: row)
      for (key, value) in members {
        #expect(found?[key] == value, "\(key) of \(resource) \(path)", sourceLocation: row)
      }
    }
  }

  /// The path has a list with this element, among others.
  static func at(
    _ resource: String, _ path: Node.Step..., contains element: Node, at row: SourceLocation = #_sourceLocation
  ) -> Assertion {
    Assertion { #expect($0[resource, row][path].contains(element), "\(resource) \(path)", sourceLocation: row) }
  }

  /// No name, type, key or value contains this text.
  static func nowhere(_ text: String, at row: SourceLocation = #_sourceLocation) -> Assertion {
    Assertion { #expect(!$0.mentions(text), sourceLocation: row) }
  }
}
