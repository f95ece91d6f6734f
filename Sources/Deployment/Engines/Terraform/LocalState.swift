import Essentials
import Files

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
  func check() throws(DeploymentError) {
    guard Self.type(of: folder.path) == S_IFDIR else { throw refused(folder.lastPathComponent, "is not a folder") }
    let prefixes = [Self.name, ".\(Self.name)"]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where prefixes.contains(where: name.hasPrefix) {
      try check(name, depth: 0)
    }
    guard let repository = GitCheckout(around: folder) else { return }
    if let path = repository.tracked(below: folder, prefix: Self.name) {
      throw DeploymentError(
        .failed,
        "\(label): git tracks \(path), so the author of a pull request decides what Terraform believes to exist, "
          + "and every reader gets the secrets in it; run `git rm --cached`, or choose another place in backend.tf")
    }
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
