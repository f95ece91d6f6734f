/// Paths of a balancer that some targets serve, for resources that depend on all targets of a balancer.
struct ServedPaths: Content, Equatable {
  let balancer: Name
  let hosts: [String]
  let paths: [String]
  /// The lowest priority wins; nil for the targets that come last.
  let priority: Int?
  /// The longest silence before and in a response, in seconds; nil if it is not known.
  let longestSilence: Int?
  /// Paths of files that are the same for everybody.
  let staticPaths: [String]

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// A resource that also depends on targets which do not refer to it: it is written again when the stack is complete.
protocol CompletedResource: Resource {
  /// The resource with what follows from the paths that the stack's balancers serve. References stay the same.
  func completed(with served: [ServedPaths]) -> Self
}

extension [ServedPaths] {
  /// The paths of static files that a cache may keep for everybody, if it finds a file by its path only.
  ///
  /// There are none where hosts tell applications apart, and none for a path that other targets serve, all of it or a
  /// part.
  var cacheablePaths: [String] {
    guard allSatisfy(\.hosts.isEmpty) else { return [] }
    return enumerated().flatMap { index, served in
      served.staticPaths.filter { path in
        enumerated().allSatisfy { other, others in other == index || !others.mayTake(path, from: served) }
      }
    }
  }
}

extension ServedPaths {
  /// Whether these paths may include some of a pattern that others serve.
  fileprivate func mayTake(_ pattern: String, from others: ServedPaths) -> Bool {
    guard (priority ?? .max) < (others.priority ?? .max) else { return false }
    let start = pattern.literalStart
    return paths.contains { $0.literalStart.hasPrefix(start) || start.hasPrefix($0.literalStart) }
  }
}

extension String {
  /// The part of a pattern before its first wildcard.
  fileprivate var literalStart: Substring { prefix { $0 != "*" && $0 != "?" } }
}
