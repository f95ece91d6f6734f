import Essentials
import Transport

/// The endpoint of a registry: scheme, host and port.
struct Endpoint: Sendable, Hashable {
  let scheme: RegistryClient.Scheme
  let host: String

  var isLoopback: Bool { Loopback.contains(host) }

  func url(_ path: String) -> String { "\(scheme.rawValue)://\(host)\(path)" }

  /// The absolute URL of `location`, absolute or relative, from the answer to a request for `url`. The query is
  /// unchanged. Nil if it is not a URL, or contains a user name.
  static func resolve(_ location: String, from url: String) -> URL? {
    // Only the characters of RFC 3986, so that all parsers see the same host.
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    guard location.utf8.allSatisfy({ allowed.contains($0) || ($0 < 128 && Character(UnicodeScalar($0)).isASCIIWord) }),
      let base = URL(string: url), let resolved = URL(string: location, relativeTo: base)?.absoluteURL,
      resolved.user == nil, resolved.password == nil, resolved.fragment == nil, resolved.host?.isEmpty == false
    else { return nil }
    return resolved
  }

  /// Whether `url` is at this endpoint, so that it may get the credentials.
  func contains(_ url: URL) -> Bool {
    guard let own = URL(string: self.url("/")) else { return false }
    return Self.origin(url) == Self.origin(own)
  }

  private static func origin(_ url: URL) -> [String?] {
    let scheme = url.scheme?.lowercased()
    return [scheme, url.host?.lowercased(), String(url.port ?? (scheme == "http" ? 80 : 443))]
  }

  /// The host of `url`, an IPv6 address in brackets.
  static func host(_ url: URL) -> String {
    let host = url.host ?? ""
    return host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
  }

  /// Whether `host`, without a port, is this machine or an address outside of the public internet.
  static func isPrivate(_ host: String) -> Bool {
    if Loopback.contains(host) { return true }
    if host.hasPrefix("[") {
      let address = host.dropFirst().lowercased()
      // Including IPv4 addresses in IPv6, in all spellings.
      return ["::", "0:", "fc", "fd", "fe8", "fe9", "fea", "feb", "64:ff9b"].contains { address.hasPrefix($0) }
    }
    let name = host.split(separator: ":").first.map(String.init) ?? host
    let octets = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4, let first = octets[0], let second = octets[1] else {
      // A name; the last label of an address in another notation starts with a digit: 2130706433, 0x7f.1.
      return name.lowercased().hasSuffix(".localhost") || name.split(separator: ".").last?.first?.isNumber == true
    }
    return switch (first, second) {
    case (0, _), (10, _), (127, _), (100, 64...127), (169, 254), (172, 16...31), (192, 168), (224..., _): true
    default: false
    }
  }
}

extension Character {
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}

extension String {
  /// This text as a value in a query: all characters but letters, digits and `-._~` are percent-encoded.
  var queryEncoded: String {
    utf8.reduce(into: "") { text, byte in
      if Character(UnicodeScalar(byte)).isASCIIWord || Array("-._~".utf8).contains(byte) {
        text.append(Character(UnicodeScalar(byte)))
      } else {
        text += "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
      }
    }
  }
}
