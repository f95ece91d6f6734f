import Templates

/// A path to values in the properties of a resource, through all elements of lists: `ContainerDefinitions/User`.
///
/// - `Key=a` selects the elements whose `Key` is `a`.
/// - `*` selects each element of a list.
/// - `?` after a step makes it optional: without such a value there is nothing to check.
/// - `@DeletionPolicy` is an attribute of the resource beside its properties.
struct PropertyPath: Sendable, ExpressibleByStringLiteral {
  enum Step: Sendable, Hashable {
    case key(String)
    case element(key: String, value: String)
    case each
  }

  let steps: [(step: Step, isOptional: Bool)]

  init(stringLiteral text: String) {
    steps = text.split(separator: "/").map { word in
      let isOptional = word.hasSuffix("?")
      let word = isOptional ? word.dropLast() : word
      guard let sign = word.firstIndex(of: "=") else {
        return (word == "*" ? .each : .key(String(word)), isOptional)
      }
      return (.element(key: String(word[..<sign]), value: String(word[word.index(after: sign)...])), isOptional)
    }
  }
}

extension PropertyPath: CustomStringConvertible {
  /// `LoadBalancerAttributes[Key=idle_timeout.timeout_seconds].Value`
  var description: String {
    steps.reduce(into: "") { text, next in
      switch next.step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + (key.hasPrefix("@") ? String(key.dropFirst()) : key)
      case .element(let key, let value): text += "[\(key)=\(value)]"
      case .each: break
      }
    }
  }
}

extension PropertyPath {
  /// A value at the path, with its place.
  enum End: Sendable {
    case value(Node, at: Place)
    /// No value; the place is that of the last value on the path.
    case missing(at: Place)
    /// A value that is not known before the deployment.
    case unknown
  }

  /// - Parameters:
  ///   - node: The start of the path.
  ///   - place: The place of the start.
  /// - Returns: One end for each list element on the path.
  func ends(in node: Node, at place: Place) -> [End] { Self.ends(of: steps[...], in: node, at: place) }

  /// The first value at the path.
  func first(in node: Node) -> Node? {
    for case .value(let value, _) in ends(in: node, at: node.place) { return value }
    return nil
  }

  private static func ends(
    of steps: ArraySlice<(step: Step, isOptional: Bool)>, in node: Node, at place: Place
  ) -> [End] {
    guard let (step, isOptional) = steps.first else {
      return [node.isEmpty ? .missing(at: place) : .value(node, at: place)]
    }
    let rest = steps.dropFirst()
    let node = node.parsed
    if node.call != nil { return [.unknown] }
    switch step {
    case .key(let key):
      if let items = node.items {
        return items.isEmpty ? [.missing(at: place)] : items.flatMap { ends(of: steps, in: $0, at: $0.place) }
      }
      guard let member = node.members?.member(key), !member.value.isAbsent else {
        return isOptional ? [] : [.missing(at: place)]
      }
      return ends(of: rest, in: member.value, at: member.place)
    case .each:
      if node.isEmpty { return [.missing(at: place)] }
      return (node.items ?? [node]).flatMap { ends(of: rest, in: $0, at: $0.place) }
    case .element(let key, let value):
      let items = node.items ?? [node]
      let matching = items.filter { $0[key]?.holds(value) == true }
      if matching.isEmpty, items.contains(where: { $0.call != nil || $0[key]?.call != nil }) { return [.unknown] }
      if matching.isEmpty { return isOptional ? [] : [.missing(at: place)] }
      return matching.flatMap { ends(of: rest, in: $0, at: $0.place) }
    }
  }
}

extension Node {
  /// Whether the value is empty: null, or a list or an object without members.
  fileprivate var isEmpty: Bool { isAbsent || members?.isEmpty == true }

  /// Whether the value counts as not set: null, or an empty list, as in plans. An empty object is set, with AWS's
  /// defaults for its members.
  fileprivate var isAbsent: Bool { isNull || items?.isEmpty == true }

  /// The document in a JSON text, as Terraform plans have policies and containers.
  fileprivate var parsed: Node {
    guard let text, text.hasPrefix("{") || text.hasPrefix("["), let document = try? Node(template: text) else {
      return self
    }
    return document.moved(to: place)
  }

  /// The same value with one place for all parts: places inside a text are not places in the file.
  private func moved(to place: Place) -> Node {
    switch content {
    case .scalar: Node(content, at: place)
    case .list(let items): Node(.list(items.map { $0.moved(to: place) }), at: place)
    case .object(let members):
      Node(.object(Members(members.map { .init($0.key, at: place, $0.value.moved(to: place)) })), at: place)
    case .call(let call): Node(.call(Call(call.function, call.argument.moved(to: place))), at: place)
    }
  }

  /// Whether the value is this text, or a list with it.
  fileprivate func holds(_ text: String) -> Bool { self.text == text || items?.contains { $0.text == text } == true }
}
