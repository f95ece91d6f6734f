/// AWS WAF in front of a balancer or a distribution. What it sees of a websocket is the request that opens it.
///
/// Opt-in: it costs, and rules for everybody refuse what one application may well mean.
public struct Firewall: Sendable {
  private enum Rules { case existing(String), managed(limit: Int) }

  private let rules: Rules

  /// A web ACL that somebody else keeps.
  ///
  /// - Parameter arn: Its ARN: of scope REGIONAL in the stack's region for a balancer, of scope CLOUDFRONT for a
  ///   distribution.
  /// - Returns: That web ACL.
  public static func existing(_ arn: String) -> Firewall { Firewall(rules: .existing(arn)) }

  /// AWS's managed rules against common attacks, known bad inputs and addresses of ill repute, and a limit of requests
  /// for each address, with metrics. About 9 USD a month, and 0.60 USD for each million requests.
  ///
  /// Big bodies are counted and not refused, so that uploads pass. What looks like a script in a form is refused.
  ///
  /// - Parameter limit: How many requests one address may send in five minutes, 10 to 2,000,000,000; left out, 2,000.
  ///   An office behind one address is one address.
  /// - Returns: A web ACL of the balancer's or distribution's own.
  public static func managed(limit: Int = 2000) -> Firewall { Firewall(rules: .managed(limit: limit)) }

  func arn(for owner: Name, scope: WebACL.Scope) -> Text {
    switch rules {
    case .existing(let arn): Text(stringLiteral: arn)
    case .managed(let limit): "\(WebACL(name: owner / "Firewall", scope: scope, limit: limit).arn)"
    }
  }

  func problems(scope: WebACL.Scope) -> [String] {
    switch rules {
    case .managed(let limit):
      (10...2_000_000_000).contains(limit)
        ? [] : ["limit of \(limit) requests in five minutes: AWS takes 10 to 2000000000"]
    case .existing(let arn):
      arn.hasPrefix("arn:") && arn.contains(":wafv2:")
        && arn.contains(scope == .cloudFront ? ":global/webacl/" : ":regional/webacl/")
        ? [] : ["'\(arn)' is not the ARN of a web ACL of scope \(scope.rawValue)"]
    }
  }
}
