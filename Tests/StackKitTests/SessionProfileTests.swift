import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct SessionProfileTests {
  /// A valid profile, except for the part that a test changes.
  private static func profile(
    port: Int = 8000, _ check: SessionProfile.HealthCheck = "/up", stickiness: Stickiness = sticky(.hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration? = nil, idleTimeout: Duration? = nil,
    slowStart: Duration? = nil, algorithm: SessionProfile.Algorithm = .roundRobin
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: check, stickiness: stickiness, sessionTTL: sessionTTL, drain: drain, ping: ping,
      idleTimeout: idleTimeout, slowStart: slowStart, algorithm: algorithm)
  }

  private static func sticky(_ duration: Duration) -> Stickiness { .loadBalancerCookie(for: duration) }
  private static func cookie(_ name: String) -> Stickiness { .applicationCookie(name, for: .hours(1)) }

  /// The problems behind a balancer that waits for five minutes.
  private static func problems(of profile: SessionProfile) -> [String] {
    profile.problems(stickiness: profile.stickiness, idleTimeout: .minutes(5))
  }

  @Test(
    "each limit has one message",
    arguments: [
      (profile(port: 0), "port 0 is not a port"),
      (profile(port: 65536), "port 65536 is not a port"),
      (profile(drain: .seconds(3601)), "drain of 3601 s: AWS takes 0 to 3600 s"),
      (profile(drain: .seconds(-1)), "drain of -1 s"),
      (profile(slowStart: .seconds(29)), "slow start of 29 s: AWS takes 30 to 900 s"),
      (profile(slowStart: .seconds(901)), "slow start of 901 s: AWS takes 30 to 900 s"),
      (
        profile(slowStart: .seconds(60), algorithm: .leastOutstandingRequests),
        "slow start with least_outstanding_requests: AWS has slow start with round_robin only"
      ),
      (profile(slowStart: .seconds(60), algorithm: .weightedRandom), "slow start with weighted_random"),
      (profile(ping: .seconds(150)), "the balancer's idle timeout of 300 s is not more than twice"),
      (
        profile(idleTimeout: .seconds(301)),
        "the balancer's idle timeout of 300 s is less than the 301 s that the application needs"
      ),
      (profile(stickiness: sticky(.seconds(0))), "stickiness for 0 s: AWS takes 1 s to 7 days"),
      (profile(stickiness: sticky(.seconds(604_801))), "stickiness for 604801 s: AWS takes 1 s to 7 days"),
      (
        profile(stickiness: sticky(.minutes(59)), sessionTTL: .hours(1)),
        "stickiness for 3540 s is shorter than the 3600 s that the application keeps a session"
      ),
      (profile(stickiness: cookie("AWSALB")), "stickiness by the cookie 'AWSALB'"),
      (profile(stickiness: cookie("AWSALBAPP")), "stickiness by the cookie 'AWSALBAPP'"),
      (profile(stickiness: cookie("AWSALBTG-0")), "stickiness by the cookie 'AWSALBTG-0'"),
      (profile(stickiness: cookie("")), "stickiness by the cookie ''"),
      (profile(stickiness: cookie("a;b")), "stickiness by the cookie 'a;b'"),
      (profile("up"), "health check path 'up' does not begin with '/'"),
      (profile(.init("/" + String(repeating: "a", count: 1024))), "health check path of 1025 characters"),
      (profile(.init("/", every: .seconds(4), timeout: .seconds(2))), "health check every 4 s: AWS takes 5 to 300 s"),
      (profile(.init("/", every: .seconds(301))), "health check every 301 s"),
      (profile(.init("/", timeout: .seconds(10))), "health check timeout of 10 s: AWS takes 2 to 120 s, less than"),
      (profile(.init("/", timeout: .seconds(1))), "health check timeout of 1 s"),
      (profile(.init("/", every: .seconds(200), timeout: .seconds(121))), "health check timeout of 121 s"),
      (profile(.init("/", threshold: 1)), "health check threshold 1: AWS takes 2 to 10"),
      (profile(.init("/", threshold: 11)), "health check threshold 11"),
      (profile(.init("/", unhealthyThreshold: 1)), "health check threshold 1"),
      (profile(.init("/", startPeriod: .days(2))), "start period of 172800 s"),
    ])
  func refused(profile: SessionProfile, problem: String) {
    let problems = Self.problems(of: profile)
    #expect(problems.count == 1 && problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test(
    "the limits themselves are accepted",
    arguments: [
      profile(port: 1), profile(port: 65535), profile(drain: .seconds(0)), profile(drain: .seconds(3600)),
      profile(slowStart: .seconds(30)), profile(slowStart: .seconds(900)), profile(algorithm: .weightedRandom),
      profile(ping: .seconds(149)), profile(idleTimeout: .seconds(300)), profile(stickiness: sticky(.seconds(1))),
      profile(stickiness: sticky(.days(7))), profile(stickiness: sticky(.hours(1)), sessionTTL: .hours(1)),
      profile(stickiness: cookie("AWSAL")), profile(stickiness: .off(because: "a test"), sessionTTL: .hours(1)),
      profile(.init("/", every: .seconds(5), timeout: .seconds(2))),
      profile(.init("/", every: .seconds(300), timeout: .seconds(120), threshold: 10)),
    ])
  func taken(profile: SessionProfile) {
    #expect(Self.problems(of: profile) == [])
  }

  @Test("presets of frameworks")
  func presets() {
    let presets: [(SessionProfile, port: Int, health: String, ping: Int?, sessionTTL: Int?, stickiness: Int?)] = [
      (.streamlit, 8501, "/_stcore/health", 30, 120, 86400),
      (.gradio, 7860, "/gradio_api/app_id", 15, 3600, 86400),
      (.fastAPIWebSocket(health: "/up"), 8000, "/up", 20, nil, 86400),
      (.vapor, 8080, "/", nil, 604_800, 604_800),
      (.http(port: 3000, health: "/up"), 3000, "/up", nil, nil, nil),
    ]
    for (preset, port, health, ping, sessionTTL, stickiness) in presets {
      #expect(preset.port == port)
      #expect(preset.healthCheck.path == health)
      #expect(preset.ping?.wholeSeconds == ping)
      #expect(preset.sessionTTL?.wholeSeconds == sessionTTL)
      #expect(preset.stickiness.isOn == (stickiness != nil))
      #expect(preset.stickiness.duration?.wholeSeconds == stickiness)
      #expect(Self.problems(of: preset) == [])
    }
  }

  @Test("targets follow the profile unless they override it")
  func targets() {
    let balancer = LoadBalancer("Edge", in: Network("Network", cidr: "10.0.0.0/16"), entrance: .distribution)
    let profile = SessionProfile.fastAPIWebSocket(
      health: "/up", stickiness: .applicationCookie("board", for: .hours(2)), sessionTTL: .hours(1))
    #expect(balancer.targets("Web", for: profile).stickiness.cookieName == "board")
    let brief = balancer.targets("Web", for: profile, stickiness: .loadBalancerCookie(for: .minutes(1)))
    let problems = Shop { brief }.synthesis.problems
    #expect(problems.contains { $0.hasPrefix("targets 'Web': stickiness for 60 s is shorter than the 3600 s") })
  }

  @Test("the algorithm and the slow start are in both languages", arguments: SessionProfile.Algorithm.allCases)
  func attributes(algorithm: SessionProfile.Algorithm) {
    let slowStart: Duration? = algorithm == .roundRobin ? .seconds(90) : nil
    let balancer = LoadBalancer("Edge", in: Network("Network", cidr: "10.0.0.0/16"))
    let targets = balancer.targets("Web", for: Self.profile(slowStart: slowStart, algorithm: algorithm))
    let shop = Shop { targets.group }
    let seconds = slowStart == nil ? 0 : 90
    let pairs = shop["Web"]["TargetGroupAttributes"]
    #expect(pairs.contains(["Key": "load_balancing.algorithm.type", "Value": .string(algorithm.rawValue)]))
    #expect(pairs.contains(["Key": "slow_start.duration_seconds", "Value": .string("\(seconds)")]))
    let group = shop.terraform["aws_lb_target_group.web"]
    #expect(group["load_balancing_algorithm_type"] == .string(algorithm.rawValue))
    #expect(group["slow_start"] == .string("\(seconds)"))
  }

  @Test("a client stays with its task in both languages")
  func stickiness() {
    let balancer = LoadBalancer("Edge", in: Network("Network", cidr: "10.0.0.0/16"), entrance: .distribution)
    let shop = Shop { balancer.targets("Web", for: .streamlit).group }
    let pairs = shop["Web"]["TargetGroupAttributes"]
    #expect(pairs.contains(["Key": "stickiness.enabled", "Value": "true"]))
    #expect(pairs.contains(["Key": "stickiness.type", "Value": "lb_cookie"]))
    #expect(pairs.contains(["Key": "stickiness.lb_cookie.duration_seconds", "Value": "86400"]))
    let cookie: Node = [["enabled": true, "type": "lb_cookie", "cookie_duration": 86400]]
    #expect(shop.terraform["aws_lb_target_group.web"]["stickiness"] == cookie)
  }
}
