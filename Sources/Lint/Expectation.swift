import Templates

/// What a value must be.
enum Expectation: Sendable {
  /// One of these; each element of a list.
  case oneOf([String])
  /// None of these; no element of a list.
  case noneOf([String])
  /// A list with this element.
  case includes(String)
  /// Anything but an empty text.
  case present
  case absent
  /// A list of so many elements.
  case count(atLeast: Int)
  /// A number; each element of a list.
  case atLeast(Int)
  /// Nothing that can be read in the template. What it is, no message repeats.
  case notLiteral
  /// A phrase that follows "must", and whether it is true of a value of a resource; nil where nobody knows.
  case that(String, @Sendable (Node, ResourceView, Surroundings) -> Bool?)

  static let isTrue = Expectation.oneOf(["true"])

  /// What must be, as it follows "must".
  var requirement: String {
    switch self {
    case .oneOf(let values): "be \(values.alternatives)"
    case .noneOf(let values): "not be \(values.alternatives)"
    case .includes(let value): "include '\(value)'"
    case .present: "be set"
    case .absent: "not be set"
    case .count(let count): "have at least \(count) elements"
    case .atLeast(let number): "be at least \(number)"
    case .notLiteral: "not stand in the template"
    case .that(let requirement, _): requirement
    }
  }

  /// Whether a value that is set is as expected; nil where only the deployment knows.
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

  /// Whether messages may show what was found.
  var isShown: Bool { if case .notLiteral = self { false } else { true } }
}

extension Node {
  /// Whether something is true of the text, or of all texts of a list; nil where one is not known and the others are good.
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

  /// The text with what only the deployment knows as `${}`, for looking at its ends.
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
