import Essentials
import Transport

/// The endpoint of a registry: scheme, host and port.
struct Endpoint: Sendable, Hashable {
  let scheme: RegistryClient.Scheme
  let host: String

  var isLoopback: Bool { Loopback.contains(host) }

  func url(_ path: String) -> String { "\(scheme.rawValue)://\(host)\(path)" }

  /// The longest URL that a registry may name, in bytes. Signed URLs of storage services have up to 4 KB.
  static let longestURL = 16 << 10

  /// The absolute URL of `location`, absolute or relative, from the answer to a request for `url`. The query is
  /// unchanged. Nil if it is not a URL, is too long, or contains a user name or an escaped character in the host.
  static func resolve(_ location: String, from url: String) -> URL? {
    // Only the characters of RFC 3986, so that all parsers see the same host.
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    guard location.utf8.count <= longestURL,
      location.utf8.allSatisfy({ allowed.contains($0) || ($0 < 128 && Character(UnicodeScalar($0)).isASCIIWord) }),
      let base = URL(string: url), let resolved = URL(string: location, relativeTo: base)?.absoluteURL,
      resolved.user == nil, resolved.password == nil, resolved.fragment == nil,
      let host = resolved.host(percentEncoded: true), !host.isEmpty,
      // An escaped dot, or the zone of an address, would hide the host.
      host.utf8.allSatisfy({ Character(UnicodeScalar($0)).isASCIIWord || "-._[]:".utf8.contains($0) })
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
