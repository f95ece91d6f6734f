/// An intrinsic function of CloudFormation.
package enum Function: String, Sendable, CaseIterable {
  case ref = "Ref"
  case condition = "Condition"
  case getAtt = "Fn::GetAtt"
  case sub = "Fn::Sub"
  case join = "Fn::Join"
  case select = "Fn::Select"
  case split = "Fn::Split"
  case getAZs = "Fn::GetAZs"
  case findInMap = "Fn::FindInMap"
  case base64 = "Fn::Base64"
  case cidr = "Fn::Cidr"
  case importValue = "Fn::ImportValue"
  case getStackOutput = "Fn::GetStackOutput"
  case transform = "Fn::Transform"

  case `if` = "Fn::If"
  case equals = "Fn::Equals"
  case and = "Fn::And"
  case or = "Fn::Or"
  case not = "Fn::Not"

  /// The functions of the transform AWS::LanguageExtensions. `Fn::ForEach` is not a call but a member beside others.
  case length = "Fn::Length"
  case toJSONString = "Fn::ToJsonString"

  /// The functions of the section `Rules`.
  case contains = "Fn::Contains"
  case eachMemberEquals = "Fn::EachMemberEquals"
  case eachMemberIn = "Fn::EachMemberIn"
  case refAll = "Fn::RefAll"
  case valueOf = "Fn::ValueOf"
  case valueOfAll = "Fn::ValueOfAll"

  /// Reads the name of YAML's short form without its `!`: `Sub`, `Ref`.
  package init?(tag: String) {
    guard let function = Self(rawValue: tag) ?? Self(rawValue: "Fn::" + tag), !tag.hasPrefix("Fn::") else { return nil }
    self = function
  }
}

extension Function {
  /// The arguments of the function, for messages.
  var usage: String {
    switch self {
    case .ref: "the name of a parameter or resource"
    case .condition: "the name of a condition"
    case .getAtt: "[resource, attribute]"
    case .sub: "a text, or [text, {variable: value}]"
    case .join: "[delimiter, [values]]"
    case .select: "[index, [values]]"
    case .split: "[delimiter, text]"
    case .getAZs: "a region"
    case .findInMap: "[mapping, key, key] or [mapping, key, key, {DefaultValue: value}]"
    case .base64, .toJSONString: "a value"
    case .cidr: "[block, count, bits]"
    case .importValue: "the name of an export"
    case .getStackOutput: "{StackName: name, OutputName: name}"
    case .transform: "{Name: macro, Parameters: {}}"
    case .if: "[condition, value, value]"
    case .equals: "[value, value]"
    case .and, .or: "a list of conditions"
    case .not: "[condition]"
    case .length: "a list"
    case .contains, .eachMemberEquals: "[[values], value]"
    case .eachMemberIn: "[[values], [values]]"
    case .refAll: "the type of a parameter"
    case .valueOf: "[parameter, attribute]"
    case .valueOfAll: "[type of a parameter, attribute]"
    }
  }
}

/// A call of an intrinsic function, in any of its spellings.
package struct Call: Sendable {
  package let function: Function
  package let argument: Node

  package init(_ function: Function, _ argument: Node) {
    self.function = function
    self.argument = argument
  }

  /// Whether a macro makes the argument: `Fn::Sub: {Fn::Transform: …}`.
  var isGivenByMacro: Bool { argument.call?.function == .transform }

  /// The arguments, one or several.
  package var arguments: [Node] { argument.items ?? [argument] }
}
