import Essentials

/// One 512-byte header of a tar archive, checked.
struct TarHeader {
  let name: String
  let size: Int64
  let type: Kind
  let linkTarget: String

  enum Kind {
    case file, directory, link
    /// A device or a pipe, which images do not use.
    case special
    /// GNU: the data are the name or the link target of the next member.
    case longName, longLinkTarget
    /// pax: the data are records about the next member, or about all following ones.
    case extended, globalExtended

    /// Whether it describes other members.
    var isAboutOthers: Bool {
      switch self {
      case .longName, .longLinkTarget, .extended, .globalExtended: true
      case .file, .directory, .link, .special: false
      }
    }
  }

  /// An error in a header.
  struct Fault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// Whether `block` has the magic number of a ustar or GNU header.
  static func hasMagic(_ block: Data) -> Bool {
    let magic = block.dropFirst(257).prefix(6)
    return magic.elementsEqual(Array("ustar\0".utf8)) || magic.elementsEqual(Array("ustar ".utf8))
  }

  init(_ block: Data) throws(Fault) {
    let bytes = Array(block)
    guard bytes.count == 512, Self.hasMagic(block) else { throw Fault("not a ustar header") }
    // In the checksum, its own field counts as eight spaces.
    let sum = (bytes[..<148] + bytes[156...]).reduce(8 * 32) { $0 + Int64($1) }
    guard try Self.number(bytes[148..<156], "checksum") == sum else { throw Fault("wrong header checksum") }

    type = try Self.type(bytes[156])
    let size = try Self.number(bytes[124..<136], "size")
    // By POSIX, links, directories and devices have no data, whatever the field says.
    self.size =
      switch type {
      case .directory, .link, .special: 0
      default: size
      }
    linkTarget = try Self.text(bytes[157..<257])
    let name = try Self.text(bytes[0..<100])
    // GNU uses the prefix field of ustar for other data.
    let prefix = bytes[262] == 0 ? try Self.text(bytes[345..<500]) : ""
    self.name = prefix.isEmpty ? name : "\(prefix)/\(name)"
  }

  private static func type(_ flag: UInt8) throws(Fault) -> Kind {
    switch UnicodeScalar(flag) {
    case "0", "\0", "7": .file
    case "1", "2": .link
    case "3", "4", "6": .special
    case "5": .directory
    case "L": .longName
    case "K": .longLinkTarget
    case "x": .extended
    case "g": .globalExtended
    case "S": throw Fault("sparse members are not supported")
    case let other: throw Fault("member type '\(String(Character(other)))' is not supported")
    }
  }

  /// Parses octal digits, or GNU's big-endian binary for larger numbers.
  static func number(_ field: ArraySlice<UInt8>, _ name: String) throws(Fault) -> Int64 {
    guard let first = field.first else { return 0 }
    if first & 0x80 != 0 {
      guard first == 0x80 else { throw Fault("\(name) is negative or too large") }
      var value: Int64 = 0
      for byte in field.dropFirst() {
        guard value <= Int64.max >> 8 else { throw Fault("\(name) is too large") }
        value = value << 8 | Int64(byte)
      }
      return value
    }
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
    guard let value = Int64(String(decoding: digits, as: UTF8.self), radix: 8), value >= 0 else {
      if digits.isEmpty { return 0 }
      throw Fault("\(name) is not a number")
    }
    return value
  }

  /// The text before the first NUL.
  static func text(_ field: ArraySlice<UInt8>) throws(Fault) -> String {
    guard let text = String(validating: field.prefix { $0 != 0 }, as: UTF8.self) else {
      throw Fault("a name is not UTF-8")
    }
    return text
  }

  /// The pax records that are used; times, owners and the like are ignored.
  struct Records {
    var path: String?
    var linkTarget: String?
    var size: Int64?

    var isEmpty: Bool { path == nil && linkTarget == nil && size == nil }

    init() {}

    /// Takes over the values of `other`.
    mutating func merge(_ other: Records) {
      path = other.path ?? path
      linkTarget = other.linkTarget ?? linkTarget
      size = other.size ?? size
    }

    /// Parses a sequence of `length key=value\n`.
    init(_ data: Data) throws(Fault) {
      var rest = Array(data)[...]
      while let space = rest.firstIndex(of: UInt8(ascii: " ")) {
        let digits = String(decoding: rest[..<space], as: UTF8.self)
        guard let length = Int(digits), length > digits.utf8.count + 1, length <= rest.count,
          rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
        else { throw Fault("malformed pax record") }
        let record = rest[space..<(rest.startIndex + length - 1)].dropFirst()
        guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw Fault("malformed pax record") }
        try set(String(decoding: record[..<equals], as: UTF8.self), record[equals...].dropFirst())
        rest = rest.dropFirst(length)
      }
      guard rest.isEmpty else { throw Fault("malformed pax record") }
    }

    private mutating func set(_ key: String, _ bytes: ArraySlice<UInt8>) throws(Fault) {
      guard !key.hasPrefix("GNU.sparse") else { throw Fault("sparse members are not supported") }
      guard ["path", "linkpath", "size"].contains(key) else { return }
      guard let value = String(validating: bytes, as: UTF8.self) else { throw Fault("a name is not UTF-8") }
      switch key {
      case "path": path = value
      case "linkpath": linkTarget = value
      default:
        guard let number = Int64(value), number >= 0, !value.hasPrefix("+") else {
          throw Fault("size '\(value)' is not a number")
        }
        size = number
      }
    }
  }
}
