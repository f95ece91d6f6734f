@testable import StackKit

extension Edit {
  static let ofTargets: [Edit] = [
    Edit(
      "another port", from: app(profile: http()), to: app(profile: http(port: 9000)),
      .updated(replaced: ["BotFromBalancer", "EdgeToBot"])),
    Edit("another health check", from: app(profile: http()), to: app(profile: http(health: "/health")), .inPlace),
    Edit(
      "another interval of health checks", from: app(profile: http()),
      to: app(profile: http(health: .init("/", every: .seconds(30)))), .inPlace),
    Edit("another drain", from: app(profile: http()), to: app(profile: http(drain: .minutes(1))), .inPlace),
    Edit(
      "another algorithm", from: app(profile: http()),
      to: app(profile: http(algorithm: .leastOutstandingRequests)), .inPlace),
    Edit(
      "a slow start", from: app(profile: profile()), to: app(profile: profile(slowStart: .seconds(60))), .inPlace),
    Edit(
      "the application's cookie instead of the balancer's",
      to: app(stickiness: .applicationCookie("session", for: .hours(8))), .inPlace),
    Edit("no stickiness", to: app(stickiness: .off(because: "a test")), .inPlace),
    Edit(
      "targets of another name", to: app(targets: "Pages"),
      .refused("Bot", "another target group", harm: "no task answered")),
    Edit(
      "other requests", from: both(first: .path("/api/*", priority: 10)),
      to: both(first: .host("a.example.com", priority: 10)), .inPlace),
    Edit("another priority", from: both(first: api(10)), to: both(first: api(30)), .inPlace),
    Edit(
      "two priorities swapped", from: both(first: api(10), second: admin(20)),
      to: both(first: api(20), second: admin(10)),
      .refused("AppRule", "deploy twice", harm: "is currently in use")),
    Edit(
      "a priority of targets that are removed", from: both(first: api(10), second: admin(20)),
      to: app(and: { [worker($0, "More", "Extra", admin(10))] }),
      .refused("ExtraRule", "deploy twice", harm: "is currently in use")),
  ]

  private static func http(
    port: Int = 8000, health: SessionProfile.HealthCheck = "/", drain: Duration = .seconds(30),
    algorithm: SessionProfile.Algorithm = .roundRobin
  ) -> SessionProfile {
    .http(port: port, health: health, drain: drain, algorithm: algorithm)
  }

  private static func profile(slowStart: Duration? = nil) -> SessionProfile {
    SessionProfile(port: 8000, healthCheck: "/", slowStart: slowStart)
  }

  private static func api(_ priority: Int) -> Requests { .path("/api/*", priority: priority) }
  private static func admin(_ priority: Int) -> Requests { .path("/admin/*", priority: priority) }

  /// An application with one or two more services.
  private static func both(first: Requests, second: Requests? = nil) -> Group {
    app(and: { balancer in
      [worker(balancer, "Worker", "App", first)] + (second.map { [worker(balancer, "More", "Extra", $0)] } ?? [])
    })
  }

  static func worker(_ balancer: LoadBalancer, _ name: Name, _ targets: Name, _ requests: Requests) -> Service {
    Service(
      name, size: .halfCPU(.gb1),
      behind: balancer.targets(targets, for: .http(port: 8000, health: "/"), answering: requests),
      tasks: 1...2)
  }
}
