import Essentials
import Files

/// An image during its build.
struct ImageAssembly {
  private let build: ImageBuild
  private let base: BaseImage?
  private var filesystem: ImageFilesystem
  private var configuration: ImageConfiguration
  private var layers: [Image.Blob]
  private var packages: [BuiltImage.Package]?
  private var warnings: [String] = []

  init(_ base: BaseImage?, of build: ImageBuild) async throws(BuildError) {
    self.build = build
    self.base = base
    layers = base?.layers ?? []
    do throws(DocumentFault) {
      configuration = try ImageConfiguration(base: base?.configuration, platform: build.platform, time: build.time)
    } catch {
      throw BuildError(.files, "the base image: \(error.reason)")
    }
    var tree = FileTree()
    // Only instructions that add files need the file tree of the base image.
    let needsTree = build.dockerfile.instructions.contains { instruction in
      switch instruction.kind {
      case .copy, .workingDirectory, .installWheels: true
      default: false
      }
    }
    if needsTree {
      do throws(ImageError) { for layer in layers { try tree.add(try await layer.content()) } } catch {
        throw BuildError(error)
      }
    }
    filesystem = ImageFilesystem(tree)
  }

  // MARK: - Instructions

  mutating func apply(_ instruction: Dockerfile.Instruction) throws(BuildError) {
    do throws(DocumentFault) { try change(instruction.kind) } catch {
      // Cancellation is not an error of the Dockerfile, and has another exit code.
      guard !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
      throw BuildError(instruction, of: build.dockerfile, error.reason)
    }
    try finishStep(instruction)
  }

  private mutating func change(_ kind: Dockerfile.Kind) throws(DocumentFault) {
    let environment = configuration.environment
    switch kind {
    case .environment(let pairs):
      for (name, value) in pairs { try configuration.set(name, to: try value.expanded(environment)) }
    case .labels(let pairs):
      for (name, value) in pairs { try configuration.setLabel(name, to: try value.expanded(environment)) }
    case .workingDirectory(let word):
      let path = try absolute(word.expanded(environment))
      // Missing folders belong to the image's user, as in BuildKit.
      let isThere = try filesystem.tree[filesystem.tree.resolve(path)] == .folder
      if !isThere { try filesystem.makeFolder(path, owner: owner(of: path)) }
      try configuration.setWorkingDirectory(path.text)
    case .copy(let copy): try self.copy(copy, environment)
    case .installWheels: break
    case .user(let word):
      let user = try word.expanded(environment)
      _ = try Dockerfile.Owner(user)
      try configuration.setUser(user)
    case .ports(let words):
      for word in words { try configuration.expose(try Self.port(word.expanded(environment))) }
    case .volumes(let words):
      for word in words {
        let path = try word.expanded(environment)
        try FileTree.Limits().check(path)
        try configuration.addVolume(path)
      }
    case .entryPoint(let command): try configuration.setEntryPoint(command)
    case .command(let command): try configuration.setCommand(command)
    case .stopSignal(let word): try configuration.setStopSignal(try word.expanded(environment))
    }
  }

