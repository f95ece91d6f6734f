import Foundation
import TestSupport
import Testing

@testable import StackKitCLI

/// `stackkit deploy` and what goes with it, as a user runs it.
@Suite struct DeployTests {
  @Test("a service's life: deployed, deployed again, changed, scaled, looked at, pushed to")
  func lifecycle() async throws {
    let account = try SimulatedAccount()
    let image = try account.image()

    let shy = try await account.stackkit("deploy", "--env", "staging", "--image", image.path)
    #expect(shy.status == 7)
    #expect(
      shy.errors
        == "error: not deployed: confirmation needs a terminal; see the changes with --dry-run, then pass --yes to "
        + "confirm in advance\n")
    #expect(shy.output.isEmpty)

    let first = try await account.stackkit("deploy", "--env", "staging", "chatbot", "--image", image.path, "--yes")
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.output.split(separator: "\n").map { $0.split(separator: " ")[0] } == [
        "FileSystemId", "ClusterName", "ServiceName", "Url",
      ])
    let lines = first.errors.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("chatbot/staging ") })
    let (endpoint, registry) = (
      account.environment["AWS_ENDPOINT_URL"] ?? "", account.environment["STACKKIT_REGISTRY"] ?? ""
    )
    let announced = "chatbot/staging calls go to \(endpoint)/ instead of AWS; images go to \(registry) instead of ECR\n"
    #expect(first.errors.hasPrefix(announced))
    #expect(first.errors.contains("\nchatbot/staging   add      Sessions AWS::EFS::FileSystem\n"))
    #expect(first.errors.contains("1 of 1 tasks running, 0 starting; deployment COMPLETED\n"))

    let second = try await account.stackkit("deploy", "--env", "staging", "--json", "--yes")
    #expect(second.status == 0)
    #expect(second.errors.hasSuffix("\nchatbot/staging no changes to chatbot-staging\n"))
    #expect(
      second.output.hasPrefix("{\n  \"changed\" : false,\n  \"outputs\" : {\n    \"ClusterName\" : \"chatbot-staging-"))

    let dry = try await account.stackkit(
      "deploy", "--env", "staging", "--image", account.image(layer: "new").path, "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.output == "DRY RUN OK\n")
    #expect(dry.errors.contains("chatbot/staging   replace  BotTask AWS::ECS::TaskDefinition (ContainerDefinitions)\n"))

    let scaled = try await account.stackkit("scale", "bot=3", "--env", "staging")
    #expect(scaled.status == 0)
    #expect(scaled.errors.hasSuffix("chatbot/staging Bot: desired count set to 3\n"))
    #expect(try await account.stackkit("scale", "bot=0", "--env", "staging").status == 7)
    #expect(try await account.stackkit("scale", "web=1", "--env", "staging").status == 64)

    let status = try await account.stackkit("status", "--env", "staging")
    #expect(status.status == 0)
    #expect(status.output.hasPrefix("chatbot-staging CREATE_COMPLETE, changed "))
    #expect(status.output.contains("of 3 tasks running, "))
    #expect(
      status.output.contains(
        "\n  image 123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot@\(image.digest)\n"))
    let json = try await account.stackkit("status", "--env", "staging", "--json")
    #expect(json.output.contains("\"stackStatus\" : \"CREATE_COMPLETE\""))

    // A result that cannot be written is a failure; one that nobody wants is none.
    let ask = "'\(Program.stackkit)' status --env staging"
    for (target, expected) in [(">/dev/full", Int32(1)), (">&- 2>&- <&-", 0)] {
      let end = try await Program.run(
        "/bin/sh", ["-c", "\(ask) \(target)"], in: account.folder, environment: account.environment)
      #expect(end.status == expected, "\(target)")
    }

    let pushed = try await account.stackkit("push", image.path, "--env", "staging")
    #expect(pushed.status == 0)
    #expect(
      pushed.output == "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot@\(image.digest)\n")

    #expect(try account.stop() == 0)
  }

  @Test("what cannot be done is refused with a message, a status, and nothing half done")
  func refusals() async throws {
    let account = try SimulatedAccount()
    let image = try account.image()
    let truncated = account.folder.appending(path: "truncated.tar").path
    try Data(repeating: 7, count: 700).write(to: URL(filePath: truncated))
    func refuses(
      _ status: Int32, _ message: String, _ arguments: String..., environment: [String: String] = [:],
      location: SourceLocation = #_sourceLocation
    ) async throws {
      let end = try await Program.stackkit(
        ["deploy", "--env", "staging", "--yes"] + arguments, in: account.folder,
        environment: account.environment.merging(environment) { $1 })
      #expect(end.status == status, sourceLocation: location)
      #expect(end.errors.contains(message), "\(end.errors)", sourceLocation: location)
      #expect(end.output.isEmpty, sourceLocation: location)
    }

    try await refuses(64, "error: there is no stack 'nobody'; stacks: 'chatbot'\n", "nobody")
    try await refuses(
      64, "error: there is no environment 'moon' of chatbot; environments: 'prod', 'staging'\n", "--env", "moon")
    try await refuses(64, "error: chatbot/staging: there is no image file 'nowhere.tar'", "--image", "nowhere.tar")
    try await refuses(64, "error: chatbot/staging: Bot has no image yet; pass one with --image IMAGE\n")
    try await refuses(
      64, "error: chatbot/staging: Bot is given two images\n", "--image", image.path, "--image",
      "bot=\(image.path)")
    try await refuses(
      64, "error: chatbot/staging: there is no image file 'web=nowhere.tar'\n", "--image", "web=nowhere.tar")
    try await refuses(1, "error: chatbot/staging: \(truncated): ", "--image", truncated)
    try await refuses(
      1, "no image for linux/arm64 (available: linux/amd64)", "--image", try account.image("amd64").path)
    try await refuses(
      1, "Bot writes to /tmp, which the image does not declare as a volume", "--image",
      try SmallImage(in: account.folder, volumes: []).path)
    try await refuses(
      5, "error: chatbot/staging: STS refused GetCallerIdentity (SignatureDoesNotMatch)", "--image", image.path,
      environment: ["AWS_SECRET_ACCESS_KEY": "another"])
    try await refuses(
      5, "no AWS credentials: tried AWS_ACCESS_KEY_ID", "--image", image.path,
      environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "HOME": account.folder.path])
    try await refuses(1, "127.0.0.1:1", "--image", image.path, environment: ["AWS_ENDPOINT_URL": "http://127.0.0.1:1"])
    try await refuses(
      64, "AWS_ENDPOINT_URL: 'http://example.com' would send signed requests without encryption", "--image", image.path,
      environment: ["AWS_ENDPOINT_URL": "http://example.com"])
    try await refuses(
      64, "error: STACKKIT_REGISTRY: nowhere/x: not a host name with an optional port\n", "--image", image.path,
      environment: ["STACKKIT_REGISTRY": "nowhere/x"])

    let template = "stacks/templates/chatbot/staging/template.yaml"
    let url = account.folder.appending(path: template)
    let text = try String(contentsOf: url, encoding: .utf8)
    try Data((text + "\n").utf8).write(to: url)
    try await refuses(
      1,
      "error: \(template) does not match its digest in deploy.json: it was changed by hand, and synth writes it again without that change; run `stackkit synth` and have the result reviewed\n",
      "--image", image.path)
    try FileManager.default.removeItem(at: url)
    try await refuses(
      1, "error: \(template) is missing; run `stackkit synth` and have the result reviewed\n", "--image", image.path)
    try Data(text.utf8).write(to: url)

    let templates = account.folder.appending(path: "stacks/templates/chatbot")
    try FileManager.default.copyItem(at: templates.appending(path: "staging"), to: templates.appending(path: "copy"))
    try await refuses(
      1,
      "error: stacks/templates/chatbot/copy/deploy.json belongs to chatbot/staging; run `stackkit synth` and have the result "
        + "reviewed\n", "--env", "copy", "--image", image.path)

    // None of it has changed anything.
    let status = try await account.stackkit("status", "--env", "staging")
    #expect(status.status == 1)
    #expect(status.errors.hasSuffix("error: chatbot/staging: chatbot-staging is not deployed in us-east-1\n"))
    let push = try await account.stackkit("push", image.path, "--env", "staging")
    #expect(push.errors.hasSuffix("error: chatbot/staging: Bot has no repository yet; `stackkit deploy` creates it\n"))
  }

  @Test("a rehearsal says so on every line and needs nothing")
  func rehearsal() async throws {
    let account = try SimulatedAccount()
    let image = try account.image()
    let end = try await Program.stackkit(
      ["deploy", "--env", "staging", "--image", image.path, "--rehearse"], in: account.folder,
      environment: ["AWS_ENDPOINT_URL": "http://127.0.0.1:1", "HOME": account.folder.path])
    #expect(end.status == 0, "\(end.errors)")
    let lines = (end.output + end.errors).split(separator: "\n")
    #expect(lines.count > 50 && lines.allSatisfy { $0.hasPrefix("rehearsal chatbot/staging ") })
    #expect(end.output.contains("rehearsal chatbot/staging Url https://"))
  }

  @Test("no rehearsal without an EC2 to rehearse with")
  func rehearsalOfTerraform() async throws {
    let account = try SimulatedAccount()
    try account.editManifest("\"cloudformation\"", to: "\"terraform\"")
    let end = try await account.stackkit("deploy", "--env", "staging", "--rehearse")
    #expect(end.status == 64)
    #expect(
      end.errors
        == "error: chatbot/staging: --rehearse does not work with the engine terraform, because the simulated AWS has no "
        + "EC2 API; use --dry-run to see the planned changes in the real account\n")
  }

  @Test("Ctrl-C stops watching, not the deployment")
  func interrupted() async throws {
    let account = try SimulatedAccount()
    let (image, folder, environment) = (try account.image().path, account.folder, account.environment)
    let (status, text) = try await Program.aside {
      let process = Process()
      process.executableURL = URL(filePath: Program.stackkit)
      process.arguments = ["deploy", "--env", "staging", "--yes", "--image", image]
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      var text = ""
      while let data = try errors.fileHandleForReading.read(upToCount: 1), !data.isEmpty {
        text += String(decoding: data, as: UTF8.self)
        if text.hasSuffix("CREATE_IN_PROGRESS chatbot-staging: User Initiated\n") { process.interrupt() }
      }
      process.waitUntilExit()
      return (process.terminationStatus, text)
    }
    #expect(status == 130)
    #expect(
      text.hasSuffix(
        "\nerror: chatbot/staging: interrupted; the deployment continues in AWS; follow it with "
          + "`stackkit status --env staging chatbot`\n"), "\(text)")
    #expect(try await account.stackkit("status", "--env", "staging").output.hasPrefix("chatbot-staging CREATE_"))
  }

  @Test(
    "wrong usage is told with what is right",
    arguments: [
      (["deploy"], "Missing expected argument '--env <env>'"),
      (["deploy", "--env", "staging", "--timeout", "0"], "--timeout must be from 1 to 1440 minutes"),
      (["deploy", "--env", "staging", "--rehearse", "--profile", "me"], "--rehearse and --profile cannot be combined"),
      (["scale", "bot", "--env", "staging"], "The value 'bot' is invalid for '<service=n>'"),
      (["push", "image.tar"], "the destination is missing: give registry/repository:tag, or --env and a stack"),
      (["push", "image.tar", "--env", "staging", "--username", "me"], "--username and --env cannot be combined"),
      (
        ["push", "image.tar", "127.0.0.1:1/chatbot:1", "--profile", "me"],
        "--profile needs --env: it is for pushing to a stack's"
      ),
      (["push", "image.tar", "chatbot"], "image reference 'chatbot': it names no registry"),
      (["push", "image.tar", "127.0.0.1:1/chatbot"], "'127.0.0.1:1/chatbot' has no tag"),
      (["push", "image.tar", "127.0.0.1:1/chatbot:1"], "there is no image file 'image.tar'"),
      (
        ["push", "image.tar", "127.0.0.1:1/chatbot:1", "--platform", "linux/"],
        "--platform 'linux/' is not a platform; write os/architecture, such as linux/arm64"
      ),
      (["push", "image.tar", "--env", "staging", "--all-platforms"], "cannot be combined with --env"),
      (["push", "a", "b", "--platform", "linux/amd64", "--all-platforms"], "--all-platforms cannot be combined"),
      (["simulate", "chatbot"], "the stack 'chatbot' needs --env"),
    ])
  func usage(_ arguments: [String], _ message: String) async throws {
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    let end = try await Program.stackkit(arguments, in: checkout)
    #expect(end.status == 64)
    #expect(end.errors.contains(message), "\(end.errors)")
  }

  @Test("what helps fits into a terminal, and shows how")
  func helpFits() {
    for command in StackKitCommand.configuration.subcommands + [StackKitCommand.self] {
      // Wrapped lines would break the examples.
      for line in command.configuration.discussion.split(separator: "\n") { #expect(line.count < 80, "\(line)") }
      let help = StackKitCommand.helpMessage(for: command, columns: 80)
      for line in help.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      #expect(help.contains("EXAMPLES\n  stackkit "), "\(help)")
    }
  }

  @Test("the help of deploy is what it was reviewed as")
  func help() async throws {
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    let end = try await Program.stackkit(["deploy", "--help"], in: checkout, environment: ["COLUMNS": "80"])
    #expect(end.output == deployHelp)
  }
}

