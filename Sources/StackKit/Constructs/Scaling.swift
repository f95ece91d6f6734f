/// When tasks are added and removed.
public struct Scaling: Sendable {
  let name: String
  let metric: String
  let target: Int

  /// Keeps the average CPU near this many percent.
  public static func cpu(_ percent: Int) -> Scaling {
    Scaling(name: "CPU", metric: "ECSServiceAverageCPUUtilization", target: percent)
  }

  /// Keeps the average memory near this many percent.
  public static func memory(_ percent: Int) -> Scaling {
    Scaling(name: "Memory", metric: "ECSServiceAverageMemoryUtilization", target: percent)
  }
}
