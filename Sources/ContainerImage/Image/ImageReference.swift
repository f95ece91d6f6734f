/// The name of an image in a registry: `registry/repository[:tag][@digest]`.
///
/// The grammar is that of the OCI distribution specification. There are no defaults: a reference without a registry is
/// an error and does not mean docker.io, and a reference without a tag has no tag.
package struct ImageReference: Sendable, Hashable, CustomStringConvertible {
  /// The registry's host, with its port unless that is the default: `registry.example.com:5000`.
  package let registry: String
  /// The repository's full name: `team/chatbot`.
  package let repository: String
  package let tag: String?
  package let digest: Digest?

  package init(_ text: String) throws(ImageError) {
    // The text before `@` may be a password, so it is not repeated.
    if let at = text.lastIndex(of: "@"), !text[at...].hasPrefix("@sha") {
      throw .userInReference(String(text[at...]))
    }
    func fail(_ reason: String) -> ImageError { .badReference(text, reason: reason) }
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let digest: Digest?
    if parts.count == 2 {
      do { digest = try Digest(String(parts[1])) } catch { throw fail(error.description) }
    } else {
      digest = nil
    }

    guard let slash = parts[0].firstIndex(of: "/"), Self.looksLikeHost(parts[0][..<slash]) else {
      throw fail("it names no registry; write registry/repository:tag, such as registry.example.com/team/chatbot:1")
    }
    let name = parts[0][parts[0].index(after: slash)...]
    let colon = name.firstIndex(of: ":")
    try self.init(
      registry: String(parts[0][..<slash]), repository: String(name[..<(colon ?? name.endIndex)]),
      tag: colon.map { String(name[name.index(after: $0)...]) }, digest: digest)
  }

  package init(registry: String, repository: String, tag: String? = nil, digest: Digest? = nil) throws(ImageError) {
    func fail(_ reason: String) -> ImageError {
      let tag = tag.map { ":\($0)" } ?? ""
      let digest = digest.map { "@\($0)" } ?? ""
      return .badReference("\(registry)/\(repository)\(tag)\(digest)", reason: reason)
    }
    guard Self.isHost(registry) else { throw fail("'\(registry)' is not a host name with an optional port") }
    guard Self.isRepository(repository) else {
      throw fail(
        "repository '\(repository)' may only contain lower-case letters, digits and single separators (. _ - /)")
    }
    guard registry.utf8.count + 1 + repository.utf8.count <= 255 else {
      throw fail("the registry and repository are longer than 255 characters")
    }
    if let tag, !Self.isTag(tag) {
      throw fail(
        "tag '\(tag)' must be 1 to 128 letters, digits and . _ -, and start with a letter, a digit or _")
    }
    self.registry = registry
    self.repository = repository
    self.tag = tag
    self.digest = digest
  }

  /// A reference to an existing image, with a tag or a digest.
  ///
  /// - Throws: `ImageError.noSuchImage` for any other text, which may be meant as a file;
  ///   `ImageError.userInReference` if it may contain a password.
  package init(existing text: String) throws(ImageError) {
    do throws(ImageError) {
      self = try ImageReference(text)
    } catch {
      // A password is not repeated.
      if case .userInReference = error, text.prefix(while: { $0 != "@" }).contains(":") { throw error }
      throw .noSuchImage(text)
    }
    guard tag != nil || digest != nil else { throw .noSuchImage(text) }
  }

  package var description: String {
    "\(registry)/\(repository)" + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
  }
}

extension ImageReference {
  /// Docker's rule: whether the first part of a name is a host.
  private static func looksLikeHost(_ text: Substring) -> Bool {
    text == "localhost" || text.contains(".") || text.contains(":")
  }

  /// `name[.name…][:port]`, an IPv4 address, or an IPv6 address in brackets.
  static func isHost(_ text: String) -> Bool {
    var name = text.utf8[...]
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), !name[colon...].contains(UInt8(ascii: "]")) {
      let port = name[name.index(after: colon)...]
      guard (1...5).contains(port.count), port.allSatisfy(\.isDigit), let number = Int(String(port) ?? ""),
        (1...65535).contains(number)
      else { return false }
      name = name[..<colon]
    }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") {
      let address = name.dropFirst().dropLast()
      return address.count >= 2 && address.allSatisfy { $0.isHexDigit || $0 == UInt8(ascii: ":") }
    }
    return !name.isEmpty && name.count <= 253
      && name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
        label.first?.isLetterOrDigit == true && label.last?.isLetterOrDigit == true
          && label.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
      }
  }

  /// Components of lower-case letters and digits, joined by `.`, `_`, `__` or any number of `-`.
  package static func isRepository(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { component in
        guard component.first?.isLowerOrDigit == true, component.last?.isLowerOrDigit == true else { return false }
        return component.split(whereSeparator: \.isLowerOrDigit).allSatisfy { separator in
          let text = String(separator) ?? ""
          return [".", "_", "__"].contains(text) || text.allSatisfy { $0 == "-" }
        }
      }
  }

  static func isTag(_ text: String) -> Bool {
    guard let first = text.utf8.first, (1...128).contains(text.utf8.count) else { return false }
    return (first.isLetterOrDigit || first == UInt8(ascii: "_"))
      && text.utf8.allSatisfy {
        $0.isLetterOrDigit || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0)
      }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLowerOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isLowerOrDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
