import ContainerImage
import Deployment
import Essentials
import Transport

/// The exit codes of `stackkit`.
enum ExitStatus: Int32 {
  case checkFailed = 1
  case rolledBack = 2
  case needsOperator = 3
  case busy = 4
  case credentials = 5
  case timedOut = 6
  case refused = 7
  case usage = 64
  case interrupted = 130
}

/// A failure of a command: an exit code and a message that says what went wrong, the value, what is allowed, and what
/// to change.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  static let interrupted = Failure(.interrupted, "interrupted")
}

// MARK: - The errors of the libraries

extension Failure {
  /// Converts an error of the libraries; nil for any other error, which is ArgumentParser's.
  init?(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case is CancellationError: self = .interrupted
    case is DeploymentError, is ImageError, is RegistryError: self.init(DeploymentError(error), about: nil)
    case let error as TransportError: self.init(.checkFailed, error.description)
    case let error as BuildError: self.init(error)
    default: return nil
    }
  }

  /// - Parameters:
  ///   - error: The library's error.
  ///   - label: The stack and environment to put before the message; nil if the message names them.
  init(_ error: DeploymentError, about label: String?) {
    let parts = [error.description, error.remedy?.words].compactMap { $0 }
    self.init(ExitStatus(error.kind), (label.map { "\($0): " } ?? "") + parts.joined(separator: "; "))
  }

  private init(_ error: BuildError) {
    let parts = [error.description, error.remedy?.words].compactMap { $0 }
    self.init(ExitStatus(error.kind), parts.joined(separator: "; "))
  }
}

extension ExitStatus {
  init(_ kind: DeploymentError.Kind) {
    self =
      switch kind {
      case .failed: .checkFailed
      case .rolledBack: .rolledBack
      case .needsOperator: .needsOperator
      case .busy: .busy
      case .credentials: .credentials
      case .timedOut: .timedOut
      case .refused: .refused
      case .usage: .usage
      case .interrupted: .interrupted
      }
  }

  fileprivate init(_ kind: BuildError.Kind) {
    self =
      switch kind {
      case .cancelled: .interrupted
      case .base(.denied): .credentials
      default: .checkFailed
      }
  }
}

// MARK: - Remedies

extension DeploymentError.Remedy {
  /// The remedy with the names of this program's commands and options, as the end of a sentence.
  var words: String {
    switch self {
    case .synthesize: "run `stackkit synth` and have the result reviewed"
    case .deploy: "`stackkit deploy` creates it"
    case .scale: "use `stackkit scale`"
    case .giveImage(let service): "pass one with --image \(service.map { "\($0.shellWord)=" } ?? "")IMAGE"
    case .allow(let replaced, let removed):
      "if that is what you want, add "
        + (replaced.map { "--allow-replace \($0.shellWord)" } + removed.map { "--allow-delete \($0.shellWord)" })
        .joined(separator: " ")
    case .allowOutage(let ids):
      "to try it all the same, add " + ids.map { "--allow-outage \($0.shellWord)" }.joined(separator: " ")
    case .allowMacros(let names):
      "if you trust them, add " + names.map { "--allow-macro \($0.shellWord)" }.joined(separator: " ")
    case .allowNamedIAM: "if you trust them, add --allow-named-iam"
    case .followStatus(let stack, let environment):
      "follow it with `stackkit status --env \(environment.shellWord) \(stack.shellWord)`"
    case .image(let remedy): remedy.words
    }
  }
}

extension ImageRemedy {
  /// The remedy with the names of this program's options, as the end of a sentence.
  var words: String {
    switch self {
    case .nameUserApart: "pass a user name with --username"
    case .choosePlatform: "choose one with --platform"
    case .choosePython: "or pass its Python version, such as --python 3.13"
    case .omitCompilation: "install it, or omit --compile"
    }
  }
}
