import Files

/// A value of a document, with its place.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case list([Node])
    case object(Members)
    /// A call of an intrinsic function: `!Sub x`, `Fn::Sub: x` and `{"Fn::Sub": "x"}` are the same.
    indirect case call(Call)
  }

  package let content: Content
  package let place: Place

  package init(_ content: Content, at place: Place = .none) {
    self.content = content
    self.place = place
  }

  /// An object, or a call if the object has one member that is a function.
  package init(_ members: Members, at place: Place = .none) {
    guard members.count == 1, let member = members.first, let function = Function(rawValue: member.key),
      function != .condition || member.value.text != nil
    else {
      self.init(.object(members), at: place)
      return
    }
    self.init(.call(Call(function, member.value)), at: place)
  }

  package static func string(_ text: String, at place: Place = .none) -> Node {
    Node(.scalar(Scalar(.string, text: text)), at: place)
  }
}

/// The members of an object, in the order of the file.
package struct Members: Sendable {
  package struct Member: Sendable {
    package let key: String
    /// The place of the key.
    package let place: Place
    package let value: Node

    package init(_ key: String, at place: Place = .none, _ value: Node) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  private let list: [Member]
  /// Positions by key; nil if a linear search is as fast. The readers refuse keys that are canonically equivalent.
  private let positions: [String: Int]?

  /// The first of several members with the same key is used.
  package init(_ list: [Member]) {
    self.list = list
    positions =
      list.count < 12
      ? nil : Dictionary(list.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(key: String) -> Node? { member(key)?.value }

  package func member(_ key: String) -> Member? {
    guard let positions else { return list.first { $0.key.isExactly(key) } }
    return positions[key].flatMap { list[$0].key.isExactly(key) ? list[$0] : nil }
  }

  package var keys: [String] { list.map(\.key) }
}

extension Members: RandomAccessCollection {
  package var startIndex: Int { list.startIndex }
  package var endIndex: Int { list.endIndex }
  package subscript(position: Int) -> Member { list[position] }
}

extension Node {
  package var scalar: Scalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  /// A scalar as CloudFormation turns it into a string; nil for null, lists, objects and calls.
  package var text: String? { scalar?.normalized }

  package var bool: Bool? { text.flatMap { Bool($0.lowercased()) } }

  package var integer: Int? {
    switch scalar?.kind {
    case .integer(let value): value
    case .decimal(let value): Int(exactly: value)
    case .string: text.flatMap { Int($0) }
    default: nil
    }
  }

  package var items: [Node]? {
    guard case .list(let items) = content else { return nil }
    return items
  }

  package var call: Call? {
    guard case .call(let call) = content else { return nil }
    return call
  }

  /// The members of an object. A call has one member, as it is written.
  package var members: Members? {
    switch content {
    case .object(let members): members
    case .call(let call): Members([Members.Member(call.function.rawValue, at: place, call.argument)])
    case .scalar, .list: nil
    }
  }

  /// The texts of a list of scalars, or of one scalar.
  package var texts: [String] { items?.compactMap(\.text) ?? text.map { [$0] } ?? [] }

  package var isNull: Bool { scalar?.kind == .null }

  /// The parts of the value: items, the values of members, or the argument of a call.
  package var children: [Node] {
    switch content {
    case .scalar: []
    case .list(let items): items
    case .object(let members): members.map(\.value)
    case .call(let call): [call.argument]
    }
  }

  /// The value without places and order.
  package var json: JSON {
    switch content {
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: .null
      case .bool(let value): .bool(value)
      case .integer(let value): .integer(value)
      case .decimal(let value): .decimal(value)
      case .string: .string(scalar.text)
      }
    case .list(let items): .array(items.map(\.json))
    case .object(let members): .object(members.json)
    case .call(let call): .object([call.function.rawValue: call.argument.json])
    }
  }
}

extension Node {
  /// One step of a path: the key of a member, or the position of an item.
  package enum Step: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    package init(stringLiteral value: String) { self = .key(value) }
    package init(integerLiteral value: Int) { self = .index(value) }
  }

  package subscript(key: String) -> Node? { members?[key] }

  /// The value at a path: `node["ContainerDefinitions", 0, "User"]`.
  package subscript(path: Step...) -> Node? { self[path] }

  package subscript(path: [Step]) -> Node? {
    var node = self
    for step in path {
      let next: Node? =
        switch step {
        case .key(let key): node[key]
        case .index(let index): node.items.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }
}

/// Two values are equal if CloudFormation treats them as equal: `80` equals `"80"`, and places and the order of members
/// do not matter.
extension Node: Equatable {
  package static func == (one: Node, other: Node) -> Bool {
    switch (one.content, other.content) {
    case (.scalar(let one), .scalar(let other)):
      guard let one = one.normalized, let other = other.normalized else {
        return (one.normalized == nil) == (other.normalized == nil)
      }
      return one.isExactly(other)
    case (.list(let one), .list(let other)): return one == other
    case (.object(let one), .object(let other)):
      return one.count == other.count && one.allSatisfy { $0.value == other[$0.key] }
    case (.call(let one), .call(let other)): return one.function == other.function && one.argument == other.argument
    default: return false
    }
  }
}

extension Node: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self.init(.scalar(Scalar(.integer(value), text: String(value)))) }
  package init(booleanLiteral value: Bool) {
    self.init(.scalar(Scalar(.bool(value), text: value ? "true" : "false")))
  }
  package init(arrayLiteral elements: Node...) { self.init(.list(elements)) }
  package init(dictionaryLiteral elements: (String, Node)...) {
    self.init(Members(elements.map { Members.Member($0.0, $0.1) }))
  }
}

extension Node {
  /// A value that was not read from a file; members in the order of their keys.
  package init(_ json: JSON) {
    switch json {
    case .null: self.init(.scalar(Scalar(.null, text: "null")))
    case .bool(let value): self.init(booleanLiteral: value)
    case .integer(let value): self.init(integerLiteral: value)
    case .decimal(let value): self.init(.scalar(Scalar(.decimal(value), text: String(value))))
    case .string(let text): self = .string(text)
    case .array(let items): self.init(.list(items.map { Node($0) }))
    case .object(let members):
      self.init(Members(members.sorted { $0.key < $1.key }.map { Members.Member($0.key, Node($0.value)) }))
    }
  }
}

extension Members {
  /// The members without places and order.
  package var json: [String: JSON] { Dictionary(map { ($0.key, $0.value.json) }) { first, _ in first } }
}
