/// An application's port, health check and session times, in one place because the times depend on each other: how long
/// a websocket may be silent, how long stickiness, a session and a task that is being stopped last.
///
/// `synth` compares a profile with everything on the way to the application: the balancer, and a distribution in front
/// of it. A profile costs nothing.
public struct SessionProfile: Sendable {
  var port: Int
  var healthCheck: HealthCheck
  var stickiness: Stickiness
  var sessionTTL: Duration?
  var drain: Duration
  var ping: Duration?
  var keepAlive: KeepAlive
  var idleTimeout: Duration?
  var slowStart: Duration?
  var algorithm: Algorithm
  var staticPaths: [String]
  /// The path below which the application answers: empty for one that has its pages at `/`, nil if it is not known.
  var basePath: String?

  /// What is known about the application's idle connections.
  enum KeepAlive: Sendable {
    /// The stack file says how long the application keeps them.
    case stated(Duration)
    /// The framework closes them after a time unless it is started with an option.
    case framework(String, closesAfter: Duration, cure: @Sendable (_ seconds: Int) -> String)
    /// The framework leaves it to the balancer to close them.
    case untilTheBalancerCloses
    case unknown
  }

  /// - Parameters:
  ///   - port: The port the container listens on. Another port is a rolling deployment, in which old tasks keep the old
  ///     port.
  ///   - healthCheck: The balancer's health check.
  ///   - stickiness: How a client stays with its task. Default: the balancer's cookie, for a day.
  ///   - sessionTTL: How long the application keeps the session of a disconnected client; nil if it keeps none.
  ///     Stickiness must last as long, or the client returns to another task while its session still exists.
  ///   - drain: How long a task that is being stopped keeps its connections, up to an hour: AWS's
  ///     `deregistration_delay`. Only open connections and unfinished requests stay with the task: each new request goes
  ///     to another task, whatever the client's cookie says. All connections that are left at the end are closed at
  ///     once. Default: two minutes; AWS's own is five.
  ///   - ping: The longest silence of an open websocket; nil if there are no pings. The balancer's idle timeout must be
  ///     more than twice as long, so that one late or lost ping cuts nobody off. CloudFront closes a websocket after ten
  ///     silent minutes.
  ///   - keepAlive: How long the application keeps an idle connection. It must be longer than the balancer's idle
  ///     timeout: otherwise the balancer sends a request on a connection that the application is closing, and answers
  ///     502. Default: not known, and `synth` prints a note.
  ///   - idleTimeout: The longest silence before and in a response. The balancer's idle timeout must be as long, and
  ///     behind a distribution at most 120 seconds are possible. Default: only pings count.
  ///   - slowStart: 30 to 900 seconds in which a new task gets a growing share of the requests, for applications that
  ///     warm up. Default: the full share at once. Only with the algorithm `.roundRobin`.
  ///   - algorithm: Which task gets a client that has none yet. Default: each in turn.
  ///   - staticPaths: Paths of files that are the same for everybody and never change under one name, such as
  ///     `/static/*` with hashes in the names. A distribution caches them and requests them without cookies and query
  ///     strings. Default: none.
  public init(
    port: Int, healthCheck: HealthCheck, stickiness: Stickiness = .loadBalancerCookie(for: .hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration? = nil, keepAlive: Duration? = nil,
    idleTimeout: Duration? = nil, slowStart: Duration? = nil, algorithm: Algorithm = .roundRobin,
    staticPaths: [String] = []
  ) {
    self.port = port
    self.healthCheck = healthCheck
    self.stickiness = stickiness
    self.sessionTTL = sessionTTL
    self.drain = drain
    self.ping = ping
    self.keepAlive = keepAlive.map { .stated($0) } ?? .unknown
    self.idleTimeout = idleTimeout
    self.slowStart = slowStart
    self.algorithm = algorithm
    self.staticPaths = staticPaths
    basePath = nil
  }

  /// The same profile with other values, to vary a preset: `.streamlit.with(drain: .seconds(60))`.
  ///
  /// - Parameters:
  ///   - port: The port the container listens on.
  ///   - healthCheck: The balancer's health check.
  ///   - stickiness: How a client stays with its task.
  ///   - sessionTTL: How long the application keeps the session of a disconnected client.
  ///   - drain: How long a task that is being stopped keeps its connections.
  ///   - ping: The longest silence of an open websocket.
  ///   - keepAlive: How long the application keeps an idle connection.
  ///   - idleTimeout: The longest silence before and in a response.
  ///   - slowStart: 30 to 900 seconds in which a new task gets a growing share of the requests.
  ///   - algorithm: Which task gets a client that has none yet.
  ///   - staticPaths: Paths of files that a distribution caches; an empty list for none.
  /// - Returns: The varied profile. Values that are not given stay as they are.
  public func with(
    port: Int? = nil, healthCheck: HealthCheck? = nil, stickiness: Stickiness? = nil, sessionTTL: Duration? = nil,
    drain: Duration? = nil, ping: Duration? = nil, keepAlive: Duration? = nil, idleTimeout: Duration? = nil,
    slowStart: Duration? = nil, algorithm: Algorithm? = nil, staticPaths: [String]? = nil
  ) -> SessionProfile {
    var varied = self
    varied.port = port ?? self.port
    varied.healthCheck = healthCheck ?? self.healthCheck
    varied.stickiness = stickiness ?? self.stickiness
    varied.sessionTTL = sessionTTL ?? self.sessionTTL
    varied.drain = drain ?? self.drain
    varied.ping = ping ?? self.ping
    varied.keepAlive = keepAlive.map { .stated($0) } ?? self.keepAlive
    varied.idleTimeout = idleTimeout ?? self.idleTimeout
    varied.slowStart = slowStart ?? self.slowStart
    varied.algorithm = algorithm ?? self.algorithm
    varied.staticPaths = staticPaths ?? self.staticPaths
    return varied
  }

  /// The profile of an application that answers below a base path, such as Streamlit with `--server.baseUrlPath=ui`:
  /// the health check and the static files are below it too.
  ///
  /// A balancer passes paths on unchanged, so the application must know its base path as well.
  ///
  /// - Parameter basePath: The base path, such as `/ui`.
  /// - Returns: The profile with the base path in front of its paths.
  public func under(_ basePath: String) -> SessionProfile {
    var moved = self
    moved.basePath = basePath + (self.basePath ?? "")
    moved.healthCheck.path = basePath + healthCheck.path
    moved.staticPaths = staticPaths.map { basePath + $0 }
    return moved
  }

  /// The balancer's health check of a task. `"/health"` requests this path every ten seconds.
  public struct HealthCheck: Sendable, ExpressibleByStringLiteral {
    var path: String
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
