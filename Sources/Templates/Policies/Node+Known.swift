extension Node {
  /// A text, with a mark for each part that is not known; nil for other values.
  var knownText: String? {
    if let text { return text }
    guard let call, call.function == .join, let parts = call.argument.items, parts.count == 2,
      let separator = parts[0].text, let items = parts[1].items
    else { return nil }
    // A join of nothing known is not a text.
    guard items.contains(where: { $0.text != nil }) else { return nil }
    return items.map { $0.text ?? PolicyDocument.unknown }.joined(separator: separator)
  }

  /// The items of a list, or the only value, each with its alternatives.
  var entries: [Node] { alternatives.flatMap { ($0.items ?? [$0]).flatMap(\.alternatives) } }

  /// The member of this name in any case: IAM reads `effect` as `Effect`.
  func element(_ name: String) -> Node? {
    guard let members else { return nil }
    return members[name] ?? members.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  /// A value in a few words: a text, the name of what it refers to, or a word for anything else.
  var brief: String {
    if let reference = soleReference { return reference.name }
    guard let known = knownText else { return "a computed value" }
    let text = known.replacing(PolicyDocument.unknown, with: "…")
    return text.count > 100 ? text.prefix(100) + "…" : text
  }

  /// The reference that is the whole value.
  var soleReference: Reference? {
    guard let call else { return nil }
    switch call.function {
    case .ref: return call.argument.text.map { Reference($0) }
    case .getAtt: return try? Reference(getAtt: call.argument)
    // An unknown value of a Terraform plan that names one resource.
    case .join:
      guard let items = call.argument.items?.last?.items, items.count == 1 else { return nil }
      return items[0].soleReference
    default: return nil
    }
  }
}
