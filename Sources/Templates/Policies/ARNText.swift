/// An ARN in a text, or in a join whose unknown parts cannot be its first fields.
struct ARNText {
  /// Empty for the resources of services such as S3.
  let account: String
  let resource: String
  /// The first part of the resource, if it is not a text.
  let firstResource: Node?

  /// Nil if the value is no ARN, or if it is not known whose it is.
  init?(_ value: Node) {
    var text = ""
    var firstResource: Node?
    for part in value.parts {
      if let known = part.text {
        text += known
        continue
      }
      let isInResource = text.utf8.count { $0 == UInt8(ascii: ":") } >= 5
      // Anything else could have colons, and move the account to another field.
      guard isInResource || part.soleReference.map({ Self.plain.contains($0.name) }) == true else { return nil }
      if isInResource, text.utf8.last == UInt8(ascii: ":") { firstResource = firstResource ?? part }
      text += PolicyDocument.unknown
    }
    let fields = text.splitExactly(by: ":")
    guard fields.count >= 6, fields[0] == "arn" else { return nil }
    // The same for JSON in which functions stand: it has the mark in its texts.
    if value.text != nil, fields[1...3].contains(where: { $0.containsExactly(PolicyDocument.unknown) }) { return nil }
    account = fields[4]
    resource = fields[5...].joined(separator: ":")
    self.firstResource = firstResource
  }

  /// The pseudo parameters without colons.
  private static let plain: Set = ["AWS::AccountId", "AWS::Partition", "AWS::Region"]
}

extension Node {
  /// The parts of a join without separator, or the only value.
  var parts: [Node] {
    guard let call, call.function == .join, let parts = call.argument.items, parts.count == 2, parts[0].text == "",
      let items = parts[1].items
    else { return [self] }
    return items
  }
}
