/// When tasks are added and removed.
///
/// Several work together: the largest count that any of them asks for wins, and tasks are removed only when none needs
/// them. A task that is removed takes its sessions along as soon as the balancer has drained it.
public struct Scaling: Sendable {
  /// A time at which the bounds become others.
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

  /// Keeps the average CPU near this many percent.
  ///
  /// - Parameters:
  ///   - percent: 1 to 100 of what the tasks have.
  ///   - scaleIn: How long after a removal before the next; left out, five minutes: slow, because of the sessions.
  ///   - scaleOut: How long after an addition before the next; left out, a minute.
  /// - Returns: A rule of scaling.
  public static func cpu(
    _ percent: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .cpu, target: percent, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the average memory near this many percent. An application that never gives memory back is never scaled in.
  ///
  /// - Parameters:
  ///   - percent: 1 to 100 of what the tasks have.
  ///   - scaleIn: How long after a removal before the next; left out, five minutes.
  ///   - scaleOut: How long after an addition before the next; left out, a minute.
  /// - Returns: A rule of scaling.
  public static func memory(
    _ percent: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .memory, target: percent, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the requests that the balancer sends to each task near this many a minute. An open websocket is one request, when
  /// it opens: use ``connectionsPerTask(_:scaleIn:scaleOut:)`` for those.
  ///
  /// - Parameters:
  ///   - requests: For each task and minute.
  ///   - scaleIn: How long after a removal before the next; left out, five minutes.
  ///   - scaleOut: How long after an addition before the next; left out, a minute.
  /// - Returns: A rule of scaling.
  public static func requestsPerTask(
    _ requests: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .requests, target: requests, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Keeps the connections that are open to each task near this many: what counts for websockets, which cost little CPU
  /// until all their clients speak at once.
  ///
  /// CloudWatch counts the connections of the balancer, not of a target group: the services behind one balancer share the
  /// number. Each session counts twice there, from the client and to the task, and is halved here. The count of tasks is
  /// Container Insights'. New tasks get new connections only; those that are open stay where they are.
  ///
  /// While no connection is open at all, the balancer writes down no number, and without one AWS takes no task away, nor do
  /// the other rules: what the day needed stays until the first connection of the next. Where that costs too much, let a
  /// ``schedule(_:at:in:tasks:)`` lower the bounds at night.
  ///
  /// - Parameters:
  ///   - connections: Open at a time, for each task.
  ///   - scaleIn: How long after a removal before the next; left out, five minutes.
  ///   - scaleOut: How long after an addition before the next; left out, a minute.
  /// - Returns: A rule of scaling.
  public static func connectionsPerTask(
    _ connections: Int, scaleIn: Duration = .minutes(5), scaleOut: Duration = .minutes(1)
  ) -> Scaling {
    Scaling(rule: .connections, target: connections, scaleIn: scaleIn, scaleOut: scaleOut)
  }

  /// Gives the service other bounds at a time, until another schedule does; write one for the evening and one for the
  /// morning. Fewer tasks at night cost less, and end the sessions of those that go.
  ///
  /// The bounds are the schedules' from then on: Terraform leaves those that it made alone, and a change of `tasks` reaches
  /// it only with the schedules.
  ///
  /// - Parameters:
  ///   - name: What it is called: letters and digits, such as `Nights`.
  ///   - time: When.
  ///   - timeZone: Where that is the time, such as `Europe/Rome`, with summer time; left out, UTC.
  ///   - tasks: How many tasks run from then on, at least and at most.
  /// - Returns: A rule of scaling.
  public static func schedule(
    _ name: String, at time: ScheduleTime, in timeZone: String? = nil, tasks: ClosedRange<Int>
  ) -> Scaling {
    let schedule = Schedule(name: name, time: time, timeZone: timeZone, bounds: tasks)
    return Scaling(rule: .schedule(schedule), target: 1, scaleIn: .zero, scaleOut: .zero)
  }

  var schedule: Schedule? { if case .schedule(let schedule) = rule { schedule } else { nil } }

  /// Unique among the rules of a service, and part of its policy's name.
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

/// A time that comes again.
public struct ScheduleTime: Sendable {
  let expression: String
  let problem: String?

  /// Every day.
  public static func daily(_ hour: Int, _ minute: Int = 0) -> ScheduleTime { at(hour, minute, "* * ?") }

  /// From Monday to Friday.
  public static func weekdays(_ hour: Int, _ minute: Int = 0) -> ScheduleTime { at(hour, minute, "? * MON-FRI") }

  /// As AWS writes it.
  ///
  /// - Parameter fields: Minute, hour, day of the month, month, day of the week and year: `0 20 ? * MON-FRI *`. One of the
  ///   two days is `?`.
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
