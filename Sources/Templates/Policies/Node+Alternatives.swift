extension Node {
  /// The values that a value may have: each branch of `Fn::If`, each item of `Fn::Select`, and each text that these give
  /// in `Fn::Join`, if the choice is not known.
  var alternatives: [Node] { options.compactMap(\.self) }

  /// The same, with nil for `AWS::NoValue`.
  var options: [Node?] {
    guard let call else { return [self] }
    switch call.function {
    case .if:
      guard let parts = call.argument.items, parts.count == 3 else { return [self] }
      return parts.dropFirst().flatMap(\.options)
    case .select:
      guard let parts = call.argument.items, parts.count == 2 else { return [self] }
      return parts[1].alternatives.flatMap { $0.items.map { $0.flatMap(\.options) } ?? [self] }
    case .join: return joins(call) ?? [self]
    case .ref: return call.argument.text == Reference.noValue.name ? [nil] : [self]
    default: return [self]
    }
  }

  /// Whether there may be no value at a path, `*` for every item.
  func mayLack(_ path: ArraySlice<String>) -> Bool {
    guard let step = path.first else { return options.contains { $0?.isNull ?? true } }
    let rest = path.dropFirst()
    return options.contains { option in
      guard let option, option.call == nil else { return true }
      guard step == "*" else { return option[step]?.mayLack(rest) ?? true }
      let items = option.items ?? [option]
      return items.isEmpty || items.contains { $0.mayLack(rest) }
    }
  }

  /// The limits for the texts of a join: of their number, and of their bytes together.
  private static let mostTexts = 32
  private static let largestTexts = 1 << 16

  /// The texts and joins that the alternatives of the parts give; nil if there is one only, or too many.
  private func joins(_ call: Call) -> [Node]? {
    guard let parts = call.argument.items, parts.count == 2, let separator = parts[0].text else { return nil }
    var found: [Node] = []
    for list in parts[1].alternatives {
      guard let items = list.items else { return nil }
      let choices = items.map { $0.call == nil ? [$0] : $0.options }
      if choices.allSatisfy({ $0.count == 1 }), parts[1].items != nil,
        !zip(items, choices).contains(where: { $0.call != nil && $1[0]?.call == nil })
      {
        return nil
      }
      var lists: [[Node]] = [[]]
      for options in choices {
        guard lists.count * options.count <= Self.mostTexts else { return nil }
        lists = lists.flatMap { list in options.map { list + [$0].compactMap(\.self) } }
      }
      guard lists.count * weight <= Self.largestTexts else { return nil }
      found += lists.map { Node.joined($0, by: separator, at: place) }
    }
    return found
  }

  private static func joined(_ items: [Node], by separator: String, at place: Place) -> Node {
    let texts = items.compactMap(\.text)
    if texts.count == items.count { return .string(texts.joined(separator: separator), at: place) }
    return Node(.call(Call(.join, Node(.list([.string(separator), Node(.list(items))])))), at: place)
  }
}
