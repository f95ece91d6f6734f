import Essentials
import Files
import Processes

/// The state of a stack without `backend.tf`: files beside `main.tf`, on this machine only.
struct LocalState: Sendable {
  /// The folder of `main.tf` in the checkout.
  let folder: URL
  /// The folder's name in messages.
  let label: String

  static let name = "terraform.tfstate"

  private var file: URL { folder.appending(path: Self.name) }

  /// The place for people.
  var description: String { "the file \(file.path)" }

  /// The configuration of the backend. The paths are absolute, because Terraform runs in another folder.
  var configuration: String {
    """
    terraform {
      backend "local" {
        path          = \(Self.quoted(file.path))
        workspace_dir = \(Self.quoted("\(file.path).d"))
      }
    }

    """
  }

  /// Whether there is a state.
  var exists: Bool {
    var status = stat()
    return lstat(file.path, &status) == 0 && status.st_size > 0
  }

  /// Refuses a state that a pull request could have written or led elsewhere: links, and files that git tracks.
  ///
  /// - Parameters:
  ///   - environment: The environment of this process.
  ///   - scratch: A private folder for temporary files.
  /// - Throws: Why Terraform cannot have its state there. Without git nothing tells the state of an earlier deployment from
  ///   one that came with the other files.
  func check(_ environment: [String: String], scratch: URL) async throws(DeploymentError) {
    guard Self.type(of: folder.path) == S_IFDIR else { throw refused(folder.lastPathComponent, "is not a folder") }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where Self.isState(name) { try check(name, depth: 0) }
    let tracked = try await tracked(environment, scratch)
    guard let path = tracked.first(where: { $0.split(separator: "/").contains(where: Self.isState) }) else { return }
    throw DeploymentError(
      .failed,
      "\(label): git tracks \(path), so the author of a pull request decides what Terraform believes to exist, "
        + "and every reader gets the secrets in it; run `git rm --cached`, or choose another place in backend.tf")
  }

  /// Whether a file or folder is Terraform's state, its backup, its lock or its workspaces, on a disk that may ignore case.
  private static func isState(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(Self.name) || name.hasPrefix(".\(Self.name)")
  }

  /// The files below the folder that git tracks, by their paths in the checkout.
  private func tracked(_ environment: [String: String], _ scratch: URL) async throws(DeploymentError) -> [String] {
    guard let checkout = GitCheckout(around: folder), let git = ChildProcess.program("git", in: environment) else {
      throw unknown("there is no git checkout around it, or no `git` in PATH")
    }
    guard let arguments = checkout.listing(in: folder) else { throw unknown("it is not in the git checkout") }
    let child = ChildProcess(
      program: git, arguments: arguments, environment: ChildEnvironment.git.variables(of: environment),
      scratch: scratch, interruption: .enforced(after: .seconds(5)))
    let end: ChildProcess.End
    do throws(ChildProcessError) { end = try await child.run() } catch {
      throw DeploymentError(error.wasInterrupted ? .interrupted : .failed, error.description)
    }
    if end.wasInterrupted { throw .interrupted }
    guard end.status == 0 else { throw unknown("`git ls-files` failed: \(end.errors.prefix(200))") }
    return end.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private func unknown(_ reason: String) -> DeploymentError {
    DeploymentError(
      .failed,
      "\(label) has no backend.tf, so Terraform's state would be a file in that folder, but \(reason): nothing says "
        + "whether such a file came with the others; add a backend.tf")
  }

  /// Terraform follows links when it writes the state, its backup and its lock.
  private func check(_ name: String, depth: Int) throws(DeploymentError) {
    let path = folder.appending(path: name).path
    switch Self.type(of: path) {
    case S_IFREG: return
    case S_IFDIR where depth < 3:
      for inner in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
        try check("\(name)/\(inner)", depth: depth + 1)
      }
    default: throw refused(name, "is a link, or not a regular file")
    }
  }

  private func refused(_ name: String, _ reason: String) -> DeploymentError {
    DeploymentError(.failed, "\(label): \(name) \(reason), so Terraform's state cannot be there")
  }

  /// The type of a file, without following a link; nil if there is none.
  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// A text in HCL.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      // `${` would begin a reference.
      case "$", "%": quoted += "\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\u" + String("0000\(String(scalar.value, radix: 16))".suffix(4))
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted.replacing("${", with: "$${").replacing("%{", with: "%%{"))\""
  }
}
