/// Refuses updates that AWS would refuse half-way, and updates that leave clients without an answer.
///
/// CloudFormation creates a replacement before it deletes the old resource, and deletes removed resources last. A change
/// set does not show what follows from that: names in use, resources that cannot move, target groups without tasks.
package enum UpdateGuard {
  /// An update that is not allowed.
  package struct Refusal: Sendable, Equatable {
    /// The logical id of the resource.
    package let id: String
    /// What would happen, and the way around it.
    package let description: String
  }

  /// Judges an update.
  ///
  /// - Parameters:
  ///   - old: The deployed template.
  ///   - new: The new template.
  /// - Returns: The refused updates, in the order of the template.
  /// - Throws: When a template cannot be evaluated.
  package static func refusals(from old: Template, to new: Template) throws(TemplateError) -> [Refusal] {
    let update = try Update(from: Evaluator(old), to: Evaluator(new))
    let found =
      update.networkRefusals + update.loadBalancingRefusals + update.storageRefusals + update.nameRefusals
    let order = Dictionary(new.resources.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return found.sorted { (order[$0.id] ?? .max, $0.id) < (order[$1.id] ?? .max, $1.id) }
  }
}
