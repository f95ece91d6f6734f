/// Where a resource stands in its stack: `"Bot/Task"` is `BotTask` in CloudFormation and `bot_task` in Terraform.
///
/// Both are the stack's external contract: renaming a resource replaces it.
public struct Name: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The parts of the path, as written.
  public let path: [String]
  /// CloudFormation's logical id: letters and digits.
  public let logicalID: String
  /// The words of all the parts, in lower case.
  private let words: [String]

  public init(stringLiteral path: String) {
    self.path = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    logicalID = self.path.map(\.capitalizedFirst).joined()
    words = self.path.flatMap(\.camelCaseWords)
  }

  private init(path: [String], logicalID: String, words: [String]) {
    self.path = path
    self.logicalID = logicalID
    self.words = words
  }

  /// The name of a part.
  public static func / (whole: Name, part: String) -> Name {
    let part = Name(stringLiteral: part)
    return Name(
      path: whole.path + part.path, logicalID: whole.logicalID + part.logicalID, words: whole.words + part.words)
  }

  /// The name as written.
  public var description: String { path.joined(separator: "/") }

  /// Terraform's name: lower-case words joined by underscores.
  public var identifier: String { words.joined(separator: "_") }

  /// The name as part of a physical name: lower-case words joined by hyphens.
  public var kebab: String { words.joined(separator: "-") }

  /// What keeps the name from being a logical id, if anything.
  ///
  /// Logical ids are alphanumeric; 255 characters is CloudFormation's limit.
  var problem: String? {
    for part in path where !part.startsWithASCIILetter || !part.consists(of: \.isASCIIAlphanumeric) {
      return "'\(self)' is not a resource name: each part between slashes is ASCII letters and digits, a letter first"
    }
    return logicalID.count > 255 ? "'\(self)' is longer than the 255 characters of a logical id" : nil
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// `"httpServer2"` is `["http", "server2"]`, `"VPCOrigin"` is `["vpc", "origin"]`.
  var camelCaseWords: [String] {
    let bytes = Array(utf8)
    var words: [[UInt8]] = []
    for (index, byte) in bytes.enumerated() {
      let isCapital = byte.isASCIIUppercase
      let followsCapital = index > 0 && bytes[index - 1].isASCIIUppercase
      let precedesSmall = index + 1 < bytes.count && bytes[index + 1].isASCIILowercase
      if words.isEmpty || (isCapital && (!followsCapital || precedesSmall)) { words.append([]) }
      words[words.count - 1].append(isCapital ? byte + 32 : byte)
    }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A name that AWS shows and limits in length: `<stack>-<environment>-<name>`, or the start of it and a hash.
public struct PhysicalName: Sendable, Equatable {
  let name: Name?
  let suffix: String
  let separator: String
  let limit: Int

  /// - Parameters:
  ///   - name: The resource it is for; nil for the stack itself.
  ///   - suffix: Added behind the name, for what AWS cannot change in place: a new value gives a new name, so the
  ///     replacement can be made before the old one goes.
  ///   - separator: Between the stack's part and the resource's.
  ///   - limit: The longest that AWS takes, in characters.
  public init(_ name: Name?, suffix: String = "", separator: String = "-", limit: Int) {
    self.name = name
    self.suffix = suffix
    self.separator = separator
    self.limit = limit
  }

  func resolved(in scope: Scope) -> String {
    let whole = scope.stackName + (name.map { separator + $0.kebab } ?? "") + suffix
    guard whole.count > limit else { return whole }
    let hash = whole.stableHash
    var start = whole.prefix(limit - hash.count - 1)
    while start.last == "-" || start.last == "/" { start = start.dropLast() }
    return "\(start)-\(hash)"
  }
}

extension String {
  /// Eight letters and digits that depend on nothing but the text: FNV-1a, 40 of its 64 bits in base 32.
  var stableHash: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    return String((0..<8).map { alphabet[Int((hash >> (UInt64($0) * 5 + 24)) & 31)] })
  }
}
