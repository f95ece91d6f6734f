@testable import StackKit

/// What one backend has of a resource, as a tree that a path leads through.
indirect enum TemplateNode: Sendable, Equatable {
  case leaf(String)
  case list([TemplateNode])
  case map([String: TemplateNode])

  /// The texts that a path leads to: keys between slashes, through every element of a list; `Key=a` goes on in the
  /// elements whose `Key` is `a`.
  func texts(at path: [Substring]) -> [String] {
    switch self {
    case .leaf(let text): path.isEmpty ? [text] : []
    case .list(let elements): elements.flatMap { $0.texts(at: path) }
    case .map(let members):
      if let step = path.first {
        members[step]?.texts(at: path.dropFirst().array) ?? []
      } else {
        members.isEmpty ? [] : ["{…}"]
      }
    }
  }

  /// The elements that keys lead to.
  func nodes(at path: [Substring]) -> [TemplateNode] {
    switch self {
    case .leaf: path.isEmpty ? [self] : []
    case .list(let elements): elements.flatMap { $0.nodes(at: path) }
    case .map(let members):
      if let step = path.first { members[step]?.nodes(at: path.dropFirst().array) ?? [] } else { [self] }
    }
  }

  /// The same with what is at a path replaced, added where it is missing, or removed by nil.
  func replacing(_ path: [Substring], with text: String?) -> TemplateNode {
    switch self {
    case .leaf, .list([]): path.isEmpty ? text.map(TemplateNode.leaf) ?? .list([]) : grown(path, text)
    case .list(let elements):
      if let selector = path.first, selector.contains("="), !elements.contains(where: { $0.matches(selector) }) {
        .list(elements + [TemplateNode.map([:]).replacing(path, with: text)])
      } else {
        .list(elements.map { path.isEmpty || $0.mayEnter(path[0]) ? $0.replacing(path, with: text) : $0 })
      }
    case .map(let members): replacing(path, with: text, in: members)
    }
  }
}

extension TemplateNode {
  private func grown(_ path: [Substring], _ text: String?) -> TemplateNode {
    TemplateNode.map([:]).replacing(path, with: text)
  }

  private func replacing(_ path: [Substring], with text: String?, in members: [String: TemplateNode]) -> TemplateNode {
    guard let step = path.first else { return text.map(TemplateNode.leaf) ?? .list([]) }
    var members = members
    let rest = path.dropFirst().array
    if let (key, value) = step.selector {
      members[key] = .leaf(value)
      return TemplateNode.map(members).replacing(rest, with: text)
    }
    members[String(step)] = (members[step] ?? .map([:])).replacing(rest, with: text)
    return .map(members)
  }

  fileprivate func matches(_ step: Substring) -> Bool {
    guard let (key, value) = step.selector else { return true }
    return texts(at: [key[...]]).contains(value)
  }

  private func mayEnter(_ step: Substring) -> Bool { matches(step) }
}

extension [String: TemplateNode] {
  /// A member, or the whole for a selector that it passes.
  fileprivate subscript(step: Substring) -> TemplateNode? {
    guard step.selector != nil else { return self[String(step)] }
    let whole = TemplateNode.map(self)
    return whole.matches(step) ? whole : nil
  }
}

extension Substring {
  fileprivate var selector: (key: String, value: String)? {
    guard let sign = firstIndex(of: "=") else { return nil }
    return (String(self[..<sign]), String(self[index(after: sign)...]))
  }
}

extension ArraySlice {
  fileprivate var array: [Element] { Array(self) }
}

extension TemplateNode {
  enum Backend: String, CaseIterable, Sendable { case cloudFormation, terraform }

  /// A resource as a backend has it, with what happens to it at `@`; nil where the backend has no such resource.
  init?(_ resource: ResolvedResource, in backend: Backend, scope: Scope) {
    guard let type = resource.kind.type(in: backend) else { return nil }
    var members = TemplateNode.members(of: resource.properties, in: backend, scope: scope)
    members["@type"] = .leaf(type)
    if resource.holdsState {
      // Whoever leaves a snapshot is deleted, and nothing is lost.
      members["@DeletionPolicy"] = .leaf(resource.leavesSnapshot ? "Snapshot" : "Retain")
      members["@prevent_destroy"] = .leaf("true")
    }
    self = .map(members)
  }

  private static func members(
    of properties: [Property], in backend: Backend, scope: Scope
  ) -> [String: TemplateNode] {
    var members: [String: TemplateNode] = [:]
    for property in properties {
      if backend == .terraform, property.style == .inline, case .object(let inner) = property.value {
        members.merge(Self.members(of: inner, in: backend, scope: scope)) { $1 }
      } else if let key = backend == .cloudFormation ? property.cloudFormation : property.terraform {
        members[key] = TemplateNode(property.value, in: backend, scope: scope)
      }
    }
    return members
  }

  private init(_ value: Value, in backend: Backend, scope: Scope) {
    switch value {
    case .text(let text): self = .leaf(text.described(in: scope))
    case .integer(let integer): self = .leaf("\(integer)")
    case .decimal(let decimal): self = .leaf("\(decimal)")
    case .boolean(let boolean): self = .leaf("\(boolean)")
    case .element(let index, let list): self = .leaf("\(list.name)[\(index)]")
    case .symbol(let symbol): self = .leaf(symbol)
    case .json(let document): self.init(document, in: backend, scope: scope)
    case .list(let values): self = .list(values.map { TemplateNode($0, in: backend, scope: scope) })
    case .object(let properties): self = .map(Self.members(of: properties, in: backend, scope: scope))
    }
  }
}

extension Kind {
  func type(in backend: TemplateNode.Backend) -> String? {
    backend == .cloudFormation ? cloudFormation : terraform.map { isData ? "data.\($0)" : $0 }
  }
}

extension Text {
  /// For comparing: references by the name of what they refer to.
  fileprivate func described(in scope: Scope) -> String {
    resolved(in: scope).segments.map { segment in
      switch segment {
      case .literal(let literal): literal
      case .reference(let reference): "${\(reference.name)}"
      case .physicalName: ""
      }
    }.joined()
  }
}
