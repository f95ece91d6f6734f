import Foundation

/// What templates, JSON requests and JSON answers are made of.
enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  case list([Value])
  case object([String: Value])
}

extension Value {
  /// A scalar as CloudFormation writes it into a string; nil for lists, objects and null.
  var scalar: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .text(let value): value
    case .null, .list, .object: nil
    }
  }

  var list: [Value]? {
    guard case .list(let items) = self else { return nil }
    return items
  }

  var object: [String: Value]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  var integer: Int? {
    switch self {
    case .integer(let value): value
    case .text(let value): Int(value)
    case .decimal(let value): Int(exactly: value)
    case .null, .bool, .list, .object: nil
    }
  }

  var bool: Bool? { scalar.flatMap { Bool($0.lowercased()) } }

  /// A list of scalars, or one scalar standing for a list of itself.
  var texts: [String] { list?.compactMap(\.scalar) ?? scalar.map { [$0] } ?? [] }

  subscript(_ key: String) -> Value? { object?[key] }

  /// The same value with every scalar as text: `80` and `"80"` are one and the same to CloudFormation.
  var normalized: Value {
    switch self {
    case .list(let items): .list(items.map(\.normalized))
    case .object(let members): .object(members.mapValues(\.normalized))
    default: scalar.map(Value.text) ?? self
    }
  }

  /// True when `text` is this value or stands anywhere in it.
  func mentions(_ text: String) -> Bool {
    switch self {
    case .list(let items): items.contains { $0.mentions(text) }
    case .object(let members): members.values.contains { $0.mentions(text) }
    default: scalar == text
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: Value...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }

  /// Seconds since 1970, as AWS's JSON protocols send dates.
  init(_ date: Date) { self = .decimal((date.timeIntervalSince1970 * 1000).rounded() / 1000) }
}

extension Value: Codable {
  init(from decoder: any Decoder) throws {
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
      self = .text(value)
    } else if let value = try? container.decode([Value].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .decimal(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The value as JSON with sorted keys; empty when it holds a number that JSON cannot say.
  var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)) ?? Data()
  }

  /// Reads JSON; nil when `data` is none.
  init?(json data: Data) {
    guard let value = try? JSONDecoder().decode(Value.self, from: data) else { return nil }
    self = value
  }
}
