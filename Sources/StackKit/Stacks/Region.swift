/// An AWS region by its name.
public struct Region: Sendable, Equatable, ExpressibleByStringLiteral {
  public let name: String

  public init(stringLiteral name: String) {
    self.name = name
  }

  /// Whether the name is like `us-east-1`: words of letters, then a number.
  var isWellFormed: Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts.last?.consists(of: \.isASCIIDigit) == true && parts.allSatisfy { !$0.isEmpty }
      && parts.dropLast().allSatisfy { $0.consists(of: \.isASCIILowercase) }
  }
}
