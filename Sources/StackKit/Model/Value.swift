/// What a property holds, before either backend has written it down.
public enum Value: Sendable, Equatable {
  case text(Text)
  case integer(Int)
  case decimal(Double)
  case boolean(Bool)
  case list([Value])
  case object([Property])
  /// One element of the list that a reference stands for.
  indirect case element(Int, of: Reference)
  /// A document as a JSON text, where AWS takes a string: the body of a dashboard.
  indirect case json(Value)
  /// An expression in Terraform's own language, for what only it has to say.
  case symbol(String)

  /// An object whose keys are the same in both backends: an IAM policy, a map.
  public static func document(_ pairs: KeyValuePairs<String, any ValueConvertible>) -> Value {
    .object(pairs.map { Property(cloudFormation: $0.key, terraform: $0.key, value: $0.value.value, style: .argument) })
  }

  /// Whether a text in it is still to be resolved.
  private var holdsPhysicalName: Bool {
    switch self {
    case .text(let text): text.holdsPhysicalName
    case .list(let values): values.contains(where: \.holdsPhysicalName)
    case .json(let value): value.holdsPhysicalName
    case .object(let properties): properties.contains { $0.value.holdsPhysicalName }
    case .element, .integer, .decimal, .boolean, .symbol: false
    }
  }

  /// The value with what only the stack knows filled in.
  func resolved(in scope: Scope) -> Value {
    guard holdsPhysicalName else { return self }
    return switch self {
    case .text(let text): .text(text.resolved(in: scope))
    case .list(let values): .list(values.map { $0.resolved(in: scope) })
    case .json(let value): .json(value.resolved(in: scope))
    case .object(let properties):
      .object(
        properties.map { property in
          var property = property
          property.value = property.value.resolved(in: scope)
          return property
        })
    case .element, .integer, .decimal, .boolean, .symbol: self
    }
  }

  func replacingReferences(_ replace: (Reference) -> Reference) -> Value {
    switch self {
    case .text(let text): .text(text.replacingReferences(replace))
    case .element(let index, let list): .element(index, of: replace(list))
    case .list(let values): .list(values.map { $0.replacingReferences(replace) })
    case .json(let value): .json(value.replacingReferences(replace))
    case .object(let properties): .object(properties.map { $0.replacingReferences(replace) })
    case .integer, .decimal, .boolean, .symbol: self
    }
  }
}

extension Value {
  /// CloudFormation's form of a document that is a string: JSON without spaces, with references in it.
  var jsonText: Text {
    switch self {
    case .text(let text): text.quotedForJSON
    case .integer(let integer): "\(integer)"
    case .decimal(let decimal): Text(stringLiteral: "\(decimal)")
    case .boolean(let boolean): Text(stringLiteral: "\(boolean)")
    case .symbol(let symbol): Text(stringLiteral: JSON.quoted(symbol))
    // No element of a list that only AWS knows stands in a document.
    case .element: "null"
    case .json(let value): value.jsonText.quotedForJSON
    case .list(let values): "[\(Value.joined(values.map(\.jsonText)))]"
    case .object(let properties): Value.members(of: properties)
    }
  }

  private static func members(of properties: [Property]) -> Text {
    let members = properties.compactMap { property -> Text? in
      property.cloudFormation.map { key in "\(JSON.quoted(key)):\(property.value.jsonText)" }
    }
    return "{\(joined(members))}"
  }

  private static func joined(_ texts: [Text]) -> Text {
    texts.dropFirst().reduce(texts.first ?? "") { "\($0),\($1)" }
  }
}
