import Templates

@testable import Lint

extension ResourceView {
  /// The same resource with the value at a path replaced, added if it is missing, or removed by nil.
  func replacing(_ path: PropertyPath, with text: String?) -> ResourceView {
    ResourceView(
      name: name, type: type, at: place, properties: properties.replacing(path.steps.map(\.step)[...], with: text))
  }
}

extension Node {
  fileprivate func replacing(_ steps: ArraySlice<PropertyPath.Step>, with text: String?) -> Node {
    guard let step = steps.first else { return text.map { .string($0, at: place) } ?? Node(.list([]), at: place) }
    let rest = steps.dropFirst()
    switch step {
    case .each: return replacingElements { $0.replacing(rest, with: text) }
    case .element(let key, let value):
      if !(items ?? [self]).contains(where: { $0[key]?.text == value }) {
        let new = Node(.object(Members([Members.Member(key, .string(value))])), at: place)
        return Node(.list((items ?? []) + [new.replacing(rest, with: text)]), at: place)
      }
      return replacingElements { $0[key]?.text == value ? $0.replacing(rest, with: text) : $0 }
    case .key(let key):
      if items?.isEmpty == false { return replacingElements { $0.replacing(steps, with: text) } }
      let members = call == nil ? members.map(Array.init) ?? [] : []
      let new = Members.Member(
        key, at: place, (self[key] ?? Node(.object(Members([])), at: place)).replacing(rest, with: text))
      let isThere = members.contains { $0.key == key }
      return Node(
        .object(Members(isThere ? members.map { $0.key == key ? new : $0 } : members + [new])), at: place)
    }
  }

  private func replacingElements(_ replace: (Node) -> Node) -> Node {
    items.map { Node(.list($0.map(replace)), at: place) } ?? replace(self)
  }
}
