import Essentials
import Processes

/// Why Terraform did not do what it was told, in its own words.
struct TerraformFailure {
  private let command: String
  private let reasons: [String]
  private let wasInterrupted: Bool
  /// How many changes were carried out before.
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
  /// - Parameter label: The folder that it is about.
  /// - Returns: What to throw.
  func error(_ label: String) -> DeploymentError {
    let shown = reasons.prefix(3).joined(separator: "; ")
    let more = reasons.count > 3 ? "; and \(reasons.count - 3) more" : ""
    let reason = reasons.isEmpty ? "Terraform gives no reason" : shown + more
    if mayHaveApplied {
      return DeploymentError(
        wasInterrupted ? .interrupted : .needsOperator,
        "terraform apply of \(label) \(wasInterrupted ? "was interrupted" : "failed") after \(applied) "
          + "change\(applied == 1 ? "" : "s"), which stay: \(reason)\(reason.hasSuffix(".") ? "" : ".") "
          + "Deploying again goes on from there")
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
      return ". Somebody else is deploying; try again when that is over, and if nobody is, `terraform force-unlock`"
    }
    if says("Saved plan is stale") { return ". Somebody else changed the stack meanwhile: deploy again" }
    if says("Instance cannot be destroyed") {
      return
        ". What main.tf keeps with prevent_destroy is replaced by no option: move it out of Terraform's state by hand, "
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
  /// What is wrong, where, and the first lines of why.
  var text: String {
    let place = address.map { "\($0): " } ?? ""
    let reason = (detail ?? "").firstLines(4)
    return place + summary + (reason.isEmpty || reason == summary ? "" : ": \(reason)")
  }
}

extension String {
  /// Its first lines that say something, as one.
  fileprivate func firstLines(_ count: Int) -> String {
    split(whereSeparator: \.isNewline).map { $0.trimmed() }.filter { !$0.isEmpty }
      .prefix(count).joined(separator: " ")
  }
}
