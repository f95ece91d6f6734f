import Files
import Templates
import Testing

@Suite("Evaluating templates") struct EvaluationTests {
  private static let template = """
    Parameters:
      P: {Type: String}
      List: {Type: CommaDelimitedList, Default: "a, b"}
      Elsewhere: {Type: "AWS::SSM::Parameter::Value<String>", Default: /name}
      Later: {Type: String}
    Mappings: {M: {k: {v: found, l: [x, z]}, eu-west-1: {v: regional}}}
    Conditions:
      Same: !Equals [!Ref P, p]
      Other: !Not [!Condition Same]
      Open: !Equals [!Ref Later, x]
      Both: !And [!Condition Same, !Condition Open]
      Neither: !And [!Condition Other, !Condition Open]
      Either: !Or [!Condition Same, !Condition Open]
      Mapped: !Equals [!FindInMap [M, !Ref "AWS::Region", v], regional]
    Resources: {R: {Type: AWS::ECS::Cluster}, Open: {Type: AWS::ECS::Cluster}}
    """

  @Test(
    "a list has one item more than its text has commas, without spaces around them",
    arguments: [
      ("", [""]), ("a", ["a"]), (" a b ,  , c,", ["a b", "", "c", ""]), ("p,\u{301}p", ["p", "\u{301}p"]),
    ])
  func lists(text: String, items: [String]) throws {
    let template = try Template("Parameters: {L: {Type: CommaDelimitedList}}\nResources: {}")
    let value = try Evaluator(template, parameters: ["L": text]).evaluate(Node(.call(Call(.ref, "L"))))
    #expect(value == Node(.list(items.map { .string($0) })))
  }

  @Test("keys and names are other ones if only Unicode calls them equal")
  func names() throws {
    let template = try Template("Parameters: {\u{E9}: {Type: String}}\nResources: {}")
    #expect(template.parameters["\u{E9}"] != nil && template.parameters["e\u{301}"] == nil)
    for count in [1, 20] {
      let members = Members((0..<count).map { Members.Member("\u{E9}" + String(repeating: "x", count: $0), "") })
      #expect(members["\u{E9}"] != nil && members["e\u{301}"] == nil)
    }
  }

  private static func evaluator(_ template: String = template, conditions: [String: Bool] = [:]) throws -> Evaluator {
    Evaluator(
      try Template(template), parameters: ["P": "p"],
      surroundings: Evaluator.Surroundings(
        pseudoParameters: ["AWS::Region": "eu-west-1", "AWS::AccountId": "123456789012"],
        zones: { region in ["a", "b"].map { region + $0 } },
        resource: { $0.name == "R" ? .string("r-" + ($0.attribute ?? "id")) : nil }),
      conditions: conditions)
  }

