/// One CloudFormation resource type: AWS's public schema, and the state that it holds.
///
/// A path has `/` between properties and `*` for list elements: `EncryptionConfiguration/KmsKey`. A mark on an object
/// applies to everything in it. Each set is parsed when it is used.
package struct ResourceType: Sendable, Hashable {
  /// `AWS::EC2::VPC`.
  package let name: String
  /// The state that is lost with such a resource, such as `container images`; nil if it holds none.
  package let state: String?
  /// Paths, each followed by its marks.
  private let paths: String

  /// The type of this name; nil if it is not in the schemas.
  ///
  /// Every `Custom::` type is `AWS::CloudFormation::CustomResource` by another name.
  package static func named(_ name: String) -> ResourceType? {
    let listed = name.hasPrefix("Custom::") ? "AWS::CloudFormation::CustomResource" : name
    guard let line = Catalog.types.line(of: listed) else { return nil }
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    return ResourceType(name: name, state: fields.first.map(String.init), paths: fields.last.map(String.init) ?? "")
  }

  /// The CloudFormation type with the same state as a type of Terraform's AWS provider; nil if that holds none.
  package static func stateful(terraform name: String) -> ResourceType? {
    Catalog.statefulTerraformTypes.line(of: name).flatMap(named)
  }

  /// The state that is lost with a resource of a CloudFormation or Terraform type; nil for none, or an unknown type.
  package static func state(of type: String) -> String? {
    (named(type) ?? stateful(terraform: type))?.state
  }

  /// Every type in the schemas, sorted.
  package static var names: [String] { Catalog.types.names }

  private init(name: String, state: String?, paths: String) {
    self.name = name
    self.state = state == "" ? nil : state
    self.paths = paths
  }
}

extension ResourceType {
  /// The properties that a template may set, `*` for any.
  package var properties: Set<String> {
    Set(marked.filter { !$0.path.contains("/") && !$0.marks.contains(Mark.readOnly) }.map { String($0.path) })
  }

  /// The properties that a template must set.
  package var required: Set<String> { paths(Mark.required) }

  /// Paths whose change replaces the resource.
  package var createOnly: Set<String> { paths(Mark.createOnly) }

  /// Paths whose change replaces the resource for some values only.
  package var conditionallyCreateOnly: Set<String> { paths(Mark.conditionallyCreateOnly) }

  /// Paths that only AWS sets.
  package var readOnly: Set<String> { paths(Mark.readOnly) }

  /// Paths that a template may set and AWS does not return.
  package var writeOnly: Set<String> { paths(Mark.writeOnly) }

  /// The paths that together identify a resource.
  package var primaryIdentifier: Set<String> { paths(Mark.identifier) }

  /// The attributes of `Fn::GetAtt`, with dots; `Outputs.*` if the last part may be anything.
  package var attributes: Set<String> {
    let given = marked.filter { path, marks in
      marks.contains(Mark.readable) || marks.contains(Mark.readOnly) && !path.contains("*")
    }
    return Set(given.map { String($0.path).replacing("/", with: ".") })
  }

  /// Whether a template may set the property.
  package func hasProperty(_ property: String) -> Bool {
    let properties = properties
    return properties.contains(property) || properties.contains("*")
  }

  /// Whether `Fn::GetAtt` has the attribute.
  package func hasAttribute(_ attribute: String) -> Bool {
    let attributes = attributes
    return attributes.contains(attribute)
      || attributes.contains { $0.hasSuffix("*") && attribute.hasPrefix($0.dropLast()) && attribute.count >= $0.count }
  }
}

extension ResourceType {
  /// Whether a change replaces the resource, in CloudFormation's words.
  package enum Recreation: String, Sendable, Comparable {
    case never = "Never"
    case conditionally = "Conditionally"
    case always = "Always"

    package static func < (one: Recreation, other: Recreation) -> Bool {
      one != other && (one == .never || other == .always)
    }
  }

  /// The effect of a change of the value at `path`.
  ///
  /// If an object changes as a whole and a part of it replaces, the effect is conditional.
  package func recreation(_ path: [String]) -> Recreation {
    var result = Recreation.never
    for (listed, marks) in marked {
      let isAlways = marks.contains(Mark.createOnly)
      guard isAlways || marks.contains(Mark.conditionallyCreateOnly) else { continue }
      let listed = listed.split(separator: "/")
      guard zip(path, listed).allSatisfy({ $0 == $1 || $1 == "*" }) else { continue }
      if isAlways, path.count >= listed.count { return .always }
      result = .conditionally
    }
    return result
  }
}

extension ResourceType {
  /// The marks behind a path, as `generate.py` writes them.
  private enum Mark {
    static let required = UInt8(ascii: "!")
    static let createOnly = UInt8(ascii: "=")
    static let conditionallyCreateOnly = UInt8(ascii: "~")
    static let readOnly = UInt8(ascii: "<")
    static let writeOnly = UInt8(ascii: ">")
    static let identifier = UInt8(ascii: "#")
    static let readable = UInt8(ascii: "@")

    static func isMark(_ byte: UInt8) -> Bool {
      switch byte {
      case required, createOnly, conditionallyCreateOnly, readOnly, writeOnly, identifier, readable: true
      default: false
      }
    }
  }

  private var marked: [(path: Substring, marks: Substring.UTF8View)] {
    paths.utf8.split(separator: UInt8(ascii: " ")).map { word in
      let end = word.firstIndex(where: Mark.isMark) ?? word.endIndex
      return (Substring(word[..<end]), word[end...])
    }
  }

  private func paths(_ mark: UInt8) -> Set<String> {
    Set(marked.filter { $0.marks.contains(mark) }.map { String($0.path) })
  }
}
