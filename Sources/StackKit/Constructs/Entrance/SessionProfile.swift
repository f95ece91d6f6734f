/// What a balancer has to know of an application that keeps sessions, in one place, because each of these times depends
/// on the others: where it listens, how it tells that it is well, how clients are kept with their task, how long they
/// may be quiet, and how long a session and a task that goes away live on.
///
/// Nothing in it costs anything.
public struct SessionProfile: Sendable {
  let port: Int
  let healthCheck: HealthCheck
  let stickiness: Stickiness
  let sessionTTL: Duration?
  let drain: Duration
  let ping: Duration?
  let idleTimeout: Duration?
  let slowStart: Duration?
  let algorithm: Algorithm

  /// - Parameters:
  ///   - port: Where the container listens.
  ///   - healthCheck: How the balancer asks.
  ///   - stickiness: How a client is kept with its task; left out, by the balancer's cookie for a day.
  ///   - sessionTTL: How long the application keeps the session of a client that is away. Stickiness must last as long,
  ///     or the client comes back to another task while its session still waits. Nil where nothing is kept.
  ///   - drain: How long a task that is going away keeps the connections it has, up to an hour: AWS's
  ///     `deregistration_delay`. Longer keeps sessions longer and makes every deployment slower. Left out, two minutes;
  ///     AWS's own is five.
  ///   - ping: The longest that an open websocket stays silent; nil where there is none. The balancer must wait for more
  ///     than two, so that one that is late or lost cuts nobody off.
  ///   - idleTimeout: The least that the balancer must wait for a silent connection, for answers that take long without a
  ///     word; left out, only the pings count.
  ///   - slowStart: 30 to 900 seconds in which a new task gets a growing share of the requests, for what has to warm up;
  ///     left out, its full share at once. Not with an algorithm other than `.roundRobin`.
  ///   - algorithm: Which task gets a client that has none yet; left out, each in turn.
  public init(
    port: Int, healthCheck: HealthCheck, stickiness: Stickiness = .loadBalancerCookie(for: .hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration? = nil, idleTimeout: Duration? = nil,
    slowStart: Duration? = nil, algorithm: Algorithm = .roundRobin
  ) {
    self.port = port
    self.healthCheck = healthCheck
    self.stickiness = stickiness
    self.sessionTTL = sessionTTL
    self.drain = drain
    self.ping = ping
    self.idleTimeout = idleTimeout
    self.slowStart = slowStart
    self.algorithm = algorithm
  }

  /// How a balancer asks whether a task is well: `"/health"` is a path that is asked every ten seconds.
  public struct HealthCheck: Sendable, ExpressibleByStringLiteral {
    let path: String
    let interval: Duration
    let timeout: Duration
    let threshold: Int
    let unhealthyThreshold: Int
    let startPeriod: Duration

    /// - Parameters:
    ///   - path: Answers 200 when the application is well.
    ///   - interval: 5 to 300 seconds; left out, 10.
    ///   - timeout: Less than the interval; left out, 5 seconds.
    ///   - threshold: Good answers in a row until a task serves, 2 to 10; left out, 2, so after 20 seconds.
    ///   - unhealthyThreshold: Bad answers in a row until a task is replaced, and its sessions with it, 2 to 10; left out,
    ///     5: one that is busy for half a minute is not dead.
    ///   - startPeriod: How long a new task may be unwell before ECS replaces it, up to a day; left out, a minute. What
    ///     loads a model needs more: three tasks that are replaced too early end the deployment.
    public init(
      _ path: String, every interval: Duration = .seconds(10), timeout: Duration = .seconds(5), threshold: Int = 2,
      unhealthyThreshold: Int = 5, startPeriod: Duration = .minutes(1)
    ) {
      self.path = path
      self.interval = interval
      self.timeout = timeout
      self.threshold = threshold
      self.unhealthyThreshold = unhealthyThreshold
      self.startPeriod = startPeriod
    }

    public init(stringLiteral path: String) { self.init(path) }
  }

  /// Which task gets a client that has none yet, by Elastic Load Balancing's own names.
  public enum Algorithm: String, Sendable, CaseIterable {
    case roundRobin = "round_robin"
    /// The task with the fewest requests under way, for requests that differ much in length.
    case leastOutstandingRequests = "least_outstanding_requests"
    case weightedRandom = "weighted_random"
  }
}

// What is known of frameworks, from their own source code and documentation.
extension SessionProfile {
  /// Streamlit, on its own port: pings every 30 seconds since 1.47, keeps the session of a client that lost its
  /// connection for two minutes, and drains as long.
  public static let streamlit = SessionProfile(
    port: 8501, healthCheck: "/_stcore/health", sessionTTL: .minutes(2), drain: .minutes(2), ping: .seconds(30))

  /// Gradio 5 and later, on its own port: a heartbeat every 15 seconds; keeps the state of a closed tab for an hour.
  ///
  /// It listens to the outside with `GRADIO_SERVER_NAME=0.0.0.0` only.
  public static let gradio = SessionProfile(
    port: 7860, healthCheck: "/gradio_api/app_id", sessionTTL: .hours(1), ping: .seconds(15))

