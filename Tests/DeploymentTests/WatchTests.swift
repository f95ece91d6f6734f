import AWSClient
import AWSSimulator
import Deployment
import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

/// What happens while a stack is changed.
@Suite struct WatchTests {
  @Test("a second deployment has to wait; an interrupted program does not stop its deployment")
  func busyAndInterrupted() async throws {
    let checkout = try Checkout()
    let image = try checkout.image()
    try await Account.with(pace: Pace(resource: .zero, rollout: .seconds(60))) { account in
      let deployment = try account.deployment(checkout.artifacts)
      let task = Task {
        var order = StackDeployment.Order()
        order.images = [.init(service: "Bot", image: image)]
        _ = try await deployment.deploy(order) { _ in }
      }
      while await account.simulator.stacks().last?.status != "CREATE_IN_PROGRESS" { await Task.yield() }
      while !account.events.contains(where: { if case .rollout = $0 { true } else { false } }) { await Task.yield() }

      let busy = try #require(await account.failure(checkout.artifacts))
      #expect(busy.kind == .busy)
      #expect(busy.description.hasPrefix("chatbot-staging is CREATE_IN_PROGRESS: somebody else is changing it"))

      task.cancel()
      let interrupted = try await #require(throws: DeploymentError.self) { try await task.value }
      #expect(interrupted.kind == .interrupted)
      #expect(interrupted.description == "interrupted; the deployment continues in AWS")
      #expect(interrupted.remedy == .followStatus(stack: "chatbot", environment: "staging"))
      #expect(await account.simulator.stacks().last?.status == "CREATE_IN_PROGRESS")
    }
  }

  @Test("interrupted before anything is executed, nothing is left")
  func interruptedEarly() async throws {
    let checkout = try Checkout()
    let image = try checkout.image()
    try await Account.with { account in
      let deployment = try account.deployment(checkout.artifacts)
      let task = Task {
        var order = StackDeployment.Order()
        order.images = [.init(service: "Bot", image: image)]
        _ = try await deployment.deploy(order) { _ throws(DeploymentError) in
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      let error = try await #require(throws: DeploymentError.self) { try await task.value }
      #expect(error == DeploymentError(.interrupted, "interrupted"))
      #expect(await account.simulator.stacks().isEmpty)
    }
  }

  @Test("the wait ends at the time limit")
  func timeout() async throws {
    let checkout = try Checkout()
    try await Account.with(pace: Pace(resource: .zero, rollout: .seconds(60))) { account in
      let now = Mutex(Date())
      let timing = Timing(
        now: { now.withLock { $0 } },
        sleep: { _ throws(CancellationError) in
          do { try await Task.sleep(for: .milliseconds(1)) } catch { throw CancellationError() }
          now.withLock { $0 += 60 }
        }, random: { 0.5 })
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      order.timeout = .seconds(1200)
      let asked = order
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, timing: timing).deploy(asked) { _ in }
      }
      #expect(error.kind == .timedOut)
      #expect(error.description.hasPrefix("timed out waiting for chatbot-staging to complete"))
    }
  }

