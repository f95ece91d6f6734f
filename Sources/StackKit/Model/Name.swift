/// Where a resource stands in its stack: `"Bot/Task"` is `BotTask` in CloudFormation and `bot_task` in Terraform.
///
/// Both are the stack's external contract: renaming a resource replaces it.
public struct Name: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name as written.
  public let description: String
  /// CloudFormation's logical id: letters and digits.
  public let logicalID: String
  /// Terraform's name: lower-case words joined by underscores.
  public let identifier: String
  /// What two names of one stack must not share. `AB/C` and `A/BC` are one logical id, `Ab` and `AB` one identifier.
  let key: String

  public init(stringLiteral text: String) {
    description = text
    let bytes = Array(text.utf8)
    var logicalID: [UInt8] = []
    var identifier: [UInt8] = []
    var startsPart = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/") {
        startsPart = true
        continue
      }
      if !identifier.isEmpty, startsPart || Self.startsWord(bytes, index) { identifier.append(UInt8(ascii: "_")) }
      identifier.append(byte.isASCIIUppercase ? byte + 32 : byte)
      logicalID.append(startsPart && byte.isASCIILowercase ? byte - 32 : byte)
      startsPart = false
    }
    self.logicalID = String(decoding: logicalID, as: UTF8.self)
    self.identifier = String(decoding: identifier, as: UTF8.self)
    key = self.logicalID.lowercased()
  }

  /// `VPCOrigin` is two words: a capital starts one after a small letter, and before one.
  private static func startsWord(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes[index].isASCIIUppercase else { return false }
    let followsCapital = index > 0 && bytes[index - 1].isASCIIUppercase
    let precedesSmall = index + 1 < bytes.count && bytes[index + 1].isASCIILowercase
    return !followsCapital || precedesSmall
  }

  /// The name of a part.
  public static func / (whole: Name, part: String) -> Name { Name(stringLiteral: whole.description + "/" + part) }

  /// The name as part of a physical name: lower-case words joined by hyphens.
  public var kebab: String { identifier.replacing("_", with: "-") }

  /// What keeps the name from being a logical id, if anything.
  ///
  /// Logical ids are alphanumeric. AWS takes 255 characters there and in descriptions, which say more than the name.
  var problem: String? {
    var startsPart = true
    let isWellFormed = description.utf8.allSatisfy { byte in
      let isSlash = byte == UInt8(ascii: "/")
      defer { startsPart = isSlash }
      return startsPart ? byte.isASCIILetter : isSlash || byte.isASCIIAlphanumeric
    }
    if !isWellFormed || startsPart {
      return
        "'\(self)' is not a resource name: each part between slashes must be ASCII letters and digits, a letter first"
    }
    return description.utf8.count > 128 ? "'\(self)' is longer than 128 characters" : nil
  }
}

/// The rest of a name follows from how it is written.
extension Name: Hashable {
  public static func == (one: Name, other: Name) -> Bool { one.description == other.description }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
