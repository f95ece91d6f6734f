/// An element of the body of a stack or a construct.
public protocol Content: Sendable {
  /// Adds the element's resources to a template.
  func contribute(to assembly: inout Assembly)
}

/// A list of contents, type-erased early so that long bodies type-check fast.
public struct Group: Content {
  let contents: [any Content]

  public init(_ contents: [any Content]) {
    self.contents = contents
  }

  public func contribute(to assembly: inout Assembly) {
    for content in contents { content.contribute(to: &assembly) }
  }
}

/// Builds the body of a stack or a construct.
@resultBuilder
public enum ContentBuilder {
  public static func buildExpression(_ content: any Content) -> Group { Group([content]) }
  public static func buildExpression(_ contents: [any Content]) -> Group { Group(contents) }
  public static func buildBlock(_ groups: Group...) -> Group { Group(groups) }
  public static func buildOptional(_ group: Group?) -> Group { group ?? Group([]) }
  public static func buildEither(first group: Group) -> Group { group }
  public static func buildEither(second group: Group) -> Group { group }
  public static func buildArray(_ groups: [Group]) -> Group { Group(groups) }
}
