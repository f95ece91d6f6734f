import AWSClient

extension ECS.Task {
  /// Why the task stopped; nil if it was stopped on purpose.
  var failure: String? {
    guard let stoppedReason, !stoppedReason.hasPrefix("Scaling activity initiated by") else { return nil }
    let ends = containers.compactMap { container -> String? in
      let code = container.exitCode.map { "exit code \($0)" }
      let parts = [container.reason, code].compactMap { $0 }
      return parts.isEmpty ? nil : "\(container.name): \(parts.joined(separator: ", "))"
    }
    return ([stoppedReason] + ends).joined(separator: "; ")
  }
}
