import AWSClient
import Essentials

/// What an argument of a committed backend may be.
///
/// Terraform puts arguments into addresses, such as `https://NAME.blob.core.windows.net`, and sends a login there. A value
/// with the signs of an address would choose another host.
struct BackendRule: Sendable {
  /// The allowed values, for people.
  let allowed: String
  let accepts: @Sendable (HCLLiteral) -> Bool

  private init(_ allowed: String, _ accepts: @escaping @Sendable (HCLLiteral) -> Bool) {
    (self.allowed, self.accepts) = (allowed, accepts)
  }

  private static func text(_ allowed: String, _ accepts: @escaping @Sendable (String) -> Bool) -> BackendRule {
    BackendRule(allowed) { $0.text.map(accepts) ?? false }
  }

  private static let digits = "0123456789"
  private static let lower = "abcdefghijklmnopqrstuvwxyz" + digits
  private static let letters = lower + lower.uppercased()

  private static func isMade(_ text: some StringProtocol, of signs: String, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.utf8.count) && text.utf8.allSatisfy(Set(signs.utf8).contains)
  }

  // MARK: Texts

  /// A text of letters and digits, and some signs.
  ///
  /// - Parameters:
  ///   - signs: The other signs.
  ///   - lengths: The number of bytes.
  ///   - isLower: Whether capital letters are refused.
  /// - Returns: The rule.
  static func name(_ signs: String, _ lengths: ClosedRange<Int>, isLower: Bool = false) -> BackendRule {
    let shown = signs.map { $0 == " " ? "space" : "\($0)" }.joined(separator: " ")
    let others = signs.isEmpty ? "" : ", and the signs \(shown)"
    let kind = isLower ? "lowercase letters" : "letters"
    return text("\(lengths.lowerBound) to \(lengths.upperBound) \(kind), digits\(others)") {
      isMade($0, of: (isLower ? lower : letters) + signs, lengths) && !$0.contains("..")
    }
  }

  static func oneOf(_ values: String...) -> BackendRule {
    text(values.map { "\"\($0)\"" }.joined(separator: " or ")) { values.contains($0) }
  }

  /// The path of an object in a bucket or container.
  static let path = text(
    "a path of letters, digits, spaces and the signs / ! _ . * ' ( ) + , = -, without // and .., and no / before it"
  ) { path in
    isMade(path, of: letters + "/!_.*'()+,=- ", 1...1024)
      && !["..", "//"].contains(where: path.contains) && !path.hasPrefix("/")
  }

  static let uuid = text("a UUID") { isUUID($0) }

  private static func isUUID(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 36 && UUID(uuidString: String(text)) != nil
  }

  static let region = text("an AWS region, such as us-east-1") { (try? Region($0)) != nil }

  /// ARNs of a service whose resources have no region, such as `arn:aws:iam::123456789012:role/deploy`.
  static func iam(_ kind: String) -> BackendRule {
    text("an ARN, such as arn:aws:iam::123456789012:\(kind)/name") { isIAM($0, kind) }
  }

  private static func isIAM(_ arn: String, _ kind: String) -> Bool {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && isPartition(parts[1]) && parts[2] == "iam" && parts[3].isEmpty
      && (isAccount(parts[4]) || kind == "policy" && parts[4] == "aws")
      && parts[5].hasPrefix("\(kind)/") && isMade(parts[5], of: letters + "/_+=,.@-", 6...600)
  }

  private static func isPartition(_ text: Substring) -> Bool {
    text.hasPrefix("aws") && isMade(text, of: lower + "-", 3...16)
  }

  private static func isAccount(_ text: some StringProtocol) -> Bool { isMade(text, of: digits, 12...12) }

  /// A key of KMS.
  static let key = text("a key of KMS: its ARN, its UUID, or alias/NAME") { key in
    if isUUID(key) || isKey(key[...]) { return true }
    let parts = key.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && isPartition(parts[1]) && parts[2] == "kms"
      && (try? Region(String(parts[3]))) != nil && isAccount(parts[4]) && isKey(parts[5])
  }

  private static func isKey(_ text: Substring) -> Bool {
    ["alias/", "key/"].contains { text.hasPrefix($0) && isMade(text.dropFirst($0.count), of: letters + "/_-", 1...256) }
  }

  /// A key of Google's Cloud KMS.
  static let cloudKey = text("projects/…/locations/…/keyRings/…/cryptoKeys/…") { key in
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 8
      && [0, 2, 4, 6].map { parts[$0] } == ["projects", "locations", "keyRings", "cryptoKeys"]
      && [1, 3, 5, 7].allSatisfy { isMade(parts[$0], of: letters + "_-", 1...63) }
  }

  static let serviceAccount = text("NAME@PROJECT.iam.gserviceaccount.com") { account in
    let parts = account.split(separator: "@", omittingEmptySubsequences: false)
    let domain = ".iam.gserviceaccount.com"
    return parts.count == 2 && isMade(parts[0], of: lower + "-", 6...30) && parts[1].hasSuffix(domain)
      && isMade(parts[1].dropLast(domain.count), of: lower + "-", 6...30)
  }

  /// JSON, which Terraform passes on as the body of a call.
  static let policy = text("JSON of at most 2048 printable ASCII characters") { policy in
    policy.hasPrefix("{") && policy.utf8.count <= 2048 && policy.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  // MARK: Other values

  static let boolean = BackendRule("true or false") { if case .bool = $0 { true } else { false } }

  static let count = BackendRule("a number from 0 to 1000") { value in
    guard case .number(let number) = value, let count = Int(number) else { return false }
    return (0...1000).contains(count)
  }

  static let accounts = list(of: text("account numbers of 12 digits") { isAccount($0) })

  static func list(of rule: BackendRule) -> BackendRule {
    BackendRule("a list of at most 50, each \(rule.allowed)") { value in
      guard case .list(let elements) = value else { return false }
      return elements.count <= 50 && elements.allSatisfy(rule.accepts)
    }
  }

  static func object(of rule: BackendRule) -> BackendRule {
    BackendRule("an object of at most 50 names and values, each \(rule.allowed)") { value in
      guard case .object(let members) = value else { return false }
      return members.count <= 50 && members.allSatisfy { rule.accepts(.text($0.key)) && rule.accepts($0.value) }
    }
  }

  func or(_ other: BackendRule) -> BackendRule {
    BackendRule("\(allowed), or \(other.allowed)") { [accepts] in accepts($0) || other.accepts($0) }
  }
}
