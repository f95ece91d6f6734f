import Foundation

/// JSON as dictionaries, arrays and scalars.
enum JSONText {
  static func read(_ data: Data) throws -> Any {
    try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
  }

  /// A text that holds a document, as policies and container definitions do; nil for any other.
  static func document(_ text: String) -> Neutral? {
    guard text.hasPrefix("{") || text.hasPrefix("["), let value = try? read(Data(text.utf8)) else { return nil }
    return document(value)
  }

  private static func document(_ value: Any) -> Neutral {
    switch value {
    case let members as [String: Any]: .object(members.mapValues(document))
    case let elements as [Any]: .sequence(elements.map(document))
    default: .scalar(scalar(value))
    }
  }

  static func scalar(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber where String(cString: number.objCType) == "c": number.boolValue ? "true" : "false"
    case let number as NSNumber: number.stringValue
    default: "null"
    }
  }
}
