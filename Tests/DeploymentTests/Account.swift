import AWSClient
import AWSSimulator
import ContainerImage
import Deployment
import Foundation
import Synchronization
import TestSupport
import Transport

/// A simulated AWS account, and deployments to it that never wait longer than they must.
final class Account: Sendable {
  let simulator: AWSSimulator
  private let region: String
  private let told = Mutex<[DeploymentEvent]>([])
  private static let keys = (accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

  /// Each account holds some dozen connections, both ends of them.
  private static let turnstile = Turnstile(24)

  /// Starts an account for as long as `body` runs.
  static func with(
    account: String? = nil, region: String = "us-east-1", pace: Pace = .instant,
    _ body: (Account) async throws -> Void
  ) async throws {
    try await turnstile.pass {
      let simulator = try await AWSSimulator.start(
        account: account ?? "123456789012", region: region, credentials: keys, pace: pace)
      try await run(Account(simulator, region: region), body)
    }
  }

  private static func run(_ account: Account, _ body: (Account) async throws -> Void) async throws {
    do {
      try await body(account)
    } catch {
      await account.simulator.stop()
      throw error
    }
    await account.simulator.stop()
  }

  private init(_ simulator: AWSSimulator, region: String) {
    self.simulator = simulator
    self.region = region
  }

  /// What deployments told so far.
  var events: [DeploymentEvent] { told.withLock { $0 } }

  func forget() { told.withLock { $0 = [] } }

  /// Asks again after a moment.
  static let timing = Timing(
    now: { Date() },
    sleep: { _ throws(CancellationError) in
      do { try await Task.sleep(for: .milliseconds(2)) } catch { throw CancellationError() }
    },
    random: { Double.random(in: 0..<1) })

  func deployment(
    _ folder: URL, endpoint: String? = nil, credentials: (any CredentialsProvider)? = nil, timing: Timing = timing,
    transport: (any HTTPTransport)? = nil, environment: [String: String] = [:]
  ) throws -> StackDeployment {
    let transport = try transport ?? PatientTransport()
    let keys = Credentials(accessKeyID: Self.keys.accessKey, secretAccessKey: Self.keys.secretKey)
    let aws = try AWSClient(
      region: region, credentials: credentials ?? keys, transport: transport,
      environment: ["AWS_ENDPOINT_URL": endpoint ?? simulator.endpoint], timing: Self.timing)
    return StackDeployment(
      try Self.artifacts(folder), aws: aws,
      registries: Registries(transport: transport), ecrHost: simulator.registryHost, polling: .loopback, timing: timing,
      tool: "stackkit test", environment: environment
    ) { [self] event in told.withLock { $0.append(event) } }
  }

  /// The artifacts of a folder that ends in `stacks/templates/STACK/ENVIRONMENT`.
  private static func artifacts(_ folder: URL) throws -> Artifacts {
    let parts = folder.path.split(separator: "/")
    return try Artifacts(
      at: parts.suffix(4).joined(separator: "/"), below: URL(filePath: "/" + parts.dropLast(4).joined(separator: "/")))
  }

  /// Deploys with nobody to ask.
  @discardableResult
  func deploy(
    _ folder: URL, image: String? = nil, _ change: (inout StackDeployment.Order) -> Void = { _ in }
  )
    async throws -> StackDeployment.Outcome
  {
    var order = StackDeployment.Order()
    order.images = image.map { [.init(service: "bot", image: $0)] } ?? []
    order.timeout = .seconds(600)
    change(&order)
    return try await deployment(folder).deploy(order) { _ in }
  }

  /// Why a deployment ended; nil when it ended well.
  func failure(
    _ folder: URL, image: String? = nil, _ change: (inout StackDeployment.Order) -> Void = { _ in }
  )
    async throws -> DeploymentError?
  {
    do {
      try await deploy(folder, image: image, change)
      return nil
    } catch let error as DeploymentError {
      return error
    }
  }
}

/// Does to some calls what a test says, instead of sending them.
struct Meddler: HTTPTransport {
  let transport: any HTTPTransport
  /// Nil lets the call through.
  let answer: @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse?

  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    if let response = try answer(request) { return response }
    return try await transport.send(request, progress: progress)
  }
}

extension HTTPRequest {
  /// The operation of a call to a Query API.
  var action: String? {
    guard case .data(let data) = body else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "&").first { $0.hasPrefix("Action=") }
      .map { String($0.dropFirst("Action=".count)) }
  }
}

extension StackDeployment.Outcome {
  /// Whether anything was changed; nil for a dry run.
  var changed: Bool? {
    if case .deployed(let changed, _) = self { changed } else { nil }
  }

  var outputs: [StackDeployment.Output] {
    if case .deployed(_, let outputs) = self { outputs } else { [] }
  }
}
