import Essentials
import Templates

extension Template {
  /// The value of every parameter: from the request, the previous values or the defaults.
  func values(
    given: [[String: String]], previous: [String: String]
  ) throws(ServiceError) -> [String: String] {
    var values: [String: String] = [:]
    for entry in given {
      let key = entry["ParameterKey"] ?? ""
      if entry["UsePreviousValue"] == "true" {
        guard let value = previous[key] else {
          throw .validation(
            "Invalid input for parameter key \(key). Cannot specify usePreviousValue as true for a parameter key "
              + "not in the previous template")
        }
        values[key] = value
      } else {
        values[key] = entry["ParameterValue"] ?? ""
      }
    }
    let unknown = values.keys.filter { parameters[$0] == nil }.sorted()
    guard unknown.isEmpty else {
      throw .validation("Parameters: [\(unknown.joined(separator: ", "))] do not exist in the template")
    }
    for parameter in parameters where values[parameter.name] == nil { values[parameter.name] = parameter.defaultValue }
    let missing = parameters.names.filter { values[$0] == nil }.sorted()
    guard missing.isEmpty else {
      throw .validation("Parameters: [\(missing.joined(separator: ", "))] must have values")
    }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { try parameters[name]?.check(value) }
    return values
  }
}

extension Template.Parameter {
  fileprivate func check(_ value: String) throws(ServiceError) {
    func refuse(_ rule: String) -> ServiceError {
      .validation(
        constraintDescription.map { "Parameter \(name) failed to satisfy constraint: \($0)" }
          ?? "Parameter '\(name)' \(rule)")
    }
    if type == "Number", Double(value) == nil { throw refuse("must be a number.") }
    if !allowedValues.isEmpty, !allowedValues.contains(value) {
      throw refuse("must be one of AllowedValues")
    }
    if let allowedPattern, !Self.matches(value, allowedPattern) { throw refuse("must match pattern \(allowedPattern)") }
    if let minLength, value.count < minLength { throw refuse("must contain at least \(minLength) characters") }
    if let maxLength, value.count > maxLength { throw refuse("must contain at most \(maxLength) characters") }
  }

  private static func matches(_ value: String, _ pattern: String) -> Bool {
    // Such a pattern is not checked.
    guard !mayTakeForever(pattern) else { return true }
    guard let expression = try? Regex(pattern).matchingSemantics(.unicodeScalar) else { return false }
    return value.wholeMatch(of: expression) != nil
  }

  /// Whether the time to match may grow fast with the length of the value: a group is repeated, as in `(a+)+`, or there
  /// are many repetitions.
  private static func mayTakeForever(_ pattern: String) -> Bool {
    let repetitions = "*+{".utf8
    let isNested = zip(pattern.utf8, pattern.utf8.dropFirst()).contains { first, next in
      first == UInt8(ascii: ")") && repetitions.contains(next)
    }
    return isNested || pattern.utf8.count(where: repetitions.contains) > 3
  }
}
