/// A type that can be the value of a property.
public protocol ValueConvertible: Sendable {
  var value: Value { get }
}

extension Value: ValueConvertible { public var value: Value { self } }
extension Text: ValueConvertible { public var value: Value { .text(self) } }
extension String: ValueConvertible { public var value: Value { .text(Text(stringLiteral: self)) } }
extension Int: ValueConvertible { public var value: Value { .integer(self) } }
extension Double: ValueConvertible { public var value: Value { .decimal(self) } }
extension Bool: ValueConvertible { public var value: Value { .boolean(self) } }
extension Reference: ValueConvertible { public var value: Value { .text("\(self)") } }
extension PhysicalName: ValueConvertible { public var value: Value { .text("\(self)") } }
extension Array: ValueConvertible where Element: ValueConvertible {
  public var value: Value { .list(map(\.value)) }
}
