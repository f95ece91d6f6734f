import AWSClient
import Files
import Foundation
import TestSupport
import Testing
import Transport

@testable import AWSSimulator

/// A simulated account with a client that has the right keys.
struct Simulated {
  let simulator: AWSSimulator
  let client: AWSClient
  let transport: PatientTransport

  static let keys = (accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

  /// Starts an account, runs `body`, and stops it.
  static func run(
    limits: Limits = Limits(), now: @escaping @Sendable () -> Date = { Date() },
    _ body: (Simulated) async throws -> Void
  ) async throws {
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: keys, pace: .instant, limits: limits, now: now)
    let transport = try PatientTransport()
    let client = try AWSClient(
      region: "eu-west-1", credentials: Credentials(accessKeyID: keys.accessKey, secretAccessKey: keys.secretKey),
      transport: transport, environment: ["AWS_ENDPOINT_URL": simulator.endpoint])
    do {
      try await body(Simulated(simulator: simulator, client: client, transport: transport))
    } catch {
      await simulator.stop()
      throw error
    }
    await simulator.stop()
  }

  /// Creates a change set, and waits until it is ready or has failed.
  func plan(
    _ stack: String, _ template: String, _ parameters: [String: String] = [:],
    type: CloudFormation.ChangeSetType? = nil,
    name: String = "set-\(UUID().uuidString)"
  ) async throws -> CloudFormation.ChangeSet {
    let exists = try await client.cloudFormation.describeStack(stack).map { $0.stackStatus != "REVIEW_IN_PROGRESS" }
    var request = CloudFormation.CreateChangeSet(
      stackName: stack, changeSetName: name, changeSetType: type ?? (exists == true ? .update : .create),
      templateBody: template, clientToken: name)
    request.parameters = parameters.map { CloudFormation.Parameter($0.key, value: $0.value) }
    let id = try await client.cloudFormation.createChangeSet(request)
    while true {
      let set = try await client.cloudFormation.describeChangeSet(id.id)
      if !set.isInProgress { return set }
    }
  }

  /// Creates and executes a change set, waits, and returns the status.
  @discardableResult
  func deploy(_ stack: String, _ template: String, _ parameters: [String: String] = [:]) async throws -> String {
    let set = try await plan(stack, template, parameters)
    try await client.cloudFormation.executeChangeSet(set.changeSetID, clientRequestToken: "token-\(UUID().uuidString)")
    return try await settled(stack)
  }

  /// The final status of a stack; `gone` if it is deleted.
  func settled(_ stack: String) async throws -> String {
    while true {
      guard let found = try await client.cloudFormation.describeStack(stack) else { return "gone" }
      if !found.stackStatus.rawValue.hasSuffix("_IN_PROGRESS") { return found.stackStatus.rawValue }
    }
  }

  /// The reasons of all failed resources, oldest first.
  func failures(_ stack: String) async throws -> [String] {
    try await client.cloudFormation.describeStackEvents(stack).filter {
      $0.resourceStatus?.rawValue.hasSuffix("_FAILED") == true && !$0.isAboutStack
    }.compactMap(\.resourceStatusReason)
  }

  /// Sends a registry request with the password of a fresh token.
  func registry(
    _ method: String, _ path: String, _ body: Data = Data(), type: String = "application/octet-stream",
    password: String? = nil
  ) async throws -> HTTPResponse {
    var secret = password
    if secret == nil { secret = try await self.password() }
    let token = Data("AWS:\(secret ?? "")".utf8).base64EncodedString()
    return try await transport.send(
      HTTPRequest(
        method, simulator.endpoint + path, headers: ["Authorization": "Basic \(token)", "Content-Type": type],
        body: body.isEmpty ? .none : .data(body)))
  }

  func password() async throws -> String {
    let call = try await raw("ecr", target: "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken", body: "{}")
    let token = JSON(json: call.body)?["authorizationData"]?.array?.first?["authorizationToken"]?.scalar ?? ""
    return String(String(decoding: Data(base64Encoded: token) ?? Data(), as: UTF8.self).dropFirst(4))
  }

  /// A raw request that the client would never send; `change` is applied after signing.
  func raw(
    _ service: String, target: String? = nil, body: String, secretKey: String = keys.secretKey,
    accessKey: String = keys.accessKey, region: String = "eu-west-1", date: Date = Date(),
    change: (inout HTTPRequest) -> Void = { _ in }
  ) async throws -> HTTPResponse {
    var headers: HTTPFields =
      target == nil
      ? ["Content-Type": "application/x-www-form-urlencoded"] : ["Content-Type": "application/x-amz-json-1.1"]
    if let target { headers["X-Amz-Target"] = target }
    var request = try SigV4(service: service, region: region).sign(
      HTTPRequest("POST", simulator.endpoint + "/", headers: headers, body: .data(Data(body.utf8))),
      credentials: Credentials(accessKeyID: accessKey, secretAccessKey: secretKey), date: date)
    change(&request)
    return try await transport.send(request)
  }

  /// Pushes an image of one layer for `architecture`, and returns its digest.
  @discardableResult
  func push(_ repository: String, tag: String, architecture: String = "arm64") async throws -> String {
    let config = Data(
      #"{"architecture":"\#(architecture)","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#.utf8)
    let layer = Data("layer of \(tag)".utf8)
    for blob in [config, layer] {
      let start = try await registry("POST", "/v2/\(repository)/blobs/uploads/")
      let location = try #require(start.headers["Location"])
      let put = try await registry("PUT", "\(location)&digest=\(Self.digest(blob))", blob)
      #expect(put.status == 201)
    }
    let manifest = Self.manifest(config: config, layer: layer)
    let put = try await registry("PUT", "/v2/\(repository)/manifests/\(tag)", manifest, type: Self.manifestType)
    #expect(put.status == 201)
    return Self.digest(manifest)
  }

  static let manifestType = "application/vnd.oci.image.manifest.v1+json"

  static func manifest(config: Data, layer: Data) -> Data {
    Data(
      """
      {"schemaVersion":2,"mediaType":"\(manifestType)",\
      "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"\(digest(config))","size":\(config.count)},\
      "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"\(digest(layer))","size":\(layer.count)}]}
      """.utf8)
  }

  static func digest(_ data: Data) -> String { BlobStore.digest(of: data) }
}
