import Essentials

/// SwiftPM's description of the modules that it compiles: `description.json` below `.build`.
///
/// The format is not documented. If anything in it is not as expected, SwiftPM builds.
struct BuildDescription: Decodable {
  /// The compiler command of one module.
  struct Module: Decodable {
    struct Input: Decodable {
      let name: String
    }

    let executable: String
    let moduleName: String
    let importPath: String
    let fileList: String
    let tempsPath: String
    let inputs: [Input]
    let sources: [String]
    let objects: [String]
    let otherArguments: [String]
  }

  private let swiftCommands: [String: Module]

  func module(_ name: String) -> Module? {
    let found = swiftCommands.values.filter { $0.moduleName == name }
    return found.count == 1 ? found.first : nil
  }

  /// The modules that a module imports, and those that they import, without the system's.
  ///
  /// - Returns: Nil if something else than Swift modules goes into one.
  func dependencies(of module: Module) -> [Module]? {
    var found: [Module] = []
    var open = [module]
    while let module = open.popLast() {
      let known = Set(module.sources + [module.fileList])
      for input in module.inputs.map(\.name) where !known.contains(input) {
        let url = URL(filePath: input)
        if url.lastPathComponent.hasPrefix("swift-version-") { continue }
        guard url.pathExtension == "swiftmodule", url.deletingLastPathComponent().path == module.importPath,
          let dependency = self.module(url.deletingPathExtension().lastPathComponent)
        else { return nil }
        guard !found.contains(where: { $0.moduleName == dependency.moduleName }) else { continue }
        found.append(dependency)
        open.append(dependency)
      }
    }
    return found.sorted { $0.moduleName < $1.moduleName }
  }
}

extension BuildDescription.Module {
  /// The compiler's settings for language and code, without those for SwiftPM's own files; nil if a setting is not known
  /// here.
  var settings: [String]? {
    var kept: [String] = []
    var rest = otherArguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-incremental", "-enable-batch-mode", "-serialize-diagnostics", "-parseable-output": continue
      case "-index-store-path", "-module-cache-path": rest = rest.dropFirst()
      case "-Onone", "-enable-testing", "-parse-as-library", "-warnings-as-errors": kept.append(argument)
      // Lines are enough for a backtrace. With variables for a debugger the compiler also puts the module into the program,
      // which takes a third of the time.
      case "-g": kept.append("-gline-tables-only")
      case "-target", "-swift-version", "-package-name", "-enable-upcoming-feature", "-enable-experimental-feature",
        "-default-isolation", "-Werror", "-Wwarning":
        guard let value = rest.popFirst() else { return nil }
        kept += [argument, value]
      case "-Xcc", "-Xfrontend":
        let values = ["-fPIC", "-g", "-fno-omit-frame-pointer", "-entry-point-function-name", "\(moduleName)_main"]
        guard let value = rest.popFirst(), values.contains(value) else { return nil }
        kept += [argument, value]
      default:
        if argument.hasPrefix("-D") || argument.hasPrefix("-strict-concurrency=") {
          kept.append(argument)
        } else if !argument.hasPrefix("-j") {
          return nil
        }
      }
    }
    return kept.contains("\(moduleName)_main") ? kept : nil
  }
}

/// The targets of a package, as `swift package dump-package` prints them.
struct PackageManifest: Decodable {
  struct Target: Decodable {
    struct Setting: Decodable {
      let tool: String
    }
    /// An element whose content does not matter.
    struct Mention: Decodable {
      init(from decoder: any Decoder) throws {}
    }

    let name: String
    let path: String?
    let exclude: [String]?
    let sources: [String]?
    let resources: [Mention]?
    let settings: [Setting]?
    let pluginUsages: [Mention]?

    /// - Parameter package: The package's folder.
    /// - Returns: Nil if the target has anything but a folder of Swift files and settings of the Swift compiler.
    func folder(in package: String) -> SourceFolder? {
      guard sources == nil, resources?.isEmpty != false, pluginUsages?.isEmpty != false,
        settings?.allSatisfy({ $0.tool == "swift" }) != false
      else { return nil }
      return SourceFolder(path: "\(package)/\(path ?? "Sources/\(name)")", exclude: exclude ?? [])
    }
  }

  private let targets: [Target]

  func target(_ name: String) -> Target? { targets.first { $0.name == name } }
}
