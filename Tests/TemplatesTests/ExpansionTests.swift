import Files
import Templates
import Testing

@Suite("AWS::LanguageExtensions") struct ExpansionTests {
  private static func expanded(_ text: String, parameters: [String: String] = [:]) throws -> Template {
    try Template("Transform: AWS::LanguageExtensions\n" + text).expanded(parameters: parameters)
  }

  @Test("a loop is expanded in keys, references and texts")
  func loop() throws {
    let template = try Self.expanded(
      """
      Parameters: {Names: {Type: CommaDelimitedList, Default: "a-1,b-2"}}
      Resources:
        First: {Type: T}
        Fn::ForEach::Topics:
          - Name
          - !Ref Names
          - "Topic&{Name}":
              Type: AWS::SNS::Topic
              DependsOn: "Policy&{Name}"
              Properties:
                TopicName: !Ref Name
                Text: !Sub "${Name}-x"
                Open: !Sub "${Name}-${AWS::Region}-${!Name}"
                Arn: !GetAtt "Policy&{Name}.Arn"
                Ref: {Ref: {"Fn::Sub": "Policy&{Name}"}}
                Plain: "./${Name}/$Name"
            "Policy&{Name}": {Type: T}
        Last: {Type: T}
      Outputs:
        Fn::ForEach::Arns:
          - Name
          - [x]
          - "Arn${Name}": {Value: !Ref Last, Export: {Name: !Ref Name}}
      """)
    #expect(template.resources.names == ["First", "Topica1", "Policya1", "Topicb2", "Policyb2", "Last"])
    let topic = try #require(template["Topica1"])
    #expect(topic["TopicName"] == "a-1")
    #expect(topic["Text"] == "a-1-x")
    #expect(topic["Open"] == ["Fn::Sub": "a-1-${AWS::Region}-${!Name}"])
    #expect(topic["Arn"] == ["Fn::GetAtt": ["Policya1", "Arn"]])
    #expect(topic["Ref"] == ["Ref": "Policya1"])
    #expect(topic["Plain"] == "./a-1/$Name")
    #expect(topic.dependsOn == ["Policya1"])
    #expect(topic.place == Place(line: 8, column: 7))
    #expect(template.outputs["Arnx"]?.exportName == "x")
    #expect(try ReferenceGraph(template).dependencies(of: "Topicb2") == ["Policyb2"])
  }

