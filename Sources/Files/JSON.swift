import Essentials

/// A JSON value. Members of objects have no order.
package enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])
}

extension JSON {
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A scalar as a string, in CloudFormation's notation; nil for arrays, objects and null.
  package var scalar: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .string(let value): value
    case .null, .array, .object: nil
    }
  }

  package var array: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  package var object: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .string(let value): Int(value)
    case .decimal(let value): Int(exactly: value)
    case .null, .bool, .array, .object: nil
    }
  }

  package var bool: Bool? { scalar.flatMap { Bool($0.lowercased()) } }

  /// The scalars of an array; a single scalar counts as an array of one.
  package var texts: [String] { array?.compactMap(\.scalar) ?? scalar.map { [$0] } ?? [] }

  /// A member of an object; nil if it is absent. Setting nil removes it.
  package subscript(_ key: String) -> JSON? {
    get { object?[key] }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The same value with every scalar as a string: `80` and `"80"` are equal to CloudFormation.
  package var normalized: JSON {
    switch self {
    case .array(let items): .array(items.map(\.normalized))
    case .object(let members): .object(members.mapValues(\.normalized))
    default: scalar.map(JSON.string) ?? self
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}

extension JSON: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .decimal(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// The value as JSON on one line, with sorted keys.
  package var json: Data { Data(text().utf8) }

  /// Parses JSON; nil if `data` is not JSON.
  package init?(json data: Data) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: data) else { return nil }
    self = value
  }
}
