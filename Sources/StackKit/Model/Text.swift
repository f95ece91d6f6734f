/// A string that may hold references: `"https://\(balancer.host)"` is `!Sub` here and `"${…}"` there.
public struct Text: Sendable, Equatable, ExpressibleByStringInterpolation {
  enum Segment: Sendable, Equatable {
    case literal(String)
    indirect case reference(Reference)
    indirect case physicalName(PhysicalName)
  }

  /// Most texts are one literal, which needs no list. Neighboring literals are one, so that `$` and `{` meet before they
  /// are escaped.
  private enum Storage: Sendable, Equatable {
    case literal(String)
    case segments([Segment])
  }

  private var storage: Storage

  public init(stringLiteral literal: String) {
    storage = .literal(literal)
  }

  public init(stringInterpolation interpolation: StringInterpolation) {
    self = interpolation.text
  }

  /// The whole text, if nothing else is in it.
  var literal: String? { if case .literal(let literal) = storage { literal } else { nil } }

  var segments: [Segment] {
    switch storage {
    case .literal(""): []
    case .literal(let literal): [.literal(literal)]
    case .segments(let segments): segments
    }
  }

  private mutating func append(_ literal: String) {
    switch storage {
    case .literal(let before): storage = .literal(before.isEmpty ? literal : before + literal)
    case .segments where literal.isEmpty: break
    case .segments(var segments):
      if case .literal(let before) = segments.last {
        segments[segments.count - 1] = .literal(before + literal)
      } else {
        segments.append(.literal(literal))
      }
      storage = .segments(segments)
    }
  }

  private mutating func append(_ segment: Segment) {
    if case .literal(let literal) = segment { append(literal) } else { storage = .segments(segments + [segment]) }
  }

  var references: [Reference] {
    segments.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }

  /// Between the quotes of a JSON string; references stand for what needs no escape: ids, names, ARNs.
  var quotedForJSON: Text {
    if let literal { return Text(stringLiteral: JSON.quoted(literal)) }
    var text: Text = "\""
    for segment in segments {
      if case .literal(let literal) = segment {
        text.append(String(JSON.quoted(literal).dropFirst().dropLast()))
      } else {
        text.append(segment)
      }
    }
    text.append("\"")
    return text
  }

  var holdsPhysicalName: Bool {
    guard case .segments(let segments) = storage else { return false }
    return segments.contains { if case .physicalName = $0 { true } else { false } }
  }

  /// The text with what only the stack knows filled in.
  func resolved(in scope: Scope) -> Text {
    guard holdsPhysicalName else { return self }
    var text: Text = ""
    for segment in segments {
      if case .physicalName(let name) = segment {
        text.append(name.resolved(in: scope))
      } else {
        text.append(segment)
      }
    }
    return text
  }

  func replacingReferences(_ replace: (Reference) -> Reference) -> Text {
    guard case .segments(let segments) = storage else { return self }
    var text = self
    text.storage = .segments(
      segments.map { if case .reference(let old) = $0 { .reference(replace(old)) } else { $0 } })
    return text
  }

  /// What stands between the quotes of a `Text` literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text: Text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text.append(literal) }
    public mutating func appendInterpolation(_ literal: String) { text.append(literal) }
    public mutating func appendInterpolation(_ number: Int) { text.append("\(number)") }
    public mutating func appendInterpolation(_ reference: Reference) { text.append(.reference(reference)) }
    public mutating func appendInterpolation(_ name: PhysicalName) { text.append(.physicalName(name)) }
    public mutating func appendInterpolation(_ other: Text) { for segment in other.segments { text.append(segment) } }
  }
}

extension DefaultStringInterpolation {
  /// A reference has no value until the stack is deployed, so it cannot become part of a `String`: use `Text`.
  @available(*, deprecated, message: "a reference has no value yet: use Text where this String is")
  public mutating func appendInterpolation(_ reference: Reference) {}

  /// A text may hold references, so it cannot become part of a `String`: use `Text`.
  @available(*, deprecated, message: "a text may hold references: use Text where this String is")
  public mutating func appendInterpolation(_ text: Text) {}
}