  @Test("loops nest, work in properties and conditions, and take values of mappings")
  func nested() throws {
    let template = try Self.expanded(
      """
      Parameters: {ParamA: {Type: String}, ParamB: {Type: String}}
      Mappings: {Zones: {Public: {letters: [A, B]}, Private: {letters: [C]}}, Flags: {A: {condition: IsAOn}}}
      Conditions:
        Fn::ForEach::On:
          - Id
          - [A, B]
          - "Is${Id}On": !Equals [!Ref {"Fn::Sub": "Param${Id}"}, "true"]
      Resources:
        Fn::ForEach::Outer:
          - Kind
          - [Public, Private]
          - "Table${Kind}":
              Type: T
              Properties:
                Tags:
                  Fn::ForEach::Tags:
                    - Letter
                    - !FindInMap [Zones, !Ref Kind, letters]
                    - "Key${Letter}": !Sub "${Kind}${Letter}"
            Fn::ForEach::Inner:
              - Letter
              - !FindInMap [Zones, !Ref Kind, letters]
              - "Subnet${Kind}${Letter}":
                  Type: T
                  Condition: !FindInMap [Flags, !Ref Letter, condition, {DefaultValue: !Ref "AWS::NoValue"}]
                  DeletionPolicy: !If [IsBOn, Retain, Delete]
                  Properties: {Count: !Length [1, 2], Table: !Ref {"Fn::Sub": "Table${Kind}"}}
      """, parameters: ["ParamA": "true", "ParamB": "false"])
    #expect(
      template.resources.names == [
        "TablePublic", "SubnetPublicA", "SubnetPublicB", "TablePrivate", "SubnetPrivateC",
      ])
    #expect(template.conditions.names == ["IsAOn", "IsBOn"])
    #expect(template.conditions["IsBOn"]?.expression == ["Fn::Equals": [["Ref": "ParamB"], "true"]])
    #expect(template["TablePublic"]?["Tags"] == ["KeyA": "PublicA", "KeyB": "PublicB"])
    #expect(template["SubnetPublicA"]?.condition == "IsAOn")
    #expect(template["SubnetPublicB"]?.condition == nil)
    #expect(template["SubnetPublicA"]?.deletionPolicy == "Delete")
    #expect(template["SubnetPrivateC"]?["Table"] == ["Ref": "TablePrivate"])
    #expect(try ReferenceGraph(template).creationOrder().count == 5)
  }

  static let faults: [(text: String, message: String)] = [
    ("Fn::ForEach::L: [Id, [a]]", "2:13: 'Fn::ForEach::L' must be [identifier, [values], {key: value}]"),
    ("Fn::ForEach::L: {Id: a}", "'Fn::ForEach::L' must be"),
    ("Fn::ForEach::L: [Id, a, {'X${Id}': {Type: T}}]", "2:34: the values of 'Fn::ForEach::L' must be known before"),
    ("Fn::ForEach::L: [Id, !GetAtt A.B, {'X${Id}': {Type: T}}]", "2:34: the values of 'Fn::ForEach::L' must be"),
    ("Fn::ForEach::L: [Id, [!Ref A], {'X${Id}': {Type: T}}]", "the values of 'Fn::ForEach::L' must be known before"),
    ("Fn::ForEach::L: [Id, [a, b], {X: {Type: T}}]", "2:43: key 'X' occurs twice in the same object"),
    ("Fn::ForEach::L: [Id, [a], {'X${Id}': {Type: T}}], Xa: {Type: T}", "2:63: key 'Xa' occurs twice"),
    ("Fn::ForEach::L: [P, [a], {'X${P}': {Type: T}}]", "2:30: 'P' is already the identifier of an outer loop, or a"),
    (
      "Fn::ForEach::L: [I, [a], {Fn::ForEach::M: [I, [b], {'X${I}': {Type: T}}]}]",
      "2:56: 'I' is already the identifier of an outer loop"
    ),
    ("Fn::ForEach::L: [Id, [a], {'X${Id}': {}}]", "2:40: resource 'Xa' has no 'Type'"),
  ]

  @Test("a loop that cannot be expanded is an error with its place", arguments: faults)
  func refuses(_ case: (text: String, message: String)) throws {
    let text = "Resources: {\(`case`.text)}\nParameters: {P: {Type: String}}"
    let error = try #require(throws: TemplateError.self) { try Self.expanded(text) }
    #expect(error.description.contains(`case`.message), "\(error)")
  }

  @Test("a template without the transform is unchanged, and must not have loops")
  func without() throws {
    let plain = try Template("Resources: {A: {Type: T, Properties: {X: !Sub '${Id}'}}}")
    #expect(try plain.expanded()["A"]?["X"] == ["Fn::Sub": "${Id}"])
    let loop = try Template("Resources: {Fn::ForEach::L: [Id, [a], {'X${Id}': {Type: T}}]}")
    #expect(loop.resources.isEmpty)
    let error = try #require(throws: TemplateError.self) { try loop.expanded() }
    #expect(error.description == "1:13: 'Fn::ForEach::L' needs 'Transform: AWS::LanguageExtensions'")
  }

  @Test("nested loops that multiply are refused in bounded time", .timeLimit(.minutes(10)))
  func bomb() throws {
    let values = "[" + (0..<100).map { "v\($0)" }.joined(separator: ", ") + "]"
    var fragment = "{'X${I0}${I1}${I2}${I3}${I4}': {Type: T}}"
    for level in 0..<5 { fragment = "{'Fn::ForEach::L\(level)': [I\(level), \(values), \(fragment)]}" }
    let error = try #require(throws: TemplateError.self) { try Self.expanded("Resources: \(fragment)") }
    #expect(error.message.contains("too large: the limit is 1048576 bytes"))
    let empty = "Resources: \(fragment.replacing("'X${I0}${I1}${I2}${I3}${I4}': {Type: T}", with: ""))"
    #expect(throws: TemplateError.self) { try Self.expanded(empty) }
  }

  @Test("a long value that a text names often is refused in bounded memory", .timeLimit(.minutes(10)))
  func longValues() throws {
    let value = String(repeating: "x", count: 20_000)
    let named = String(repeating: "${I}", count: 5_000)
    // YAML allows keys of 1,024 characters.
    for body in ["{'X': {Type: T, Properties: {P: '\(named)'}}}", "{'\(named.prefix(800))': {Type: T}}"] {
      let text = "Resources: {Fn::ForEach::L: [I, ['\(value)'], \(body)]}"
      let error = try #require(throws: TemplateError.self) { try Self.expanded(text) }
      #expect(error.message.contains("too large: the limit is 1048576 bytes"))
    }
  }
}