  /// FastAPI, or another ASGI application, whose clients keep websockets open; Uvicorn pings them every 20 seconds.
  ///
  /// - Parameters:
  ///   - port: Where it listens; left out, Uvicorn's 8000.
  ///   - health: A path of yours that answers 200 without a login.
  ///   - stickiness: How a client is kept with its task; left out, by the balancer's cookie for a day.
  ///   - sessionTTL: How long the application keeps the session of a client that is away; left out, it keeps none.
  ///   - drain: How long a task that is going away keeps its websockets.
  ///   - ping: Uvicorn's `--ws-ping-interval`, if it is not 20 seconds.
  /// - Returns: The profile.
  public static func fastAPIWebSocket(
    port: Int = 8000, health: HealthCheck, stickiness: Stickiness = .loadBalancerCookie(for: .hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration = .seconds(20)
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: health, stickiness: stickiness, sessionTTL: sessionTTL, drain: drain, ping: ping)
  }

  /// Vapor, on its own port, with sessions in a task's memory: its cookie lives for a week, and so does stickiness.
  ///
  /// It is asked at `/`, because Vapor has no path for health. Websockets are pinged only where the application sets
  /// `pingInterval`; without, the balancer cuts those that are quiet for longer than its idle timeout.
  public static let vapor = SessionProfile(
    port: 8080, healthCheck: "/", stickiness: .loadBalancerCookie(for: .days(7)), sessionTTL: .days(7))

  /// An application that keeps nothing between two requests: any task answers any of them.
  ///
  /// - Parameters:
  ///   - port: Where it listens.
  ///   - health: A path that answers 200 without a login.
  ///   - drain: How long a task that is going away finishes what it was asked; left out, 30 seconds.
  ///   - idleTimeout: The longest that an answer takes without a word; left out, whatever the balancer waits.
  ///   - algorithm: Which task gets a request; left out, each in turn.
  /// - Returns: The profile.
  public static func http(
    port: Int, health: HealthCheck, drain: Duration = .seconds(30), idleTimeout: Duration? = nil,
    algorithm: Algorithm = .roundRobin
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: health, stickiness: .off(because: "the application keeps no state between requests"),
      drain: drain,
      idleTimeout: idleTimeout, algorithm: algorithm)
  }
}

extension SessionProfile {
  /// What is wrong with the profile as clients are kept by it, and with a balancer that waits this long.
  func problems(stickiness: Stickiness, idleTimeout balancerTimeout: Duration) -> [String] {
    problems + stickiness.problems(sessionTTL: sessionTTL) + problems(balancerTimeout)
  }

  private var problems: [String] {
    var problems: [String] = []
    func check(_ good: Bool, _ problem: String) { if !good { problems.append(problem) } }
    check((1...65535).contains(port), "port \(port) is not a port: 1 to 65535")
    check((0...3600).contains(drain.wholeSeconds), "drain of \(drain.wholeSeconds) s: AWS takes 0 to 3600 s")
    if let slowStart {
      check(
        (30...900).contains(slowStart.wholeSeconds),
        "slow start of \(slowStart.wholeSeconds) s: AWS takes 30 to 900 s; omit it for none")
      check(
        algorithm == .roundRobin,
        "slow start with \(algorithm.rawValue): AWS has slow start with round_robin only; omit one of them")
    }
    return problems + healthCheck.problems
  }

  private func problems(_ balancerTimeout: Duration) -> [String] {
    let seconds = balancerTimeout.wholeSeconds
    if let ping, balancerTimeout <= ping * 2 {
      return [
        "the balancer's idle timeout of \(seconds) s is not more than twice the application's ping of "
          + "\(ping.wholeSeconds) s, so a late ping cuts the session; raise `idleTimeout`"
      ]
    }
    if let idleTimeout, balancerTimeout < idleTimeout {
      return [
        "the balancer's idle timeout of \(seconds) s is less than the \(idleTimeout.wholeSeconds) s that the "
          + "application needs; raise the balancer's `idleTimeout`"
      ]
    }
    return []
  }
}

extension SessionProfile.HealthCheck {
  fileprivate var problems: [String] {
    var problems: [String] = []
    func check(_ good: Bool, _ problem: String) { if !good { problems.append(problem) } }
    let interval = interval.wholeSeconds
    let timeout = timeout.wholeSeconds
    check(path.hasPrefix("/"), "health check path '\(path)' does not begin with '/'")
    check(path.utf8.count <= 1024, "health check path of \(path.utf8.count) characters: AWS takes at most 1024")
    check((5...300).contains(interval), "health check every \(interval) s: AWS takes 5 to 300 s")
    check(
      timeout < interval && (2...120).contains(timeout),
      "health check timeout of \(timeout) s: AWS takes 2 to 120 s, less than the interval of \(interval) s")
    for threshold in [threshold, unhealthyThreshold] {
      check((2...10).contains(threshold), "health check threshold \(threshold): AWS takes 2 to 10")
    }
    let start = startPeriod.wholeSeconds
    check((0...86_400).contains(start), "start period of \(start) s: 0 s to a day is allowed")
    return problems
  }
}
