import Essentials
import Synchronization
import Transport

/// A client for AWS in one region, with one source of credentials.
///
/// Every call is signed with Signature Version 4, is tried up to three times, and throws an `AWSError` that names the
/// service, the operation and the request id. Copies share the measured offset of AWS's clock.
package struct AWSClient: Sendable {
  package let region: Region
  /// The credentials that sign the calls; for programs that make calls of their own.
  package let credentials: any CredentialsProvider
  let transport: any HTTPTransport
  let endpoints: [Service: Endpoint]
  let retry = RetryPolicy.standard
  let timing: Timing
  let userAgent: String
  let skew = ClockSkew()

  /// A client for a region like `eu-west-1`. It reads `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<SERVICE>` from
  /// `environment`.
  ///
  /// Throws when the region's name is not well formed, or an endpoint is not an https URL (http only for loopback).
  package init(
    region: String, credentials: any CredentialsProvider, transport: any HTTPTransport,
    environment: [String: String] = ProcessInfo.processInfo.environment, timing: Timing = .system,
    userAgent: String = "stackkit"
  ) throws(ConfigurationError) {
    self.region = try Region(region)
    self.credentials = credentials
    self.transport = transport
    self.timing = timing
    self.userAgent = userAgent
    var endpoints: [Service: Endpoint] = [:]
    for service in Service.allCases {
      endpoints[service] = try Endpoint(of: service, in: self.region, environment: environment)
    }
    self.endpoints = endpoints
  }

  /// The same client for another region, with the same overridden endpoints.
  package func moved(to name: String) throws(ConfigurationError) -> AWSClient {
    try AWSClient(self, region: Region(name))
  }

  private init(_ other: AWSClient, region: Region) throws(ConfigurationError) {
    self.region = region
    credentials = other.credentials
    transport = other.transport
    timing = other.timing
    userAgent = other.userAgent
    var endpoints = other.endpoints
    for (service, endpoint) in other.endpoints where !endpoint.isOverride {
      endpoints[service] = try Endpoint(of: service, in: region, environment: [:])
    }
    self.endpoints = endpoints
  }

  package var sts: STS { STS(client: self) }
  package var cloudFormation: CloudFormation { CloudFormation(client: self) }
  package var ecr: ECR { ECR(client: self) }
  package var ecs: ECS { ECS(client: self) }
  package var applicationAutoScaling: ApplicationAutoScaling { ApplicationAutoScaling(client: self) }

  /// The overridden endpoints, to show to the user: service and URL.
  package var overriddenEndpoints: [(service: String, url: String)] {
    Service.allCases.compactMap { service in
      endpoints[service].flatMap { $0.isOverride ? (service.rawValue, $0.url) : nil }
    }
  }
}
