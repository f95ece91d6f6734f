import Essentials
import Processes

/// The diagnosis of a failed Terraform command, in Terraform's words.
struct TerraformFailure {
  private let command: String
  private let reasons: [String]
  private let wasInterrupted: Bool
  /// The number of changes that were made before the failure.
  private let applied: Int
  private let mayHaveApplied: Bool

  init(_ end: ChildProcess.End, of command: String) {
    self.command = command
    wasInterrupted = end.wasInterrupted
    let messages = end.messages
    applied = messages.count { $0.type == "apply_complete" }
    mayHaveApplied = messages.contains { $0.type == "apply_start" }
    let errors = end.diagnostics.filter { $0.severity == "error" }.map(\.text)
    reasons = errors.isEmpty ? [end.errors.firstLines(8)].filter { !$0.isEmpty } : errors
  }

  /// The error for people.
  ///
  /// - Parameter label: The folder's name in messages.
  /// - Returns: The error to throw.
  func error(_ label: String) -> DeploymentError {
    let shown = reasons.prefix(3).joined(separator: "; ")
    let more = reasons.count > 3 ? "; and \(reasons.count - 3) more" : ""
    let reason = reasons.isEmpty ? "Terraform gives no reason" : shown + more
    if mayHaveApplied {
      return DeploymentError(
        wasInterrupted ? .interrupted : .needsOperator,
        "terraform apply of \(label) \(wasInterrupted ? "was interrupted" : "failed") after \(applied) "
          + "change\(applied == 1 ? "" : "s"): \(reason)\(reason.hasSuffix(".") ? "" : ".") "
          + "Completed changes remain; deploy again to continue")
    }
    if wasInterrupted { return DeploymentError(.interrupted, "interrupted; terraform \(command) changed nothing") }
    return DeploymentError(kind, "terraform \(command) of \(label) failed: \(reason)\(advice)")
  }

  private var kind: DeploymentError.Kind {
    if says("Error acquiring the state lock", "Saved plan is stale") { return .busy }
    if says("Instance cannot be destroyed") { return .refused }
    let refusals = [
      "No valid credential sources", "ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "AccessDenied",
      "UnauthorizedOperation", "AuthFailure", "is not authorized to perform", "UnrecognizedClientException",
      "StatusCode: 403",
    ]
    return refusals.contains { says($0) } ? .credentials : .failed
  }

  private var advice: String {
    if says("Error acquiring the state lock") {
      return ". Somebody else is deploying; try again later. If nobody is, run `terraform force-unlock`"
    }
    if says("Saved plan is stale") { return ". Somebody else has changed the stack since the plan: deploy again" }
    if says("Instance cannot be destroyed") {
      return
        ". Terraform never replaces a resource with prevent_destroy in main.tf: remove it from Terraform's state by hand, "
        + "or undo the change"
    }
    return ""
  }

  private func says(_ words: String...) -> Bool {
    words.contains { word in reasons.contains { $0.contains(word) } }
  }
}

extension ChildProcess.End {
  var messages: [TerraformMessage] {
    String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { TerraformMessage(String($0)) }
  }

  var diagnostics: [TerraformMessage.Diagnostic] { messages.compactMap(\.diagnostic) }
}

extension TerraformMessage.Diagnostic {
  /// The place, the summary, and the first lines of the detail.
  var text: String {
    let place = address.map { "\($0): " } ?? ""
    let reason = (detail ?? "").firstLines(4)
    return place + summary + (reason.isEmpty || reason == summary ? "" : ": \(reason)")
  }
}

extension String {
  /// The first lines that are not empty, joined to one.
  fileprivate func firstLines(_ count: Int) -> String {
    split(whereSeparator: \.isNewline).map { $0.trimmed() }.filter { !$0.isEmpty }
      .prefix(count).joined(separator: " ")
  }
}
