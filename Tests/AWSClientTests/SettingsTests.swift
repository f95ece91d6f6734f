import Testing
import Transport

@testable import AWSClient

struct SettingsTests {
  private func client(_ region: String, _ environment: [String: String] = [:]) throws -> AWSClient {
    try AWSClient(
      region: region, credentials: Bench.credentials, transport: CurlTransport(environment: [:]),
      environment: environment)
  }

  @Test(
    "a service is called in its region, under the domain of its partition",
    arguments: [
      (Service.sts, "eu-west-1", "https://sts.eu-west-1.amazonaws.com/"),
      (.cloudFormation, "us-gov-east-1", "https://cloudformation.us-gov-east-1.amazonaws.com/"),
      (.ecr, "ap-southeast-2", "https://api.ecr.ap-southeast-2.amazonaws.com/"),
      (.ecs, "cn-north-1", "https://ecs.cn-north-1.amazonaws.com.cn/"),
      (.applicationAutoScaling, "us-east-1", "https://application-autoscaling.us-east-1.amazonaws.com/"),
      (.sts, "eusc-de-east-1", "https://sts.eusc-de-east-1.amazonaws.eu/"),
    ])
  func hosts(service: Service, region: String, url: String) throws {
    let client = try client(region)
    #expect(client.endpoints[service] == Endpoint(url: url, isOverride: false))
    #expect(client.overriddenEndpoints.isEmpty)
  }

  @Test("an endpoint of the environment takes the place of AWS's, for one service or all")
  func overrides() throws {
    let environment = [
      "AWS_ENDPOINT_URL": "http://127.0.0.1:4566", "AWS_ENDPOINT_URL_ECS": "https://ecs.test/base",
      "AWS_ENDPOINT_URL_APPLICATION_AUTO_SCALING": "http://localhost:1/", "AWS_ENDPOINT_URL_STS": " ",
    ]
    let client = try client("eu-west-1", environment)
    #expect(
      client.overriddenEndpoints.map(\.url) == [
        "http://127.0.0.1:4566/", "http://127.0.0.1:4566/", "http://127.0.0.1:4566/", "https://ecs.test/base/",
        "http://localhost:1/",
      ])
    let ignored = environment.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"]) { $1 }
    #expect(try self.client("eu-west-1", ignored).overriddenEndpoints.isEmpty)
  }

  @Test("a client for another region goes where the first was told to go, or to AWS there")
  func moved() throws {
    let client = try client("eu-west-1", ["AWS_ENDPOINT_URL_ECS": "https://ecs.test/base"]).moved(to: "us-east-1")
    #expect(client.region.name == "us-east-1")
    #expect(client.endpoints[.sts]?.url == "https://sts.us-east-1.amazonaws.com/")
    #expect(client.overriddenEndpoints.map(\.url) == ["https://ecs.test/base/"])
    #expect(throws: ConfigurationError.self) { try client.moved(to: "edge") }
  }

  @Test(
    "an endpoint that would send signed requests without encryption, or is no URL, is refused",
    arguments: [
      "http://example.com", "http://10.0.0.1", "ftp://127.0.0.1", "127.0.0.1:4566", "https://",
      "https://user:pw@example.com",
      "https://example.com/?a=b", "http://127.0.0.1.evil.test", "https://exa mple.com",
    ])
  func refusedOverrides(url: String) {
    let error = #expect(throws: ConfigurationError.self) { try client("eu-west-1", ["AWS_ENDPOINT_URL_STS": url]) }
    #expect(error?.description.hasPrefix("AWS_ENDPOINT_URL_STS: '\(url)'") == true)
  }

  @Test(
    "what does not read like a region is refused",
    arguments: [
      "", "eu", "eu-west", "EU-WEST-1", "eu-west-1.evil.test", "eu-west-1/", "eu_west_1", "eu-west-1\n", " eu-west-1",
    ])
  func refusedRegions(region: String) {
    #expect(throws: ConfigurationError.self) { try client(region) }
  }
}
