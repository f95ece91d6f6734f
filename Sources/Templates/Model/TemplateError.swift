/// A template or a plan that cannot be read or evaluated.
package struct TemplateError: Error, Sendable, Hashable {
  package let reason: Reason
  /// The place of the cause; nil for the whole file.
  package let place: Place?

  package init(_ reason: Reason, at place: Place? = nil) {
    self.reason = reason
    self.place = place == Place.none ? nil : place
  }

  package enum Format: String, Sendable, Hashable { case yaml = "YAML", json = "JSON" }

  package enum Reason: Sendable, Hashable {
    // Faults of the text.
    case malformed(Format, String)
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case duplicateKey(String)
    case keyNotString
    /// `anchor`: the place of the repeated value.
    case alias(anchor: Place?)
    case unknownTag(String)

    // Faults of the template's structure.
    case notAnObject
    case sectionNotAnObject(String)
    case entryNotAnObject(section: String, name: String)
    case missingType(String)
    case propertiesNotAnObject(String)

    // Faults of functions and conditions.
    case badCall(Function)
    /// A `${` in `Fn::Sub` that no brace closes.
    case openBrace(String)
    case noMapping([String])
    case noItem(index: Int, count: Int)
    case unknownCondition(String)
    case conditionCycle([String])
    case notACondition
    case badAddressBlock(String)
    case resultTooLarge(limit: Int)
    case cycle([CycleStep])

    // Faults of loops (AWS::LanguageExtensions).
    case loopWithoutTransform(String)
    case badLoop(String)
    case loopValuesUnknown(String)
    case loopIdentifierTaken(String)

    case notAPlan
  }
}

extension TemplateError: CustomStringConvertible {
  /// `12:5: key 'Type' occurs twice in the same object; remove one`.
  package var description: String { place.map { "\($0): \(message)" } ?? message }

  /// The fault and what to change, without the place.
  package var message: String { reason.message }
}

extension TemplateError.Reason {
  var message: String {
    switch self {
    case .malformed(let format, let problem): "not well-formed \(format.rawValue): \(problem)"
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; the limit is \(limit)"
    case .tooDeep(let limit): "values are nested too deeply: the limit is \(limit) levels"
    case .duplicateKey(let key): "key '\(key)' occurs twice in the same object; remove one"
    case .keyNotString: "the key of a member must be a string"
    case .alias(let anchor):
      "CloudFormation does not accept YAML aliases; write the value again"
        + (anchor.map { " (it is at \($0))" } ?? "")
    case .unknownTag(let tag): "'\(tag)' is not an intrinsic function of CloudFormation"

    case .notAnObject: "a template must be an object with a section 'Resources'"
    case .sectionNotAnObject(let section): "section '\(section)' must be an object"
    case .entryNotAnObject(let section, let name): "'\(name)' in section '\(section)' must be an object"
    case .missingType(let name): "resource '\(name)' has no 'Type'; it must be a string such as AWS::S3::Bucket"
    case .propertiesNotAnObject(let name): "'Properties' of resource '\(name)' must be an object"

    case .badCall(let function): "\(function.rawValue) must be called with \(function.usage)"
    case .openBrace(let text): "'${' is not closed by '}' in Fn::Sub: \(text.prefix(80))"
    case .noMapping(let keys): "the mappings have no value for \(keys.joined(separator: "."))"
    case .noItem(let index, let count): "Fn::Select selects item \(index) of a list of \(count); the first item is 0"
    case .unknownCondition(let name): "condition '\(name)' is not defined in section 'Conditions'"
    case .conditionCycle(let names): "conditions refer to each other: \(names.joined(separator: ", "))"
    case .notACondition: "a condition must be Fn::Equals, Fn::And, Fn::Or, Fn::Not or the name of another condition"
    case .badAddressBlock(let text): "Fn::Cidr cannot divide the block: \(text); the parts must fit into the block"
    case .resultTooLarge(let limit): "the results of functions are too large: the limit is \(limit) bytes"
    case .cycle(let steps):
      "resources depend on each other: "
        + (steps.map { "\($0.name) (\($0.place))" } + [steps.first?.name ?? ""]).joined(separator: " → ")

    case .loopWithoutTransform(let key): "'\(key)' needs 'Transform: AWS::LanguageExtensions'"
    case .badLoop(let key): "'\(key)' must be [identifier, [values], {key: value}]"
    case .loopValuesUnknown(let key):
      "the values of '\(key)' must be known before deployment: texts, mappings, or parameters that have a value"
    case .loopIdentifierTaken(let name): "'\(name)' is already the identifier of an outer loop, or a parameter"
    case .notAPlan: "a plan must be an object with 'format_version', as 'terraform show -json' prints it"
    }
  }
}
