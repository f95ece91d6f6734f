import ArgumentParser
import ContainerImage
import Essentials
import Files

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
      STACKKIT_REGISTRY_PASSWORD; without it, the logins of `docker login` and
      `podman login` are used.
      """)

  @Argument(help: "The folder with the Dockerfile, and all that it copies.")
  var folder: String

  @Option(name: .shortAndLong, help: "The OCI archive to write; a folder, or a name with a slash at its end: a layout.")
  var output: String

  @Option(help: "What it runs on: linux/arm64, unless FROM says something else.")
  var platform: PlatformArgument?

  @Option(help: "Build on this image, as push takes it, instead of the one of FROM.")
  var base: String?

  @Option(help: "The base's Python, such as 3.13, where it does not say so.")
  var python: String?

  @Option(help: "Write what is in the image to this file, as SPDX 2.3 in JSON.")
  var sbom: String?

  @Option(name: .customLong("label"), help: "A label NAME=VALUE; may be said several times.")
  var labels: [String] = []

  @OptionGroup var login: RegistryLoginOption

  @OptionGroup var json: JSONFlag

  func validate() throws {
    for label in labels where !label.contains("=") || label.hasPrefix("=") {
      throw ValidationError("--label '\(label.visible)' is not NAME=VALUE")
    }
    func place(_ path: String) -> String { URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path }
    guard sbom.map(place) != place(output) else {
      throw ValidationError("--output and --sbom are the same file, '\(output.visible)'")
    }
  }

  func run() async throws {
    guard FileManager.default.isFolder(folder) else { throw Failure(.usage, "there is no folder '\(folder)'") }
    let narrator = Narrator(label: output)
    let dockerfile = try Dockerfile(folder: folder)
    let built = try await interruptible {
      // First, for a place that cannot be written to is none to find out about after the build.
      let bill = try sbom.map { path throws(Failure) in try file(at: path) }
      let base = try await base(of: dockerfile, narrator)
      let built = try await build(dockerfile, base, narrator)
      try await built.image.write(to: output)
      if let bill {
        try write(built.spdx(name: name, base: base.reference, tool: "stackkit-\(StackKitCommand.version)"), to: bill)
      }
      return built
    }
    let count = built.image.layers.count
    narrator.tell("\(built.image.platform), \(count) layer\(count == 1 ? "" : "s"), \(Narrator.size(built.image.size))")
    if json.isSet {
      try Console.result(json: Answer(built, output))
    } else {
      try Console.result("\(built.image.digest)")
    }
  }

  /// The folder's name.
  private var name: String { URL(filePath: folder).standardizedFileURL.lastPathComponent }

  private func build(
    _ dockerfile: Dockerfile, _ base: Base, _ narrator: Narrator
  ) async throws -> BuiltImage {
    let environment = ProcessInfo.processInfo.environment
    let outputs = [output, sbom].compactMap(\.self)
    var build = try ImageBuild(dockerfile, folder: folder, platform: try platform?.platform(), outputs: outputs)
    build.time = try Self.time(environment)
    build.python = python
    for label in labels {
      let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      build.labels[parts[0]] = parts[1]
    }
    let contents = try await contents(of: base, build.choice, narrator)
    let cache = BlobCache(environment: environment)
    return try await build.run(base: contents, cache: cache) { () throws(BuildError) in
      try Pip(environment: ChildEnvironment.of(environment))
    } report: { event in
      switch event {
      case .fetching(let digest, let size): narrator.tell("fetching \(digest) of the base, \(Narrator.size(size))")
      case .step(let number, let count, let text): narrator.tell("\(number)/\(count) \(text)")
      case .pip(let line): narrator.tell("  \(line)")
      case .warning(let text): narrator.tell("warning: \(text)")
      }
    }
  }

  /// What to build on.
  private enum Base {
    case nothing
    case local(ImageSource)
    case registry(ImageReference)

    /// Its name in a registry.
    var reference: ImageReference? { if case .registry(let reference) = self { reference } else { nil } }
  }

  private func base(of dockerfile: Dockerfile, _ narrator: Narrator) async throws -> Base {
    guard case .image(let named) = dockerfile.base else {
      guard base == nil else { throw Failure(.usage, "--base: the Dockerfile is FROM scratch, which has no base") }
      return .nothing
    }
    guard let base else { return .registry(named) }
    if let source = try await ImageSource.local(base, report: { narrator.tell($0) }) { return .local(source) }
    return .registry(try ImageReference(short: base))
  }

  private func contents(
    of base: Base, _ choice: PlatformChoice, _ narrator: Narrator
  ) async throws -> ImageContents? {
    switch base {
    case .nothing: return nil
    case .local(let source): return try source.contents(choice)
    case .registry(let reference):
      let client = try await RegistryLogins.registries(narrator).client(
        for: reference, login: login.login())
      narrator.tell("base \(reference)")
      return try await client.contents(reference, choice)
    }
  }

  /// What reproducible builds agree on: https://reproducible-builds.org/specs/source-date-epoch
  private static func time(_ environment: [String: String]) throws(Failure) -> Int64 {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return 0 }
    guard let time = Int64(text), (0..<1 << 33).contains(time) else {
      throw Failure(.usage, "SOURCE_DATE_EPOCH '\(text)' is not a number of seconds since 1970")
    }
    return time
  }

  private func file(at path: String) throws(Failure) -> NewFile {
    do throws(FileError) { return try NewFile(for: URL(filePath: path)) } catch {
      throw Failure(.checkFailed, error.description)
    }
  }

  private func write(_ text: String, to file: NewFile) throws(Failure) {
    do throws(FileError) {
      try file.append(Data(text.utf8))
      try file.finish()
    } catch {
      throw Failure(.checkFailed, error.description)
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
