import Templates

/// The requirement on a value.
enum Expectation: Sendable {
  /// The value, or each element of a list, is one of these.
  case oneOf([String])
  /// The value, or each element of a list, is none of these.
  case noneOf([String])
  /// The list has this element.
  case includes(String)
  /// Any value except an empty text.
  case present
  case absent
  /// The list has at least this many elements.
  case count(atLeast: Int)
  /// The number, or each element of a list, is at least this.
  case atLeast(Int)
  /// The value is not readable in the template. Messages do not repeat it.
  case notLiteral
  /// A phrase that follows "must", and whether it is true of a value of a resource; nil if unknown.
  case that(String, @Sendable (Node, ResourceView, Surroundings) -> Bool?)

  static let isTrue = Expectation.oneOf(["true"])

  /// The requirement as a phrase that follows "must".
  var requirement: String {
    switch self {
    case .oneOf(let values): "be \(values.alternatives)"
    case .noneOf(let values): "not be \(values.alternatives)"
    case .includes(let value): "include '\(value)'"
    case .present: "be set"
    case .absent: "not be set"
    case .count(let count): "have at least \(count) elements"
    case .atLeast(let number): "be at least \(number)"
    case .notLiteral: "not be written in the template"
    case .that(let requirement, _): requirement
    }
  }

  /// Whether a value meets the requirement; nil if it is not known before the deployment.
  func accepts(_ node: Node, of resource: ResourceView, in surroundings: Surroundings) -> Bool? {
    switch self {
    case .oneOf(let values): node.allTexts { text in values.contains { $0.lowercased() == text.lowercased() } }
    case .noneOf(let values): node.allTexts { text in !values.contains { $0.lowercased() == text.lowercased() } }
    case .atLeast(let number): node.allTexts { text in Int(text).map { $0 >= number } ?? false }
    case .includes(let value): node.includes(value)
    case .present: node.text != ""
    case .absent: false
    case .count(let count): node.call == nil ? (node.items?.count ?? 1) >= count : nil
    case .notLiteral: node.text.map { $0.isEmpty || $0.contains("{{resolve:") } ?? true
    case .that(_, let isTrue): isTrue(node, resource, surroundings)
    }
  }

  /// Whether messages may show the value.
  var isShown: Bool { if case .notLiteral = self { false } else { true } }
}

extension Node {
  /// Whether `isGood` is true of the text, or of all texts of a list; nil if one is unknown and the others are good.
  fileprivate func allTexts(_ isGood: (String) -> Bool) -> Bool? {
    var isKnown = true
    for item in items ?? [self] {
      if let text = item.text {
        if !isGood(text) { return false }
      } else if item.call != nil {
        isKnown = false
      } else {
        return false
      }
    }
    return isKnown ? true : nil
  }

  fileprivate func includes(_ text: String) -> Bool? {
    let items = items ?? [self]
    if items.contains(where: { $0.text == text }) { return true }
    return items.contains { $0.call != nil } ? nil : false
  }

  /// The text with `${}` for its unknown parts, for looking at its start and end.
  var spelledText: String? {
    guard let call else { return text }
    guard call.function == .join, call.arguments.count == 2, call.arguments[0].text == "" else { return nil }
    return call.arguments[1].items?.map { $0.text ?? "${}" }.joined()
  }
}

extension [String] {
  /// `'a', 'b' or 'c'`
  fileprivate var alternatives: String {
    let quoted = map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or \(last)"
  }
}
