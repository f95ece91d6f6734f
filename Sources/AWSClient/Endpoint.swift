import Essentials
import Transport

/// The endpoint of a service.
struct Endpoint: Sendable, Equatable {
  /// Scheme, host, port and path, ending in `/`.
  let url: String
  /// Whether the user has overridden AWS's endpoint.
  let isOverride: Bool

  init(url: String, isOverride: Bool) {
    self.url = url
    self.isOverride = isOverride
  }

  /// - Throws: When an override is not a valid URL, or not a safe one.
  init(of service: Service, in region: Region, environment: [String: String]) throws(ConfigurationError) {
    let ignored = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() == "true"
    for variable in ["AWS_ENDPOINT_URL_\(service.environmentName)", "AWS_ENDPOINT_URL"] where !ignored {
      guard let text = environment[variable]?.trimmed(), !text.isEmpty else { continue }
      url = try Self.checked(text, variable: variable)
      isOverride = true
      return
    }
    url = "https://\(service.hostPrefix).\(region.name).\(region.domain)/"
    isOverride = false
  }

  private static func checked(_ text: String, variable: String) throws(ConfigurationError) -> String {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
      parts.query == nil, parts.fragment == nil, text.allSatisfy({ $0.isASCII && !$0.isWhitespace })
    else { throw ConfigurationError("\(variable): '\(text)' is not a URL like https://host or https://host:port") }
    switch parts.scheme?.lowercased() {
    case "https": break
    case "http" where Loopback.contains(host): break
    case "http":
      throw ConfigurationError("\(variable): '\(text)' would send signed requests without encryption; use https")
    default: throw ConfigurationError("\(variable): '\(text)' is neither an https nor an http URL")
    }
    return text.hasSuffix("/") ? text : text + "/"
  }
}
