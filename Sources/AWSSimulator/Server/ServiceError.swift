/// An error of an AWS service, in its words.
struct ServiceError: Error, Sendable, Equatable {
  /// The service's error code, for example `ValidationError`.
  let code: String
  let message: String
  var status = 400
}

extension ServiceError {
  init(_ code: String, _ message: String, status: Int = 400) {
    self.init(code: code, message: message, status: status)
  }

  /// The Query services' error for invalid input.
  static func validation(_ message: String) -> ServiceError { ServiceError("ValidationError", message) }
}
