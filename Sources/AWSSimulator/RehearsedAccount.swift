import Essentials
import Templates

/// A simulated account without a server: templates are executed in this process, one after the other.
///
/// Images of its own registry do not exist. An image of any other registry does.
package struct RehearsedAccount: Sendable {
  private let cloud: Cloud

  /// Runs `body` with an empty account.
  package static func with<Result: Sendable>(
    region: String, _ body: @Sendable (RehearsedAccount) async throws -> Result
  ) async throws -> Result {
    let store = try BlobStore(limits: Limits())
    defer { store.remove() }
    let cloud = Cloud(
      account: "123456789012", region: region, pace: .instant, store: store, limits: Limits(), now: { Date() })
    return try await body(RehearsedAccount(cloud: cloud))
  }

  /// How the execution of a template ended.
  package struct Outcome: Sendable {
    /// CloudFormation's status of the stack; `UNCHANGED` if the template changes nothing, `REFUSED` by CreateChangeSet.
    package let status: String
    /// The reasons of failed resources, with their logical ids.
    package let failures: [String]
    /// The physical ids of the resources, by logical id.
    package let resources: [String: String]
    /// The harms to clients by this execution.
    package let interruptions: [String]
    package let outputs: [String: String]
  }

  /// Creates or updates a stack, and waits for the end.
  package func apply(_ template: String, to stack: String, parameters: [String: String] = [:]) async -> Outcome {
    do throws(ServiceError) {
      return try await execute(template, on: stack, parameters)
    } catch {
      return Outcome(
        status: "REFUSED", failures: ["\(error.code): \(error.message)"], resources: [:], interruptions: [],
        outputs: [:])
    }
  }

  private func execute(
    _ template: String, on stack: String, _ parameters: [String: String]
  ) async throws(ServiceError) -> Outcome {
    let seen = await (cloud.findStack(stack)?.events.count ?? 0, cloud.interruptions.count)
    let name = "rehearsal-\(seen.0)"
    var fields = [
      "StackName": stack, "ChangeSetName": name, "TemplateBody": template,
      "ChangeSetType": await cloud.findStack(stack) == nil ? "CREATE" : "UPDATE",
      "Capabilities.member.1": "CAPABILITY_NAMED_IAM",
    ]
    for (index, parameter) in parameters.sorted(by: { $0.key < $1.key }).enumerated() {
      fields["Parameters.member.\(index + 1).ParameterKey"] = parameter.key
      fields["Parameters.member.\(index + 1).ParameterValue"] = parameter.value
    }
    _ = try await cloud.createChangeSet(Form(fields))
    while await cloud.findStack(stack)?.changeSets.last?.status == "CREATE_PENDING" { await Task.yield() }
    let isEmpty = await cloud.findStack(stack)?.changeSets.last?.status == "FAILED"
    if !isEmpty {
      _ = try await cloud.executeChangeSet(Form(["StackName": stack, "ChangeSetName": name]))
      while await cloud.isExecuting(stack) { await Task.yield() }
    }
    return await cloud.outcome(of: stack, isEmpty: isEmpty, since: seen)
  }
}

extension Cloud {
  fileprivate func isExecuting(_ name: String) -> Bool {
    guard let stack = findStack(name) else { return false }
    return stack.isBusy || watches[stack.id] != nil
  }

  fileprivate func outcome(
    of name: String, isEmpty: Bool, since seen: (events: Int, interruptions: Int)
  ) -> RehearsedAccount.Outcome {
    let stack = findStack(name)
    let failures = (stack?.events.dropFirst(seen.events) ?? []).filter {
      $0.status.hasSuffix("_FAILED") && $0.physicalID != stack?.id
    }
    return RehearsedAccount.Outcome(
      status: isEmpty ? "UNCHANGED" : stack?.status ?? "",
      failures: failures.map { "\($0.logicalID): \($0.reason ?? "")" },
      resources: stack?.members.mapValues(\.resource.id.physical) ?? [:],
      interruptions: interruptions.dropFirst(seen.interruptions).map(\.description),
      outputs: Dictionary((stack?.outputs ?? []).map { ($0.key, $0.value) }) { $1 })
  }
}
