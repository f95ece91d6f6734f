import Templates
import Testing

@Suite("Macros of a template") struct MacroTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let template: String
    let macros: [String]

    init(_ description: String, _ template: String, _ macros: [String]) {
      testDescription = description
      self.template = template
      self.macros = macros
    }
  }

  static let cases = [
    Case("no macro", "Resources: {A: {Type: AWS::S3::Bucket, Metadata: {Transform: Mine}}}", []),
    Case(
      "one name for the whole template", "Transform: AWS::Serverless-2016-10-31\nResources: {}",
      [
        "AWS::Serverless-2016-10-31"
      ]),
    Case("a list, in its order, each once", "Transform: [B, A, B]\nResources: {}", ["B", "A"]),
    Case(
      "an object with parameters", "Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}",
      [
        "AWS::Include"
      ]),
    Case("objects in a list", "Transform: [{Name: AWS::Include}, Mine]", ["AWS::Include", "Mine"]),
    Case(
      "a macro in a property", "Resources: {A: {Type: T::T::T, Properties: {P: {Fn::Transform: {Name: Mine}}}}}",
      ["Mine"]),
    Case(
      "the short form", "Resources:\n  A:\n    Type: T::T::T\n    Properties:\n      P: !Transform {Name: Short}\n",
      ["Short"]),
    Case(
      "beside other members", "Resources: {A: {Type: T::T::T, Properties: {Q: 1, Fn::Transform: {Name: Beside}}}}",
      ["Beside"]),
    Case("in the place of resources", "Resources: {Fn::Transform: {Name: AWS::Include}}", ["AWS::Include"]),
    Case("beside the sections", "Fn::Transform: {Name: Root}\nResources: {}", ["Root"]),
    Case(
      "inside the variables of Fn::Sub",
      "Outputs: {O: {Value: {Fn::Sub: ['${x}', {x: {Fn::Transform: {Name: InSub}}}]}}}", ["InSub"]),
    Case(
      "inside the parameters of another macro",
      "Resources: {Fn::Transform: {Name: Outer, Parameters: {P: {Fn::Transform: {Name: Inner}}}}}",
      ["Outer", "Inner"]),
    Case(
      "in a condition that is false", "Conditions: {C: {Fn::Equals: [a, {Fn::Transform: {Name: Hidden}}]}}", ["Hidden"]),
    Case(
      "in metadata and unknown sections",
      "Metadata: {Fn::Transform: {Name: M}}\nHooks: {H: {Fn::Transform: {Name: N}}}",
      [
        "M", "N",
      ]),
    Case("a list of calls", "Resources: {Fn::Transform: [{Name: One}, {Name: Two}]}", ["One", "Two"]),
    Case("a computed name", "Transform: {Name: {Ref: P}}", [#"{"Ref":"P"}"#]),
    Case("no name at all", "Resources: {Fn::Transform: {Parameters: {}}}", [#"{"Parameters":{}}"#]),
    Case("JSON with an escaped key", #"{"Resources":{"Fn::\u0054ransform":{"Name":"Escaped"}}}"#, ["Escaped"]),
    Case("null is no macro", "Transform:\nResources: {}", []),
  ]

  @Test("every macro is found, wherever it is written", arguments: cases)
  func found(_ example: Case) throws {
    #expect(try Template(example.template).macros == example.macros)
  }

  @Test("a hostile template costs bounded time and gives bounded names")
  func hostile() throws {
    let deep =
      String(repeating: "{\"a\":", count: 120) + "{\"Fn::Transform\":{\"Name\":\"Deep\"}}"
      + String(repeating: "}", count: 120)
    #expect(try Template(#"{"Resources":{},"Metadata":\#(deep)}"#).macros == ["Deep"])
    let long = String(repeating: "x", count: 1_000_000)
    #expect(try Template("Transform: \(long)").macros.map(\.count) == [400])
    let many = (0..<20_000).map { "{\"Fn::Transform\":{\"Name\":\"M\($0 % 7)\"}}" }.joined(separator: ",")
    #expect(try Template(#"{"Metadata":[\#(many)]}"#).macros.count == 7)
  }
}
