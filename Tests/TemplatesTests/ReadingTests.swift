import Files
import Templates
import Testing

@Suite("Reading templates") struct ReadingTests {
  static let yaml = """
    Description: a shop
    Transform: AWS::LanguageExtensions
    Parameters:
      Image: {Type: String, AllowedPattern: ".+"}
    Conditions:
      IsProd: !Equals [!Ref "AWS::StackName", prod]
    Resources:
      Task:
        Type: AWS::ECS::TaskDefinition
        DependsOn: [Logs]
        Condition: IsProd
        DeletionPolicy: Retain
        Properties:
          Cpu: 256
          ContainerDefinitions:
            - Name: web
              Image: !Ref Image
              User: "1000:1000"
              ReadonlyRootFilesystem: yes
              Environment:
                - Name: BUCKET
                  Value: !GetAtt Bucket.Arn.Suffix
      Logs: {Type: "Custom::Unheard", Anything: [1]}
    Outputs:
      Url: {Value: !Sub "http://${Task}", Description: where}
    """

  @Test("a template's sections keep order, places and unknown types")
  func sections() throws {
    let template = try Template(Self.yaml)
    #expect(template.description == "a shop")
    #expect(template.transforms.map(\.name) == ["AWS::LanguageExtensions"])
    #expect(template.resources.names == ["Task", "Logs"])
    #expect(template["Task"]?.place == Place(line: 8, column: 3))
    #expect(template["Logs"]?.type == "Custom::Unheard")
    #expect(template["Logs"]?.properties.isEmpty == true)
    #expect(template["Logs"]?.body["Anything"] == [1])
    #expect(template["Task"]?.dependsOn == ["Logs"])
    #expect(template["Task"]?.dependsOn.first?.place == Place(line: 10, column: 17))
    #expect(template["Task"]?.condition == "IsProd")
    #expect(template["Task"]?.deletionPolicy?.text == "Retain")
    #expect(template["Task"]?.updateReplacePolicy == nil)
    #expect(template["Bucket"] == nil)
    #expect(template.outputs["Url"]?.description == "where")
    #expect(template.parameters["Image"]?.allowedPattern == ".+")
    #expect(template.conditions["IsProd"]?.expression.call?.function == .equals)
  }

