import ArgumentParser
import ContainerImage
import Essentials
import Files

/// `stackkit build`: builds an image from a Dockerfile, without docker.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build an image from a Dockerfile, without docker",
    usage: "stackkit build <folder> --output <output> [<options>]",
    discussion: """
      The Dockerfile may contain FROM, ENV, LABEL, WORKDIR, COPY, USER, EXPOSE,
      VOLUME, ENTRYPOINT, CMD, STOPSIGNAL, and `RUN pip install -r FILE`, which
      installs wheels to /opt/python. No program of the image is run. Any other
      instruction is an error that names the line: build such images with docker,
      podman or buildah.

      Prints the image's digest on one line. The same files give the same digest.

      EXAMPLES
        stackkit build stacks/apps/chatbot --output chatbot.tar
        stackkit build . --output app.tar --sbom app.spdx.json --label version=1.4
        stackkit build . --output layout/ --base mirror.example.com/python:3.13-slim
        stackkit deploy --env prod --image chatbot.tar

      SOURCE_DATE_EPOCH sets the time of all files; the default is 1970. Base images
      are cached in XDG_CACHE_HOME.

      The password for --username is read from STACKKIT_REGISTRY_PASSWORD. Without
      --username, the logins that `docker login` and `podman login` stored in files
      are used.
      """)

  @Argument(help: "The folder with the Dockerfile and the files that it copies.")
  var folder: String

  @Option(
    name: .shortAndLong,
    help: "The OCI archive to write; for an OCI layout, an existing folder or a path ending in \"/\".")
  var output: String

  @Option(help: "The platform to build for. Default: FROM's --platform, or linux/arm64.")
  var platform: PlatformArgument?

  @Option(help: "Use this base image instead of FROM's (same forms as `stackkit push`).")
  var base: String?

  @Option(help: "The Python version of the base image, such as 3.13, if the image does not state it.")
  var python: String?

  @Flag(help: "Compile Python's modules, with this machine's Python of the base's version: containers start faster.")
  var compile = false

  @Option(help: "Write a bill of materials to this file (SPDX 2.3, JSON).")
  var sbom: String?

  @Option(name: .customLong("label"), help: "A label NAME=VALUE (may be repeated).")
  var labels: [String] = []

  @OptionGroup var login: RegistryLoginOption

  @OptionGroup var json: JSONFlag

  func validate() throws {
    for label in labels where !label.contains("=") || label.hasPrefix("=") {
      throw ValidationError("--label '\(label)' is not NAME=VALUE")
    }
    func place(_ path: String) -> String { URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path }
    guard sbom.map(place) != place(output) else {
      throw ValidationError("--output and --sbom are the same file, '\(output)'")
    }
  }

  func run() async throws {
    guard FileManager.default.isFolder(folder) else { throw Failure(.usage, "there is no folder '\(folder)'") }
    let narrator = Narrator(label: output)
    Narrator.warnOfUnusedCaches()
    let dockerfile = try Dockerfile(folder: folder)
    let built = try await interruptible {
      // Opened first: an unwritable path must not be found out after the build.
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
    build.compilesModules = compile
    for label in labels {
      let parts = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      build.labels[parts[0]] = parts[1]
    }
    let contents = try await contents(of: base, build.choice, narrator)
    let cache = BlobCache(environment: environment)
    return try await build.run(base: contents, cache: cache) { () throws(BuildError) in
      try Pip(environment: environment)
    } report: { event in
      switch event {
      case .fetching(let digest, let size):
        narrator.tell("fetching \(digest) of the base image, \(Narrator.size(size))")
      case .step(let number, let count, let text): narrator.tell("\(number)/\(count) \(text)")
      case .pip(let line): narrator.tell("  \(line)")
      case .compiled(let count, let python): narrator.tell("compiled \(count) modules with Python \(python)")
      case .notCompiled(let python):
        narrator.tell(
          "warning: modules are not compiled, so each start of a container compiles them, which doubles its time; if "
            + "python\(python) is on this machine, use --compile; pip's --no-compile removes this warning")
      case .warning(let text): narrator.tell("warning: \(text)")
      }
    }
  }

  /// The base image.
  private enum Base {
    case nothing
    case local(ImageSource)
    case registry(ImageReference)

    /// Its name in a registry.
    var reference: ImageReference? { if case .registry(let reference) = self { reference } else { nil } }
  }

  private func base(of dockerfile: Dockerfile, _ narrator: Narrator) async throws -> Base {
    guard case .image(let named) = dockerfile.base else {
      guard base == nil else {
        throw Failure(.usage, "--base does not work with FROM scratch, which has no base image")
      }
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
      narrator.tell("base image \(reference)")
      return try await client.contents(reference, choice)
    }
  }

  /// The time of all files: https://reproducible-builds.org/specs/source-date-epoch
  private static func time(_ environment: [String: String]) throws(Failure) -> Int64 {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return 0 }
    guard let time = Int64(text), (0..<1 << 33).contains(time) else {
      throw Failure(.usage, "SOURCE_DATE_EPOCH '\(text)' is not a number of seconds since 1970, such as 1767225600")
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

  /// The result of `--json`.
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
