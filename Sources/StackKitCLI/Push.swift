import ArgumentParser
import ContainerImage
import Deployment
import Foundation
import Transport

/// `stackkit push`: an image into a registry, without docker.
struct Push: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Push an image to a registry, or to the repository of a stack",
    discussion: """
      Prints what was pushed, as repository@sha256:…, on one line.

      EXAMPLES
        stackkit push chatbot.tar --env prod
        stackkit push chatbot.tar registry.example.com/chatbot:1.4 --username robot

      The password of --username is read from STACKKIT_REGISTRY_PASSWORD.
      """)

  @Argument(
    help: """
      An OCI layout, an OCI archive or a `docker save` file, compressed or not, or docker-daemon:NAME:TAG; with --env also \
      NAME=IMAGE.
      """)
  var image: String

  @Argument(help: "Where to: registry/repository:tag; or, with --env, the stack.")
  var target: String?

  @Option(name: .customLong("env"), help: "Push to the repository of a stack in this environment.")
  var environment: String?

  @Option(help: "Who pushes, where the registry wants to know.")
  var username: String?

  @Option(help: "The profile in ~/.aws to take the keys from.")
  var profile: String?

  func validate() throws {
    guard environment != nil || profile == nil else {
      throw ValidationError("--profile is for the repository of a stack, with --env")
    }
    guard environment == nil || username == nil else {
      throw ValidationError("--username is for registries that are not a stack's")
    }
    guard environment != nil || target != nil else {
      throw ValidationError("say where to: registry/repository:tag, or --env and a stack")
    }
  }

  func run() async throws {
    guard let environment else { return try await pushToRegistry() }
    let artefacts = try CommittedStacks(project: .nearest()).artefacts(stack: target, environment: environment)
    let command = try StackCommand(artefacts, profile: profile)
    let image = image
    let pushed = try await command.run { deployment throws(DeploymentError) in try await deployment.push(image) }
    try Console.result(pushed.visible)
  }

  private func pushToRegistry() async throws {
    do {
      let reference = try ImageReference(target ?? "")
      guard reference.tag != nil, reference.digest == nil else {
        throw Failure(.usage, "'\(reference)' has no tag; write registry/repository:tag")
      }
      let narrator = Narrator(label: "\(reference)")
      let local = try await localImage()
      narrator.tell(.imageRead(service: reference.repository, path: image, image: local))
      let registries = try Registries(transport: CurlTransport())
      let client = try await registries.client(for: reference.registry, login: try login())
      try await interruptible { try await client.push(local, as: reference) { narrator.tell($0) } }
      try Console.result("\(reference.registry)/\(reference.repository)@\(local.digest)")
    } catch let error as DeploymentError {
      throw Failure(error)
    } catch let error as ImageError {
      let isUsage = if case .badReference = error { true } else { false }
      throw Failure(isUsage ? .usage : .checkFailed, error.description.visible)
    } catch let error as TransportError {
      throw Failure(.checkFailed, error.description.visible)
    }
  }

  private func localImage() async throws -> Image {
    guard let source = try await ImageSource.local(image) else {
      throw Failure(.usage, "there is no image file '\(image.visible)'")
    }
    let platforms = try source.platforms()
    if platforms.count == 1, let only = platforms.first { return try source.image(for: only) }
    // Of several, the one that the stacks run on.
    return try source.image(for: .linuxARM64)
  }

  /// The password comes from the environment: arguments are for everybody on the machine to see.
  private func login() throws(Failure) -> RegistryCredentials? {
    let password = ProcessInfo.processInfo.environment["STACKKIT_REGISTRY_PASSWORD"].flatMap { $0.isEmpty ? nil : $0 }
    switch (username, password) {
    case (nil, nil): return nil
    case (let username?, let password?): return RegistryCredentials(username: username, password: password)
    case (_?, nil): throw Failure(.usage, "--username needs a password in STACKKIT_REGISTRY_PASSWORD")
    case (nil, _?): throw Failure(.usage, "STACKKIT_REGISTRY_PASSWORD is set without --username")
    }
  }
}
