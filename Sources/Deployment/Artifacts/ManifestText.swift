import ContainerImage
import Essentials

/// The members of `deploy.json` that make an edited file notice: the digests of the other artifacts, and as the last
/// member the digest of all bytes before it.
package enum ManifestText {
  /// Adds both members to the manifest that the stacks' program has written: an object over several lines.
  ///
  /// - Parameters:
  ///   - manifest: The text without them.
  ///   - digests: The digest of each artifact by its path.
  /// - Returns: The complete text.
  package static func completed(_ manifest: String, digests: [String: String]) -> String {
    let lines = digests.sorted { $0.key < $1.key }.map { "    \"\($0.key)\": \"\($0.value)\"" }
    return sealed(
      manifest.dropLast("\n}\n".count) + ",\n  \"sha256\": {\n" + lines.joined(separator: ",\n") + "\n  },\n  ")
  }

  /// Adds the digest of a text to it, as the last member of the manifest.
  package static func sealed(_ text: String) -> String { text + end(of: Data(text.utf8)) }

  /// Whether the last member is the digest of all bytes before it.
  static func isSealed(_ manifest: Data) -> Bool {
    let length = end(of: Data()).utf8.count
    return manifest.suffix(length) == Data(end(of: manifest.dropLast(length)).utf8)
  }

  private static func end(of text: Data) -> String { "\"manifestSHA256\": \"\(Digest(of: text).hex)\"\n}\n" }
}
