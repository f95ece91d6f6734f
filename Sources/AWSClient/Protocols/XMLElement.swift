import CLibXML2
import Foundation

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
    Self.initialized
    guard let context = xmlNewParserCtxt() else { throw ReplyError("out of memory while reading the reply") }
    defer { xmlFreeParserCtxt(context) }
    context.pointee.sax.pointee.internalSubset = { context, _, _, _ in
      xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
    }
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    let tree = document.withUnsafeBytes { bytes in
      xmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil, options)
    }
    defer { xmlFreeDoc(tree) }
    guard let tree, let root = xmlDocGetRootElement(tree) else { throw Self.failure(of: context) }
    self = try XMLElement(root, depth: 1)
  }

  private static func failure(of context: xmlParserCtxtPtr) -> ReplyError {
    let error = context.pointee.lastError
    if context.pointee.errNo == Int32(XML_ERR_USER_STOP.rawValue) {
      return ReplyError("the reply has a document type, which no reply of AWS has")
    }
    let words = error.message.map { String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines) }
    return ReplyError("the reply is not XML: line \(error.line): \(words ?? "unreadable")")
  }

  private init(_ node: xmlNodePtr, depth: Int) throws(ReplyError) {
    guard depth <= Self.greatestDepth else { throw ReplyError("the reply is nested too deeply") }
    var text = ""
    var children: [XMLElement] = []
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE: children.append(try XMLElement(child, depth: depth + 1))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = child.pointee.content { text += String(cString: content) }
      default: break
      }
      next = child.pointee.next
    }
    name = node.pointee.name.map { String(cString: $0) } ?? ""
    // The text between children is white space.
    self.text = children.isEmpty ? text : ""
    self.children = children
  }

  /// libxml2 must be initialized once before threads use it.
  private static let initialized: Void = xmlInitParser()
}
