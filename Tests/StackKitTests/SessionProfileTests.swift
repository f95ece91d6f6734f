import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct SessionProfileTests {
  /// A valid profile, except for the part that a test changes.
  private static func profile(
    port: Int = 8000, _ check: SessionProfile.HealthCheck = "/up", stickiness: Stickiness = sticky(.hours(24)),
    sessionTTL: Duration? = nil, drain: Duration = .minutes(2), ping: Duration? = nil, keepAlive: Duration? = nil,
    idleTimeout: Duration? = nil, slowStart: Duration? = nil, algorithm: SessionProfile.Algorithm = .roundRobin,
    staticPaths: [String] = []
  ) -> SessionProfile {
    SessionProfile(
      port: port, healthCheck: check, stickiness: stickiness, sessionTTL: sessionTTL, drain: drain, ping: ping,
      keepAlive: keepAlive, idleTimeout: idleTimeout, slowStart: slowStart, algorithm: algorithm,
      staticPaths: staticPaths)
  }

  private static func sticky(_ duration: Duration) -> Stickiness { .loadBalancerCookie(for: duration) }
  private static func cookie(_ name: String) -> Stickiness { .applicationCookie(name, for: .hours(1)) }

  /// The problems behind a balancer that waits for five minutes.
  private static func problems(of profile: SessionProfile) -> [String] {
    profile.problems(stickiness: profile.stickiness, on: way())
  }

  private static func way(_ idleTimeout: Duration = .minutes(5), distributed: Bool = false) -> SessionProfile.Way {
    .init(idleTimeout: idleTimeout, isBehindDistribution: distributed)
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
      (
        profile(keepAlive: .seconds(300)),
        "the application closes idle connections after 300 s, and the balancer uses them for 300 s"
      ),
      (SessionProfile.streamlit.with(keepAlive: .seconds(5)), "the application closes idle connections after 5 s"),
      (profile(staticPaths: ["static/*"]), "static path 'static/*': it must begin with '/'"),
      (profile(staticPaths: ["/a b"]), "static path '/a b': it must begin with '/'"),
      (profile(staticPaths: ["/" + String(repeating: "a", count: 255)]), "static path '/aaa"),
      (profile(staticPaths: ["/*"]), "static path '/*' would cache the application's pages"),
      (profile(staticPaths: ["/"]), "static path '/' would cache the application's pages"),
      (profile(staticPaths: ["/a/*", "/a/*"]), "static path '/a/*' is given twice"),
      (SessionProfile.streamlit.under("ui"), "base path 'ui': it must begin with '/'"),
      (SessionProfile.streamlit.under("/ui/"), "base path '/ui/': it must begin with '/', must not end with it"),
      (SessionProfile.streamlit.under("/u*"), "base path '/u*': it must begin"),
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
      profile(keepAlive: .seconds(301)), profile(staticPaths: ["/static/*", "/a?.js"]),
      profile(staticPaths: ["/" + String(repeating: "a", count: 254)]), SessionProfile.gradio.under("/a/b_c-d.e"),
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

  @Test(
    "behind a distribution, CloudFront's limits hold as well",
    arguments: [
      (
        profile(idleTimeout: .seconds(121)),
        "the application may be silent for 121 s, and CloudFront waits at most 120 s for it and answers 504"
      ),
      (profile(idleTimeout: .seconds(120)), nil),
      (
        profile(ping: .seconds(300)),
        "a ping every 300 s: CloudFront closes a websocket after 600 s without data from the application"
      ),
      (profile(ping: .seconds(299)), nil),
    ])
  func distributed(profile: SessionProfile, problem: String?) {
    let patient = Duration.seconds(4000)
    #expect(profile.problems(stickiness: profile.stickiness, on: Self.way(patient)) == [], "without a distribution")
    let problems = profile.problems(stickiness: profile.stickiness, on: Self.way(patient, distributed: true))
    #expect(problems.count == (problem == nil ? 0 : 1))
    if let problem { #expect(problems.first?.hasPrefix(problem) == true, "\(problems)") }
  }

  @Test(
    "a note says what to do about idle connections until the stack file does",
    arguments: [
      (
        SessionProfile.streamlit,
        """
        Streamlit closes idle connections after 5 s; start it as `uvicorn server:app --timeout-keep-alive 310`, with `app \
        = st.App("app.py")`, and say so in the profile: `keepAlive: .seconds(310)`. Otherwise some requests get 502, \
        because the balancer uses an idle connection for 300 s
        """
      ),
      (.gradio, "Gradio closes idle connections after 5 s; mount it with `gr.mount_gradio_app` and start `uvicorn "),
      (
        .fastAPIWebSocket(health: "/up"),
        "Uvicorn closes idle connections after 5 s; start it with `--timeout-keep-alive 310`"
      ),
      (.http(port: 80, health: "/up"), "let the application keep idle connections for more than 300 s, and say so"),
      (profile(), "let the application keep idle connections for more than 300 s, and say so"),
      (.streamlit.with(keepAlive: .seconds(310)), nil), (.vapor, nil), (profile(keepAlive: .seconds(301)), nil),
      (.fastAPIWebSocket(health: "/up", keepAlive: .seconds(310)), nil),
      (.http(port: 80, health: "/up", keepAlive: .seconds(310)), nil),
    ])
  func keepAlive(profile: SessionProfile, note: String?) {
    let found = profile.note(on: Self.way())
    #expect((found == nil) == (note == nil))
    if let note { #expect(found?.hasPrefix(note) == true, "\(found ?? "")") }
    let shop = Shop { LoadBalancer("Edge", in: Edge.network, entrance: .network).targets("Web", for: profile) }
    #expect(shop.synthesis.notes == (found.map { ["targets 'Web': \($0)"] } ?? []))
  }

  @Test("a preset is varied in one value and keeps the others")
  func varied() {
    let preset = SessionProfile.streamlit
    func differences(_ varied: SessionProfile) -> [String] {
      zip(Mirror(reflecting: preset).children, Mirror(reflecting: varied).children)
        .filter { "\($0.value)" != "\($1.value)" }.compactMap(\.0.label)
    }
    #expect(differences(preset.with()) == [])
    #expect(differences(preset.with(port: 80)) == ["port"])
    #expect(differences(preset.with(healthCheck: "/up")) == ["healthCheck"])
    #expect(differences(preset.with(stickiness: Self.sticky(.hours(1)))) == ["stickiness"])
    #expect(differences(preset.with(sessionTTL: .hours(1))) == ["sessionTTL"])
    #expect(differences(preset.with(drain: .hours(1))) == ["drain"])
    #expect(differences(preset.with(ping: .hours(1))) == ["ping"])
    #expect(differences(preset.with(keepAlive: .hours(1))) == ["keepAlive"])
    #expect(differences(preset.with(idleTimeout: .hours(1))) == ["idleTimeout"])
    #expect(differences(preset.with(slowStart: .hours(1))) == ["slowStart"])
    #expect(differences(preset.with(algorithm: .weightedRandom)) == ["algorithm"])
    #expect(differences(preset.with(staticPaths: [])) == ["staticPaths"])
    #expect(differences(preset.under("/ui")) == ["healthCheck", "staticPaths", "basePath"])
    let moved = preset.under("/ui").under("/team")
    #expect(moved.healthCheck.path == "/team/ui/_stcore/health" && moved.staticPaths == ["/team/ui/static/*"])
    #expect(moved.basePath == "/team/ui")
  }

  @Test(
    "targets answer the path where the application has its pages",
    arguments: [
      (.streamlit, .path("/ui/*", priority: 1), false), (.gradio, .path("/a", "/ui*", priority: 1), false),
      (SessionProfile.streamlit.under("/ui"), .path("/ui/*", priority: 1), true),
      (SessionProfile.streamlit.under("/ui"), .path("/ap?", "/u?/*", priority: 1), true),
      (SessionProfile.streamlit.under("/ui"), .path("/api/*", priority: 1), false),
      (SessionProfile.streamlit.under("/ui"), .all, true), (.streamlit, .all, true),
      (.streamlit, .host("a.example.com", priority: 1), true), (.vapor, .path("/ui/*", priority: 1), true),
      (.fastAPIWebSocket(health: "/up"), .path("/ui/*", priority: 1), true),
    ] as [(SessionProfile, Requests, Bool)])
  func pages(profile: SessionProfile, requests: Requests, isGood: Bool) {
    let balancer = LoadBalancer("Edge", in: Edge.network, entrance: .network)
    let problems = Shop { balancer.targets("Web", for: profile, answering: requests) }.synthesis.problems
    #expect(problems.isEmpty == isGood)
    if !isGood { #expect(problems.first?.hasPrefix("targets 'Web': the application has its pages at '/") == true) }
  }

  @Test("the message about a base path says how the application gets it")
  func basePathMessage() {
    #expect(
      SessionProfile.streamlit.problems(answering: .path("/ui/*", priority: 1)) == [
        "the application has its pages at '/', which the targets do not answer: they answer '/ui/*', and tasks get paths "
          + "unchanged; let the application answer below '/ui', with Streamlit by `--server.baseUrlPath=ui`, and give the "
          + "profile `.under(\"/ui\")`"
      ])
    #expect(
      Self.profile(staticPaths: ["/a/files/*", "/files/*"]).problems(answering: .path("/a/*", priority: 1)) == [
        "the static path '/files/*' is not among the paths that the targets answer; remove it, or answer it"
      ])
  }

  @Test(
    "patterns match whole texts",
    arguments: [
      ("/", "/*", true), ("/a/b", "/*/b", true), ("/a/b", "/?/b", true), ("", "*", true), ("", "?", false),
      ("/ab", "/a", false), ("/a", "/ab", false), ("aXbXc", "a*X*c", true), ("aXbXd", "a*X*c", false), ("", "", true),
    ])
  func patterns(text: String, pattern: String, isMatch: Bool) {
    #expect(text.matches(pattern) == isMatch)
  }

  @Test("the port of an application is no property of its target group, which another port would replace")
  func port() {
    func group(_ port: Int) -> (Node?, Node?) {
      let balancer = LoadBalancer("Edge", in: Edge.network, entrance: .network)
      let shop = Shop {
        Service(
          "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: Self.profile(port: port)), tasks: 1...1
        )
      }
      #expect(shop["App"]["LoadBalancers", 0, "ContainerPort"] == Node(integerLiteral: port))
      return (shop["Web"], shop.terraform["aws_lb_target_group.web"])
    }
    #expect(group(8000) == group(9000))
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
