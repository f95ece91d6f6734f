/// A rule that adds and removes tasks.
///
/// Several rules work together: the largest task count that any of them asks for wins. A task that is removed ends its
/// sessions once the balancer has drained it.
public struct Scaling: Sendable {
  /// A time at which the bounds of the task count change.
  struct Schedule: Sendable {
    let name: String
    let time: ScheduleTime
    let timeZone: String?
    let bounds: ClosedRange<Int>

    var action: ScalableTarget.Schedule {
      .init(name: name, expression: time.expression, timeZone: timeZone, bounds: bounds)
    }
  }

  enum Rule: Sendable {
    case cpu, memory, requests, connections
    case schedule(Schedule)
  }

  let rule: Rule
  let target: Int
  let scaleIn: Duration
  let scaleOut: Duration

  /// Keeps the average CPU near a percentage.
  ///
  /// - Parameters:
  ///   - percent: 1 to 100 percent of the tasks' CPU.
  ///   - scaleIn: Time between two removals. Default: five minutes, to spare sessions.
  ///   - scaleOut: Time between two additions. Default: a minute.
  /// - Returns: A scaling rule.
  public static func cpu(
    _ percent: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .cpu, target: percent, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the average memory near a percentage. An application that never frees memory is never scaled in.
  ///
  /// - Parameters:
  ///   - percent: 1 to 100 percent of the tasks' memory.
  ///   - scaleIn: Time between two removals. Default: five minutes.
  ///   - scaleOut: Time between two additions. Default: a minute.
  /// - Returns: A scaling rule.
  public static func memory(
    _ percent: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .memory, target: percent, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the balancer's requests to each task near a number per minute. A websocket counts as one request, when it
  /// opens: use ``connectionsPerTask(_:scaleIn:scaleOut:)`` for websockets.
  ///
  /// - Parameters:
  ///   - requests: Requests per task and minute.
  ///   - scaleIn: Time between two removals. Default: five minutes.
  ///   - scaleOut: Time between two additions. Default: a minute.
  /// - Returns: A scaling rule.
  public static func requestsPerTask(
    _ requests: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .requests, target: requests, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the open connections of each task near a number. Suits websockets, which use little CPU until all clients
  /// are active at once.
  ///
  /// CloudWatch counts connections per balancer, not per target group, so services behind one balancer share the
  /// number. Each session counts twice in the metric, from the client and to the task; the rule halves it. The number
  /// of tasks comes from Container Insights. New tasks get new connections only; open ones stay on their task.
  ///
  /// While no connection is open, the balancer reports no data, and without data AWS removes no task, whatever the
  /// other rules say: the day's tasks stay until the next day's first connection. If that costs too much, lower the
  /// bounds at night with a ``schedule(_:at:in:tasks:)``.
  ///
  /// - Parameters:
  ///   - connections: Open connections per task.
  ///   - scaleIn: Time between two removals. Default: five minutes.
  ///   - scaleOut: Time between two additions. Default: a minute.
  /// - Returns: A scaling rule.
  public static func connectionsPerTask(
    _ connections: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .connections, target: connections, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Sets the bounds of the task count at a time, until the next schedule does: use one for the evening and one for the
  /// morning. Fewer tasks at night cost less, and end the sessions of the removed tasks.
  ///
  /// From then on the schedules own the bounds: Terraform ignores changes of the bounds it created, and a change of
  /// `tasks` takes effect there only through the schedules.
  ///
  /// - Parameters:
  ///   - name: The name of the schedule: letters and digits, such as `Nights`.
  ///   - time: The time of the change.
  ///   - timeZone: The time zone, such as `Europe/Rome`, with daylight saving time. Default: UTC.
  ///   - tasks: The least and the most tasks from then on.
  /// - Returns: A scaling rule.
  public static func schedule(
    _ name: String, at time: ScheduleTime, in timeZone: String? = nil, tasks: ClosedRange<Int>
  ) -> Scaling {
    let schedule = Schedule(name: name, time: time, timeZone: timeZone, bounds: tasks)
    return Scaling(rule: .schedule(schedule), target: 1, scaleIn: .zero, scaleOut: .zero)
  }

  var schedule: Schedule? { if case .schedule(let schedule) = rule { schedule } else { nil } }

  /// Unique among a service's rules, and part of the policy's name.
  var name: String {
    switch rule {
    case .cpu: "CPU"
    case .memory: "Memory"
    case .requests: "Requests"
    case .connections: "Connections"
    case .schedule(let schedule): schedule.name
    }
  }
}

/// A recurring time.
public struct ScheduleTime: Sendable {
  let expression: String
  let problem: String?

  /// Every day.
  public static func daily(_ hour: Int, _ minute: Int = 0) -> ScheduleTime { at(hour, minute, "* * ?") }

  /// From Monday to Friday.
  public static func weekdays(_ hour: Int, _ minute: Int = 0) -> ScheduleTime { at(hour, minute, "? * MON-FRI") }

  /// A cron expression in AWS's syntax.
  ///
  /// - Parameter fields: Minute, hour, day of the month, month, day of the week and year: `0 20 ? * MON-FRI *`. One of
  ///   the two days must be `?`.
  /// - Returns: A time.
  public static func cron(_ fields: String) -> ScheduleTime {
    let words = fields.split(separator: " ", omittingEmptySubsequences: false)
    let isGood =
      words.count == 6 && words.allSatisfy { !$0.isEmpty } && (words[2] == "?") != (words[4] == "?")
      && fields.consists { $0.isASCIIAlphanumeric || " ?*,-/#".utf8.contains($0) }
    return ScheduleTime(
      expression: "cron(\(fields))",
      problem: isGood
        ? nil
        : "'\(fields)' is not a cron expression: minute, hour, day of the month, month, day of the week and year, and "
          + "one of the days is '?', as in '0 20 ? * MON-FRI *'")
  }

  private static func at(_ hour: Int, _ minute: Int, _ days: String) -> ScheduleTime {
    let isGood = (0...23).contains(hour) && (0...59).contains(minute)
    return ScheduleTime(
      expression: "cron(\(minute) \(hour) \(days) *)",
      problem: isGood ? nil : "\(hour):\(minute) is not a time of day: 0:00 to 23:59")
  }
}
