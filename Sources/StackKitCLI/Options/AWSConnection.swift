import AWSClient
import ContainerImage
import Deployment
import Essentials
import Transport

/// How this program reaches AWS and the registries: with what the environment says, or a rehearsal.
struct AWSConnection {
  let client: AWSClient
  let registries: Registries
  /// What stands in for ECR's registry; nil for its own.
  let ecrHost: String?
  let polling: Polling
  /// Which calls go elsewhere than to AWS, for people; nil when none does.
  let announcement: String?

  /// - Parameters:
  ///   - region: Where the stack is.
  ///   - profile: The profile of `--profile`.
  ///   - environment: Where credentials, endpoints, proxies and certificates are looked up.
  ///   - logins: Who signs in to registries that are not ECR's.
  /// - Throws: When one of them cannot be used.
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
      throw Failure(.usage, "STACKKIT_REGISTRY holds '@'; it is a host with its port, and names no user")
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
