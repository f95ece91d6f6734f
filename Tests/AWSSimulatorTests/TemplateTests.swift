import Templates
import Testing

@testable import AWSSimulator

@Suite("Templates that CreateChangeSet refuses") struct TemplateTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let why: String
    let template: String
    let message: String
    var testDescription: String { why }
  }

  private static func resource(_ name: String, _ body: String) -> String { "Resources:\n  \(name): \(body)" }

  static let refused: [Refused] = [
    Refused(why: "not YAML", template: "Resources: [", message: "YAML not well-formed."),
    Refused(why: "not an object", template: "- a", message: "unsupported structure."),
    Refused(why: "empty", template: "", message: "unsupported structure."),
    Refused(why: "unknown section", template: "Resource: {}", message: "template property or properties [Resource]"),
    Refused(why: "no resources", template: "Resources: {}", message: "At least one Resources member"),
    Refused(why: "no type", template: resource("A", "{Properties: {}}"), message: "must contain a Type member"),
    Refused(
      why: "unknown type", template: resource("A", "{Type: AWS::EC2::Vpc}"),
      message: "Unrecognized resource types: [AWS::EC2::Vpc]"),
    Refused(
      why: "unknown resource key", template: resource("A", "{Type: AWS::SNS::Topic, DependOn: B}"),
      message: "Invalid template resource property 'DependOn'"),
    Refused(
      why: "bad logical id", template: resource("A-b", "{Type: AWS::SNS::Topic}"), message: "A-b is non alphanumeric"),
    Refused(
      why: "unknown Ref", template: resource("A", "{Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc}}"),
      message: "Unresolved resource dependencies [Vpc] in the Resources block of the template"),
    Refused(
      why: "unknown name in Sub",
      template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicName: !Sub 'x-${Y}'}}"),
      message: "Unresolved resource dependencies [Y]"),
    Refused(
      why: "unknown DependsOn", template: resource("A", "{Type: AWS::SNS::Topic, DependsOn: B}"),
      message: "Unresolved resource dependencies [B]"),
    Refused(
      why: "GetAtt of nothing",
      template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt B.Arn}}"),
      message: "instance of Fn::GetAtt references undefined resource B"),
    Refused(
      why: "unknown attribute",
      template: resource("A", "{Type: AWS::ECS::Cluster}") + "\nOutputs: {O: {Value: !GetAtt A.ARN}}",
      message: "resource A does not support attribute type ARN in Fn::GetAtt"),
    Refused(
      why: "unknown Ref in an output",
      template: resource("A", "{Type: AWS::ECS::Cluster}") + "\nOutputs: {O: {Value: !Ref B}}",
      message: "Unresolved resource dependencies [B] in the Outputs block"),
    Refused(
      why: "circle",
      template: """
        Resources:
          A: {Type: AWS::SNS::Topic, DependsOn: B}
          B: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref A}}
        """, message: "Circular dependency between resources: [A, B]"),
    Refused(
      why: "unknown property", template: resource("A", "{Type: AWS::SNS::Topic, Properties: {Name: x}}"),
      message: "extraneous key [Name] is not permitted"),
    Refused(
      why: "read-only property", template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicArn: x}}"),
      message: "extraneous key [TopicArn] is not permitted"),
    Refused(
      why: "missing property", template: resource("A", "{Type: AWS::EC2::Subnet}"),
      message: "required key [VpcId] not found"),
    Refused(
      why: "unknown function",
      template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicName: !Substitute x}}"),
      message: "Unrecognized tag !Substitute"),
    Refused(
      why: "unknown condition", template: resource("A", "{Type: AWS::SNS::Topic, Condition: Never}"),
      message: "Unresolved condition dependency Never"),
    Refused(
      why: "aliases",
      template:
        "Metadata: {a: &a [x, x, x], b: &b [*a, *a, *a], c: &c [*b, *b, *b], d: &d [*c, *c, *c], e: [*d, *d, *d]}",
      message: "aliases are not allowed"),
    Refused(
      why: "a function of another stack",
      template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue x}}"),
      message: "unsupported function: Fn::ImportValue"),
    Refused(
      why: "a function that is none",
      template: resource("A", "{Type: AWS::SNS::Topic, Properties: {TopicName: {'Fn::Nothing': x}}}"),
      message: "unsupported function: Fn::Nothing"),
    Refused(
      why: "a resource in a condition",
      template: "Conditions: {C: !Equals [!Ref A, x]}\n" + resource("A", "{Type: AWS::SNS::Topic}"),
      message: "Unresolved dependencies [A]. Cannot reference resources in the Conditions block"),
    Refused(
      why: "a transform", template: "Transform: AWS::LanguageExtensions\n" + resource("A", "{Type: AWS::SNS::Topic}"),
      message: "Invalid template property or properties [Transform]"),
    Refused(why: "deep nesting", template: String(repeating: "[", count: 40_000), message: "YAML not well-formed."),
  ]

  @Test("a template is refused in CloudFormation's words", arguments: refused)
  func refuses(_ refused: Refused) throws {
    let error = try #require(throws: ServiceError.self) { try Template(body: refused.template) }
    #expect(error.code == "ValidationError")
    #expect(error.message.contains(refused.message), "\(error.message)")
  }

  static let parameters: [(declared: String, given: [String: String], message: String)] = [
    ("{Type: String}", [:], "Parameters: [P] must have values"),
    ("{Type: String, Default: x}", ["Q": "1"], "Parameters: [Q] do not exist in the template"),
    ("{Type: String, AllowedPattern: '[a-z]+'}", ["P": "ab1"], "Parameter 'P' must match pattern [a-z]+"),
    ("{Type: String, AllowedPattern: '[a-z]+'}", ["P": "ab\n"], "Parameter 'P' must match pattern [a-z]+"),
    ("{Type: String, AllowedValues: [a, b]}", ["P": "c"], "must be one of AllowedValues"),
    ("{Type: Number}", ["P": "many"], "must be a number"),
    ("{Type: String, MinLength: 3}", ["P": "ab"], "at least 3"),
    (
      "{Type: String, AllowedPattern: a, ConstraintDescription: only a}", ["P": "b"],
      "Parameter P failed to satisfy constraint: only a"
    ),
  ]

  @Test("invalid parameters are refused", arguments: parameters)
  func refusesParameters(_ case: (declared: String, given: [String: String], message: String)) throws {
    let template = try Template(
      body: "Parameters: {P: \(`case`.declared)}\nResources: {A: {Type: AWS::ECS::Cluster}}")
    let given = `case`.given.map { ["ParameterKey": $0.key, "ParameterValue": $0.value] }
    let error = try #require(throws: ServiceError.self) { try template.values(given: given, previous: [:]) }
    #expect(error.message.contains(`case`.message), "\(error.message)")
  }

  @Test(
    "a pattern that may take for ever to match is not checked",
    arguments: ["(([a-z]+)+)+X", "(a|a)*X", "(a){1,40}X", ".*.*.*.*X"])
  func endlessPattern(_ pattern: String) throws {
    let template = try Template(
      body: "Parameters: {P: {Type: String, AllowedPattern: '\(pattern)'}}\nResources: {A: {Type: AWS::ECS::Cluster}}")
    let value = String(repeating: "a", count: 4096)
    let given = [["ParameterKey": "P", "ParameterValue": value]]
    #expect(try template.values(given: given, previous: [:]) == ["P": value])
  }

  @Test("a parameter can keep its previous value, if it has one")
  func previousValues() throws {
    let template = try Template(body: "Parameters: {P: {Type: String}}\nResources: {A: {Type: AWS::ECS::Cluster}}")
    let given = [["ParameterKey": "P", "UsePreviousValue": "true"]]
    #expect(try template.values(given: given, previous: ["P": "old"]) == ["P": "old"])
    let error = try #require(throws: ServiceError.self) { try template.values(given: given, previous: [:]) }
    #expect(error.message.contains("not in the previous template"))
  }
}
