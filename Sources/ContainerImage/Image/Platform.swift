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
    guard (2...3).contains(parts.count), !parts.contains("") else { return nil }
    guard parts.joined().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }) else {
      return nil
    }
    self.init(os: parts[0], architecture: parts[1], variant: parts.count == 3 ? parts[2] : nil)
  }

  /// The form of `docker build --platform`: `linux/arm64`.
  package var description: String {
    ([os, architecture] + (variant.map { [$0] } ?? [])).joined(separator: "/")
  }

  /// Each of `platforms` once, sorted.
  static func listed(_ platforms: [Platform]) -> [Platform] {
    Set(platforms).sorted { $0.description < $1.description }
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
