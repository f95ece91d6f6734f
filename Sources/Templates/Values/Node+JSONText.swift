import Files

extension Node {
  /// The value as JSON in one line, members in their order.
  package var jsonText: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch content {
    case .scalar(let scalar):
      switch scalar.kind {
      case .string: JSON.quote(scalar.text, into: &text)
      default: text += scalar.normalized ?? "null"
      }
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object, .call:
      text += "{"
      for (index, member) in (members ?? Members([])).enumerated() {
        if index > 0 { text += "," }
        JSON.quote(member.key, into: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}

extension Node: CustomStringConvertible {
  package var description: String { jsonText }
}
