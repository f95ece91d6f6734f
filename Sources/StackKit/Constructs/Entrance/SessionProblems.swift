// What a profile contradicts: itself, the targets' stickiness, or something on the way to the application.
extension SessionProfile {
  /// What is on the way from the clients to the application.
  struct Way {
    /// The balancer's idle timeout.
    let idleTimeout: Duration
    let isBehindDistribution: Bool
  }

  /// Contradictions within the profile, with the targets' stickiness, and with what is on the way.
  func problems(stickiness: Stickiness, on way: Way) -> [String] {
    problems + stickiness.problems(sessionTTL: sessionTTL) + problems(on: way) + keepAliveProblems(on: way)
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
    // The wrong base path is in the health check's path as well: one message is enough.
    return problems + (basePathProblem.map { [$0] } ?? healthCheck.problems + staticPathProblems)
  }

  private var basePathProblem: String? {
    guard let basePath, !basePath.isEmpty else { return nil }
    return basePath.hasPrefix("/") && !basePath.hasSuffix("/") && basePath.consists(of: Self.isInBasePath)
      ? nil
      : "base path '\(basePath)': it must begin with '/', must not end with it, and may contain only ASCII letters, "
        + "digits and _-./"
  }

  private static func isInBasePath(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || "_-./".utf8.contains(byte) }

  private var staticPathProblems: [String] {
    var problems: [String] = []
    for (index, path) in staticPaths.enumerated() {
      if !path.hasPrefix("/") || path.utf8.count > 255 || !path.consists(of: Self.isInCachedPath) {
        problems.append(
          "static path '\(path)': it must begin with '/', have at most 255 characters, and contain only ASCII letters, "
            + "digits and _-.*$/~\"'@:+ and '?'")
      } else if ["/", "/*"].contains(path) {
        problems.append(
          "static path '\(path)' would cache the application's pages, one client's for everybody; give the folder of its "
            + "files, such as '/static/*'")
      }
      if staticPaths[..<index].contains(path) { problems.append("static path '\(path)' is given twice") }
    }
    return problems
  }

  private static func isInCachedPath(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "_-.*$/~\"'@:+?".utf8.contains(byte)
  }

  /// CloudFront's limits: for a response, without a quota increase, and for a websocket.
  private static let longestAnswer = CloudFrontDistribution.readTimeouts.upperBound
  private static let longestSilence = 600

  private func problems(on way: Way) -> [String] {
    let seconds = way.idleTimeout.wholeSeconds
    if let ping, way.idleTimeout <= ping * 2 {
      return [
        "the balancer's idle timeout of \(seconds) s is not more than twice the application's ping of "
          + "\(ping.wholeSeconds) s, so a late ping ends the session; raise the balancer's `idleTimeout`"
      ]
    }
    if let ping, way.isBehindDistribution, ping * 2 >= .seconds(Self.longestSilence) {
      return [
        "a ping every \(ping.wholeSeconds) s: CloudFront closes a websocket after \(Self.longestSilence) s without data from "
          + "the application, so a late ping ends the session; ping more often than every \(Self.longestSilence / 2) s"
      ]
    }
    if let idleTimeout, way.isBehindDistribution, idleTimeout > .seconds(Self.longestAnswer) {
      return [
        "the application may be silent for \(idleTimeout.wholeSeconds) s, and CloudFront waits at most "
          + "\(Self.longestAnswer) s for it and answers 504; let it send something earlier, or answer at once and be asked "
          + "again, or use an entrance without a distribution"
      ]
    }
    if let idleTimeout, way.idleTimeout < idleTimeout {
      return [
        "the balancer's idle timeout of \(seconds) s is less than the \(idleTimeout.wholeSeconds) s that the "
          + "application needs; raise the balancer's `idleTimeout`"
      ]
    }
    return []
  }

  private func keepAliveProblems(on way: Way) -> [String] {
    guard case .stated(let keepAlive) = keepAlive, keepAlive <= way.idleTimeout else { return [] }
    return [
      "the application closes idle connections after \(keepAlive.wholeSeconds) s, and the balancer uses them for "
        + "\(way.idleTimeout.wholeSeconds) s, so some requests get 502; let the application keep them for more than "
        + "\(way.idleTimeout.wholeSeconds) s"
    ]
  }

  /// A note about idle connections, if the stack file does not say how long the application keeps them.
  func note(on way: Way) -> String? {
    let seconds = way.idleTimeout.wholeSeconds
    let advice =
      "and say so in the profile: `keepAlive: .seconds(\(seconds + 10))`. Otherwise some requests get 502, because the "
      + "balancer uses an idle connection for \(seconds) s"
    switch keepAlive {
    case .stated, .untilTheBalancerCloses: return nil
    case .framework(let name, let time, let cure):
      return "\(name) closes idle connections after \(time.wholeSeconds) s; \(cure(seconds + 10)), \(advice)"
    case .unknown:
      return "let the application keep idle connections for more than \(seconds) s, \(advice)"
    }
  }

  /// What the targets do not answer, although the application serves it there.
  func problems(answering requests: Requests) -> [String] {
    guard !requests.paths.isEmpty else { return [] }
    if let problem = problemOfPages(answering: requests) { return [problem] }
    return staticPaths.filter { path in !requests.paths.contains { path.matches($0) } }.map {
      "the static path '\($0)' is not among the paths that the targets answer; remove it, or answer it"
    }
  }

  /// Why the requests do not fit to where the application has its pages; nil if they do, or if that is not known.
  private func problemOfPages(answering requests: Requests) -> String? {
    guard let basePath, basePathProblem == nil else { return nil }
    let page = basePath + "/"
    guard !requests.paths.contains(where: { page.matches($0) }) else { return nil }
    let cure =
      requests.paths.compactMap(\.folder).first.map {
        "let the application answer below '\($0)', with Streamlit by `--server.baseUrlPath=\($0.dropFirst())`, and give "
          + "the profile `.under(\"\($0)\")`"
      } ?? "answer '\(page)*'"
    return
      "the application has its pages at '\(page)', which the targets do not answer: they answer "
      + "\(requests.paths.map { "'\($0)'" }.joined(separator: ", ")), and tasks get paths unchanged; \(cure)"
  }
}

extension String {
  /// Whether a pattern with `*` and `?` matches the whole text.
  func matches(_ pattern: String) -> Bool {
    let text = Array(utf8)
    var reached = [true] + Array(repeating: false, count: text.count)
    for byte in pattern.utf8 {
      var next = Array(repeating: false, count: reached.count)
      if byte == UInt8(ascii: "*") {
        var isReached = false
        for index in reached.indices {
          isReached = isReached || reached[index]
          next[index] = isReached
        }
      } else {
        for index in text.indices where reached[index] && (byte == UInt8(ascii: "?") || byte == text[index]) {
          next[index + 1] = true
        }
      }
      reached = next
    }
    return reached.last == true
  }

  /// `/ui` of the pattern `/ui/*`; nil for a pattern of another form.
  fileprivate var folder: String? {
    guard hasSuffix("/*") else { return nil }
    let folder = String(dropLast(2))
    return folder.isEmpty || folder.contains("*") || folder.contains("?") ? nil : folder
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
