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

  /// - Throws: When a template cannot be read.
  init(_ synthesis: SynthesizedStack, _ artefacts: [Artefact]) throws(Failure) {
    let linter = Linter()
    var unused = synthesis.exceptions
    for artefact in artefacts where artefact.label.hasSuffix(".yaml") {
      let found: [Finding]
      do throws(TemplateError) {
        found = try linter.findings(in: Template(artefact.text))
      } catch {
        let place = error.place.map { ":\($0)" } ?? ""
        throw Failure(.checkFailed, "\(artefact.label)\(place): \(error.message)")
      }
      let result = Exceptions(synthesis.exceptions, to: found)
      unused.removeAll { exception in !result.unused.contains(exception) }
      let lines = artefact.text.split(separator: "\n", omittingEmptySubsequences: false)
      for finding in result.open { findings.append(Located(finding, in: artefact.label, lines)) }
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
