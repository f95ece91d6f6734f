extension Duration {
  public static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
  public static func hours(_ hours: Int) -> Duration { .minutes(hours * 60) }
  public static func days(_ days: Int) -> Duration { .hours(days * 24) }

  /// AWS counts in whole seconds; what is smaller is cut off.
  var wholeSeconds: Int { Int(components.seconds) }

  /// In seconds, with what is smaller behind the point.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

  /// In seconds, for people.
  var secondsText: String { components.attoseconds == 0 ? "\(components.seconds) s" : "\(seconds) s" }

  /// For what AWS counts in days.
  var wholeDays: Int { wholeSeconds / 86_400 }
}