  @Test("questions that fail or are throttled are asked again")
  func unanswered() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let questions = Mutex<Int?>(nil)
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        // What is asked before anything is executed must be answered.
        if request.action == "ExecuteChangeSet" { questions.withLock { $0 = 0 } }
        guard request.action == "DescribeStackEvents" else { return nil }
        let number = questions.withLock { count in
          count = count.map { $0 + 1 }
          return count
        }
        switch number {
        case 1, 2, 3: return HTTPResponse(status: 503)
        case 4, 5, 6: throw TransportError(.interrupted, host: "127.0.0.1", reason: "the connection was lost")
        default: return nil
        }
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let deployment = try account.deployment(checkout.artifacts, transport: meddler)
      #expect(try await deployment.deploy(asked) { _ in }.changed == true)
      #expect(account.events.count { if case .unanswered = $0 { true } else { false } } == 4)
    }
  }

  @Test("what is asked of a complete stack is asked again, too")
  func unansweredAtTheEnd() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let questions = Mutex(0)
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.action == "DescribeStackResources" else { return nil }
        return questions.withLock { count in
          count += 1
          return count <= 4 ? HTTPResponse(status: 503) : nil
        }
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let deployment = try account.deployment(checkout.artifacts, transport: meddler)
      #expect(try await deployment.deploy(asked) { _ in }.changed == true)
      #expect(account.events.count { if case .unanswered = $0 { true } else { false } } == 1)
    }
  }

  @Test("interrupted when only the protection is left, it says so")
  func interruptedLate() async throws {
    let checkout = try Checkout()
    try checkout.protect()
    let image = try checkout.image()
    try await Account.with { account in
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.action == "UpdateTerminationProtection" else { return nil }
        throw TransportError(.cancelled, host: "127.0.0.1", reason: "cancelled")
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: image)]
      let asked = order
      await #expect(throws: DeploymentError(.interrupted, "interrupted")) {
        try await account.deployment(checkout.artifacts, transport: meddler).deploy(asked) { _ in }
      }
      #expect(await account.simulator.stacks().last?.status == "CREATE_COMPLETE")
    }
  }

  @Test("credentials that expire end the wait, not the deployment")
  func expired() async throws {
    let checkout = try Checkout()
    try await Account.with(pace: Pace(resource: .zero, rollout: .seconds(60))) { account in
      let simulator = account.simulator
      let executions = Mutex(0)
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        if request.action == "ExecuteChangeSet" { executions.withLock { $0 += 1 } }
        guard executions.withLock({ $0 }) == 2, request.action == "DescribeStackEvents" else { return nil }
        let body = "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></ErrorResponse>"
        return HTTPResponse(status: 403, body: Data(body.utf8))
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, transport: meddler).deploy(asked) { _ in }
      }
      #expect(error.kind == .credentials)
      #expect(error.description.contains("ExpiredToken") && error.description.contains("continues in AWS"))
      #expect(await simulator.stacks().last?.status == "CREATE_IN_PROGRESS")
    }
  }

  @Test(
    "an answer that is lost or makes no sense is no failure of what it answers",
    arguments: [
      ("CreateChangeSet", nil), ("CreateChangeSet", 200), ("ExecuteChangeSet", nil), ("ExecuteChangeSet", 200),
      ("ExecuteChangeSet", 302),
    ])
  func lostAnswer(to operation: String, status: Int?) async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let curl = try PatientTransport()
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let transport = Forgetful(transport: curl, operation: operation, status: status)
      let deployment = try account.deployment(checkout.artifacts, transport: transport)
      #expect(try await deployment.deploy(asked) { _ in }.changed == true)
      #expect(await account.simulator.effects().count { $0.verb == .execute } == 2)
    }
  }

  /// Loses every answer to an operation, or puts a meaningless one in its place.
  struct Forgetful: HTTPTransport {
    let transport: any HTTPTransport
    let operation: String
    let status: Int?

    func send(
      _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportError) -> HTTPResponse {
      let response = try await transport.send(request, progress: progress)
      guard request.action == operation else { return response }
      if let status { return HTTPResponse(status: status, body: Data("<x/".utf8)) }
      throw TransportError(.interrupted, host: "127.0.0.1", reason: "the connection was lost")
    }
  }

  @Test("of two who planned at once, the second to execute hears of the first")
  func overtaken() async throws {
    let checkout = try Checkout()
    let image = try checkout.image()
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: image)
      let (first, second) = (try checkout.image(content: "first"), try checkout.image(content: "second"))
      let folder = checkout.artifacts
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: second)]
      let asked = order
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(folder).deploy(asked) { _ throws(DeploymentError) in
          do { try await account.deploy(folder, image: first) } catch { throw DeploymentError(.failed, "\(error)") }
        }
      }
      #expect(error.kind == .busy)
      #expect(error.description.hasPrefix("somebody else has changed chatbot-staging since these changes"), "\(error)")
    }
  }
}
