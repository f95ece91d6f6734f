/// What can stand in the body of a stack or a construct.
public protocol Content: Sendable {
  /// Adds what this stands for to a template.
  func contribute(to assembly: inout Assembly)
}

/// Several resources that belong together, under one name.
public protocol Construct: Content {
  associatedtype Body: Content
  var name: Name { get }
  @ContentBuilder var body: Body { get }
}

extension Construct {
  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// A list of contents, erased as early as possible so that long bodies type-check fast.
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

/// A value that the deployed stack tells: `Url`, `ClusterName`.
public struct Output: Content, Equatable {
  let key: String
  let owner: Name?
  let summary: String
  let text: Text

  /// - Parameters:
  ///   - key: What the output is called; several of one key are told apart by their owners' names in front.
  ///   - owner: The construct it is about.
  ///   - summary: One line for whoever reads the outputs.
  ///   - text: The value.
  public init(_ key: String, of owner: Name? = nil, _ summary: String, _ text: Text) {
    self.key = key
    self.owner = owner
    self.summary = summary
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// Something that is wrong with a stack: `synth` refuses it with this text.
public struct Problem: Content {
  let text: String

  /// - Parameter text: What is wrong, the value, what is allowed, what to change.
  public init(_ text: String) {
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.problem(text) }
}

/// Something that is worth knowing of a good stack: `synth` prints it.
struct Note: Content {
  let text: String

  /// - Parameter text: What differs between the templates, or what to see to.
  init(_ text: String) {
    self.text = text
  }

  func contribute(to assembly: inout Assembly) { assembly.note(text) }
}

/// Says that one thing belongs to one owner: two that claim the same are refused.
struct Claim: Content {
  let thing: String
  let owner: Name
  let advice: String

  /// - Parameters:
  ///   - thing: What can be had once, as in "priority 10 of balancer 'Edge'".
  ///   - owner: Who has it.
  ///   - advice: What to change if somebody else has it, too.
  init(_ thing: String, for owner: Name, otherwise advice: String) {
    self.thing = thing
    self.owner = owner
    self.advice = advice
  }

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// Something that one construct needs of the rest of the stack, and another provides.
enum Expectation: Content {
  /// Refused with this problem unless something fulfils it.
  case expected(String, orElse: String)
  case fulfilled(String)

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
