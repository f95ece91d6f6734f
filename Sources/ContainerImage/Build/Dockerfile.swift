/// A Dockerfile that can be built without running anything: a base, files, wheels, and how to start.
///
/// What docker builds from it is the same image in all that matters: the same files at the same places, but for Python's
/// packages, which go to a folder of their own (`WheelFolder`). Everything that this subset leaves out is an error that
/// names the line.
package struct Dockerfile: Sendable {
  /// What an image starts from.
  package enum Base: Sendable, Hashable {
    /// Nothing.
    case scratch
    case image(ImageReference)
  }

  /// Where it was read, for people.
  package let path: String
  package let base: Base
  /// That of `FROM --platform=…`.
  package let platform: Platform?
  let instructions: [Instruction]

  /// A line, or several that are one.
  struct Instruction: Sendable {
    /// The first line's number.
    let line: Int
    /// In one line, as history keeps it.
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

  /// How a container starts.
  enum Command: Sendable, Hashable {
    case exec([String])
    /// For a shell to read.
    case shell(String)
  }

  struct Copy: Sendable {
    let sources: [DockerfileWord]
    let destination: DockerfileWord
    let owner: Owner
    /// Nil for the usual one.
    let mode: UInt16?
  }

  /// Numbers: names would be looked up in the base.
  struct Owner: Sendable, Hashable {
    var user = 0
    var group = 0
  }

  /// What `RUN pip install` is to install.
  struct WheelRequest: Sendable {
    /// Paths in the image.
    var requirements: [String] = []
    var constraints: [String] = []
    /// Handed on to pip.
    var options: [String] = []
  }

  /// Reads the `Dockerfile` of a folder.
  ///
  /// - Parameter folder: The build's context.
  /// - Throws: `BuildError`, with the line and what to write instead.
  package init(folder: String) throws(BuildError) {
    let path = "\(folder)/Dockerfile"
    do {
      let data = try FileRange(path: path).read(limit: 1 << 20, what: "it")
      guard let text = String(validating: data, as: UTF8.self) else {
        throw ImageError.damaged(path: path, reason: "not UTF-8")
      }
      try self.init(text, path: path)
    } catch let error as ImageError {
      throw BuildError(error)
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.files, "\(path): \(error)")
    }
  }
}
