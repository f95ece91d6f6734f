/// A refusal as an AWS service words it.
struct ServiceError: Error, Sendable, Equatable {
  /// The service's error code, `ValidationError` for one.
  let code: String
  let message: String
  var status = 400
}

extension ServiceError {
  init(_ code: String, _ message: String, status: Int = 400) {
    self.init(code: code, message: message, status: status)
  }

  /// What the Query services call invalid input.
  static func validation(_ message: String) -> ServiceError { ServiceError("ValidationError", message) }
}