  @Test("a path finds a value of a resource; values are equal if CloudFormation treats them as equal")
  func paths() throws {
    let task = try #require(try Template(Self.yaml)["Task"])
    #expect(task["Cpu"] == 256)
    #expect(task["Cpu"] == "256")
    #expect(task["ContainerDefinitions", 0, "User"] == "1000:1000")
    #expect(task["ContainerDefinitions", 0, "ReadonlyRootFilesystem"] == true)
    #expect(task["ContainerDefinitions", 0, "Image"] == ["Ref": "Image"])
    #expect(
      task["ContainerDefinitions", 0, "Environment", 0, "Value"] == ["Fn::GetAtt": ["Bucket", "Arn.Suffix"]])
    #expect(task["ContainerDefinitions", 0, "Image", "Ref"] == "Image")
    #expect(task["ContainerDefinitions", 1] == nil)
    #expect(task["ContainerDefinitions", -1] == nil)
    #expect(task["ContainerDefinitions", "User"] == nil)
    #expect(task["Cpu", "User"] == nil)
    #expect(task["ContainerDefinitions"]?[0]?["Name"]?.place == Place(line: 16, column: 17))
    #expect(task["Cpu"] != 512)
    #expect(task["ContainerDefinitions", 0, "Image"] != "Image")
  }

  static let scalars: [(yaml: String, json: JSON)] = [
    ("80", 80), ("'80'", "80"), ("1.5", .decimal(1.5)), ("10.0.0.0/16", "10.0.0.0/16"), ("true", true), ("Yes", true),
    ("off", false), ("'true'", "true"), ("0755", "0755"), ("022.5", "022.5"), ("2012-10-17", "2012-10-17"),
    ("12:30", "12:30"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("1e3", "1e3"), ("1.0e3", .decimal(1000)), ("-7", -7),
    ("+7", "+7"), (".5", .decimal(0.5)), (".", "."), ("[~]", [.null]), ("", .null), ("~", .null), ("null", .null),
    ("!!str 80", "80"), ("!!int 80", 80), ("! 80", "80"), ("99999999999999999999", "99999999999999999999"),
    ("\"a\\nb\"", "a\nb"), ("|\n    a\n    b", "a\nb"), (">-\n    a\n    b", "a b"), ("{}", [:]), ("[]", []),
  ]

  @Test("a plain scalar has its YAML 1.1 type, a quoted scalar is text", arguments: scalars)
  func reads(_ case: (yaml: String, json: JSON)) throws {
    #expect(try Node(template: "a: \(`case`.yaml)")["a"]?.json == `case`.json)
  }

  static let spellings: [(yaml: String, long: String)] = [
    ("!Ref A", "{Ref: A}"), ("!GetAtt A.B.C", "{Fn::GetAtt: [A, B.C]}"), ("!GetAtt [A, B]", "{Fn::GetAtt: [A, B]}"),
    ("!Sub 'x${A}'", "{\"Fn::Sub\": \"x${A}\"}"), ("!Sub ['${x}', {x: 1}]", "{Fn::Sub: ['${x}', {x: 1}]}"),
    ("!If [A, !Ref B, c]", "{Fn::If: [A, {Ref: B}, c]}"), ("!Condition A", "{Condition: A}"),
    ("!GetAZs ''", "{Fn::GetAZs: ''}"), ("!Base64 {Fn::Sub: x}", "{Fn::Base64: !Sub x}"),
    ("!Transform {Name: AWS::Include}", "{Fn::Transform: {Name: AWS::Include}}"),
    ("!Length [a]", "{Fn::Length: [a]}"), ("!ToJsonString {a: b}", "{Fn::ToJsonString: {a: b}}"),
    ("!RefAll 'AWS::EC2::VPC::Id'", "{Fn::RefAll: 'AWS::EC2::VPC::Id'}"), ("!Cidr [a, 1, 8]", "{Fn::Cidr: [a, 1, 8]}"),
  ]

  @Test("short and long form, and JSON, are the same call", arguments: spellings)
  func calls(_ case: (yaml: String, long: String)) throws {
    let short = try #require(try Node(template: "a: \(`case`.yaml)")["a"])
    let long = try #require(try Node(template: "a: \(`case`.long)")["a"])
    #expect(short.call != nil)
    #expect(short == long)
    #expect(short.json == long.json)
    let json = try Node(template: "{\"a\": \(short)}")
    #expect(json["a"]?.call != nil)
    #expect(json["a"] == short)
  }

  @Test("an object with several members, or with another name, is not a call")
  func objects() throws {
    let node = try Node(template: "a: {Ref: A, Other: B}\nb: {Condition: {StringEquals: x}}\nc: {Fn::Nothing: x}")
    #expect(node["a"]?.call == nil)
    #expect(node["b"]?.call == nil)
    #expect(node["c"]?.call == nil)
    #expect(node["b", "Condition", "StringEquals"] == "x")
    // A section whose only entry has the name of a function.
    #expect(try Template("Parameters: {Ref: {Type: Number}}").parameters["Ref"]?.type == "Number")
  }

  @Test("JSON keeps the order of members and the places, in lines and columns")
  func json() throws {
    let text = """
      {
        "Resources": {
          "B": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::Sub": "é-${A}"}}},
      \t"A": {"Type": "AWS::SNS::Topic", "DependsOn": ["B"], "X": [1, -2.5, true, null, "\\ud83d\\ude00\\u00e9\\n"]}
        }
      }
      """
    let template = try Template(text)
    #expect(template.resources.names == ["B", "A"])
    #expect(template["A"]?.place == Place(line: 4, column: 2))
    #expect(template["B"]?["TopicName"]?.call?.argument.scalar?.start == Place(line: 3, column: 79))
    #expect(template["A"]?.body["X"]?.json == [1, .decimal(-2.5), true, .null, "😀é\n"])
    #expect(template["A"]?.body["X", 1]?.place == Place(line: 4, column: 64))
  }

  @Test("the text of !Sub has a place if the file writes it without escapes or folding")
  func starts() throws {
    let node = try Node(
      template: """
        a: !Sub x${A}
        b: !Sub "é${A}"
        c:
          Fn::Sub: 'x${A}'
        d: !Sub |
          #!/bin/sh
          run ${A}
        e: !Sub "x\\t${A}"
        f: !Sub >
          run
          ${A}
        g: !Sub
          - é ${A}
          - {A: b}
        """)
    let starts = ["a", "b", "c", "d", "e", "f"].map { node[.key($0)]?.call?.argument.scalar?.start?.description }
    #expect(starts == ["1:9", "2:10", "4:13", "6:3", nil, nil])
    let item = try #require(node["g", "Fn::Sub", 0])
    #expect(item.place.description == "13:5")
    #expect(item.scalar?.start == item.place)
  }
}
