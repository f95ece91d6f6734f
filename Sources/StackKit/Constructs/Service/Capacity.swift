/// What tasks run on: Fargate, or partly Fargate Spot, which is up to 70 % cheaper because AWS may take it back.
public struct Capacity: Sendable {
  /// Empty where the launch type says it all.
  let strategy: [ECSService.CapacityProviderShare]

  var launchType: String? { strategy.isEmpty ? "FARGATE" : nil }

  /// Fargate: a task runs until somebody stops it.
  public static let onDemand = Capacity(strategy: [])

  /// Some tasks on demand, and of those beyond them a share on Spot.
  ///
  /// When AWS needs a Spot task's place, the task gets SIGTERM and two minutes, and its sessions go with it; what it keeps
  /// in a file system stays. While there is no Spot to be had, tasks beyond the base are missing, and nothing replaces them
  /// by tasks on demand. ARM64 runs on Spot, too. Changing between this and ``onDemand`` may replace the service: give it
  /// another name in the same change.
  ///
  /// - Parameters:
  ///   - base: How many tasks run on demand before any runs on Spot; at least one where clients stick to their tasks.
  ///   - weights: How the tasks beyond the base are shared out: `(onDemand: 1, spot: 3)` puts three of four on Spot. Left
  ///     out, all of them.
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
