/// The compute that tasks run on: Fargate, or a mix with Fargate Spot, which is cheaper because AWS may take it back.
public struct Capacity: Sendable {
  /// Empty if the launch type is enough.
  let strategy: [ECSService.CapacityProviderShare]

  var launchType: String? { strategy.isEmpty ? "FARGATE" : nil }

  /// Fargate: AWS takes no task back.
  public static let onDemand = Capacity(strategy: [])

  /// A base of tasks on demand, and a share of the others on Spot.
  ///
  /// When AWS takes a Spot task back, the task gets SIGTERM and two minutes, and loses its sessions; data in a file
  /// system stays. While no Spot capacity is available, tasks beyond the base are missing, and no tasks on demand
  /// replace them. Spot also has ARM64. A change between this and ``onDemand`` may replace the service: rename the
  /// service in the same change.
  ///
  /// - Parameters:
  ///   - base: Tasks that run on demand before any runs on Spot. Give at least one if clients stick to tasks.
  ///   - weights: The shares of the tasks beyond the base: `(onDemand: 1, spot: 3)` puts three of four on Spot.
  ///     Default: all on Spot.
  /// - Returns: A mix.
  public static func spot(base: Int, weights: (onDemand: Int, spot: Int) = (onDemand: 0, spot: 1)) -> Capacity {
    Capacity(strategy: [
      .init(provider: "FARGATE", base: base, weight: weights.onDemand),
      .init(provider: "FARGATE_SPOT", base: nil, weight: weights.spot),
    ])
  }

  func problems(tasks: ClosedRange<Int>, isSticky: Bool) -> [String] {
    guard let onDemand = strategy.first, let spot = strategy.last else { return [] }
    var problems: [String] = []
    let base = onDemand.base ?? 0
    if !(0...100_000).contains(base) { problems.append("base of \(base) tasks: AWS takes 0 to 100000") }
    for share in strategy where !(0...1000).contains(share.weight) {
      problems.append("weight \(share.weight) of \(share.provider): AWS takes 0 to 1000")
    }
    if spot.weight == 0 || base >= tasks.upperBound {
      problems.append(
        "no task would run on Spot: \(base) of at most \(tasks.upperBound) are on demand, and Spot's weight is "
          + "\(spot.weight); lower the base, or omit `capacity`")
    }
    if isSticky, base == 0, onDemand.weight == 0 || tasks.lowerBound == 1 {
      problems.append(
        "clients stick to tasks that may all be on Spot, and AWS may end all sessions at once; give it a base of 1 or "
          + "more")
    }
    return problems
  }
}