private let deployHelp = """
  OVERVIEW: Deploy a stack from its committed templates

  Reads only stacks/templates/STACK/ENV, as `stackkit synth` wrote it. Plans and
  shows all changes, and asks for confirmation. Then creates the image
  repositories, pushes local images, changes the stack, and waits until the
  services run the new version. Prints the stack's outputs.

  EXAMPLES
    stackkit deploy --env staging --image chatbot.tar
    stackkit deploy --env prod chatbot --image registry.example.com/chatbot:1.4
    stackkit deploy --env prod --dry-run
    stackkit deploy --env prod --image chatbot.tar --rehearse

  USAGE: stackkit deploy --env <env> [<stack>] [<options>]

  ARGUMENTS:
    <stack>                 The stack. Default: the only one there is.

  OPTIONS:
    --env <env>             The environment, such as prod.
    --image <image>         The image of a service: an OCI layout, an OCI archive
                            or a `docker save` file (compressed or not),
                            docker-daemon:NAME:TAG (from Docker or podman), or
                            registry/repository:tag. With several services:
                            SERVICE=IMAGE, once for each. Default: the image that
                            runs now.
    --count <count>         The number of tasks to run afterwards; with
                            autoscaling, the minimum.
    --dry-run               Show the planned changes, then stop. With Terraform,
                            its providers run.
    --yes                   Skip the confirmation. Changes that destroy data are
                            still refused.
    --allow-replace <id>    Allow this stateful resource to be replaced;
                            Nested/Id in a nested stack (may be repeated).
    --allow-delete <id>     Allow this stateful resource to be removed; Nested/Id
                            in a nested stack (may be repeated).
    --allow-outage <id>     Allow an update of this resource that AWS may refuse,
                            or that leaves clients without an answer (may be
                            repeated).
    --allow-macro <name>    Allow this CloudFormation macro, which runs code
                            already when changes are planned (may be repeated).
    --allow-named-iam       Allow IAM resources with fixed names (the capability
                            CAPABILITY_NAMED_IAM).
    --rehearse              Rehearse against a simulated, empty AWS account.
    --timeout <minutes>     Minutes to wait; AWS then continues the deployment.
                            (default: 60)
    --profile <profile>     The profile in ~/.aws to read access keys from.
    --json                  Print the result as JSON.
    --version               Show the version.
    -h, --help              Show help information.


  """