  private static func port(_ text: String) throws(DocumentFault) -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let kind = parts.count == 1 ? "tcp" : parts[1].lowercased()
    guard (1...2).contains(parts.count), parts[0].allSatisfy(\.isNumber), let number = UInt16(parts[0]),
      ["tcp", "udp", "sctp"].contains(kind)
    else {
      throw DocumentFault("'\(text)' is not a port, such as 8080 or 53/udp")
    }
    return "\(number)/\(kind)"
  }

  /// The absolute path in the image.
  ///
  /// - Throws: `DocumentFault` when the path is longer than Linux allows.
  private func absolute(_ path: String) throws(DocumentFault) -> TreePath {
    try FileTree.Limits().check(path)
    let folder = path.utf8.first == UInt8(ascii: "/") ? .root : TreePath(configuration.workingDirectory)
    let absolute = folder.appending(TreePath(path)).standardized
    try FileTree.Limits().check(absolute)
    return absolute
  }

  /// The owner of a new folder.
  private func owner(of folder: TreePath) throws(DocumentFault) -> Dockerfile.Owner {
    guard let user = configuration.user else { return .init() }
    do { return try Dockerfile.Owner(user) } catch {
      throw DocumentFault(
        "'/\(folder)' would belong to the base image's user '\(user)', whose numeric id is unknown; set USER to a numeric id before"
      )
    }
  }

  // MARK: - COPY

  private mutating func copy(_ copy: Dockerfile.Copy, _ environment: [String: String]) throws(DocumentFault) {
    let text = try copy.destination.expanded(environment)
    let destination = try absolute(text)
    var sources: [(path: TreePath, place: TreePath)] = []
    for word in copy.sources {
      guard !Task.isCancelled else { throw DocumentFault("cancelled") }
      sources += try build.context.matches(word.expanded(environment))
    }
    let isFolder = [".", ".."].contains(text) || ["/", "/.", "/.."].contains(where: text.hasSuffix)
    let isThere = try filesystem.tree[filesystem.tree.resolve(destination)] == .folder
    guard sources.count == 1 || isFolder || isThere else {
      throw DocumentFault("several files are copied to '\(text)'; end it with a slash to make it a folder")
    }
    for (source, place) in sources {
      guard !Task.isCancelled else { throw DocumentFault("cancelled") }
      switch build.context[place] {
      case .folder: try add(folder: place, to: destination, copy)
      case let node:
        let path = isFolder || isThere ? destination.appending(TreePath(source.names.suffix(1))) : destination
        try add(node, place, to: path, copy)
      }
    }
  }

  private mutating func add(
    folder: TreePath, to destination: TreePath, _ copy: Dockerfile.Copy
  ) throws(DocumentFault) {
    if let mode = copy.mode, mode & 0o111 == 0 {
      throw DocumentFault(
        "--chmod=\(String(mode, radix: 8)) would make the copied folders inaccessible; add an x, as in 0755")
    }
    try filesystem.makeFolder(destination, owner: copy.owner, mode: copy.mode ?? 0o755)
    for (source, node) in build.context.contents(of: folder) {
      guard !Task.isCancelled else { throw DocumentFault("cancelled") }
      let path = destination.appending(source.inside(folder))
      if node == .folder {
        try filesystem.makeFolder(path, owner: copy.owner, mode: copy.mode ?? 0o755)
      } else {
        try add(node, source, to: path, copy)
      }
    }
  }

  private mutating func add(
    _ node: BuildContext.Node?, _ source: TreePath, to path: TreePath, _ copy: Dockerfile.Copy
  ) throws(DocumentFault) {
    let entry: LayerFiles.Entry
    switch node {
    case .file(let isExecutable):
      let range: FileRange
      do { range = try FileRange(path: build.context.absolute(source)) } catch {
        throw DocumentFault(error.description)
      }
      entry = .init(
        kind: .file(range), owner: copy.owner, mode: copy.mode ?? LayerFiles.mode(isExecutable: isExecutable))
    case .link(let target):
      try build.context.checkLink(source, to: target)
      entry = .init(kind: .link(target: target), owner: copy.owner, mode: 0o777)
    default: throw DocumentFault("'\(source)' is a pipe, a socket or a device, which cannot be copied")
    }
    try filesystem.put(entry, at: path, source: source)
  }

  // MARK: - RUN pip install

  mutating func install(
    _ request: Dockerfile.WheelRequest, _ instruction: Dockerfile.Instruction, with pip: Pip,
    report: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) {
    func fault(_ reason: String, remedy: ImageRemedy? = nil) -> BuildError {
      BuildError(instruction, of: build.dockerfile, reason, remedy: remedy)
    }
    guard packages == nil else {
      throw fault("packages are installed by two RUN instructions; write one RUN with several -r")
    }
    guard !build.compilesModules || !request.forbidsCompilation else {
      throw fault("modules are to be compiled, but pip's --no-compile forbids it; remove one of the two")
    }
    let target: PythonTarget
    var files: [[String]] = [[], []]
    do throws(DocumentFault) {
      target = try PythonTarget(
        version: build.python, in: filesystem.tree, environment: configuration.environment, platform: build.platform)
      for path in request.requirements { files[0].append(try file(path)) }
      for path in request.constraints { files[1].append(try file(path)) }
    } catch { throw fault(error.reason, remedy: error.remedy) }

    let scratch: PrivateFolder
    do throws(FileError) { scratch = try PrivateFolder(in: .big) } catch { throw BuildError(ImageError(error)) }
    // Kept until the layer has been made from its files.
    defer { withExtendedLifetime(scratch) {} }
    let folder = WheelFolder(url: scratch.url.appending(path: "wheels"))
    // Before pip fetches anything: there may be no such Python.
    let compiler = build.compilesModules ? try await pip.compiler(for: target, scratch: scratch.url) : nil
    let installed = try await pip.install(
      from: build.context.absolute(.root), requirements: files[0], constraints: files[1], options: request.options,
      for: target, into: folder.url,
      scratch: scratch.url
    ) { report(.pip($0)) }
    guard installed.install.allSatisfy({ $0.downloadInfo.archiveInfo != nil }) else {
      throw fault("pip would build packages from folders and repositories, and so run their code here; use wheels")
    }
    packages = Self.packages(try folder.packages(installed), installed)
    var compiled: URL?
    if let compiler {
      let output = scratch.url.appending(path: "compiled")
      let count = try await compiler.compile(
        folder.modules, at: "/\(WheelFolder.path)/site-packages", into: output, scratch: scratch.url)
      report(.compiled(count, python: compiler.version))
      if count > 0 { compiled = output }
    } else if !request.forbidsCompilation {
      report(.notCompiled(python: target.minorVersion))
    }
    try folder.fill(&filesystem, compiled: compiled)
    do throws(DocumentFault) {
      for (name, value) in WheelFolder.variables(configuration.environment) { try configuration.set(name, to: value) }
    } catch { throw fault(error.reason) }
    for name in folder.pathFiles {
      report(
        .warning(
          "Python does not read \(name) in /\(WheelFolder.path)/site-packages, so its package may not work"
        ))
    }
    try finishStep(instruction)
  }

  /// The file in the context that was copied to `path` in the image.
  private func file(_ path: String) throws(DocumentFault) -> String {
    let place = try filesystem.tree.resolve(try absolute(path))
    guard case .file(let source?) = filesystem.tree[place] else {
      throw DocumentFault("'/\(place)' was not copied into the image before; COPY \(path) first")
    }
    return build.context.absolute(source)
  }

  private static func packages(_ found: [WheelFolder.Package], _ report: Pip.Report) -> [BuiltImage.Package] {
    let hashes = Dictionary(report.install.map { (normalized($0.metadata.name), $0.sha256) }) { $1 }
    return found.map { package in
      BuiltImage.Package(
        name: package.name, version: package.version, license: package.license, licenseText: package.licenseText,
        sha256: hashes[normalized(package.name)] ?? nil)
    }
    .sorted { inByteOrder(normalized($0.name), normalized($1.name)) }
  }

  /// A package's name in the normalized form of package indexes.
  static func normalized(_ name: String) -> String {
    name.lowercased().split { "-_.".contains($0) }.joined(separator: "-")
  }

  // MARK: - The image

  private mutating func finishStep(_ instruction: Dockerfile.Instruction) throws(BuildError) {
    let files = filesystem.takeLayer()
    guard !files.isEmpty else { return configuration.note(instruction.text, layer: nil) }
    do throws(ImageError) {
      let layer = try files.archive(time: build.time)
      layers.append(Image.Blob(digest: layer.digest, mediaType: MediaType.gzipLayer, content: layer.content))
      configuration.note(instruction.text, layer: layer.contentDigest)
    } catch {
      throw BuildError(error)
    }
  }

  mutating func finished(report: (BuildEvent) -> Void) throws(BuildError) -> BuiltImage {
    do throws(DocumentFault) {
      for (name, value) in build.labels { try configuration.setLabel(name, to: value) }
    } catch { throw BuildError(.files, error.reason) }
    if configuration.runsAsRoot {
      report(
        .warning("the image runs as root; add USER 1000:1000, or another user, to \(build.dockerfile.path)"))
    }
    if !configuration.hasEntry {
      report(.warning("the image has neither ENTRYPOINT nor CMD, so it does not start a program"))
    }

    let data = configuration.data
    guard data.count <= ConfigDocument.maximumSize else {
      throw BuildError(
        .files,
        "the image's configuration has \(data.count) bytes; the maximum is \(ConfigDocument.maximumSize), with the base "
          + "image's settings and the text of each instruction")
    }
    let config: Image.Blob
    let document: ConfigDocument
    do {
      config = Image.Blob(
        digest: Digest(of: data), mediaType: MediaType.config,
        content: try FileRange(of: data, name: "the configuration"))
      document = try ConfigDocument.read(data)
    } catch let error as ImageError {
      throw BuildError(error)
    } catch {
      throw BuildError(.files, "the base image: \((error as? DocumentFault)?.reason ?? "\(error)")")
    }
    let manifest = manifest(config)
    let image = Image(
      document, platform: build.platform, names: [], manifest: manifest, mediaType: MediaType.manifest,
      digest: Digest(of: manifest), config: config, layers: layers)
    return BuiltImage(image: image, base: base?.digest, packages: packages ?? [], time: build.time)
  }

  private func manifest(_ config: Image.Blob) -> Data {
    func descriptor(_ blob: Image.Blob) -> JSON {
      [
        "mediaType": .string(blob.mediaType), "digest": .string(blob.digest.description),
        "size": .integer(Int(blob.size)),
      ]
    }
    var manifest: JSON = [
      "schemaVersion": 2, "mediaType": .string(MediaType.manifest), "config": descriptor(config),
      "layers": .array(layers.map(descriptor)),
    ]
    if let base {
      // Without the base's name: the image is the same wherever its base came from.
      manifest["annotations"] = ["org.opencontainers.image.base.digest": .string(base.digest.description)]
    }
    return Data(manifest.text().utf8)
  }
}
