import AWSClient
import Essentials
import Files
import Processes
import Templates

/// Runs the program `terraform` with one configuration, in a folder of its own.
struct TerraformProgram: Sendable {
  let program: URL
  let folder: TerraformFolder
  /// The name of the configuration's folder in messages.
  let label: String
  /// The state's place without `backend.tf`.
  let state: LocalState
  let cache: ProviderCache?
  /// A private folder for temporary files.
  let scratch: PrivateFolder
  /// The variables of this process.
  let environment: [String: String]
  let credentials: any CredentialsProvider
  let report: @Sendable (DeploymentEvent) -> Void

  /// A plan to be applied.
  struct SavedPlan: Sendable {
    let file: URL
    let plan: TerraformPlan
  }

  /// Runs `terraform init`, which downloads the providers and runs none.
  ///
  /// - Returns: The providers that the other commands run.
  /// - Throws: Also when the configuration or the state needs a provider that is not allowed.
  func initialize() async throws -> [LockFile.Provider] {
    let arguments = ["init", "-input=false", "-no-color"]
    let end: ChildProcess.End
    if let cache { end = try await cache.alone { try await run(arguments) } } else { end = try await run(arguments) }
    guard end.status == 0 else { throw TerraformFailure(end, of: "init").error(label) }
    let providers = try folder.providers(label)
    if folder.isLocal {
      report(
        .warning(
          "\(label) has no backend.tf, so Terraform's state is the file terraform.tfstate in that folder, on this machine "
            + "only; it contains secrets: keep it out of git, or add a backend.tf"))
    } else if state.exists {
      report(
        .warning(
          "\(label) has a backend.tf, and Terraform does not read the terraform.tfstate beside it; if its resources are not "
            + "in the backend's state yet, run `terraform init -migrate-state` there first"))
    }
    return providers
  }

  /// Says which code is about to run.
  func announce(_ providers: [LockFile.Provider]) {
    let names = providers.map { provider in
      let name = provider.address.replacing("\(ProviderList.registry)/", with: "")
      let isPinned = folder.locked.contains(provider)
      return "\(name) \(provider.version)\(isPinned ? " (pinned by .terraform.lock.hcl)" : " (not pinned)")"
    }
    guard !names.isEmpty else { return }
    report(
      .terraform("planning runs the code of \(names.joined(separator: ", ")) with the credentials, on this machine"))
    guard folder.locked.isEmpty else { return }
    report(
      .warning(
        "\(label) has no .terraform.lock.hcl, so Terraform takes the newest provider that main.tf allows; to pin it, run "
          + "`terraform providers lock` in that folder, with -platform for each platform that deploys, write the artifacts "
          + "again, and commit the file"))
  }

  /// Plans the changes from the state to the configuration.
  ///
  /// - Parameter variables: The values of the configuration's variables. They are passed in the environment, which
  ///   other users cannot read as they can arguments.
  /// - Returns: Nil if there are no changes.
  /// - Throws: Why planning failed.
  func plan(_ variables: [String: String]) async throws -> SavedPlan? {
    let file = scratch.url.appending(path: "\(UUID().uuidString).tfplan")
    // Terraform keeps the permissions of an existing file; a plan contains secrets.
    guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else {
      throw DeploymentError(.failed, "cannot write to \(scratch.url.path)")
    }
    let end = try await run(
      ["plan", "-input=false", "-json", "-detailed-exitcode", "-out=\(file.path)"], variables: variables)
    warn(of: end)
    switch end.status {
    case 0: return nil
    case 2: return SavedPlan(file: file, plan: try await show(plan: file))
    default: throw TerraformFailure(end, of: "plan").error(label)
    }
  }

  /// Applies a plan.
  ///
  /// - Throws: `.needsOperator` after a failure half-way: Terraform does not roll back.
  func apply(_ plan: SavedPlan) async throws {
    let end = try await run(["apply", "-input=false", "-json", plan.file.path]) { line in
      guard let message = TerraformMessage(line) else { return }
      if ["apply_start", "apply_complete", "apply_errored"].contains(message.type) {
        report(.terraform(message.message))
      }
    }
    warn(of: end)
    guard end.status == 0 else { throw TerraformFailure(end, of: "apply").error(label) }
  }

  /// The outputs in the state, without sensitive ones; empty before the first apply.
  func outputs() async throws -> [String: String] {
    struct Output: Decodable {
      let sensitive: Bool?
      let value: JSON
    }
    let end = try await run(["output", "-json", "-no-color"])
    guard end.status == 0 else { throw TerraformFailure(end, of: "output").error(label) }
    return try decode([String: Output].self, end, "output").compactMapValues { output in
      if case .string(let value) = output.value, output.sensitive != true { value } else { nil }
    }
  }

  /// The task definitions in the state.
  func taskDefinitions() async throws -> Set<String> { try await state().taskDefinitions }

  /// The services in the state.
  func services() async throws -> Set<String> { try await state().services }

  private func state() async throws -> TerraformState {
    let end = try await run(["show", "-json", "-no-color"])
    guard end.status == 0 else { throw TerraformFailure(end, of: "show").error(label) }
    return try decode(TerraformState.self, end, "show")
  }

  private func show(plan file: URL) async throws -> TerraformPlan {
    let end = try await run(["show", "-json", "-no-color", file.path])
    guard end.status == 0 else { throw TerraformFailure(end, of: "show").error(label) }
    do throws(TemplateError) { return try TerraformPlan(end.output) } catch { throw unknownJSON("show", "\(error)") }
  }

  private func decode<Answer: Decodable>(
    _ type: Answer.Type, _ end: ChildProcess.End, _ command: String
  ) throws -> Answer {
    do { return try JSONDecoder().decode(type, from: end.output) } catch { throw unknownJSON(command, nil) }
  }

  private func unknownJSON(_ command: String, _ reason: String?) -> DeploymentError {
    DeploymentError(
      .failed,
      "\(label): `terraform \(command) -json` printed JSON that this version does not understand (tested with Terraform "
        + "1.11)" + (reason.map { ": \($0)" } ?? ""))
  }

  private func warn(of end: ChildProcess.End) {
    for diagnostic in end.diagnostics where diagnostic.severity == "warning" { report(.warning(diagnostic.text)) }
  }

  private func run(
    _ arguments: [String], variables: [String: String] = [:], onLine: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> ChildProcess.End {
    let keys: Credentials
    do { keys = try await credentials.credentials() } catch { throw DeploymentError(.credentials, error.description) }
    let child = ChildProcess(
      program: program, arguments: arguments,
      environment: TerraformEnvironment(environment, keys: keys, variables: variables, in: folder, cache: cache)
        .variables,
      in: folder.url, scratch: scratch.url)
    do {
      return try await child.run(onLine: onLine) {
        report(
          .warning(
            "Terraform stops after the changes it has begun; interrupt again to stop waiting for it"))
      }
    } catch {
      throw DeploymentError(error.wasInterrupted ? .interrupted : .failed, error.description)
    }
  }

  /// Finds the program in `PATH`.
  static func find(in environment: [String: String]) throws -> URL {
    if let program = ChildProcess.program("terraform", in: environment) { return program }
    throw DeploymentError(
      .failed, "there is no `terraform` in PATH, which the stack's engine needs; install version 1.11 or newer")
  }
}
