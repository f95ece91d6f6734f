/// Why a template, or a plan, cannot be read or evaluated.
package struct TemplateError: Error, Sendable, Hashable {
  package let reason: Reason
  /// Where the cause stands; nil when it is the whole file.
  package let place: Place?

  package init(_ reason: Reason, at place: Place? = nil) {
    self.reason = reason
    self.place = place == Place.none ? nil : place
  }

  package enum Format: String, Sendable, Hashable { case yaml = "YAML", json = "JSON" }

  package enum Reason: Sendable, Hashable {
    // What the text is not.
    case malformed(Format, String)
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case duplicateKey(String)
    case keyNotString
    /// `anchor`: where the repeated value stands.
    case alias(anchor: Place?)
    case unknownTag(String)

    // What a template does not have.
    case notAnObject
    case sectionNotAnObject(String)
    case entryNotAnObject(section: String, name: String)
    case missingType(String)
    case propertiesNotAnObject(String)
  }
}

extension TemplateError: CustomStringConvertible {
  /// `12:5: key 'Type' is written twice`.
  package var description: String { place.map { "\($0): \(message)" } ?? message }

  /// What is wrong and what to change, without the place.
  package var message: String {
    switch reason {
    case .malformed(let format, let problem): "not well-formed \(format.rawValue): \(problem)"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes are too many: the limit is \(limit)"
    case .tooDeep(let limit): "values are nested too deeply: the limit is \(limit) levels"
    case .duplicateKey(let key): "key '\(key)' occurs twice in the same object; remove one"
    case .keyNotString: "the key of a member must be a string"
    case .alias(let anchor):
      "CloudFormation does not accept YAML aliases; write the value again"
        + (anchor.map { " (it stands at \($0))" } ?? "")
    case .unknownTag(let tag): "'\(tag)' is not an intrinsic function of CloudFormation"
    case .notAnObject: "a template must be an object with a section 'Resources'"
    case .sectionNotAnObject(let section): "section '\(section)' must be an object"
    case .entryNotAnObject(let section, let name): "'\(name)' in section '\(section)' must be an object"
    case .missingType(let name): "resource '\(name)' has no 'Type'; it must be a string such as AWS::S3::Bucket"
    case .propertiesNotAnObject(let name): "'Properties' of resource '\(name)' must be an object"
    }
  }
}
