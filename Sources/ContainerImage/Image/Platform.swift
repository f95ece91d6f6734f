/// The platform of an image: operating system, architecture and sometimes its variant, in the OCI's (Go's) words.
package struct Platform: Sendable, Hashable, CustomStringConvertible {
  package let os: String
  package let architecture: String
  /// The variant; nil also for the default ones, `v8` of arm64 and `v1` of amd64.
  package let variant: String?

  package static let linuxARM64 = Platform(os: "linux", architecture: "arm64")
  package static let linuxAMD64 = Platform(os: "linux", architecture: "amd64")

  package init(os: String, architecture: String, variant: String? = nil) {
    self.os = os
    self.architecture =
      switch architecture {
      case "aarch64": "arm64"
      case "x86_64", "x86-64": "amd64"
      default: architecture
      }
    self.variant =
      switch (self.architecture, variant) {
      case ("arm64", "v8"), ("amd64", "v1"), (_, ""): nil
      default: variant
      }
  }

  /// Reads `os/architecture` or `os/architecture/variant`, of letters, digits, `_` and `-`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy(Self.isWord) else { return nil }
    self.init(os: parts[0], architecture: parts[1], variant: parts.count == 3 ? parts[2] : nil)
  }

  /// Whether a text may be a part of a platform. Images hold any text there.
  private static func isWord(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The form of `docker build --platform`: `linux/arm64`; `unknown` if a part is not a word.
  package var description: String {
    let parts = [os, architecture] + (variant.map { [$0] } ?? [])
    return parts.allSatisfy(Self.isWord) ? parts.joined(separator: "/") : "unknown"
  }

  /// Each of `platforms` once, sorted; of those that are shown as unknown, one.
  static func listed(_ platforms: [Platform]) -> [Platform] {
    Set(platforms).uniqued(by: \.description).sorted { $0.description < $1.description }
  }

  /// Whether it is the platform of an attestation or of something else that is not a program.
  var isUnknown: Bool { os == "unknown" || architecture == "unknown" || os.isEmpty || architecture.isEmpty }
}

extension Platform: Decodable {
  private enum Key: CodingKey { case os, architecture, variant }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    try self.init(
      os: fields.decodeIfPresent(String.self, forKey: .os) ?? "",
      architecture: fields.decodeIfPresent(String.self, forKey: .architecture) ?? "",
      variant: fields.decodeIfPresent(String.self, forKey: .variant))
  }
}
