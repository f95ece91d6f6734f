extension Distribution {
  /// The security headers that CloudFront adds to responses. A header that the application sets itself stays, except
  /// `X-Content-Type-Options`.
  public struct Headers: Sendable {
    private enum Choice: Sendable {
      case managed
      case embeddable(in: [String])
      case none
    }

    private let choice: Choice
    /// Why there are none; nil if there are.
    let reasonForNone: String?

    private init(_ choice: Choice, because reason: String? = nil) {
      self.choice = choice
      reasonForNone = reason
    }

    /// AWS's managed security headers. No other site may show the application in a frame, and browsers use only HTTPS
    /// for the host for a year.
    public static let secure = Headers(.managed)

    /// The same, but some sites may show the application in a frame: a `Content-Security-Policy` with `frame-ancestors`,
    /// unless the application sends one itself.
    ///
    /// Embed an application in sites of its own domain, such as `app.example.com` in `www.example.com`: in frames of
    /// other domains, browsers withhold the balancer's cookie, and without it a client's requests reach different tasks.
    ///
    /// - Parameter sites: Origins with their scheme, such as `https://www.example.com` or `https://*.example.com`.
    /// - Returns: Headers from a policy of the distribution's own.
    public static func embeddable(in sites: String...) -> Headers { Headers(.embeddable(in: sites)) }

    /// No headers but the application's own.
    ///
    /// - Parameter reason: Why this is right; for reviewers of the stack.
    /// - Returns: No headers.
    public static func none(because reason: StaticString) -> Headers { Headers(.none, because: reason.description) }

    /// The id of the policy, of AWS or of the distribution.
    func policy(of distribution: Name) -> Text? {
      switch choice {
      case .managed: Text(stringLiteral: CloudFrontDistribution.ManagedPolicy.securityHeaders)
      case .embeddable(let sites):
        "\(ResponseHeadersPolicy(name: distribution / "Headers", frameAncestors: sites).id)"
      case .none: nil
      }
    }

    var problems: [String] {
      guard case .embeddable(let sites) = choice else { return [] }
      if sites.isEmpty { return ["headers for embedding in no site; give the sites, or omit `headers`"] }
      let wrong = sites.filter { !Self.isOrigin($0) }.map {
        "'\($0)' is not the origin of a site: 'https://', then a host, which may begin with '*.', such as "
          + "'https://www.example.com'"
      }
      // AWS takes a longer policy, but a proxy on the way may not.
      return sites.joined(separator: " ").utf8.count > 1024 ? wrong + ["more than 1024 characters of sites"] : wrong
    }

    private static func isOrigin(_ site: String) -> Bool {
      guard site.hasPrefix("https://") else { return false }
      let parts = site.dropFirst("https://".count).split(separator: ":", omittingEmptySubsequences: false)
      let host = parts[0].hasPrefix("*.") ? parts[0].dropFirst(2) : parts[0]
      let hasPort = parts.count == 2 && Int(parts[1]).map { (1...65535).contains($0) } == true
      return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { String($0).isHostLabel }
        && (parts.count == 1 || hasPort)
    }
  }
}
