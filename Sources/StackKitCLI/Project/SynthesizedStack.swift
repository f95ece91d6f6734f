import Deployment
import Essentials
import Lint

/// One stack in one environment, as the user's program describes it.
struct SynthesizedStack {
  let stack: String
  private(set) var environment = ""
  private(set) var problems: [String] = []
  private(set) var notes: [String] = []
  /// The lint findings that the stack accepts.
  private(set) var exceptions: [Exception] = []
  private(set) var files: [(path: String, text: String)] = []

  /// The name in messages, `chatbot/prod`.
  var label: String { "\(stack)/\(environment)" }

  /// Reads the output of the product `stacks`.
  ///
  /// - Parameter output: Records: a line with a kind and a length in bytes, that many bytes, a newline.
  /// - Returns: The stacks; nil if the output has another form.
  static func all(in output: Data) -> [SynthesizedStack]? {
    var stacks: [SynthesizedStack] = []
    var rest = output[...]
    var path = ""
    while !rest.isEmpty {
      guard let (kind, text) = record(&rest) else { return nil }
      if kind == "stack" {
        stacks.append(SynthesizedStack(stack: text))
        continue
      }
      guard let last = stacks.indices.last else { return nil }
      switch kind {
      case "environment": stacks[last].environment = text
      case "problem": stacks[last].problems.append(text)
      case "note": stacks[last].notes.append(text)
      case "exception":
        // A line with the rule, a line with the resource, then the reason, which may have several lines.
        let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        stacks[last].exceptions.append(Exception(rule: parts[0], resource: parts[1], reason: parts[2]))
      case "path": path = text
      case "text": stacks[last].files.append((path, text))
      default: return nil
      }
    }
    return stacks
  }

  private static func record(_ rest: inout Data.SubSequence) -> (kind: String, text: String)? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let header = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
    let body = rest[(end + 1)...]
    guard header.count == 2, let length = Int(header[1]), (0..<body.count).contains(length),
      body[body.startIndex + length] == UInt8(ascii: "\n")
    else { return nil }
    rest = body.dropFirst(length + 1)
    return (String(header[0]), String(decoding: body.prefix(length), as: UTF8.self))
  }
}

extension SynthesizedStack {
  /// Whether the stack may have a file: the program `stacks` has printed it, or the user may write it.
  func mayHave(_ path: ArtifactPath) -> Bool {
    func prints(_ path: ArtifactPath) -> Bool { files.contains { $0.path == path.rawValue } }
    guard path.isOfUser else { return prints(path) }
    return !path.isOfRepositories || prints(.repositoryTerraform)
  }

  /// Refuses names and paths that StackKit does not print: the program may be anything, and the files have their names.
  func checkFiles() throws(Failure) {
    guard Manifest.isStackName(stack), Manifest.isEnvironmentName(environment) else {
      throw fault(
        "a stack called '\(label.prefix(200))'; names are words of lowercase letters and digits between hyphens")
    }
    let known = ArtifactPath.allCases.filter { !$0.isOfUser }.map(\.rawValue) + [ArtifactPath.manifest]
    var paths: Set<String> = []
    for (path, text) in files {
      guard known.contains(path) else {
        throw fault("the file '\(path.prefix(200))' for \(label); the files of a stack are \(known.listed)")
      }
      guard paths.insert(path).inserted else { throw fault("the file \(path) twice for \(label)") }
      let limit = ArtifactPath(rawValue: path)?.limit ?? ArtifactPath.limit
      guard text.utf8.count <= limit else {
        throw fault("a \(path) of \(text.utf8.count) bytes for \(label); the maximum is \(limit)")
      }
    }
    guard paths.contains(ArtifactPath.manifest) else { throw fault("no \(ArtifactPath.manifest) for \(label)") }
  }

  /// Refuses a manifest that `deploy` would refuse.
  func check(manifest: String, label: String) throws(Failure) {
    do throws(DeploymentError) {
      let manifest = try Manifest(Data(manifest.utf8), path: label)
      guard manifest.label == self.label else {
        throw DeploymentError(.failed, "\(label) belongs to \(manifest.label)")
      }
    } catch {
      throw fault("a manifest that cannot be deployed: \(error.description)")
    }
  }

  /// Refuses stacks that would write the same files.
  static func checkNames(of stacks: [SynthesizedStack]) throws(Failure) {
    var labels: Set<String> = []
    for stack in stacks where !labels.insert(stack.label).inserted {
      throw stack.fault("\(stack.label.prefix(200)) twice")
    }
  }

  private func fault(_ what: String) -> Failure { Failure(.checkFailed, "the program `stacks` printed \(what)") }
}
