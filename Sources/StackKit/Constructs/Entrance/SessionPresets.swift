// From the frameworks' own source code and documentation.
extension SessionProfile {
  /// Streamlit on its default port. It pings every 30 seconds since version 1.47 and keeps the session of a
  /// disconnected client for two minutes.
  ///
  /// The drain is 30 seconds. While a task drains, its pages keep their websockets, but uploads and media of these pages
  /// go to other tasks, which do not know the session: a page is better off with a short interruption, after which it
  /// reconnects to a new task.
  ///
  /// A new task may take two minutes to be healthy: on a quarter of a vCPU an application with large packages took half a
  /// minute where measured, and processors differ.
  ///
  /// `streamlit run` closes idle connections after five seconds, which is shorter than any balancer's idle timeout.
  /// With `app = st.App("app.py")` in `server.py`, start `uvicorn server:app --timeout-keep-alive 310`, and say so:
  /// `.streamlit.with(keepAlive: .seconds(310))`.
  public static let streamlit = preset(
    SessionProfile(
      port: 8501, healthCheck: .init("/_stcore/health", startPeriod: .minutes(2)), sessionTTL: .minutes(2),
      drain: .seconds(30), ping: .seconds(30), staticPaths: ["/static/*"]),
    keepAlive: uvicorn("Streamlit") {
      "start it as `uvicorn server:app --timeout-keep-alive \($0)`, with `app = st.App(\"app.py\")`"
    },
    basePath: "")

  /// Gradio 5 and later on its default port. It has a heartbeat every 15 seconds and keeps the state of a closed tab
  /// for an hour.
  ///
  /// The container must set `GRADIO_SERVER_NAME=0.0.0.0`; Gradio listens on loopback otherwise. `launch()` closes idle
  /// connections after five seconds: mount the interface into a FastAPI application and start that with
  /// `uvicorn --timeout-keep-alive 310`, and say so with `.gradio.with(keepAlive: .seconds(310))`.
  public static let gradio = preset(
    SessionProfile(port: 7860, healthCheck: "/gradio_api/app_id", sessionTTL: .hours(1), ping: .seconds(15)),
    keepAlive: uvicorn("Gradio") {
      "mount it with `gr.mount_gradio_app` and start `uvicorn server:app --timeout-keep-alive \($0)`"
    },
    basePath: "")

  /// FastAPI, or another ASGI application, with long-lived websockets. Uvicorn pings them every 20 seconds.
  ///
  /// - Parameters:
  ///   - port: The port it listens on. Default: Uvicorn's 8000.
  ///   - health: A path that answers 200 without a login.
  ///   - stickiness: How a client stays with its task. Default: the balancer's cookie, for a day.
  ///   - sessionTTL: How long the application keeps the session of a disconnected client. Default: it keeps none.
  ///   - drain: How long a task that is being stopped keeps its websockets. Default: two minutes.
  ///   - ping: Uvicorn's `--ws-ping-interval`. Default: 20 seconds.
  ///   - keepAlive: Uvicorn's `--timeout-keep-alive`. Default: Uvicorn's five seconds, which are too short: `synth`
  ///     prints a note.
  /// - Returns: The profile.
  public static func fastAPIWebSocket(
    port: Int = 8000, health: HealthCheck, stickiness: Stickiness = .loadBalancerCookie(for: .hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration = .seconds(20),
    keepAlive: Duration? = nil
  ) -> SessionProfile {
    preset(
      SessionProfile(
        port: port, healthCheck: health, stickiness: stickiness, sessionTTL: sessionTTL, drain: drain, ping: ping),
      keepAlive: keepAlive.map { .stated($0) } ?? uvicorn("Uvicorn") { "start it with `--timeout-keep-alive \($0)`" },
      basePath: nil)
  }

  /// Vapor on its default port, with sessions in a task's memory. Its cookie lives for a week, and so does stickiness.
  /// It closes no idle connection by itself.
  ///
  /// The health check requests `/`, because Vapor has no health path. Websockets are pinged only if the application
  /// sets `pingInterval`; otherwise the balancer cuts those that are silent for longer than its idle timeout.
  public static let vapor = preset(
    SessionProfile(
      port: 8080, healthCheck: "/", stickiness: .loadBalancerCookie(for: .days(7)), sessionTTL: .days(7)),
    keepAlive: .untilTheBalancerCloses, basePath: nil)

  /// An application that keeps no state between requests: any task answers any request.
  ///
  /// - Parameters:
  ///   - port: The port it listens on.
  ///   - health: A path that answers 200 without a login.
  ///   - drain: How long a task that is being stopped may finish its requests. Default: 30 seconds.
  ///   - keepAlive: How long the application keeps an idle connection: longer than the balancer's idle timeout.
  ///     Default: not known, and `synth` prints a note.
  ///   - idleTimeout: The longest silence before and in a response. Default: no requirement on the balancer.
  ///   - algorithm: Which task gets a request. Default: each in turn.
  /// - Returns: The profile.
  public static func http(
    port: Int, health: HealthCheck, drain: Duration = .seconds(30), keepAlive: Duration? = nil,
    idleTimeout: Duration? = nil, algorithm: Algorithm = .roundRobin
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: health, stickiness: .off(because: "the application keeps no state between requests"),
      drain: drain, keepAlive: keepAlive, idleTimeout: idleTimeout, algorithm: algorithm)
  }

  private static func preset(_ profile: SessionProfile, keepAlive: KeepAlive, basePath: String?) -> SessionProfile {
    var preset = profile
    preset.keepAlive = keepAlive
    preset.basePath = basePath
    return preset
  }

  /// Uvicorn's default of five seconds.
  private static func uvicorn(_ framework: String, _ cure: @escaping @Sendable (Int) -> String) -> KeepAlive {
    .framework(framework, closesAfter: .seconds(5), cure: cure)
  }
}
