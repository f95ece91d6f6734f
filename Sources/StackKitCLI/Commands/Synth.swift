import ArgumentParser
import Essentials
import Files

/// `stackkit synth`: writes the templates of the stacks.
struct Synth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Write the templates of the stacks, or check that they are up to date",
    discussion: """
      Builds and runs the product `stacks` of the package around the working
      directory, and writes the files that changed to stacks/templates. Prints one
      line per file. Commit the files: `stackkit deploy` executes them.

      If only the content of stack files has changed, the compiler builds these files
      alone, into .build/stackkit; you can delete that folder at any time. Otherwise,
      and always with --check, SwiftPM builds the product.

      Lint checks the CloudFormation templates first. If a finding is an error,
      nothing is written and the exit code is 1.

      EXAMPLES
        stackkit synth
        stackkit synth chatbot --env prod
        stackkit synth --check        # in CI
      """)

  @Argument(help: "The stacks to write. Default: all.")
  var stacks: [String] = []

  @Option(name: .customLong("env"), help: "The environment, such as prod. Default: all.")
  var environment: String?

  @Flag(help: "Write nothing. If a file is out of date, print a diff and exit with code 1.")
  var check = false

  @Option(name: .customLong("out"), help: "The folder to write to. Default: stacks/templates.")
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out needs a folder") }
  }

  func run() async throws {
    let project = try Project.nearest()
    let all = try await interruptible { try await project.syntheses(isWhole: check) }
    let selected = try selection(of: all)
    try refuseProblems(in: selected)

    let shelf = TemplateShelf(project: project, out: out)
    try SynthesizedStack.checkNames(of: selected)
    let written = try selected.map { (stack: $0, artifacts: try shelf.artifacts(of: $0)) }
    try await refuseFindings(in: written)
    let artifacts = written.flatMap(\.artifacts)
    let strays = try shelf.strays(beside: selected, of: stacks.isEmpty && environment == nil ? all : nil)
    if check {
      try compare(artifacts, strays: strays)
    } else {
      try write(artifacts)
      for stray in strays { Console.progress("warning: \(stray) does not belong to a stack; delete it") }
    }
  }

  private func selection(of all: [SynthesizedStack]) throws(Failure) -> [SynthesizedStack] {
    let known = all.map(\.stack).uniqued()
    for stack in stacks where !known.contains(stack) {
      throw Failure(.usage, "there is no stack '\(stack)'; stacks: \(known.listed)")
    }
    let named = all.filter { stacks.isEmpty || stacks.contains($0.stack) }
    guard let environment else { return named }
    let selected = named.filter { $0.environment == environment }
    guard !selected.isEmpty else {
      let environments = named.map(\.environment).uniqued()
      throw Failure(.usage, "there is no environment '\(environment)'; environments: \(environments.listed)")
    }
    return selected
  }

  /// Refuses all stacks if one has a problem: half a set of templates cannot be reviewed.
  private func refuseProblems(in selected: [SynthesizedStack]) throws(Failure) {
    for synthesis in selected {
      for note in synthesis.notes { Console.progress("note: \(synthesis.label): \(note)") }
    }
    let problems = selected.flatMap { synthesis in synthesis.problems.map { "\(synthesis.label): \($0)" } }
    guard let last = problems.last else { return }
    for problem in problems.dropLast() { Console.error(problem) }
    throw Failure(.checkFailed, last)
  }

  /// Prints the lint findings, and refuses all stacks before anything is written if one of them is an error.
  private func refuseFindings(in written: [(stack: SynthesizedStack, artifacts: [Artifact])]) async throws(Failure) {
    var errors = 0
    for (synthesis, review) in zip(written.map(\.stack), try await LintedStack.all(written)) {
      for finding in review.findings {
        for line in finding.lines { Console.progress(line) }
        if finding.severity == .error { errors += 1 }
      }
      for exception in review.unused { Console.progress("warning: \(synthesis.label): \(exception.complaint)") }
    }
    guard errors > 0 else { return }
    throw Failure(
      .checkFailed,
      "lint found \(errors == 1 ? "1 error" : "\(errors) errors"); change the stack, or accept a finding in its body: "
        + "AcceptedFinding(\"RULE\", on: RESOURCE, because: \"REASON\")")
  }

  private func write(_ artifacts: [Artifact]) throws(Failure) {
    // All of them are read first: one that is a link must not be found out when others are written.
    let isUpToDate = try artifacts.map { artifact throws(Failure) in try artifact.isUpToDate() }
    for (artifact, isUpToDate) in zip(artifacts, isUpToDate) {
      if isUpToDate {
        try Console.result("unchanged \(artifact.label)")
      } else {
        try artifact.write()
        try Console.result("wrote     \(artifact.label)")
      }
    }
  }

  private func compare(_ artifacts: [Artifact], strays: [String]) throws(Failure) {
    var messages: [String] = []
    for artifact in artifacts where try !artifact.isUpToDate() {
      let committed = try artifact.committed()
      let diff = UnifiedDiff(from: committed, to: artifact.text, label: artifact.label)
      try Console.result(text: diff.text)
      messages.append("\(artifact.label) is \(committed == nil ? "missing" : "out of date"); run `stackkit synth`")
    }
    messages += strays.map { "\($0) does not belong to a stack; delete it" }
    guard let last = messages.last else { return }
    for message in messages.dropLast() { Console.error(message) }
    throw Failure(.checkFailed, last)
  }
}
