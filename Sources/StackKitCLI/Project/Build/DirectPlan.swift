import Essentials

/// The plan for compiling the stack files without SwiftPM, after SwiftPM has built the modules that they import.
struct DirectPlan {
  let compiler: String
  let settings: [String]
  /// The folder of the compiled modules.
  let importPath: String
  /// The folder of the stack files.
  let folder: SourceFolder
  let sources: [String]
  let dependencies: [BuildDescription.Module]
  let watched: BuildInputs.Watched

  private static let product = "stacks"
  private static let library = "StackKit"

  /// Nil if anything in the package is not known here.
  ///
  /// - Parameters:
  ///   - description: SwiftPM's, of the build that has just ended.
  ///   - manifest: The package's manifest.
  ///   - root: The package's folder.
  ///   - swift: The program `swift` on the `PATH`.
  ///   - environment: Its environment.
  init?(
    _ description: BuildDescription, _ manifest: PackageManifest, root: String, swift: URL,
    environment: [String: String]
  ) {
    guard let module = description.module(Self.product), let settings = module.settings,
      let folder = manifest.target(Self.product)?.folder(in: root), folder.holds(module.sources),
      let dependencies = description.dependencies(of: module),
      dependencies.contains(where: { $0.moduleName == Self.library }),
      Self.links(module, dependencies), let toolchain = Toolchain(of: module.executable, swift, root, environment)
    else { return nil }
    var packages = [root]
    var targets: [SourceFolder] = []
    for dependency in dependencies {
      let target: SourceFolder
      if let declared = manifest.target(dependency.moduleName) {
        guard let folder = declared.folder(in: root) else { return nil }
        target = folder
      } else if dependency.moduleName == Self.library, let package = Self.package(of: dependency) {
        target = SourceFolder(path: "\(package)/Sources/\(Self.library)")
        packages.append(package)
      } else {
        return nil
      }
      guard target.holds(dependency.sources) else { return nil }
      targets.append(target)
    }
    compiler = module.executable
    self.settings = settings
    importPath = module.importPath
    self.folder = folder
    sources = module.sources.sorted()
    self.dependencies = dependencies
    watched = BuildInputs.Watched(
      packages: packages, targets: targets,
      files: ["Package.resolved", ".build/workspace-state.json", ".swiftpm/configuration/mirrors.json"].map {
        "\(root)/\($0)"
      }
        + toolchain.files,
      programs: toolchain.programs)
  }

  /// Whether the product is linked of these modules and nothing else.
  private static func links(_ module: BuildDescription.Module, _ dependencies: [BuildDescription.Module]) -> Bool {
    let folder = URL(filePath: module.importPath).deletingLastPathComponent()
    let list = folder.appending(path: "\(product).product/Objects.LinkFileList")
    guard let text = try? String(contentsOf: list, encoding: .utf8) else { return false }
    let all = [module] + dependencies
    let wrapped = all.map { "\($0.tempsPath)/\($0.moduleName).swiftmodule.o" }
    let listed = Set(text.split(separator: "\n").map { $0.filter { $0 != "'" } })
    return listed.subtracting(wrapped) == Set(all.flatMap(\.objects))
  }

  /// The package of the library, by the place of its sources.
  private static func package(of module: BuildDescription.Module) -> String? {
    module.sources.first.flatMap { source in
      source.firstRange(of: "/Sources/\(library)/").map { String(source[..<$0.lowerBound]) }
    }
  }
}

/// The files that decide which compiler runs.
private struct Toolchain {
  let programs: [String]
  let files: [String]

  /// Nil if it is not known how `swift` found this compiler.
  init?(of compiler: String, _ swift: URL, _ root: String, _ environment: [String: String]) {
    let folder = URL(filePath: compiler).deletingLastPathComponent()
    let found = swift.resolvingSymlinksInPath()
    programs =
      [swift.path, compiler]
      + ["swift-frontend", "swift-autolink-extract", "clang"].map { folder.appending(path: $0).path }
    if found.deletingLastPathComponent().path == folder.resolvingSymlinksInPath().path {
      files = []
    } else if found.lastPathComponent == "swiftly" {
      // swiftly chooses by the nearest `.swift-version`, and otherwise by its own settings.
      let home = environment["SWIFTLY_HOME_DIR"] ?? "\(environment["HOME"] ?? "")/.local/share/swiftly"
      let parents = sequence(first: URL(filePath: root)) { url in
        url.path == "/" ? nil : url.deletingLastPathComponent()
      }
      files = ["\(home)/config.json"] + parents.map { $0.appending(path: ".swift-version").path }
    } else {
      return nil
    }
  }
}
