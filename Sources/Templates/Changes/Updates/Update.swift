/// A stack before and after an update.
struct Update {
  /// A resource that exists before and after, maybe as another physical one.
  struct Pair {
    let id: String
    let old: Node
    let new: Node
    let isReplaced: Bool
  }

  let old: Side
  let new: Side

  /// The evaluated properties of a template's resources.
  struct Side {
    private let resources: [String: (type: String, properties: Node)]
    let names: [String]
    /// The resources that are other physical ones than before.
    let replaced: Set<String>

    init(_ evaluator: Evaluator, replaced: Set<String>) throws(TemplateError) {
      var resources: [String: (type: String, properties: Node)] = [:]
      var names: [String] = []
      for resource in evaluator.template.resources where try evaluator.holds(resource.condition) != false {
        resources[resource.name] = (resource.type, Node(.object(try evaluator.properties(of: resource))))
        names.append(resource.name)
      }
      self.resources = resources
      self.names = names
      self.replaced = replaced
    }

    /// The properties of a resource, if it has this type.
    subscript(id: String, type: String) -> Node? {
      guard let resource = resources[id], resource.type == type else { return nil }
      return resource.properties
    }

    func all(_ type: String) -> [(id: String, properties: Node)] {
      names.compactMap { id in self[id, type].map { (id, $0) } }
    }

    /// The properties of the resource that a value refers to, if it has this type.
    func target(of value: Node?, _ type: String) -> Node? { Update.target(of: value).flatMap { self[$0, type] } }

    /// A name for the physical resource that a value refers to, or its literal text. A replacement has another name than
    /// the old resource.
    func identity(_ value: Node?) -> String {
      guard let target = Update.target(of: value) else { return value?.text ?? "" }
      return replaced.contains(target) ? target + " (new)" : target
    }
  }

  init(from old: Evaluator, to new: Evaluator) throws(TemplateError) {
    var replaced: Set<String> = []
    for change in try Difference(from: old, to: new).changes {
      // A reference to a replaced resource, in a property that cannot change, replaces as well.
      let isCertain = change.properties.contains { property in
        property.recreation == .always && property.cause.map(replaced.contains) ?? true
      }
      if isCertain { replaced.insert(change.id) }
    }
    self.old = try Side(old, replaced: [])
    self.new = try Side(new, replaced: replaced)
  }

  /// The resources of a type that exist before and after.
  func pairs(_ type: String) -> [Pair] {
    new.all(type).compactMap { id, properties in
      old[id, type].map { Pair(id: id, old: $0, new: properties, isReplaced: new.replaced.contains(id)) }
    }
  }

  /// The resources that are deleted after the update: removed ones, and the old ones of those that are replaced.
  func leaving(_ type: String) -> [(id: String, properties: Node)] {
    old.all(type).filter { new[$0.id, type] == nil || new.replaced.contains($0.id) }
  }

  /// The resources that are created: new ones, and replacements.
  func coming(_ type: String) -> [(id: String, properties: Node)] {
    new.all(type).filter { old[$0.id, type] == nil || new.replaced.contains($0.id) }
  }

  /// The logical id that a value refers to.
  static func target(of value: Node?) -> String? {
    guard let usages = try? value?.references() else { return nil }
    return usages.first { !$0.reference.isPseudoParameter }?.reference.name
  }
}
