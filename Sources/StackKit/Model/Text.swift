/// A string that may hold references: `"https://\(balancer.host)"` is `!Sub` here and `"${…}"` there.
public struct Text: Sendable, Equatable, ExpressibleByStringInterpolation {
  enum Segment: Sendable, Equatable {
    case literal(String)
    case reference(Reference)
    case physicalName(PhysicalName)
  }

  private(set) var segments: [Segment] = []

  public init(stringLiteral literal: String) {
    append(.literal(literal))
  }

  public init(stringInterpolation interpolation: StringInterpolation) {
    for segment in interpolation.segments { append(segment) }
  }

  /// Neighbouring literals are one literal, so that `$` and `{` meet before they are escaped.
  private mutating func append(_ segment: Segment) {
    switch (segments.last, segment) {
    case (_, .literal("")): break
    case (.literal(let before), .literal(let literal)): segments[segments.count - 1] = .literal(before + literal)
    default: segments.append(segment)
    }
  }

  var references: [Reference] {
    segments.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }

  /// Between the quotes of a JSON string; references stand for what needs no escape: ids, names, ARNs.
  var quotedForJSON: Text {
    var text: Text = "\""
    for segment in segments {
      if case .literal(let literal) = segment {
        text.append(.literal(String(JSON.quoted(literal).dropFirst().dropLast())))
      } else {
        text.append(segment)
      }
    }
    text.append(.literal("\""))
    return text
  }

  /// The text with what only the stack knows filled in.
  func resolved(in scope: Scope) -> Text {
    let isResolved = segments.allSatisfy { if case .physicalName = $0 { false } else { true } }
    if isResolved { return self }
    var text: Text = ""
    for segment in segments {
      if case .physicalName(let name) = segment {
        text.append(.literal(name.resolved(in: scope)))
      } else {
        text.append(segment)
      }
    }
    return text
  }

  func replacingReferences(_ replace: (Reference) -> Reference) -> Text {
    var text = self
    text.segments = segments.map { if case .reference(let old) = $0 { .reference(replace(old)) } else { $0 } }
    return text
  }

  /// What stands between the quotes of a `Text` literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var segments: [Segment] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { segments.append(.literal(literal)) }
    public mutating func appendInterpolation(_ literal: String) { segments.append(.literal(literal)) }
    public mutating func appendInterpolation(_ number: Int) { segments.append(.literal("\(number)")) }
    public mutating func appendInterpolation(_ reference: Reference) { segments.append(.reference(reference)) }
    public mutating func appendInterpolation(_ name: PhysicalName) { segments.append(.physicalName(name)) }
    public mutating func appendInterpolation(_ text: Text) { segments += text.segments }
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
