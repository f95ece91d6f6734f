import ArgumentParser
import Deployment
import Essentials

/// `stackkit deploy`: deploys committed templates and an image.
struct Deploy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy",
    abstract: "Deploy a stack from its committed templates",
    usage: "stackkit deploy --env <env> [<stack>] [<options>]",
    discussion: """
      Reads only stacks/templates/STACK/ENV, as `stackkit synth` wrote it. Plans and
      shows all changes, and asks for confirmation. Then creates the image
      repositories, pushes local images, changes the stack, and waits until the
      services run the new version. Prints the stack's outputs.

      EXAMPLES
        stackkit deploy --env staging --image chatbot.tar
        stackkit deploy --env prod chatbot --image registry.example.com/chatbot:1.4
        stackkit deploy --env prod --dry-run
        stackkit deploy --env prod --image chatbot.tar --rehearse
      """)

  @OptionGroup var selection: StackSelection

  @Option(
    name: .customLong("image"),
    help: ArgumentHelp(
      "The image of a service: \(ImageArgument.forms). With several services: SERVICE=IMAGE, once for each. "
        + "Default: the image that runs now.", valueName: "image"))
  var images: [ImageArgument] = []

  @Option(help: "The number of tasks to run afterwards; with autoscaling, the minimum.")
  var count: Int?

  @Flag(help: "Show the planned changes, then stop. With Terraform, its providers run.")
  var dryRun = false

  @Flag(help: "Skip the confirmation. Changes that destroy data are still refused.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "Allow this stateful resource to be replaced; Nested/Id in a nested stack (may be repeated).",
      valueName: "id"))
  var allowReplace: [String] = []

  @Option(
    help: ArgumentHelp(
      "Allow this stateful resource to be removed; Nested/Id in a nested stack (may be repeated).",
      valueName: "id"))
  var allowDelete: [String] = []

  @Option(
    help: ArgumentHelp(
      "Allow an update of this resource that AWS may refuse, or that leaves clients without an answer (may be repeated).",
      valueName: "id"))
  var allowOutage: [String] = []

  @Option(
    help: ArgumentHelp(
      "Allow this CloudFormation macro, which runs code already when changes are planned (may be repeated).",
      valueName: "name"))
  var allowMacro: [String] = []

  @Flag(
    name: .customLong("allow-named-iam"),
    help: "Allow IAM resources with fixed names (the capability CAPABILITY_NAMED_IAM).")
  var allowNamedIAM = false

  @Flag(help: "Rehearse against a simulated, empty AWS account.")
  var rehearse = false

  @Option(help: ArgumentHelp("Minutes to wait; AWS then continues the deployment.", valueName: "minutes"))
  var timeout = 60

  @OptionGroup var aws: ProfileOption

  @OptionGroup var json: JSONFlag

  func validate() throws {
    guard (1...1440).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 1440 minutes") }
    guard !rehearse || aws.profile == nil else {
      throw ValidationError("--rehearse and --profile cannot be combined")
    }
  }

  func run() async throws {
    // Local files only: a wrong name is found before a confirmation is asked for.
    let artifacts = try selection.artifacts()
    guard dryRun || yes || rehearse || Prompt.isPossible else {
      throw Failure(
        .refused,
        "not deployed: confirmation needs a terminal; see the changes with --dry-run, then pass --yes to confirm in "
          + "advance")
    }
    Narrator.warnOfUnusedCaches()
    guard rehearse else { return try await deploy(artifacts, rehearsal: nil) }
    guard artifacts.manifest.engine == .cloudFormation else {
      throw Failure(
        .usage,
        "\(artifacts.manifest.label): --rehearse does not work with the engine \(artifacts.manifest.engine.rawValue), because the "
          + "simulated AWS has no EC2 API; use --dry-run to see the planned changes in the real account")
    }
    let rehearsal = try await Rehearsal.start(account: artifacts.manifest.account, region: artifacts.manifest.region)
    do {
      try await deploy(artifacts, rehearsal: rehearsal)
    } catch {
      await rehearsal.simulator.stop()
      throw error
    }
    await rehearsal.simulator.stop()
  }

  private func deploy(_ artifacts: Artifacts, rehearsal: Rehearsal?) async throws {
    let command = try StackCommand(artifacts, profile: aws.profile, rehearsal: rehearsal)
    let order = try order(of: artifacts.manifest)
    let agreed = yes || rehearsal != nil
    let outcome = try await command.run { deployment throws(DeploymentError) in
      try await deployment.deploy(order) { proposal throws(DeploymentError) in
        if !agreed { try await Self.ask(proposal) }
      }
    }
    try show(outcome, linePrefix: rehearsal == nil ? "" : "\(command.narrator.label) ")
  }

  private func order(of manifest: Manifest) throws(Failure) -> StackDeployment.Order {
    var order = StackDeployment.Order()
    for image in images { order.images.append(try image.wanted(of: manifest)) }
    order.count = count
    order.isDryRun = dryRun
    order.allowReplace = Set(allowReplace)
    order.allowDelete = Set(allowDelete)
    order.allowOutage = Set(allowOutage)
    order.allowMacros = Set(allowMacro)
    order.allowNamedIAM = allowNamedIAM
    order.timeout = .seconds(timeout * 60)
    return order
  }

  /// Asks for approval: in production for the name of the stack, else for a yes.
  private static func ask(_ proposal: Proposal) async throws(DeploymentError) {
    let so = proposal.isRevised ? "the stack in us-east-1 is deployed, the others are not" : "nothing was changed"
    let answer: String
    do { answer = try await Prompt.answer(to: proposal.question) } catch {
      throw DeploymentError(.interrupted, "interrupted; \(so)")
    }
    let agrees = proposal.isProduction ? answer == proposal.stackName : ["y", "yes"].contains(answer.lowercased())
    guard agrees else {
      let reason = proposal.isProduction ? "the answer is not '\(proposal.stackName)'" : "not confirmed"
      throw DeploymentError(.refused, "not deployed: \(reason); \(so)")
    }
  }

  private func show(_ outcome: StackDeployment.Outcome, linePrefix: String) throws {
    switch outcome {
    case .dryRun: try Console.result("\(linePrefix)DRY RUN OK")
    case .deployed(let changed, let outputs) where json.isSet:
      let values = Dictionary(outputs.map { ($0.key, $0.value) }) { first, _ in first }
      try Console.result(json: Answer(changed: changed, outputs: values, rehearsal: rehearse ? true : nil))
    case .deployed(_, let outputs):
      for output in outputs { try Console.result("\(linePrefix)\(output.key) \(output.value)") }
    }
  }

  private struct Answer: Encodable {
    let changed: Bool
    let outputs: [String: String]
    let rehearsal: Bool?
  }
}
