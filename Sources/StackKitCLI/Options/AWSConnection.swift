import AWSClient
import ContainerImage
import Deployment
import Essentials
import Transport

/// The clients for AWS and for registries, made from the environment or from a rehearsal.
struct AWSConnection {
  let client: AWSClient
  let registries: Registries
  /// The registry that replaces ECR's; nil for ECR's own.
  let ecrHost: String?
  let polling: Polling
  /// The line that says which calls do not go to AWS; nil when all of them do.
  let announcement: String?

  /// - Parameters:
  ///   - region: The stack's region.
  ///   - profile: The value of `--profile`.
  ///   - environment: The variables with credentials, endpoints, proxies and certificates.
  ///   - logins: Finds the login for a registry other than ECR.
  /// - Throws: When a setting is invalid.
  init(
    region: String, profile: String?, environment: [String: String],
    logins: @escaping @Sendable (ImageReference) -> RegistryCredentials?
  ) throws(Failure) {
    let transport: CurlTransport
    do throws(TransportError) { transport = try CurlTransport(environment: environment) } catch {
      throw Failure(.usage, error.description)
    }
    let credentials = CredentialsChain.standard(profile: profile, environment: environment)
    do throws(ConfigurationError) {
      client = try AWSClient(
        region: region, credentials: credentials, transport: transport, environment: environment,
        userAgent: "stackkit/\(StackKitCommand.version)")
    } catch {
      throw Failure(.usage, error.description)
    }
    let registry = environment["STACKKIT_REGISTRY"].flatMap { $0.isEmpty ? nil : $0 }
    guard registry?.contains("@") != true else {
      throw Failure(.usage, "STACKKIT_REGISTRY contains '@'; write host and port without a user name")
    }
    registries = Registries(transport: transport, logins: logins)
    do throws(RegistryError) {
      if let registry { try registries.check(registry) }
    } catch {
      throw Failure(.usage, "STACKKIT_REGISTRY: \(error)")
    }
    ecrHost = registry
    let endpoints = client.overriddenEndpoints
    let hosts = endpoints.map { URLComponents(string: $0.url)?.host ?? "" }
    polling = !hosts.isEmpty && hosts.allSatisfy(Loopback.contains) ? .loopback : .aws
    announcement = Self.announcement(endpoints: endpoints, registry: registry)
  }

  private static func announcement(endpoints: [(service: String, url: String)], registry: String?) -> String? {
    let urls = Set(endpoints.map(\.url)).sorted()
    var parts = urls.map { url in
      let services = endpoints.filter { $0.url == url }.map(\.service).joined(separator: ", ")
      return "calls \(urls.count > 1 ? "to \(services) " : "")go to \(url) instead of AWS"
    }
    if let registry { parts.append("images go to \(registry) instead of ECR") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
