import Templates
import Testing

@Suite("Combinations of conditions") struct VariantTests {
  private static func names(_ assignments: [[String: Bool]]) -> Set<String> {
    Set(assignments.map { $0.filter(\.value).keys.sorted().joined(separator: "+") })
  }

  @Test("contradictory comparisons are not combined")
  func exclusive() throws {
    let template = try Template(
      """
      Parameters: {Env: {Type: String}, Size: {Type: String, AllowedValues: [small, large]}}
      Conditions:
        Prod: !Equals [!Ref Env, prod]
        Staging: !Equals [staging, !Ref Env]
        Real: !Or [!Condition Prod, !Condition Staging]
        Large: !Equals [!Ref Size, large]
        Small: !Equals [!Ref Size, small]
        Huge: !Equals [!Ref Size, huge]
      Resources: {A: {Type: T, Condition: Real}}
      """)
    let all = try Evaluator(template).variants()
    #expect(all.isComplete)
    #expect(
      Self.names(all.assignments) == [
        "Large+Prod+Real", "Prod+Real+Small", "Large+Real+Staging", "Real+Small+Staging", "Large", "Small",
      ])
    let given = try Evaluator(template, parameters: ["Env": "prod"]).variants(of: ["Real", "Large"])
    #expect(Self.names(given.assignments) == ["Real", "Large+Real"])
    let forced = try Evaluator(template, conditions: ["Prod": true]).variants(of: ["Prod", "Real", "Small"])
    #expect(Self.names(forced.assignments) == ["Prod+Real", "Prod+Real+Small"])
    #expect(try Evaluator(template).variants(of: []).assignments == [[:]])
  }

  @Test("a resource has one variant for each combination of its own conditions, and exists in some")
  func resource() throws {
    let template = try Template(
      """
      Parameters: {Tls: {Type: String}, Other: {Type: String}}
      Conditions: {Secure: !Not [!Equals [!Ref Tls, ""]], Unrelated: !Equals [!Ref Other, x]}
      Resources:
        Listener: {Type: T, Properties: {Port: !If [Secure, 443, 80]}}
        Certificate: {Type: T, Condition: Secure}
      """)
    let listener = try #require(template["Listener"])
    let certificate = try #require(template["Certificate"])
    let evaluator = Evaluator(template)
    #expect(evaluator.conditions(of: listener) == ["Secure"])
    var seen: [String] = []
    for assignment in try evaluator.variants(of: evaluator.conditions(of: listener)).assignments {
      let variant = Evaluator(template, conditions: assignment)
      let port = try variant.properties(of: listener)["Port"]?.text ?? ""
      seen.append("\(port) \(try variant.holds(certificate.condition) == true)")
    }
    #expect(seen.sorted() == ["443 true", "80 false"])
  }

  @Test("of very many combinations a part is tried, with each condition true and false")
  func bounded() throws {
    let names = (1...40).map { "C\($0)" }
    let template = try Template(
      "Conditions:\n" + names.map { "  \($0): !Equals [!Ref P\($0), x]\n" }.joined() + "Resources: {A: {Type: T}}")
    let variants = try Evaluator(template).variants(limit: 200)
    #expect(!variants.isComplete)
    for name in names { #expect(Set(variants.assignments.map { $0[name] }) == [true, false]) }
    let few = try Evaluator(template).variants(limit: 3)
    #expect(few.assignments.count == 3)
    #expect(!few.isComplete)
  }
}
