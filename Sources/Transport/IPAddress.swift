import Essentials

/// An IP address, compared by its value: `127.0.0.1`, `0x7f.1` and `2130706433` are equal.
package struct IPAddress: Sendable, Hashable {
  /// The four bytes of an IPv4 address, or the sixteen of an IPv6 address.
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The address that `text` spells, with or without brackets and a zone; nil for a name.
  ///
  /// Reads what resolvers and libcurl read. An IPv4 address has one to four parts, each decimal, octal or hexadecimal.
  package init?(_ text: String) {
    var text = text[...]
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    let address = String(text.prefix { $0 != "%" })
    var (four, sixteen) = (in_addr(), in6_addr())
    if inet_pton(AF_INET6, address, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else if !address.contains(where: \.isWhitespace), inet_aton(address, &four) != 0 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else {
      return nil
    }
  }

  /// Whether this is the address of one host in the public internet, as IANA's registries of special addresses have it.
  ///
  /// An address that stands for another one is not public, whatever the other is: IPv4 in IPv6 (mapped, compatible,
  /// NAT64), 6to4, Teredo.
  package var isPublic: Bool {
    if bytes.count == 4 {
      return switch (bytes[0], bytes[1], bytes[2]) {
      case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
      case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
      case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
      default: true
      }
    }
    return switch (pair(0), pair(1)) {
    // Teredo and other protocols, documentation, 6to4.
    case (0x2001, 0...0x1FF), (0x2001, 0xDB8), (0x2002, _), (0x3FFF, 0...0xFFF): false
    case (0x2000...0x3FFF, _): true
    default: false
    }
  }

  /// The IPv4 address that a network without IPv4 reaches through NAT64 at this address; otherwise this address.
  package var translated: IPAddress {
    let prefix: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    return bytes.starts(with: prefix) ? IPAddress(bytes: Array(bytes.dropFirst(prefix.count))) : self
  }

  private func pair(_ index: Int) -> Int { Int(bytes[2 * index]) << 8 | Int(bytes[2 * index + 1]) }
}

extension IPAddress: CustomStringConvertible {
  package var description: String {
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    return (0..<8).map { String(pair($0), radix: 16) }.joined(separator: ":")
  }
}

/// The hosts outside of the public internet.
package enum PrivateNetwork {
  /// Whether `host`, with or without a port, is this machine, an address that is not public, or a name that only a
  /// private network knows.
  ///
  /// What cannot be told counts as private: a name with a percent sign, or one that ends like an address.
  package static func contains(_ host: String) -> Bool {
    var name = host.lowercased()[...]
    if name.hasPrefix("[") {
      name = name.prefix { $0 != "]" }.dropFirst()
    } else if name.count(where: { $0 == ":" }) == 1 {
      name = name.prefix { $0 != ":" }
    }
    // A fully qualified name may end in a dot.
    if name.hasSuffix(".") { name = name.dropLast() }
    if let address = IPAddress(String(name)) { return !address.isPublic }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), !name.contains("%"), !name.contains(":"),
      let last = labels.last, last.first?.isNumber == false
    else { return true }
    return ["internal", "local", "localdomain", "localhost"].contains(last) || name.hasSuffix(".home.arpa")
  }
}
