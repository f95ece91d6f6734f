import Templates
import Testing

@testable import Lint

extension Rule {
  /// The rule of this id.
  static func named(_ id: String) throws -> Rule { try #require(all.first { $0.id == id }) }
}

/// The rules hold for StackKit's own templates, and each rule can fail.
@Suite struct RuleTests {
  @Test("every rule has a requirement, a fix, and a reason if it is off")
  func rules() {
    #expect(Rule.all.count > 80)
    let ids = Rule.all.map(\.id) + DeclinedRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }, "\(id)")
    }
    for rule in Rule.all {
      #expect(rule.statement.hasSuffix(".") && rule.fix.hasSuffix("."), "\(rule.id)")
      #expect(!rule.checks.isEmpty && rule.optIn != "", "\(rule.id)")
    }
    #expect(DeclinedRule.all.allSatisfy { $0.reason.hasSuffix(".") })
  }

  @Test("the examples have no problem and no finding", arguments: Example.allCases)
  func examples(example: Example) throws {
    #expect(example.shop.synthesis.problems == [])
    let linter = Linter()
    #expect(try example.shop.findings(linter).map(\.message) == [])
    for views in example.views(in: .terraform) { #expect(linter.findings(in: views).map(\.message) == []) }
  }

  @Test("a rule that is off by default holds in the example for it", arguments: Rule.all.filter(\.isOptIn).map(\.id))
  func optIn(id: String) throws {
    let rule = try Rule.named(id)
    let example = try #require(Violation.examples[id])
    for backend in Backend.allCases {
      for views in example.views(in: backend) { #expect(Linter(rules: [rule]).findings(in: views) == []) }
    }
  }

  /// The resources in the examples that a check applies to, with the template around them.
  private func concerned(_ rule: Rule, _ check: Check) -> [(views: [ResourceView], index: Int)] {
    let backend: Backend = check.isCloudFormation ? .cloudFormation : .terraform
    let examples = rule.isOptIn ? [Violation.examples[rule.id] ?? .internet] : Example.allCases
    return examples.flatMap { $0.views(in: backend) }.flatMap { views in
      let surroundings = Surroundings(views)
      return views.indices.filter { index in
        check.includes(views[index].type) && check.condition(views[index], surroundings)
      }.map { (views: views, index: $0) }
    }
  }

  @Test("a violation is found at every place that a rule checks", arguments: Rule.all.map(\.id))
  func canFail(id: String) throws {
    let rule = try Rule.named(id)
    let linter = Linter(rules: [rule])
    for check in rule.checks {
      let resources = concerned(rule, check)
      let violations = Violation.all(of: check, in: rule)
      if resources.isEmpty || violations.isEmpty {
        // StackKit writes no such resource, or no single change violates the rule: a foreign template shows the fault.
        let isShown = Foreign.all[rule.id]?.contains { $0.holds(check.type ?? "") } == true
        #expect(isShown, "\(rule.id): no example has a fault at \(check.path) of \(check.type ?? "a resource")")
      }
      for resource in resources {
        for violation in violations {
          var views = resource.views
          views[resource.index] = violation.applied(to: views[resource.index])
          let found = linter.findings(in: views).filter { $0.resource == views[resource.index].name }
          #expect(!found.isEmpty, "\(rule.id) does not find \(violation) in \(views[resource.index].name)")
        }
      }
    }
  }

  @Test("faults in resources that StackKit does not write are found", arguments: Foreign.all.keys.sorted())
  func foreign(id: String) throws {
    let rule = try Rule.named(id)
    for example in Foreign.all[id] ?? [] {
      let findings = try example.findings(Linter(rules: [rule]))
      #expect(findings.count == example.faults, "\(example): \(findings.map(\.message))")
    }
  }
}
