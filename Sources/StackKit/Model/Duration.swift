extension Duration {
  public static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
  public static func hours(_ hours: Int) -> Duration { .minutes(hours * 60) }
  public static func days(_ days: Int) -> Duration { .hours(days * 24) }

  /// Whole seconds, as AWS counts; fractions are dropped.
  var wholeSeconds: Int { Int(components.seconds) }

  /// Seconds with their fraction.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

  /// Seconds, for messages.
  var secondsText: String { components.attoseconds == 0 ? "\(components.seconds) s" : "\(seconds) s" }

  /// Whole days, as some AWS settings count.
  var wholeDays: Int { wholeSeconds / 86_400 }
}
