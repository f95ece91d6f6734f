/// What a balancer has to know of an application that keeps sessions: where it listens, how it tells that it is well,
/// and how long its clients may be quiet.
public struct SessionProfile: Sendable {
  /// How a balancer asks whether a task is well.
  public struct HealthCheck: Sendable {
    let path: String
    let interval: Duration
    let timeout: Duration
    let threshold: Int

    /// - Parameters:
    ///   - path: Answers 200 when the application is well.
    ///   - interval: 5 to 300 seconds; left out, 10.
    ///   - timeout: Less than the interval; left out, 5 seconds.
    ///   - threshold: Answers in a row that change the verdict, 2 to 10; left out, 2, so a task serves after 20 seconds.
    public init(
      _ path: String, every interval: Duration = .seconds(10), timeout: Duration = .seconds(5), threshold: Int = 2
    ) {
      self.path = path
      self.interval = interval
      self.timeout = timeout
      self.threshold = threshold
    }
  }

  let port: Int
  let healthCheck: HealthCheck
  let drain: Duration
  let ping: Duration?

  /// - Parameters:
  ///   - port: Where the container listens.
  ///   - healthCheck: How the balancer asks.
  ///   - drain: How long a task that is going away keeps the connections it has, up to an hour: AWS's
  ///     `deregistration_delay`. Longer keeps sessions longer and makes every deployment slower.
  ///   - ping: The longest that an open websocket stays silent; nil where there is none.
  public init(port: Int, healthCheck: HealthCheck, drain: Duration = .minutes(2), ping: Duration? = nil) {
    self.port = port
    self.healthCheck = healthCheck
    self.drain = drain
    self.ping = ping
  }

  /// Streamlit, on its own port: pings every 30 seconds since 1.47, keeps a lost session for two minutes.
  public static let streamlit = SessionProfile(
    port: 8501, healthCheck: HealthCheck("/_stcore/health"), drain: .minutes(2), ping: .seconds(30))

  var problems: [String] {
    var problems: [String] = []
    func check(_ good: Bool, _ problem: String) { if !good { problems.append(problem) } }
    check((1...65535).contains(port), "port \(port) is not a port: 1 to 65535")
    check(healthCheck.path.hasPrefix("/"), "health check path '\(healthCheck.path)' does not begin with '/'")
    let interval = healthCheck.interval.wholeSeconds
    check((5...300).contains(interval), "health check every \(interval) s: AWS takes 5 to 300 s")
    check(
      healthCheck.timeout.wholeSeconds < interval && (2...120).contains(healthCheck.timeout.wholeSeconds),
      "health check timeout of \(healthCheck.timeout.wholeSeconds) s: AWS takes 2 to 120 s, less than the interval")
    check(
      (2...10).contains(healthCheck.threshold), "health check threshold \(healthCheck.threshold): AWS takes 2 to 10")
    check((0...3600).contains(drain.wholeSeconds), "drain of \(drain.wholeSeconds) s: AWS takes 0 to 3600 s")
    return problems
  }
}

/// Whether and how a balancer keeps a client with one task.
///
/// Without it a client's websocket and its uploads reach different tasks, and the session is lost.
public struct Stickiness: Sendable {
  let type: String
  let isOn: Bool
  let cookieName: String?
  let duration: Duration?

  /// The balancer's own cookie, `AWSALB`.
  ///
  /// - Parameter duration: One second to seven days, counted from the client's last request.
  /// - Returns: Stickiness that needs nothing of the application.
  public static func loadBalancerCookie(for duration: Duration) -> Stickiness {
    Stickiness(type: "lb_cookie", isOn: true, cookieName: nil, duration: duration)
  }

  /// Bound to a cookie that the application sets: the balancer follows it to the task that set it.
  ///
  /// - Parameters:
  ///   - name: The application's cookie. Names that begin with `AWSALB` are the balancer's own.
  ///   - duration: One second to seven days.
  /// - Returns: Stickiness that begins when the application sets its cookie.
  public static func applicationCookie(_ name: String, for duration: Duration) -> Stickiness {
    Stickiness(type: "app_cookie", isOn: true, cookieName: name, duration: duration)
  }

  /// Any task may answer any request.
  ///
  /// - Parameter reason: Why that is right for this application; for whoever reviews the stack.
  /// - Returns: No stickiness.
  public static func off(because reason: StaticString) -> Stickiness {
    Stickiness(type: "lb_cookie", isOn: false, cookieName: nil, duration: nil)
  }

  private static func isToken(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || "_.-".utf8.contains(byte) }

  var problems: [String] {
    var problems: [String] = []
    if let duration, !(1...604_800).contains(duration.wholeSeconds) {
      problems.append("stickiness for \(duration.wholeSeconds) s: AWS takes 1 s to 7 days")
    }
    if let cookieName, cookieName.isEmpty || cookieName.hasPrefix("AWSALB") || !cookieName.consists(of: Self.isToken) {
      problems.append(
        "stickiness by the cookie '\(cookieName)': it needs a name of ASCII letters, digits and _.- that does not begin "
          + "with AWSALB")
    }
    return problems
  }
}
