extension Duration {
  public static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
  public static func hours(_ hours: Int) -> Duration { .minutes(hours * 60) }
  public static func days(_ days: Int) -> Duration { .hours(days * 24) }

  /// AWS counts in whole seconds; what is smaller is cut off.
  var wholeSeconds: Int { Int(components.seconds) }
  /// For what AWS counts in days.
  var wholeDays: Int { wholeSeconds / 86_400 }
}
