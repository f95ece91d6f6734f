import ContainerImage
import Deployment
import Essentials
import Synchronization
import Templates

/// Prints the progress of a command on stderr, with its label before each line.
struct Narrator: Sendable {
  /// `chatbot/prod`, or `rehearsal chatbot/prod`.
  let label: String
  let started = Date()
  private let bars = Bars()

  /// The progress bars, which copies of a narrator share.
  private final class Bars: Sendable {
    let value = Mutex(ProgressBars())
  }

  init(label: String) { self.label = label }

  /// Warns if the caches of images are not used, because others could have filled them.
  static func warnOfUnusedCaches() {
    guard let problem = ImageCaches.problem(environment: ProcessInfo.processInfo.environment) else { return }
    Console.progress("warning: the cache is not used: \(problem)")
  }

  func tell(_ line: String) { Console.progress("\(label) \(line)") }

  /// Prints the contents of an image before it is pushed.
  func tell(_ contents: ImageContents, of image: String) {
    let platforms = contents.platforms.map(\.description).joined(separator: ", ")
    tell("\(image): \(platforms), \(contents.blobCount) blobs, \(Self.size(contents.size))")
  }

  /// Shows a bar on a terminal; elsewhere prints one line, at the start and only for 64 MiB or more.
  func tell(_ preparation: Preparation) {
    let bar = ProgressBars.Bar(preparation)
    let isNew = show { bars in
      guard preparation.isComplete else { return bars.update(bar) }
      bars.remove(bar.name)
      return false
    }
    if isNew, !Console.isTerminal, bar.total >= 64 << 20 { tell("\(bar.name), \(Self.size(bar.total))") }
  }

  func tell(_ event: DeploymentEvent) {
    switch event {
    case .caller(let account, let arn): tell("account \(account), as \(arn)")
    case .preparing(let preparation): tell(preparation)
    case .imageRead(let service, let path, let image):
      tell(
        "image of \(service): \(path), \(image.platform), \(image.layers.count) layer\(image.layers.count == 1 ? "" : "s"), "
          + Self.size(image.size))
    case .imageChosen(let service, let image): tell("\(service) runs \(image)")
    case .push(let event): tell(event)
    case .scanned(let image, let scan): tell("scan of \(image): " + Self.line(scan))
    case .otherChangeSets(let stack, let names):
      tell("\(stack) has other change sets, made by somebody else: \(names.joined(separator: ", "))")
    case .noChanges(let stack): tell("no changes to \(stack)")
    case .changes(let stack, let changes): tell(changes, to: stack)
    case .proposal(let proposal): for line in proposal.lines { tell(line) }
    case .executing(let stack): tell("changing \(stack)")
    case .event(let event) where event.reason == "Resource creation Initiated": break
    case .event(let event): tell("\(elapsed) " + Self.line(event))
    case .terraform(let line): tell("\(elapsed) \(line)")
    case .rollout(let rollout): tell("\(elapsed) " + Self.line(rollout))
    case .taskFailed(let service, let reason): tell("\(elapsed) \(service): \(reason)")
    case .unanswered(let reason): tell("\(elapsed) no answer, trying again: \(reason)")
    case .scaled(let scaled): tell(Self.line(scaled))
    case .protected(let stack): tell("turned on termination protection for \(stack)")
    case .warning(let text): tell("warning: \(text)")
    }
  }

  /// Shows a bar on a terminal for a blob that is being sent, and prints a line when it has arrived.
  func tell(_ event: PushEvent) {
    switch event {
    case .began(let repository): tell("pushing to \(repository)")
    case .sending(let blob):
      let bar = ProgressBars.Bar(blob)
      show { bars in if blob.isComplete { bars.remove(bar.name) } else { bars.update(bar) } }
    case .blob(let blob):
      show { $0.remove(ProgressBars.Bar(blob).name) }
      tell("  \(Self.short(blob.digest)) \(Self.size(blob.total))\(blob.existed ? ", already there" : "")")
    case .ended(let result):
      tell(
        result.changed
          ? "pushed \(result.digest): \(result.uploaded.count) blobs sent, \(result.skipped.count) already there"
          : "\(result.digest) is already there")
    }
  }

  private func tell(_ changes: [PlannedChange], to stack: String) {
    let counts = PlannedChange.Effect.allCases.compactMap { effect in
      let count = changes.count { $0.effect == effect }
      return count > 0 ? "\(count) to \(effect.rawValue)" : nil
    }
    tell("changes to \(stack): \(counts.isEmpty ? "outputs or tags only" : counts.joined(separator: ", "))")
    for change in changes {
      let because = change.names.isEmpty ? "" : " (\(change.names.joined(separator: ", ")))"
      let effect = change.effect.rawValue.padded(to: 8)
      // Terraform's addresses begin with the type.
      let type = change.id.contains(change.type) ? "" : " \(change.type)"
      tell("  \(effect) \(change.id)\(type)\(because)")
    }
  }

  /// Changes the bars and, on a terminal, redraws them.
  private func show<Value: Sendable>(_ change: (inout ProgressBars) -> Value) -> Value {
    bars.value.withLock { bars in
      defer { if Console.isTerminal { Console.show(bars.lines(columns: Console.columns)) } }
      return change(&bars)
    }
  }

  /// Minutes and seconds since the start.
  private var elapsed: String {
    let seconds = Int(Date().timeIntervalSince(started))
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func line(_ event: StackEvent) -> String {
    let type = event.type.map { " \($0)" } ?? ""
    return "\(event.status) \(event.name)\(type)\(event.reason.map { ": \($0)" } ?? "")"
  }

  private static func line(_ rollout: Rollout) -> String {
    "\(rollout.service): \(rollout.running) of \(rollout.desired) tasks running, "
      + "\(rollout.pending) starting\(rollout.failed > 0 ? ", \(rollout.failed) failed" : "")"
      + (rollout.state.map { "; deployment \($0)" } ?? "")
  }

  private static func line(_ scaled: Scaled) -> String {
    guard let bounds = scaled.bounds else { return "\(scaled.service): desired count set to \(scaled.count)" }
    return "\(scaled.service): autoscaling bounds set to \(bounds.minimum) and \(bounds.maximum) tasks, until the "
      + "bounds in the template change"
  }

  /// The findings, worst first; severities that this version does not know come last.
  private static func line(_ scan: ImageScan) -> String {
    switch scan {
    case .ongoing: return "not finished; see ECR for the findings"
    case .none(let status): return "no scan (\(status))"
    case .findings(let counts):
      let severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNDEFINED"]
      let others = counts.keys.filter { !severities.contains($0) }.sorted()
      let found = (severities + others).compactMap { severity in
        counts[severity].flatMap { $0 > 0 ? "\($0) \(severity.lowercased())" : nil }
      }
      return found.isEmpty ? "no findings" : found.joined(separator: ", ")
    }
  }

  private static func short(_ digest: Digest) -> String { String(digest.hex.prefix(12)) }

  /// A size such as `12.3 MB`, in powers of 1,000.
  static func size(_ bytes: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    var (scale, unit) = (Int64(1), 0)
    while bytes / scale >= 1000, unit < units.count - 1 { (scale, unit) = (scale * 1000, unit + 1) }
    guard unit > 0 else { return "\(bytes) B" }
    // Rounded to a tenth by hand: `String(format:)` loads the locale data first.
    let tenths = bytes / scale * 10 + (bytes % scale + scale / 20) / (scale / 10)
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}
