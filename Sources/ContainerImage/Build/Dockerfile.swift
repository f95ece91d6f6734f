import Essentials
import Files

/// A Dockerfile that can be built without running anything: a base image, files, wheels, and the start command.
///
/// docker builds an equivalent image from it: the same files in the same places, except for Python's packages, which
/// have their own folder here (`WheelFolder`). Everything outside of this subset is an error with the line number.
package struct Dockerfile: Sendable {
  /// The base of an image.
  package enum Base: Sendable, Hashable {
    /// An empty image.
    case scratch
    case image(ImageReference)
  }

  /// The file's path in messages.
  package let path: String
  package let base: Base
  /// The platform of `FROM --platform=…`.
  package let platform: Platform?
  let instructions: [Instruction]

  /// An instruction, on one line or continued on several.
  struct Instruction: Sendable {
    /// The number of its first line.
    let line: Int
    /// The instruction on one line, for the image's history.
    let text: String
    let kind: Kind
  }

  enum Kind: Sendable {
    case environment([(name: String, value: DockerfileWord)])
    case labels([(name: String, value: DockerfileWord)])
    case workingDirectory(DockerfileWord)
    case copy(Copy)
    case installWheels(WheelRequest)
    case user(DockerfileWord)
    case ports([DockerfileWord])
    case volumes([DockerfileWord])
    case entryPoint(Command)
    case command(Command)
    case stopSignal(DockerfileWord)
  }

  /// A container's command.
  enum Command: Sendable, Hashable {
    case exec([String])
    /// A command line for a shell.
    case shell(String)
  }

  struct Copy: Sendable {
    let sources: [DockerfileWord]
    let destination: DockerfileWord
    let owner: Owner
    /// Nil for the default.
    let mode: UInt16?
  }

  /// Numeric ids. Names are not supported, because they would have to be looked up in the base image.
  struct Owner: Sendable, Hashable {
    var user = 0
    var group = 0
  }

  /// The packages to install, from `RUN pip install`.
  struct WheelRequest: Sendable {
    /// The requirements files, as paths in the image.
    var requirements: [String] = []
    var constraints: [String] = []
    /// The options for pip.
    var options: [String] = []
    /// Whether pip's `--no-compile` is there.
    var forbidsCompilation = false
  }

  /// Reads the `Dockerfile` of a folder.
  ///
  /// - Parameter folder: The build's context.
  /// - Throws: `BuildError`, with the line number and what to write instead.
  package init(folder: String) throws(BuildError) {
    let path = "\(folder)/Dockerfile"
    do {
      let folder = ConfinedFolder(URL(filePath: folder), label: folder)
      guard let data = try folder.read("Dockerfile", limit: 1 << 20) else {
        throw ImageError.unreadable(path: path, reason: "no such file or directory")
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw ImageError.damaged(path: path, reason: "not UTF-8")
      }
      try self.init(text, path: path)
    } catch let error as ImageError {
      throw BuildError(error)
    } catch let error as FileError {
      throw BuildError(ImageError(error))
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.files, "\(path): \(error)")
    }
  }
}
