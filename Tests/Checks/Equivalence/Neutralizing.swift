extension Comparison {
  /// CloudFormation's properties under Terraform's names.
  func neutral(_ value: Neutral, _ mapping: Mapping, at path: String = "") -> Neutral {
    switch value {
    case .scalar(let text):
      return text.hasPrefix("{{resolve:secretsmanager:") ? .secret : Neutral.document(text) ?? value
    case .list(let elements), .sequence(let elements):
      return .unordered(elements.map { neutral($0, mapping, at: path) })
    case .object(let members):
      var object = Neutral.object([:])
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        place(value, mapping, at: path.isEmpty ? key : "\(path).\(key)", key, in: &object)
      }
      return object
    }
  }

  private func place(_ value: Neutral, _ mapping: Mapping, at path: String, _ key: String, in object: inout Neutral) {
    let inner = neutral(value, mapping, at: path)
    switch mapping.properties[path] ?? .named(key) {
    case .named(let name): object.put(inner, at: Self.folded(name))
    case .wrapper: object.put(inner, at: [])
    case .words(let name, let words): object.put(.scalar(words[inner.text ?? ""] ?? "\(inner)"), at: Self.folded(name))
    case .document(let name): object.put(value, at: Self.folded(name))
    case .camelDocument(let name): object.put(Self.camel(value), at: Self.folded(name))
    case .settings(let names):
      for (key, value) in Self.pairs(value, key: "Key", value: "Value") {
        object.put(value, at: names[key].map(Self.folded) ?? [key])
      }
    case .map(let name, let keyName, let valueName):
      for (key, value) in Self.pairs(value, key: keyName, value: valueName) {
        object.put(value, at: Self.folded(name) + [Neutral.folded(key)])
      }
    case .reference(let name, let attribute):
      object.put(.scalar(exchanged(inner.text ?? "", for: attribute)), at: Self.folded(name))
    }
  }

  private static func folded(_ path: String) -> [String] {
    path.split(separator: ".").map { Neutral.folded(String($0)) }
  }

  private static func pairs(_ value: Neutral, key: String, value valueName: String) -> [(String, Neutral)] {
    guard case .sequence(let elements) = value else { return [("\(value)", .scalar("no list of pairs"))] }
    return elements.map { element in
      let isPair = Set(element.members.keys) == [key, valueName]
      return (element.members[key]?.text ?? "?", isPair ? element.members[valueName] ?? element : element)
    }
  }

  private static func camel(_ value: Neutral) -> Neutral {
    switch value {
    case .scalar: return value
    case .list(let elements), .sequence(let elements): return .sequence(elements.map(camel))
    case .object(let members):
      var object: [String: Neutral] = [:]
      for (key, value) in members { object[key.prefix(1).lowercased() + key.dropFirst()] = camel(value) }
      return .object(object)
    }
  }

  /// Another attribute of the resource whose `!Ref` this is.
  private func exchanged(_ value: String, for attribute: String) -> String {
    for resource in template.resources {
      guard let mapping = Mapping.of(resource.type), let counterpart = plan.counterpart(of: resource.logicalID),
        counterpart.values[mapping.ref]?.text == value, let other = counterpart.values[attribute]?.text
      else { continue }
      return other
    }
    return value
  }
}
