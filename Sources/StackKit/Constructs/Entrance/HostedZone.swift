/// A public hosted zone of Route 53 that exists already; a domain outlives stacks. Alias records in it cost nothing.
public struct HostedZone: Sendable, Equatable {
  let domain: String
  let id: String

  /// - Parameters:
  ///   - domain: The domain of the zone, such as `example.com`.
  ///   - id: The zone's id, such as `Z0123456789EXAMPLE`: two zones may have the same domain.
  public init(_ domain: String, id: String) {
    self.domain = domain
    self.id = id
  }

  func holds(_ name: String) -> Bool { name == domain || name.hasSuffix("." + domain) }

  var problems: [String] {
    var problems: [String] = []
    if !Domain.isHost(domain) { problems.append("'\(domain)' is not a domain name, such as 'example.com'") }
    if !id.hasPrefix("Z") || id.count > 32 || !id.consists(of: { $0.isASCIIUppercase || $0.isASCIIDigit }) {
      problems.append("'\(id)' is not the id of a hosted zone, such as 'Z0123456789EXAMPLE'")
    }
    return problems
  }
}
