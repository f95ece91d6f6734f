/// An application's port, health check and session times, in one place because the times depend on each other: how long
/// a websocket may be silent, how long stickiness, a session and a task that is being stopped last.
///
/// A profile costs nothing.
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
  ///   - port: The port the container listens on.
  ///   - healthCheck: The balancer's health check.
  ///   - stickiness: How a client stays with its task. Default: the balancer's cookie, for a day.
  ///   - sessionTTL: How long the application keeps the session of a disconnected client; nil if it keeps none.
  ///     Stickiness must last as long, or the client returns to another task while its session still exists.
  ///   - drain: How long a task that is being stopped keeps its connections, up to an hour: AWS's
  ///     `deregistration_delay`. A longer drain keeps sessions longer and slows every deployment. Default: two minutes;
  ///     AWS's own is five.
  ///   - ping: The longest silence of an open websocket; nil if there are no pings. The balancer's idle timeout must be
  ///     more than twice as long, so that one late or lost ping cuts nobody off.
  ///   - idleTimeout: The shortest idle timeout that the balancer may have, for responses that send nothing for a long
  ///     time. Default: only pings count.
  ///   - slowStart: 30 to 900 seconds in which a new task gets a growing share of the requests, for applications that
  ///     warm up. Default: the full share at once. Only with the algorithm `.roundRobin`.
  ///   - algorithm: Which task gets a client that has none yet. Default: each in turn.
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

  /// The balancer's health check of a task. `"/health"` requests this path every ten seconds.
  public struct HealthCheck: Sendable, ExpressibleByStringLiteral {
    let path: String
    let interval: Duration
    let timeout: Duration
    let threshold: Int
    let unhealthyThreshold: Int
    let startPeriod: Duration

    /// - Parameters:
    ///   - path: A path that answers 200 when the application is healthy.
    ///   - interval: 5 to 300 seconds. Default: 10.
    ///   - timeout: 2 to 120 seconds, less than the interval. Default: 5 seconds.
    ///   - threshold: Successes in a row before a task gets requests, 2 to 10. Default: 2, so after 20 seconds.
    ///   - unhealthyThreshold: Failures in a row before a task is replaced, with its sessions, 2 to 10. Default: 5, so
    ///     that a task may be busy for half a minute.
    ///   - startPeriod: How long a new task may be unhealthy before ECS replaces it, up to a day. Default: a minute. An
    ///     application that loads a model needs more: three tasks that are replaced too early fail the deployment.
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

  /// Which task gets a client that has none yet, in Elastic Load Balancing's terms.
  public enum Algorithm: String, Sendable, CaseIterable {
    case roundRobin = "round_robin"
    /// The task with the fewest requests in progress, for requests of very different length.
    case leastOutstandingRequests = "least_outstanding_requests"
    case weightedRandom = "weighted_random"
  }
}

// From the frameworks' own source code and documentation.
extension SessionProfile {
  /// Streamlit on its default port. It pings every 30 seconds since version 1.47 and keeps the session of a
  /// disconnected client for two minutes; the drain is as long.
  public static let streamlit = SessionProfile(
    port: 8501, healthCheck: "/_stcore/health", sessionTTL: .minutes(2), drain: .minutes(2), ping: .seconds(30))

  /// Gradio 5 and later on its default port. It has a heartbeat every 15 seconds and keeps the state of a closed tab
  /// for an hour.
  ///
  /// The container must set `GRADIO_SERVER_NAME=0.0.0.0`; Gradio listens on loopback otherwise.
  public static let gradio = SessionProfile(
    port: 7860, healthCheck: "/gradio_api/app_id", sessionTTL: .hours(1), ping: .seconds(15))

  /// FastAPI, or another ASGI application, with long-lived websockets. Uvicorn pings them every 20 seconds.
  ///
  /// - Parameters:
  ///   - port: The port it listens on. Default: Uvicorn's 8000.
  ///   - health: A path that answers 200 without a login.
  ///   - stickiness: How a client stays with its task. Default: the balancer's cookie, for a day.
  ///   - sessionTTL: How long the application keeps the session of a disconnected client. Default: it keeps none.
  ///   - drain: How long a task that is being stopped keeps its websockets. Default: two minutes.
  ///   - ping: Uvicorn's `--ws-ping-interval`. Default: 20 seconds.
  /// - Returns: The profile.
  public static func fastAPIWebSocket(
    port: Int = 8000, health: HealthCheck, stickiness: Stickiness = .loadBalancerCookie(for: .hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration = .seconds(20)
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: health, stickiness: stickiness, sessionTTL: sessionTTL, drain: drain, ping: ping)
  }

  /// Vapor on its default port, with sessions in a task's memory. Its cookie lives for a week, and so does stickiness.
  ///
  /// The health check requests `/`, because Vapor has no health path. Websockets are pinged only if the application
  /// sets `pingInterval`; otherwise the balancer cuts those that are silent for longer than its idle timeout.
  public static let vapor = SessionProfile(
    port: 8080, healthCheck: "/", stickiness: .loadBalancerCookie(for: .days(7)), sessionTTL: .days(7))

  /// An application that keeps no state between requests: any task answers any request.
  ///
  /// - Parameters:
  ///   - port: The port it listens on.
  ///   - health: A path that answers 200 without a login.
  ///   - drain: How long a task that is being stopped may finish its requests. Default: 30 seconds.
  ///   - idleTimeout: The longest silence in a response. Default: no requirement on the balancer.
  ///   - algorithm: Which task gets a request. Default: each in turn.
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
  /// Contradictions within the profile, and with the targets' stickiness and the balancer's idle timeout.
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