  static let values: [(yaml: String, json: JSON?)] = [
    ("!Ref P", "p"), ("!Ref List", ["a", "b"]), ("!Ref AWS::Region", "eu-west-1"), ("!Ref AWS::NoValue", nil),
    ("!Ref R", "r-id"), ("!GetAtt R.Arn", "r-Arn"), ("!Ref Open", ["Ref": "Open"]), ("!Ref Later", ["Ref": "Later"]),
    ("!Ref Elsewhere", ["Ref": "Elsewhere"]), ("!GetAtt Open.A.B", ["Fn::GetAtt": ["Open", "A.B"]]),
    ("Ref: !Sub '${P}'", ["Ref": "p"]), ("Fn::GetAtt: [!Sub R, !Ref P]", "r-p"),

    ("!Sub 'a-${P}-${R.Arn}-${!literal}-${AWS::AccountId}'", "a-p-r-Arn-${literal}-123456789012"),
    ("!Sub ['${v}/${P}', {v: !Ref R}]", "r-id/p"), ("!Sub ['${P}', {P: shadow}]", "shadow"), ("!Sub ''", ""),
    ("!Sub 'x${AWS::NoValue}y'", "xy"), ("!Sub '${ P }'", "p"), ("!Sub '$P {P} $'", "$P {P} $"),
    ("!Sub 'a${P}b${Open}c${P}'", ["Fn::Join": ["", ["apb", ["Ref": "Open"], "cp"]]]),
    ("!Join ['-', [a, !Ref P, 3, true]]", "a-p-3-true"), ("!Join [',', !Ref List]", "a,b"), ("!Join ['', []]", ""),
    ("!Join [',', [a, b, !Ref Open]]", ["Fn::Join": [",", ["a,b", ["Ref": "Open"]]]]),
    ("!Join [',', !Split ['-', 'x-y']]", "x,y"), ("!Split ['--', '--x----']", ["", "x", "", ""]),
    (#"!Split ["-", "a-\u0301-b"]"#, ["a", "\u{301}", "b"]), (#"!Equals ["\u00e9", "e\u0301"]"#, false),
    (#"!Sub "\u0600${P}\u0301""#, "\u{600}p\u{301}"),
    ("!Split [',', !Ref Later]", ["Fn::Split": [",", ["Ref": "Later"]]]),
    ("!Select [1, !GetAZs '']", "eu-west-1b"), ("!Select ['0', !GetAZs us-east-1]", "us-east-1a"),
    ("!Select [0, !Split ['/', !Ref Open]]", ["Fn::Select": [0, ["Fn::Split": ["/", ["Ref": "Open"]]]]]),
    ("!Select [!Ref Later, [a]]", ["Fn::Select": [["Ref": "Later"], ["a"]]]),
    ("!GetAZs {Ref: Later}", ["Fn::GetAZs": ["Ref": "Later"]]),

    ("!FindInMap [M, k, v]", "found"), ("!FindInMap [M, !Ref AWS::Region, v]", "regional"),
    ("!FindInMap [M, k, l]", ["x", "z"]), ("!FindInMap [M, k, no, {DefaultValue: !Ref P}]", "p"),
    ("!FindInMap [M, no, v, {DefaultValue: !Ref AWS::NoValue}]", nil),
    ("!FindInMap [M, !Ref Later, v]", ["Fn::FindInMap": ["M", ["Ref": "Later"], "v"]]),
    ("!Base64 hi", "aGk="), ("!Base64 {Ref: Open}", ["Fn::Base64": ["Ref": "Open"]]),
    ("!Cidr [10.0.0.0/16, 3, 8]", ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]),
    ("!Cidr [10.1.2.3/24, 2, 4]", ["10.1.2.0/28", "10.1.2.16/28"]),
    ("!Cidr ['2001:db8::/56', 2, 64]", ["2001:db8::/64", "2001:db8:0:1::/64"]),
    ("!Cidr ['::/0', 1, 128]", ["::/0"]), ("!Cidr [0.0.0.0/0, 2, 31]", ["0.0.0.0/1", "128.0.0.0/1"]),
    ("!Select [1, !Cidr [!Ref P, 2, 8]]", nil),
    ("!Cidr [!GetAtt Open.CidrBlock, 2, 8]", ["Fn::Cidr": [["Fn::GetAtt": ["Open", "CidrBlock"]], 2, 8]]),
    ("!ImportValue {Fn::Sub: 'x-${P}'}", ["Fn::ImportValue": "x-p"]),
    (
      "Fn::GetStackOutput: {StackName: !Ref P, OutputName: o}",
      ["Fn::GetStackOutput": ["StackName": "p", "OutputName": "o"]]
    ),
    (
      "Fn::Sub: {Fn::Transform: {Name: x}}", ["Fn::Sub": ["Fn::Transform": ["Name": "x"]]]
    ),
    (
      "Fn::Transform: {Name: AWS::Include, Parameters: {Location: !Ref P}}",
      ["Fn::Transform": ["Name": "AWS::Include", "Parameters": ["Location": "p"]]]
    ),

    ("!Length [a, !Ref Open, !Ref AWS::NoValue]", 2), ("!Length {Ref: List}", 2),
    ("!Length {Ref: Later}", ["Fn::Length": ["Ref": "Later"]]),
    ("Fn::ToJsonString: {z: !Ref P, a: [1, true, null, 'x\"y']}", #"{"z":"p","a":[1,true,null,"x\"y"]}"#),
    ("Fn::ToJsonString: [!Ref Open]", ["Fn::ToJsonString": [["Ref": "Open"]]]),

    ("!If [Same, a, b]", "a"), ("!If [Other, a, !Ref AWS::NoValue]", nil), ("!If [Mapped, a, b]", "a"),
    ("!If [!Condition Same, a, b]", "a"), ("!If [Neither, a, b]", "b"), ("!If [Either, a, b]", "a"),
    ("!If [Open, !Ref P, !Ref AWS::NoValue]", ["Fn::If": ["Open", "p", ["Ref": "AWS::NoValue"]]]),
    ("!Equals [80, '80']", true), ("!Equals [[a, b], !Ref List]", true), ("!Equals [!Ref Later, !Ref Later]", true),
    ("!Equals [!Ref Later, a]", ["Fn::Equals": [["Ref": "Later"], "a"]]), ("!Not [!Equals [a, b]]", true),
    ("!Contains [[a, !Ref P], p]", true), ("!Contains [[a], !Ref Later]", ["Fn::Contains": [["a"], ["Ref": "Later"]]]),
    ("!EachMemberEquals [[p, !Ref P], p]", true), ("!EachMemberIn [!Ref List, [a, b, c]]", true),
    ("!EachMemberIn [!Ref List, [a]]", false), ("!RefAll 'AWS::EC2::VPC::Id'", ["Fn::RefAll": "AWS::EC2::VPC::Id"]),
    ("!ValueOf [P, Attributes.x]", ["Fn::ValueOf": ["P", "Attributes.x"]]),
    ("[!Ref AWS::NoValue, x]", ["x"]), ("{a: !Ref AWS::NoValue, b: {c: !Ref P}}", ["b": ["c": "p"]]),
    ("Condition: {StringEquals: {a: !Ref P}}", ["Condition": ["StringEquals": ["a": "p"]]]),
  ]

  @Test("a function is evaluated, or stays a call if its value is unknown", arguments: values)
  func evaluates(_ case: (yaml: String, json: JSON?)) throws {
    let indented = `case`.yaml.contains("\n") || `case`.yaml.hasPrefix("!") || "[{".contains(`case`.yaml.first ?? " ")
    let node = try Node(template: indented ? "a: \(`case`.yaml)" : "a:\n  \(`case`.yaml)")["a"]
    let evaluator = try Self.evaluator()
    // Not an address block.
    guard `case`.yaml != "!Select [1, !Cidr [!Ref P, 2, 8]]" else {
      #expect(throws: TemplateError.self) { try evaluator.evaluate(try #require(node)) }
      return
    }
    #expect(try evaluator.evaluate(try #require(node))?.json == `case`.json)
  }

  static let faults: [(yaml: String, message: String)] = [
    ("!Ref [a]", "1:4: Ref must be called with the name of a parameter or resource"),
    ("!GetAtt A", "1:4: Fn::GetAtt must be called with [resource, attribute]"),
    ("!GetAtt [A, [B]]", "Fn::GetAtt must be called with [resource, attribute]"),
    ("!Sub [x]", "Fn::Sub must be called with a text, or [text, {variable: value}]"),
    ("!Sub ['${x}', [y]]", "Fn::Sub must be called with"), ("!Sub {a: b}", "Fn::Sub must be called with"),
    ("!Sub 'a${b'", "1:11: '${' is not closed by '}' in Fn::Sub: a${b"), ("!Join [a]", "Fn::Join must be called with"),
    ("!Join [',', a]", "Fn::Join must be called with [delimiter, [values]]"),
    ("!Select [x, [a]]", "Fn::Select must be called with [index, [values]]"),
    ("!Select [1, [a]]", "Fn::Select selects item 1 of a list of 1; the first item is 0"),
    ("!Select [-1, [a]]", "Fn::Select selects item -1 of a list of 1"), ("!Split ['', a]", "Fn::Split must be called"),
    ("!FindInMap [M, k]", "Fn::FindInMap must be called with [mapping, key, key]"),
    ("!FindInMap [M, k, x]", "1:4: the mappings have no value for M.k.x"),
    ("!FindInMap [M, k, x, y]", "Fn::FindInMap must be called with"), ("!If [Same, a]", "Fn::If must be called with"),
    ("!If [Nope, a, b]", "1:9: condition 'Nope' is not defined in section 'Conditions'"),
    ("!Cidr [10.0.0.0/16, 300, 8]", "Fn::Cidr cannot divide the block: 10.0.0.0/16, 300, 8"),
    ("!Cidr [10.0.0.0/24, 3, 8]", "Fn::Cidr cannot divide"), ("!Cidr [10.0.0/24, 1, 8]", "Fn::Cidr cannot divide"),
    ("!Cidr ['1:2:3/24', 1, 8]", "Fn::Cidr cannot divide"), ("!Cidr [10.0.0.0/24, 1, 9]", "Fn::Cidr cannot divide"),
    ("!Equals [a]", "Fn::Equals must be called with [value, value]"), ("!Not [a, b]", "Fn::Not must be called with"),
    ("!And [a, b]", "a condition must be Fn::Equals, Fn::And"), ("!Or [!Ref P]", "a condition must be Fn::Equals"),
    ("!Base64 {Ref: AWS::NoValue}", "Fn::Base64 must be called with a value"),
  ]

  @Test("a call with wrong arguments is an error with its place", arguments: faults)
  func refuses(_ case: (yaml: String, message: String)) throws {
    let node = try #require(try Node(template: "a: \(`case`.yaml)")["a"])
    let evaluator = try Self.evaluator()
    let error = try #require(throws: TemplateError.self) { try evaluator.evaluate(node) }
    #expect(error.description.contains(`case`.message), "\(error)")
  }

  @Test("values keep the place of their call")
  func places() throws {
    let node = try Node(template: "a: !Ref P\nb:\n  - !Sub '${P}x'\n  - !FindInMap [M, k, v]\n  - c")
    let value = try #require(try Self.evaluator().evaluate(node))
    let places = [value["a"], value["b", 0], value["b", 1], value["b", 2]].map { $0?.place.description }
    #expect(places == ["1:4", "3:5", "4:5", "5:5"])
  }

  @Test("a condition can be forced, which also decides the conditions that name it")
  func forced() throws {
    let node = try Node(template: "a: !If [Other, x, y]\nb: !If [Either, x, y]\nc: !If [Both, x, y]")
    let evaluator = try Self.evaluator(conditions: ["Same": false, "Open": true])
    #expect(try evaluator.evaluate(node)?.json == ["a": "x", "b": "x", "c": "y"])
    #expect(try Self.evaluator().holds("Same") == true)
    #expect(try Self.evaluator().holds("Open") == nil)
    #expect(try Self.evaluator().holds("Neither") == false)
  }

  @Test("conditions in a cycle are an error when one is evaluated")
  func conditionCycle() throws {
    let evaluator = try Self.evaluator(
      """
      Conditions: {A: !Not [!Condition B], B: !Not [!Condition A], C: !Not [!Condition A], D: !Equals [a, a]}
      Resources: {R: {Type: T, Condition: A}, S: {Type: T, Condition: D}}
      """)
    let error = try #require(throws: TemplateError.self) { try evaluator.holds(evaluator.template["R"]?.condition) }
    #expect(error.description == "2:37: conditions refer to each other: A, B, C")
    #expect(try evaluator.holds(evaluator.template["S"]?.condition) == true)
  }

  @Test("values that grow without bound are refused in bounded time", .timeLimit(.minutes(10)))
  func bombs() throws {
    var sub = "!Sub ['${v}${v}', {v: x}]"
    for _ in 0..<60 { sub = "!Sub ['${v}${v}', {v: \(sub)}]" }
    for leaf in ["x", "!Ref Open"] {
      let node = try #require(try Node(template: "a: " + sub.replacing("{v: x}", with: "{v: \(leaf)}"))["a"])
      let error = try #require(throws: TemplateError.self) { try Self.evaluator().evaluate(node) }
      #expect(error.message.contains("too large: the limit is 4194304 bytes"))
    }
    let conditions = (1...5_000).map { "  C\($0): !And [!Condition C\($0 - 1), !Condition C\($0 - 1)]\n" }.joined()
    let evaluator = try Self.evaluator("Conditions:\n  C0: !Equals [a, a]\n\(conditions)Resources: {R: {Type: T}}")
    #expect(try evaluator.holds("C5000") == true)
  }
}
