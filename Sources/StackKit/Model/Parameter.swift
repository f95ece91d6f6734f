/// A value given at deployment.
public struct Parameter: Sendable, Equatable {
  public let name: Name
  public let summary: String
  /// A regular expression for the whole value, in the syntax that both backends share.
  public let pattern: String
  /// The error for a value that does not match the pattern.
  public let constraint: String

  public init(_ name: Name, summary: String, pattern: String, constraint: String) {
    self.name = name
    self.summary = summary
    self.pattern = pattern
    self.constraint = constraint
  }

  public var reference: Reference { Reference(target: .parameter(self), cloudFormation: .ref, terraform: "") }
}
