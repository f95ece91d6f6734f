/// A name in AWS with a length limit: `<stack>-<environment>-<name>`, or its beginning and a hash.
public struct PhysicalName: Sendable, Equatable {
  let name: Name?
  let suffix: String
  let separator: String
  let limit: Int

  /// - Parameters:
  ///   - name: The resource's name; nil for the stack itself.
  ///   - suffix: A value at the end of the name that AWS cannot change in place: a new value gives a new name, so the
  ///     replacement can be created before the old resource is deleted.
  ///   - separator: The text between the stack's part and the resource's.
  ///   - limit: AWS's limit in characters.
  public init(_ name: Name?, suffix: String = "", separator: String = "-", limit: Int) {
    self.name = name
    self.suffix = suffix
    self.separator = separator
    self.limit = limit
  }

  func resolved(in scope: Scope) -> String {
    let whole = scope.stackName + (name.map { separator + $0.kebab } ?? "") + suffix
    guard whole.utf8.count > limit, whole.count > limit else { return whole }
    let hash = whole.stableHash
    var start = whole.prefix(limit - hash.count - 1)
    while start.last == "-" || start.last == "/" { start = start.dropLast() }
    return "\(start)-\(hash)"
  }
}
