/// How a balancer keeps a client with one task.
///
/// Without stickiness, a client's websocket and its uploads reach different tasks, and the session is lost.
public struct Stickiness: Sendable {
  let type: String
  let isOn: Bool
  let cookieName: String?
  let duration: Duration?
  /// Why no stickiness is right; nil with stickiness.
  var reason: String?

  /// The balancer's own cookie, `AWSALB`.
  ///
  /// - Parameter duration: One second to seven days from the client's last request.
  /// - Returns: Stickiness that needs nothing from the application.
  public static func loadBalancerCookie(for duration: Duration) -> Stickiness {
    Stickiness(type: "lb_cookie", isOn: true, cookieName: nil, duration: duration)
  }

  /// A cookie that the application sets: the balancer sends the client to the task that set it.
  ///
  /// - Parameters:
  ///   - name: The application's cookie. Names that begin with `AWSALB` belong to the balancer.
  ///   - duration: One second to seven days.
  /// - Returns: Stickiness that begins when the application sets its cookie.
  public static func applicationCookie(_ name: String, for duration: Duration) -> Stickiness {
    Stickiness(type: "app_cookie", isOn: true, cookieName: name, duration: duration)
  }

  /// Any task may answer any request.
  ///
  /// - Parameter reason: Why this is right for the application; for reviewers of the stack.
  /// - Returns: No stickiness.
  public static func off(because reason: StaticString) -> Stickiness {
    Stickiness(type: "lb_cookie", isOn: false, cookieName: nil, duration: nil, reason: reason.description)
  }

  /// Problems for an application that keeps sessions for `sessionTTL`.
  func problems(sessionTTL: Duration?) -> [String] {
    var problems: [String] = []
    if let duration, !(1...604_800).contains(duration.wholeSeconds) {
      problems.append("stickiness for \(duration.wholeSeconds) s: AWS takes 1 s to 7 days")
    } else if let duration, let sessionTTL, duration < sessionTTL {
      problems.append(
        "stickiness for \(duration.wholeSeconds) s is shorter than the \(sessionTTL.wholeSeconds) s that the "
          + "application keeps a session, so clients lose their sessions too early; make stickiness last as long")
    }
    if let cookieName, cookieName.isEmpty || cookieName.hasPrefix("AWSALB") || !cookieName.consists(of: Self.isToken) {
      problems.append(
        "stickiness by the cookie '\(cookieName)': the name must be ASCII letters, digits and _.-, and must not begin "
          + "with AWSALB")
    }
    return problems
  }

  private static func isToken(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || "_.-".utf8.contains(byte) }
}
