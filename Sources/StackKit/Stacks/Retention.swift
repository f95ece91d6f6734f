/// What happens to data when a resource that holds it is removed or replaced.
public struct Retention: Sendable, Equatable {
  /// Why it may be deleted; nil if it is kept.
  let reason: String?

  /// It stays: `Retain` or `Snapshot` in CloudFormation, `prevent_destroy` in Terraform.
  public static let keep = Retention(reason: nil)

  /// It is deleted with the stack, so that it does not stay and cost: for environments that are set up and
  /// deleted again. Buckets stay all the same, because CloudFormation deletes only empty ones.
  ///
  /// - Parameter reason: Why the data may be lost; for reviewers of the stack.
  /// - Returns: The retention of disposable data.
  public static func delete(because reason: StaticString) -> Retention { Retention(reason: reason.description) }
}
