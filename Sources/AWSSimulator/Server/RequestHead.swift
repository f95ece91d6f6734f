import Essentials

/// The request line and the headers of an HTTP/1.1 request.
struct RequestHead: Sendable {
  let method: String
  let path: String
  /// Without the `?`.
  let query: String
  /// By lower-case name; several with one name are joined with commas.
  let headers: [String: String]
  /// Whether the client wants to send another request after this one.
  let keepsAlive: Bool
  let length: Length

  /// The length of the body.
  enum Length: Sendable, Equatable {
    case bytes(Int)
    /// Known when the last chunk has arrived.
    case chunked
  }

  /// Parses the lines up to the empty one; nil if they are not HTTP/1.1, or their meaning is ambiguous.
  init?(_ lines: [[UInt8]]) {
    let isText = lines.allSatisfy { $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") } }
    guard isText, let request = lines.first else { return nil }
    let parts = String(decoding: request, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[1].hasPrefix("/"), parts[2].hasPrefix("HTTP/1.") else {
      return nil
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(Self.isNamed)
      else { return nil }
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed()
      headers.merge([String(decoding: line[..<colon], as: UTF8.self).lowercased(): value]) { "\($0),\($1)" }
    }
    guard let length = Self.length(headers) else { return nil }
    let target = parts[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    method = String(parts[0])
    path = String(target[0])
    query = target.count > 1 ? String(target[1]) : ""
    keepsAlive = parts[2] != "HTTP/1.0" && headers["connection"]?.lowercased().contains("close") != true
    self.headers = headers
    self.length = length
  }

  /// Whether the client waits for `100 Continue` before it sends the body.
  var isBodyAwaited: Bool { length != .bytes(0) && headers["expect"]?.lowercased() == "100-continue" }

  /// Whether a byte may be in the name of a header.
  private static func isNamed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func length(_ headers: [String: String]) -> Length? {
    if let encoding = headers["transfer-encoding"] {
      return encoding.lowercased() == "chunked" && headers["content-length"] == nil ? .chunked : nil
    }
    guard let text = headers["content-length"] else { return .bytes(0) }
    guard !text.isEmpty, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    return Int(text).map(Length.bytes)
  }
}
