/// A lint finding that the stack accepts, with a reason.
///
/// ```swift
/// site.overriding { $0.set("VersioningConfiguration", nil, Value.document(["Status": "Suspended"])) }
/// AcceptedFinding("bucket-versions", on: site, because: "every build writes all of it again")
/// ```
///
/// Belongs in a stack's body. `synth` prints the rule of each finding, and warns of an accepted finding that does not
/// occur.
public struct AcceptedFinding: Content, Equatable {
  /// The id of the rule.
  public let rule: String
  /// The logical id of the resource.
  public let resource: String
  public let reason: String

  /// - Parameters:
  ///   - rule: The id of the rule, such as `bucket-versions`.
  ///   - resource: The resource of the finding. The finding is accepted there only.
  ///   - reason: Why it is right; for reviewers of the stack.
  public init(_ rule: StaticString, on resource: some Resource, because reason: StaticString) {
    self.init(rule.description, on: resource, because: reason.description)
  }

  init(_ rule: String, on resource: some Resource, because reason: String) {
    self.rule = rule
    self.resource = resource.name.logicalID
    self.reason = reason
  }

  public func contribute(to assembly: inout Assembly) {
    if reason.isBlank {
      assembly.problem("the accepted finding \(rule) of '\(resource)' has no reason: reviewers read it")
    }
    assembly.add(self)
  }
}
