import CLibXML2
import Essentials

/// An element of a reply. Attributes and namespaces are dropped: AWS's replies do not need them.
struct XMLElement: Sendable, Equatable {
  let name: String
  /// The text directly inside the element.
  let text: String
  let children: [XMLElement]

  /// The first child of that name.
  func child(_ name: String) -> XMLElement? {
    children.first { $0.name == name }
  }

  /// The text of the first child of that name; nil without one.
  subscript(name: String) -> String? { child(name)?.text }

  func required(_ name: String) throws(ReplyError) -> String {
    guard let text = self[name] else { throw ReplyError(missing: name) }
    return text
  }

  /// The `member` elements of a list; empty without the list.
  func members(_ name: String) -> [XMLElement] {
    child(name)?.children.filter { $0.name == "member" } ?? []
  }

  /// A time like `2026-03-01T12:00:00.123Z`; nil when absent or unreadable.
  func date(_ name: String) -> Date? {
    guard let text = self[name] else { return nil }
    return (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}

/// A reply that cannot be read.
struct ReplyError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
  init(missing name: String) { description = "the reply has no \(name)" }
}

extension XMLElement {
  /// Far above AWS's replies: a page of events has 100 KB, a template at most 1 MB.
  static let largestDocument = 32 << 20
  static let greatestDepth = 64

  /// Parses a document. Fetches nothing, and refuses a document type before reading it, because it could define
  /// entities.
  init(parsing document: Data) throws(ReplyError) {
    guard !document.isEmpty else { throw ReplyError("the reply is empty") }
    guard document.count <= Self.largestDocument else {
      throw ReplyError("the reply is larger than \(Self.largestDocument >> 20) MB")
    }
    guard let xml = library else {
      throw ReplyError("the library libxml2 is missing, which reads AWS's replies; install it")
    }
    guard let parser = xml.create() else { throw ReplyError("out of memory while reading the reply") }
    defer { xml.release(parser) }
    parser.pointee.handler.pointee.internal_subset = { parser, _, _, _ in
      library?.stop(parser.assumingMemoryBound(to: xml_parser.self))
    }
    let tree = document.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap {
        xml.read(parser, $0.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil, Int32(xml_options))
      }
    }
    defer { xml.release_document(tree) }
    guard let tree, let root = xml.root(tree) else { throw Self.failure(xml.last_error(parser)?.pointee) }
    self = try XMLElement(root, depth: 1)
  }

  private static func failure(_ error: xml_error?) -> ReplyError {
    guard let error, error.code != Int32(xml_stopped_by_user) else {
      return ReplyError("the reply has a document type, which no reply of AWS has")
    }
    let words = error.message.map { String(cString: $0).trimmed(newlines: true) }
    return ReplyError("the reply is not XML: line \(error.line): \(words ?? "unreadable")")
  }

  private init(_ node: UnsafePointer<xml_node>, depth: Int) throws(ReplyError) {
    guard depth <= Self.greatestDepth else { throw ReplyError("the reply is nested too deeply") }
    var text = ""
    var children: [XMLElement] = []
    var next = node.pointee.children.map { UnsafePointer($0) }
    while let child = next {
      switch child.pointee.type {
      case Int32(xml_element): children.append(try XMLElement(child, depth: depth + 1))
      case Int32(xml_text), Int32(xml_cdata):
        if let content = child.pointee.content { text += String(cString: content) }
      default: break
      }
      next = child.pointee.next.map { UnsafePointer($0) }
    }
    name = node.pointee.name.map { String(cString: $0) } ?? ""
    // The text between children is white space.
    self.text = children.isEmpty ? text : ""
    self.children = children
  }
}

/// libxml2, started; nil where it is missing.
private let library = xml_load()?.pointee
