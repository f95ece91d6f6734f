import Templates
import Testing

@Suite("References in templates") struct ReferenceTests {
  @Test("the text of !Sub is parsed into pieces with their places")
  func substitution() throws {
    let node = try Node(
      template: """
        plain: !Sub a${B}${C.D.E}${!F}g
        block: !Sub |
          one ${A}
            two ${B.C}${v}
        list: !Sub
          - "${v}-${ W }"
          - {v: !Ref X}
        folded: !Sub >
          one
          ${A}
        """)
    func pieces(_ name: String) throws -> [String] {
      try Substitution(try #require(node[name]?.call?.argument)).pieces.map { piece in
        switch piece.kind {
        case .literal(let text): "\(piece.place) '\(text)'"
        case .placeholder(let name): "\(piece.place) \(name)"
        }
      }
    }
    #expect(try pieces("plain") == ["1:13 'a'", "1:14 B", "1:18 C.D.E", "1:26 '${F}'", "1:31 'g'"])
    #expect(try pieces("block") == ["3:3 'one '", "3:7 A", "3:11 '\n  two '", "4:9 B.C", "4:15 v", "4:19 '\n'"])
    #expect(try pieces("list") == ["6:6 v", "6:10 '-'", "6:11 W"])
    #expect(try pieces("folded") == ["8:9 'one '", "8:9 A"])
    let list = try Substitution(try #require(node["list"]?.call?.argument))
    #expect(list.references.map(\.reference) == [Reference("W")])
    #expect(try node["list"]?.references().map(\.reference.description) == ["W", "X"])
    #expect(try node["plain"]?.references().map(\.reference) == [Reference("B"), Reference("C", attribute: "D.E")])
  }

  private static let template = """
    Parameters: {Env: {Type: String}, Unused: {Type: String}}
    Mappings: {Sizes: {prod: {cpu: 1}}}
    Conditions:
      Prod: !Equals [!Ref Env, prod]
      Big: !Condition Prod
    Resources:
      Task:
        Type: T
        DependsOn: Logs
        Condition: Big
        Properties:
          Cpu: !FindInMap [Sizes, !Ref Env, cpu]
          Role: !GetAtt Role.Arn
          Name: !Sub "${AWS::StackName}-${Bucket}-${Missing.Arn}"
          Tags: !If [Prod, [!Ref Gone], !Ref AWS::NoValue]
      Role: {Type: T, Metadata: {Why: !Ref Bucket}}
      Logs: {Type: T}
      Bucket: {Type: T}
    Outputs:
      Url: {Value: !GetAtt Task.Url, Condition: Prod, Export: {Name: !Ref Env}}
    """

  @Test("the graph has all references, through every function, with their places")
  func graph() throws {
    let graph = try ReferenceGraph(try Template(Self.template))
    let task = graph.references(from: ReferenceGraph.Element(.resource, "Task"))
    #expect(
      task.map { "\($0.place) \($0.to.section) \($0.to.name)" }.sorted() == [
        "10:16 condition Big", "12:24 mapping Sizes", "12:31 parameter Env", "13:13 resource Role",
        "14:19 pseudoParameter AWS::StackName", "14:37 resource Bucket", "15:18 condition Prod",
        "15:37 pseudoParameter AWS::NoValue", "9:16 resource Logs",
      ])
    #expect(graph.unresolved.map(\.usage.reference.description) == ["Missing.Arn", "Gone"])
    #expect(graph.unresolved.map(\.usage.place.description) == ["14:47", "15:25"])
    let bucket = graph.references(to: ReferenceGraph.Element(.resource, "Bucket"))
    #expect(bucket.map(\.from.name) == ["Task", "Role"])
    let prod = graph.references(to: ReferenceGraph.Element(.condition, "Prod"))
    #expect(prod.map { "\($0.from.section) \($0.from.name)" } == ["condition Big", "resource Task", "output Url"])
    #expect(graph.references(to: ReferenceGraph.Element(.parameter, "Unused")).isEmpty)
    #expect(graph.references(to: ReferenceGraph.Element(.parameter, "Env")).count == 3)
    #expect(graph.dependencies(of: "Task") == ["Role", "Logs", "Bucket"])
    #expect(try graph.creationOrder() == ["Bucket", "Logs", "Role", "Task"])
  }

  @Test("a cycle is reported, each resource with the place of its reference")
  func cycle() throws {
    let template = try Template(
      """
      Resources:
        Before: {Type: T, Properties: {X: !Ref A}}
        A: {Type: T, DependsOn: B}
        B: {Type: T, Properties: {X: !Sub "x${C.Arn}"}}
        C:
          Type: T
          Properties: {X: !GetAtt A.Arn, Y: !Ref D}
        D: {Type: T}
      """)
    let error = try #require(throws: TemplateError.self) { try ReferenceGraph(template).creationOrder() }
    #expect(error.description == "3:27: resources depend on each other: A (3:27) → B (4:39) → C (7:21) → A")
    let own = try Template("Resources: {A: {Type: T, Properties: {X: !Ref A}}}")
    let self_ = try #require(throws: TemplateError.self) { try ReferenceGraph(own).creationOrder() }
    #expect(self_.message == "resources depend on each other: A (1:42) → A")
  }

  @Test("a long chain of resources is sorted", .timeLimit(.minutes(10)))
  func chain() throws {
    let count = 5_000
    let resources = (0..<count).map { "  R\($0): {Type: T, Properties: {X: !Ref R\($0 + 1)}}\n" }.joined()
    let template = try Template("Resources:\n\(resources)  R\(count): {Type: T}\n")
    let order = try ReferenceGraph(template).creationOrder()
    #expect(order.first == "R\(count)")
    #expect(order.last == "R0")
  }
}
