import Lint
import Templates

/// The lint findings in the templates of a stack, before they are written.
struct LintedStack {
  /// A finding as it is printed.
  struct Located {
    let severity: Finding.Severity
    /// The lines to print.
    let lines: [String]
  }

  /// The findings that the stack does not accept.
  private(set) var findings: [Located] = []
  /// The accepted findings that match nothing in the templates.
  let unused: [Exception]

  private static let linter = Linter()

  /// Lints stacks at the same time, since no stack depends on another.
  ///
  /// - Returns: One result for each, in their order.
  /// - Throws: When a template cannot be read; of several, the first.
  static func all(
    _ written: [(stack: SynthesizedStack, artifacts: [Artifact])]
  ) async throws(Failure) -> [LintedStack] {
    let results = await withTaskGroup(of: (index: Int, result: Result<LintedStack, Failure>).self) { group in
      for (index, (stack, artifacts)) in written.enumerated() {
        group.addTask { (index, Result { () throws(Failure) in try LintedStack(stack, artifacts) }) }
      }
      return await group.reduce(into: [:]) { $0[$1.index] = $1.result }
    }
    var all: [LintedStack] = []
    for index in written.indices {
      if let result = results[index] { all.append(try result.get()) }
    }
    return all
  }

  /// - Throws: When a template cannot be read.
  init(_ synthesis: SynthesizedStack, _ artifacts: [Artifact]) throws(Failure) {
    var unused = synthesis.exceptions
    for artifact in artifacts where artifact.label.hasSuffix(".yaml") {
      let found: [Finding]
      do throws(TemplateError) {
        found = try Self.linter.findings(in: Template(artifact.text))
      } catch {
        let place = error.place.map { ":\($0)" } ?? ""
        throw Failure(.checkFailed, "\(artifact.label)\(place): \(error.message)")
      }
      let result = Exceptions(synthesis.exceptions, to: found)
      unused.removeAll { exception in !result.unused.contains(exception) }
      guard !result.open.isEmpty else { continue }
      let lines = artifact.text.split(separator: "\n", omittingEmptySubsequences: false)
      for finding in result.open { findings.append(Located(finding, in: artifact.label, lines)) }
    }
    self.unused = unused
  }
}

extension LintedStack.Located {
  /// Adds the line of the template: the file may not be written yet.
  init(_ finding: Finding, in label: String, _ template: [Substring]) {
    severity = finding.severity
    let line = finding.place.line
    lines =
      ["\(severity.rawValue): \(label):\(finding.place): \(finding.rule): \(finding.message)"]
      + (template.indices.contains(line - 1) ? ["  \(line) |\(template[line - 1])"] : [])
      + ["  fix: \(finding.fix)"]
  }
}
