/// The target of a reference: a parameter, a resource, an attribute of a resource or a pseudo parameter.
package struct Reference: Hashable, Sendable {
  package let name: String
  package let attribute: String?

  package init(_ name: String, attribute: String? = nil) {
    self.name = name
    self.attribute = attribute
  }

  /// Reads the argument of `Fn::GetAtt`: `[A, B.C]` or `A.B.C`.
  package init(getAtt argument: Node) throws(TemplateError) {
    let parts = argument.items?.map(\.text) ?? [argument.text]
    let path = parts.compactMap(\.self).joined(separator: ".").split(separator: ".", maxSplits: 1).map(String.init)
    guard path.count == 2, !parts.contains(nil) else { throw TemplateError(.badCall(.getAtt), at: argument.place) }
    self.init(path[0], attribute: path[1])
  }

  /// Reads the name between the braces in `Fn::Sub`.
  package init(placeholder: String) {
    let path = placeholder.split(separator: ".", maxSplits: 1).map(String.init)
    self.init(path.first ?? "", attribute: path.count > 1 ? path[1] : nil)
  }

  package var isPseudoParameter: Bool { attribute == nil && Self.pseudoParameters.contains(name) }

  package static let pseudoParameters: Set = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
    "AWS::StackName", "AWS::URLSuffix",
  ]

  static let noValue = Reference("AWS::NoValue")
}

extension Reference: CustomStringConvertible {
  package var description: String { attribute.map { "\(name).\($0)" } ?? name }
}

/// A use of a reference.
package struct Usage: Hashable, Sendable {
  package let reference: Reference
  /// The function with the reference: `Ref`, `Fn::GetAtt` or `Fn::Sub`; `Condition` and `Fn::If` for a condition,
  /// `Fn::FindInMap` for a mapping.
  package let function: Function
  package let place: Place

  package init(_ reference: Reference, by function: Function, at place: Place) {
    self.reference = reference
    self.function = function
    self.place = place
  }
}

extension Node {
  /// All references of the value by `Ref`, `Fn::GetAtt` and `Fn::Sub`, also inside other functions.
  package func references() throws(TemplateError) -> [Usage] {
    var found: [Usage] = []
    try collectReferences(&found)
    return found
  }

  private func collectReferences(_ found: inout [Usage]) throws(TemplateError) {
    guard let call, !call.isGivenByMacro else {
      for child in children { try child.collectReferences(&found) }
      return
    }
    let argument = call.argument
    switch call.function {
    case .ref:
      guard let name = argument.text else {
        // A name that AWS::LanguageExtensions evaluates.
        guard argument.call != nil else { throw TemplateError(.badCall(.ref), at: place) }
        return try argument.collectReferences(&found)
      }
      found.append(Usage(Reference(name), by: .ref, at: place))
    case .getAtt:
      guard argument.items?.contains(where: { $0.call != nil }) != true, argument.call == nil else {
        return try argument.collectReferences(&found)
      }
      found.append(Usage(try Reference(getAtt: argument), by: .getAtt, at: place))
    case .sub:
      let substitution = try Substitution(argument)
      found += substitution.references
      for variable in substitution.variables { try variable.value.collectReferences(&found) }
    default: try argument.collectReferences(&found)
    }
  }

  /// The names of conditions in `Fn::If` and `Condition`, and of mappings in `Fn::FindInMap`.
  package var namesOfDefinitions: [Usage] {
    var found: [Usage] = []
    collectNames(&found)
    return found
  }

  /// The names of conditions in `Fn::If` and `Condition`.
  var namesOfConditions: [String] {
    namesOfDefinitions.filter { $0.function != .findInMap }.map(\.reference.name)
  }

  private func collectNames(_ found: inout [Usage]) {
    let name: Node? =
      switch call?.function {
      case .condition: call?.argument
      case .if, .findInMap: call?.argument.items?.first
      default: nil
      }
    if let call, let name, let text = name.text {
      found.append(Usage(Reference(text), by: call.function, at: name.place))
    }
    for child in children { child.collectNames(&found) }
  }
}
