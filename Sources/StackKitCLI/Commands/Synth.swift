import ArgumentParser
import Essentials
import Files

/// `stackkit synth`: from stacks to templates.
struct Synth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Write the templates of the stacks, or check that they are up to date",
    discussion: """
      Builds the product `stacks` of the package around the working directory, runs
      it, and writes what changed below stacks/templates. Prints one line for each
      file. The files are committed: they are what `deploy` executes.

      Lint looks at the CloudFormation templates first. A finding that is an error
      ends the command with exit code 1, and nothing is written.

      EXAMPLES
        stackkit synth
        stackkit synth chatbot --env prod
        stackkit synth --check        # for CI: exit 1 and a diff if one is stale
      """)

  @Argument(help: "The stacks to write; all of them if none is named.")
  var stacks: [String] = []

  @Option(name: .customLong("env"), help: "The environment to write; every one if left out.")
  var environment: String?

  @Flag(help: "Write nothing; print a diff and exit 1 if a file is out of date.")
  var check = false

  @Option(name: .customLong("out"), help: "The folder to write to, instead of stacks/templates.")
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out needs a folder") }
  }

  func run() async throws {
    let project = try Project.nearest()
    let all = try await interruptible { try await project.syntheses() }
    let selected = try selection(of: all)
    try refuseProblems(in: selected)

    let shelf = TemplateShelf(project: project, out: out)
    let written = selected.map { (stack: $0, artefacts: shelf.artefacts(of: $0)) }
    try refuseFindings(in: written)
    let artefacts = written.flatMap(\.artefacts)
    let strays = stacks.isEmpty && environment == nil ? shelf.strays(beside: all) : []
    if check {
      try compare(artefacts, strays: strays)
    } else {
      try write(artefacts)
      for stray in strays { Console.progress("warning: \(stray) belongs to no stack; delete it") }
    }
  }

  private func selection(of all: [SynthesizedStack]) throws(Failure) -> [SynthesizedStack] {
    let known = all.map(\.stack).uniqued()
    for stack in stacks where !known.contains(stack) {
      throw Failure(.usage, "there is no stack '\(stack)'; there is \(known.listed)")
    }
    let named = all.filter { stacks.isEmpty || stacks.contains($0.stack) }
    guard let environment else { return named }
    let selected = named.filter { $0.environment == environment }
    guard !selected.isEmpty else {
      let environments = named.map(\.environment).uniqued()
      throw Failure(.usage, "there is no environment '\(environment)'; there is \(environments.listed)")
    }
    return selected
  }

  /// A stack with a problem stops all of them: half a set of templates is nothing to review.
  private func refuseProblems(in selected: [SynthesizedStack]) throws(Failure) {
    for synthesis in selected {
      for note in synthesis.notes { Console.progress("note: \(synthesis.label): \(note)") }
    }
    let problems = selected.flatMap { synthesis in synthesis.problems.map { "\(synthesis.label): \($0)" } }
    guard let last = problems.last else { return }
    for problem in problems.dropLast() { Console.error(problem) }
    throw Failure(.checkFailed, last)
  }

  /// What the templates open, expose or lose is refused before anything is written; what is less is printed.
  private func refuseFindings(in written: [(stack: SynthesizedStack, artefacts: [Artefact])]) throws(Failure) {
    var errors = 0
    for (synthesis, artefacts) in written {
      let review = try LintedStack(synthesis, artefacts)
      for finding in review.findings {
        for line in finding.lines { Console.progress(line) }
        if finding.severity == .error { errors += 1 }
      }
      for exception in review.unused { Console.progress("warning: \(synthesis.label): \(exception.complaint)") }
    }
    guard errors > 0 else { return }
    throw Failure(
      .checkFailed,
      "\(errors == 1 ? "1 finding" : "\(errors) findings") of lint in what the stacks would write; change that, or accept "
        + "it in the stack's body: AcceptedFinding(\"RULE\", on: RESOURCE, because: \"REASON\")")
  }

  private func write(_ artefacts: [Artefact]) throws(Failure) {
    for artefact in artefacts {
      if artefact.isUpToDate {
        try Console.result("unchanged \(artefact.label)")
      } else {
        try artefact.write()
        try Console.result("wrote     \(artefact.label)")
      }
    }
  }

  private func compare(_ artefacts: [Artefact], strays: [String]) throws(Failure) {
    let stale = artefacts.filter { !$0.isUpToDate }
    for artefact in stale {
      let diff = UnifiedDiff(from: artefact.committed, to: artefact.text, label: artefact.label)
      try Console.result(text: diff.text)
    }
    let messages =
      stale.map { "\($0.label) is \($0.committed == nil ? "missing" : "out of date"); run `stackkit synth`" }
      + strays.map { "\($0) belongs to no stack; delete it" }
    guard let last = messages.last else { return }
    for message in messages.dropLast() { Console.error(message) }
    throw Failure(.checkFailed, last)
  }
}

extension [String] {
  /// `'a', 'b' and 'c'`
  fileprivate var listed: String {
    let quoted = map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "none" }
    return quoted.dropLast().joined(separator: ", ") + " and \(last)"
  }
}
