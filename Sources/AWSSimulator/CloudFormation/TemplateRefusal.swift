import Templates

extension ServiceError {
  /// A template error in CloudFormation's words.
  init(_ error: TemplateError) {
    switch error.reason {
    case .malformed(.json, _): self = .format("JSON not well-formed.\(Self.position(error.place))")
    case .malformed(.yaml, _), .tooDeep, .duplicateKey, .tooLarge:
      self = .format("YAML not well-formed.\(Self.position(error.place))")
    case .keyNotString: self = .format("[/] keys must be strings.")
    case .alias: self = .validation("Template error: YAML aliases are not allowed in CloudFormation templates")
    case .unknownTag(let tag): self = .format("Unrecognized tag \(tag)")
    case .notAnObject, .notAPlan: self = .format("unsupported structure.")
    case .sectionNotAnObject(let name), .entryNotAnObject(let name, _):
      self = .format("\(name) must be an object whose members are objects.")
    case .missingType(let name):
      self = .format("[/Resources/\(name)] Every Resources object must contain a Type member.")
    case .propertiesNotAnObject(let name):
      self = .format("[/Resources/\(name)/Properties] Properties must be an object.")
    case .badCall(let function): self = .validation("Template error: \(Self.usage(of: function))")
    case .openBrace(let text):
      self = .validation("Template error: variable names in Fn::Sub syntax must be closed by a brace: \(text)")
    case .noMapping(let keys):
      self = .validation("Template error: Unable to get mapping for \(keys.joined(separator: "::"))")
    case .noItem(let index, _):
      self = .validation("Template error: Fn::Select cannot select nonexistent value at index \(index)")
    case .unknownCondition(let name):
      self = .format("Unresolved condition dependency \(name) in the Conditions block of the template")
    case .conditionCycle(let names):
      self = .validation("Template error: Found circular condition dependency between \(names.joined(separator: ", "))")
    case .notACondition: self = .format("Conditions can only be boolean operations")
    case .cycle(let steps):
      self = .validation(
        "Circular dependency between resources: [\(steps.map(\.name).sorted().joined(separator: ", "))]")
    case .badAddressBlock, .resultTooLarge, .loopWithoutTransform, .badLoop, .loopValuesUnknown, .loopIdentifierTaken:
      self = .validation("Template error: \(error.message)")
    }
  }

  static func format(_ message: String) -> ServiceError { .validation("Template format error: \(message)") }

  private static func position(_ place: Place?) -> String {
    place.map { " (line \($0.line), column \($0.column))" } ?? ""
  }

  private static func usage(of function: Function) -> String {
    switch function {
    case .ref: "every Ref object must have a single String value."
    case .getAtt: "every Fn::GetAtt object requires two non-empty parameters"
    case .sub:
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. "
        + "Specify a string as first argument, and an optional second argument to specify a mapping of values"
    case .join: "every Fn::Join object requires two parameters, a string delimiter and a list"
    case .select: "Fn::Select requires a list argument with two elements"
    case .split: "every Fn::Split object requires two parameters"
    case .findInMap: "every Fn::FindInMap object requires three parameters"
    case .if: "Fn::If requires a list argument with three elements"
    default: "\(function.rawValue) is called with wrong arguments"
    }
  }
}
