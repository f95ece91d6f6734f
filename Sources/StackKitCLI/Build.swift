import ArgumentParser
import ContainerImage
import Deployment
import Files
import Foundation
import Transport

/// `stackkit build`: an image from a Dockerfile, without docker.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build an image from a Dockerfile, without docker",
    discussion: """
      Nothing of the Dockerfile is run. It may hold FROM, ENV, LABEL, WORKDIR, COPY,
      USER, EXPOSE, VOLUME, ENTRYPOINT, CMD, STOPSIGNAL, and RUN for
      `pip install -r FILE`, whose wheels go to /opt/python. All else is refused by
      line, for docker, podman or buildah to build.

      Prints the image's digest on one line. The same files give the same digest.

      EXAMPLES
        stackkit build stacks/apps/chatbot --output chatbot.tar
        stackkit build . --output app.tar --sbom app.spdx.json --label version=1.4
        stackkit build . --output layout/ --base mirror.example.com/python:3.13-slim
        stackkit deploy --env prod --image chatbot.tar

      SOURCE_DATE_EPOCH is the time of all files, 1970 if unset. Bases are kept in
      XDG_CACHE_HOME. The password of --username is read from
      STACKKIT_REGISTRY_PASSWORD; without it, the logins of `docker login` are used.
      """)

  @Argument(help: "The folder with the Dockerfile, and all that it copies.")
  var folder: String

  @Option(name: .shortAndLong, help: "The OCI archive to write; a folder, or a name with a slash at its end: a layout.")
  var output: String

  @Option(help: "What it runs on: linux/arm64, unless FROM says something else.")
  var platform: String?

  @Option(help: "Build on this image, a reference or a file, instead of the one of FROM.")
  var base: String?

  @Option(help: "The base's Python, such as 3.13, where it does not say so.")
  var python: String?

  @Option(help: "Write what is in the image to this file, as SPDX 2.3 in JSON.")
  var sbom: String?

  @Option(name: .customLong("label"), help: "A label NAME=VALUE; may be said several times.")
  var labels: [String] = []

  @Option(help: "Who reads the base, where its registry wants to know.")
  var username: String?

  @Flag(help: "Print what was built as JSON.")
  var json = false

  func validate() throws {
    for label in labels where !label.contains("=") || label.hasPrefix("=") {
      throw ValidationError("--label '\(label.visible)' is not NAME=VALUE")
    }
  }

  func run() async throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(.usage, "there is no folder '\(folder.visible)'")
    }
    let narrator = Narrator(label: output)
    do {
      let dockerfile = try Dockerfile(folder: folder)
      let reference = try baseReference(dockerfile)
      let built = try await interruptible {
        let built = try await build(dockerfile, reference, narrator)
        try await built.image.write(to: output)
        if let sbom {
          let bill = built.spdx(name: name, base: reference, tool: "stackkit-\(StackKitCommand.version)")
          try write(bill, to: sbom)
        }
        return built
      }
      let count = built.image.layers.count
      narrator.tell(
        "\(built.image.platform), \(count) layer\(count == 1 ? "" : "s"), \(Narrator.size(built.image.size))")
      if json { try Console.result(json: Answer(built, output)) } else { try Console.result("\(built.image.digest)") }
    } catch let error as BuildError {
      throw Failure(Self.status(of: error), error.description.visible)
    } catch let error as RegistryError {
      throw Failure(DeploymentError(error))
    } catch let error as DeploymentError {
      throw Failure(error)
    } catch let error as ImageError {
      let isUsage = if case .badReference = error { true } else { false }
      throw Failure(isUsage ? .usage : .checkFailed, error.description.visible)
    } catch let error as TransportError {
      throw Failure(.checkFailed, error.description.visible)
    }
  }

  private static func status(of error: BuildError) -> ExitStatus {
    switch error.kind {
    case .cancelled: .interrupted
    case .base(.denied): .credentials
    default: .checkFailed
    }
  }

  /// The folder's name.
  private var name: String { URL(filePath: folder).standardizedFileURL.lastPathComponent }

  private func build(
    _ dockerfile: Dockerfile, _ reference: ImageReference?, _ narrator: Narrator
  ) async throws -> BuiltImage {
    let environment = ProcessInfo.processInfo.environment
    let outputs = [output, sbom].compactMap(\.self)
    var build = try ImageBuild(dockerfile, folder: folder, platform: try wantedPlatform(), outputs: outputs)
    build.time = try Self.time(environment)
    build.python = python
    for label in labels {
      let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      build.labels[parts[0]] = parts[1]
    }
    let contents = try await baseContents(reference, build.choice, narrator)
    let cache = BlobCache(environment: environment)
    return try await build.run(base: contents, cache: cache) { () throws(BuildError) in
      try Pip(environment: environment)
    } report: { event in
      switch event {
      case .fetching(let digest, let size): narrator.tell("fetching \(digest) of the base, \(Narrator.size(size))")
      case .step(let number, let count, let text): narrator.tell("\(number)/\(count) \(text)")
      case .pip(let line): narrator.tell("  \(line)")
      case .warning(let text): narrator.tell("warning: \(text)")
      }
    }
  }

  /// The base's name in a registry; nil where it is a file, or nothing.
  private func baseReference(_ dockerfile: Dockerfile) throws -> ImageReference? {
    guard case .image(let named) = dockerfile.base else {
      guard base == nil else { throw Failure(.usage, "--base: the Dockerfile is FROM scratch, which has no base") }
      return nil
    }
    if let base, FileManager.default.fileExists(atPath: base) { return nil }
    return try base.map { try ImageReference(short: $0) } ?? named
  }

  private func baseContents(
    _ reference: ImageReference?, _ choice: PlatformChoice, _ narrator: Narrator
  ) async throws -> ImageContents? {
    guard let reference else { return try base.map { try ImageSource.open(path: $0).contents(choice) } }
    let registries = try Registries(transport: CurlTransport())
    let login = try RegistryLogins.given(username: username) ?? RegistryLogins.stored(for: reference.registry, narrator)
    let client = try await registries.client(for: reference.registry, login: login)
    narrator.tell("base \(reference)")
    return try await client.contents(reference, choice)
  }

  private func wantedPlatform() throws(Failure) -> Platform? {
    guard let platform else { return nil }
    guard let wanted = Platform(platform) else {
      throw Failure(.usage, "--platform '\(platform.visible)' is not like linux/arm64")
    }
    return wanted
  }

  /// What reproducible builds agree on: https://reproducible-builds.org/specs/source-date-epoch
  private static func time(_ environment: [String: String]) throws(Failure) -> Int64 {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return 0 }
    guard let time = Int64(text), (0..<1 << 33).contains(time) else {
      throw Failure(.usage, "SOURCE_DATE_EPOCH '\(text.visible)' is not a number of seconds since 1970")
    }
    return time
  }

  private func write(_ text: String, to path: String) throws(Failure) {
    do throws(FileError) { try NewFile.save(Data(text.utf8), to: URL(filePath: path)) } catch {
      throw Failure(.checkFailed, error.description.visible)
    }
  }

  /// What `--json` prints.
  private struct Answer: Encodable {
    let digest: String
    let platform: String
    let output: String
    let size: Int64
    let layers: [Layer]
    let base: String?
    let packages: [String: String]

    struct Layer: Encodable {
      let digest: String
      let size: Int64
    }

    init(_ built: BuiltImage, _ output: String) {
      let image = built.image
      (digest, platform, size) = (image.digest.description, image.platform.description, image.size)
      self.output = output
      layers = image.layers.map { Layer(digest: $0.digest.description, size: $0.size) }
      base = built.base?.description
      packages = Dictionary(built.packages.map { ($0.name, $0.version) }) { $1 }
    }
  }
}
