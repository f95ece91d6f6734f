/// A name that AWS shows and limits in length: `<stack>-<environment>-<name>`, or the start of it and a hash.
public struct PhysicalName: Sendable, Equatable {
  let name: Name?
  let suffix: String
  let separator: String
  let limit: Int

  /// - Parameters:
  ///   - name: The resource it is for; nil for the stack itself.
  ///   - suffix: Added behind the name, for what AWS cannot change in place: a new value gives a new name, so the
  ///     replacement can be made before the old one goes.
  ///   - separator: Between the stack's part and the resource's.
  ///   - limit: The longest that AWS takes, in characters.
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
