import Essentials
import Synchronization
import Transport

/// The calls that a deployment makes to AWS, in one region, with one set of credentials.
///
/// Every call signs with Signature Version 4, is tried up to three times, and throws an `AWSError` that names the
/// service, the operation and the request id. Copies share what is known of AWS's clock.
package struct AWSClient: Sendable {
  package let region: Region
  /// What signs the calls; for programs that are to make calls of their own.
  package let credentials: any CredentialsProvider
  let transport: any HTTPTransport
  let endpoints: [Service: Endpoint]
  let retry = RetryPolicy.standard
  let timing: Timing
  let userAgent: String
  let skew = ClockSkew()

  /// A client for a region like `eu-west-1`; `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<SERVICE>` are looked up in
  /// `environment`.
  ///
  /// Throws when the region is not one by its grammar, or an endpoint is not an https URL (http only to loopback).
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

  /// The same for another region; calls that go elsewhere than to AWS go there still.
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

  /// Where calls to other hosts than AWS's go, for the user to be told: service and URL, empty without an override.
  package var overriddenEndpoints: [(service: String, url: String)] {
    Service.allCases.compactMap { service in
      endpoints[service].flatMap { $0.isOverride ? (service.rawValue, $0.url) : nil }
    }
  }
}
