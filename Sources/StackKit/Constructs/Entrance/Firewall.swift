/// A web ACL of AWS WAF in front of a balancer or a distribution. Of a websocket it sees the opening request only.
///
/// Off by default: it costs, and general rules can block legitimate requests of an application.
public struct Firewall: Sendable {
  private enum Rules { case existing(String), managed(limit: Int, allowing: [String]?) }

  private let rules: Rules

  /// A web ACL that exists already.
  ///
  /// - Parameter arn: The web ACL's ARN: of scope REGIONAL in the stack's region for a balancer, of scope CLOUDFRONT
  ///   for a distribution.
  /// - Returns: The existing web ACL.
  public static func existing(_ arn: String) -> Firewall { Firewall(rules: .existing(arn)) }

  /// A new web ACL with AWS's managed rules against common attacks, known bad inputs and addresses of bad reputation, a
  /// rate limit for each address, and metrics. Costs by the month and by requests.
  ///
  /// Large bodies are counted and not blocked, so that uploads pass. Form input that looks like a script is blocked.
  ///
  /// - Parameters:
  ///   - limit: Requests that one address may send in five minutes, 10 to 2,000,000,000. Default: 2,000. An office behind
  ///     one public address counts as one.
  ///   - allowed: IPv4 blocks of the clients, such as an office's `203.0.113.0/24`; others get 403, and a distribution
  ///     then has no IPv6 addresses. Default: everybody. In front of a balancer, `allowing` of its entrance does this
  ///     without a firewall.
  /// - Returns: A web ACL of its own for the balancer or distribution.
  public static func managed(limit: Int = 2000, allowing allowed: [String]? = nil) -> Firewall {
    Firewall(rules: .managed(limit: limit, allowing: allowed))
  }

  /// Whether it admits some IPv4 addresses only.
  var allowsOnlySome: Bool { if case .managed(_, .some) = rules { true } else { false } }

  func arn(for owner: Name, scope: WebACL.Scope) -> Text {
    switch rules {
    case .existing(let arn): Text(stringLiteral: arn)
    case .managed(let limit, let allowed):
      "\(WebACL(name: owner / "Firewall", scope: scope, limit: limit, allowed: allowed).arn)"
    }
  }

  func problems(scope: WebACL.Scope) -> [String] {
    switch rules {
    case .managed(let limit, let allowed):
      ((10...2_000_000_000).contains(limit)
        ? [] : ["limit of \(limit) requests in five minutes: AWS takes 10 to 2000000000"])
        // An IP set takes 10,000 blocks, which nobody can review.
        + (allowed.map { AllowedAddresses.problems(of: $0, atMost: 100).map { "its firewall: \($0)" } } ?? [])
    case .existing(let arn):
      arn.hasPrefix("arn:") && arn.contains(":wafv2:")
        && arn.contains(scope == .cloudFront ? ":global/webacl/" : ":regional/webacl/")
        ? [] : ["'\(arn)' is not the ARN of a web ACL of scope \(scope.rawValue)"]
    }
  }
}
