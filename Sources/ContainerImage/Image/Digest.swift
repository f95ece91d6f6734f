import Essentials
import SHA2
import Transport

/// The SHA-256 digest of some content: `sha256:` and 64 lower-case hexadecimal digits.
///
/// Every value of this type has that form, so it is safe in a path or a URL.
package struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// The 64 digits.
  package let hex: String

  package var description: String { "sha256:\(hex)" }

  /// Reads `sha256:…`; other algorithms, other lengths and upper case are errors.
  package init(_ text: String) throws(ImageError) {
    let digits = text.utf8.dropFirst(Self.prefix.utf8.count)
    guard text.hasPrefix(Self.prefix), digits.count == 64, digits.allSatisfy(Self.isDigit) else {
      throw .badDigest(text)
    }
    hex = String(decoding: digits, as: UTF8.self)
  }

  /// The digest of `data`.
  package init(of data: Data) {
    hex = SHA256.digest(of: data).hexadecimal
  }

  /// The digest of what `hash` was given.
  init(_ hash: SHA256) {
    hex = hash.digest.hexadecimal
  }

  private static let prefix = "sha256:"

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
}

extension Digest: Decodable {
  package init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }
}
