import Templates

/// What a rule requires of one property of the resources of a type.
struct Check: Sendable {
  enum Extent: Sendable {
    /// Every value at the path.
    case every
    /// At least one value at the path.
    case some
  }

  /// The verdict on a value that is not set.
  enum Missing: Sendable {
    /// A finding with the rule's severity.
    case fails
    /// A warning: AWS's default is not what most applications want, but not dangerous.
    case warns
    /// No finding: AWS's default is right.
    case passes
  }

  /// Whether the check applies to a resource.
  typealias Condition = @Sendable (ResourceView, Surroundings) -> Bool

  /// The type of the resources; nil if the check is for several types.
  let type: String?
  /// Whether the check applies to a type.
  let includes: @Sendable (_ type: String) -> Bool
  let path: PropertyPath
  let expectation: Expectation
  let extent: Extent
  let missing: Missing
  let condition: Condition

  init(
    _ type: String, _ path: PropertyPath, _ expectation: Expectation, in extent: Extent = .every,
    ifMissing missing: Missing = .fails, when condition: @escaping Condition = { _, _ in true }
  ) {
    self.type = type
    includes = { $0 == type }
    self.path = path
    self.expectation = expectation
    self.extent = extent
    self.missing = missing
    self.condition = condition
  }

  /// A check for the resources of several types.
  init(
    typesWhere includes: @escaping @Sendable (_ type: String) -> Bool, _ path: PropertyPath,
    _ expectation: Expectation, when condition: @escaping Condition
  ) {
    type = nil
    self.includes = includes
    self.path = path
    self.expectation = expectation
    extent = .every
    missing = .fails
    self.condition = condition
  }

  /// Whether the check is for CloudFormation's types.
  var isCloudFormation: Bool { type?.contains("::") ?? true }

  /// One value that violates the expectation.
  struct Fault: Sendable {
    let place: Place
    let message: String
    let isOnlyMissing: Bool
  }

  /// The faults of a resource of the check's type.
  func faults(of resource: ResourceView, in surroundings: Surroundings) -> [Fault] {
    guard condition(resource, surroundings) else { return [] }
    let judged = path.ends(in: resource.properties, at: resource.place).map { fault(at: $0, resource, surroundings) }
    let faults = judged.compactMap(\.self)
    switch extent {
    case .every: return faults
    case .some where faults.count < judged.count: return []
    case .some: return (faults.first { !$0.isOnlyMissing } ?? faults.first).map { [$0] } ?? []
    }
  }

  /// The fault of one value at the path; nil if there is none.
  private func fault(
    at end: PropertyPath.End, _ resource: ResourceView, _ surroundings: Surroundings
  ) -> Fault? {
    switch end {
    case .unknown: return nil
    case .missing(let place):
      if case .absent = expectation { return nil }
      if missing == .passes { return nil }
      return Fault(place: place, message: messageOfMissing(in: resource), isOnlyMissing: true)
    case .value(let node, let place):
      guard expectation.accepts(node, of: resource, in: surroundings) == false else { return nil }
      let text = expectation.isShown ? node.text.map { "'\($0.shortened)'" } : nil
      return Fault(place: place, message: message(of: resource, found: text), isOnlyMissing: false)
    }
  }

  /// `Scheme of 'Edge' is 'internet-facing'; it must be 'internal'`
  private func message(of resource: ResourceView, found: String?) -> String {
    "\(subject(in: resource))\(found.map { " is \($0); it" } ?? "") must \(expectation.requirement)"
  }

  /// The message for a missing value. Where a rule only forbids values, it says that the value must be set.
  private func messageOfMissing(in resource: ResourceView) -> String {
    let requirement =
      switch expectation {
      case .present: ""
      case .noneOf, .that: "; it must be set, and \(expectation.requirement)"
      default: "; it must \(expectation.requirement)"
      }
    return "\(subject(in: resource)) is not set\(requirement)"
  }

  private func subject(in resource: ResourceView) -> String {
    let path = path.description
    return path.isEmpty ? "'\(resource.name)'" : "\(path) of '\(resource.name)'"
  }
}

extension String {
  /// At most 80 characters, for one line of a message.
  fileprivate var shortened: String { count <= 80 ? self : prefix(79) + "…" }
}
