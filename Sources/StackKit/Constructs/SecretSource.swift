/// Where the value of a secret environment variable comes from.
public enum SecretSource: Sendable {
  /// Made up by AWS when the stack is created, the same for every task, never shown. About 0.40 USD a month.
  case generated
}
