import Files
import Foundation

/// An intrinsic function call, taken out of the object that carries it.
struct Intrinsic: Sendable {
  let name: String
  let argument: JSON

  static let names: Set = [
    "Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::GetAZs", "Fn::If", "Fn::FindInMap",
    "Fn::Base64", "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Condition",
  ]

  /// A call is an object with one member, named after a function; `Condition` is one only inside conditions.
  init?(_ value: JSON) {
    guard let members = value.object, members.count == 1, let (name, argument) = members.first,
      Self.names.contains(name) || name.hasPrefix("Fn::"), name != "Condition" || argument.scalar != nil
    else { return nil }
    self.name = name
    self.argument = argument
  }
}

/// What a template names: a parameter, a resource, an attribute of a resource or a pseudo parameter.
struct Reference: Hashable, Sendable {
  let name: String
  var attribute: String?

  init(_ name: String, attribute: String? = nil) {
    self.name = name
    self.attribute = attribute
  }

  /// Reads the argument of `Fn::GetAtt`.
  init(getAtt argument: JSON) throws(ServiceError) {
    let parts = argument.array?.compactMap(\.scalar) ?? argument.scalar.map { [$0] } ?? []
    let path = parts.joined(separator: ".").split(separator: ".", maxSplits: 1).map(String.init)
    guard path.count == 2 else {
      throw .validation("Template error: every Fn::GetAtt object requires two non-empty parameters")
    }
    name = path[0]
    attribute = path[1]
  }

  /// Reads what stands between the braces in `Fn::Sub`.
  init(placeholder: String) {
    let path = placeholder.split(separator: ".", maxSplits: 1).map(String.init)
    name = path.first ?? ""
    attribute = path.count > 1 ? path[1] : nil
  }
}

/// The text of `Fn::Sub`, cut at its placeholders.
enum SubstitutionPiece: Hashable, Sendable {
  case literal(String)
  case placeholder(String)

  static func pieces(of text: String) throws(ServiceError) -> [SubstitutionPiece] {
    var pieces: [SubstitutionPiece] = []
    var rest = text[...]
    while let start = rest.range(of: "${") {
      if start.lowerBound > rest.startIndex { pieces.append(.literal(String(rest[..<start.lowerBound]))) }
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        throw .validation("Template error: variable names in Fn::Sub syntax must be closed by a brace: \(text)")
      }
      let inside = rest[start.upperBound..<end]
      if inside.hasPrefix("!") {
        pieces.append(.literal("${" + inside.dropFirst() + "}"))
      } else {
        pieces.append(.placeholder(inside.trimmingCharacters(in: .whitespaces)))
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }
}

extension JSON {
  /// Everything this value refers to, through any function.
  func references() throws(ServiceError) -> Set<Reference> {
    guard let call = Intrinsic(self) else {
      var found: Set<Reference> = []
      for item in array ?? object.map({ Array($0.values) }) ?? [] { found.formUnion(try item.references()) }
      return found
    }
    switch call.name {
    case "Ref":
      guard let name = call.argument.scalar else {
        throw .validation("Template error: every Ref object must have a single String value.")
      }
      return [Reference(name)]
    case "Fn::GetAtt":
      return [try Reference(getAtt: call.argument)]
    case "Fn::Sub":
      return try substitution(call.argument)
    case _ where !Intrinsic.names.contains(call.name):
      throw .validation("Template error: unsupported function: \(call.name)")
    default:
      return try call.argument.references()
    }
  }

  private func substitution(_ argument: JSON) throws(ServiceError) -> Set<Reference> {
    let variables = argument.array?.dropFirst().first?.object ?? [:]
    var found: Set<Reference> = []
    for value in variables.values { found.formUnion(try value.references()) }
    for case .placeholder(let name) in try SubstitutionPiece.pieces(of: try argument.substitutionText())
    where variables[name] == nil {
      found.insert(Reference(placeholder: name))
    }
    return found
  }

  /// The text of an `Fn::Sub`, with or without variables.
  func substitutionText() throws(ServiceError) -> String {
    guard let text = scalar ?? array?.first?.scalar, array.map({ $0.count == 2 }) ?? true else {
      throw .validation(
        "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. "
          + "Specify a string as first argument, and an optional second argument to specify a mapping of values")
    }
    return text
  }
}
