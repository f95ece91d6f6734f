import Foundation
import Yams

/// The text of a YAML file by lines.
struct SourceText {
  private let text: String
  private let lines: [Substring.UTF8View]

  init(_ text: String) {
    self.text = text
    // Windows line ends leave a carriage return at the end of a line, where it does not matter.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// The place of a character by its offset.
  func place(ofCharacter offset: Int) -> Place {
    let before = text.prefix(offset)
    let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
    let column = before.reversed().prefix { !$0.isNewline }.reduce(1) { $0 + $1.unicodeScalars.count }
    return Place(line: line, column: column)
  }

  /// The place of a scalar's text, after tag, quote or `|`; nil if the file writes it folded or with escapes.
  func start(of text: String, at place: Place, _ style: Yams.Node.Scalar.Style) -> Place? {
    guard lines.indices.contains(place.line - 1) else { return nil }
    switch style {
    case .plain, .any: return inline(text, at: place, quote: nil)
    case .singleQuoted: return inline(text, at: place, quote: UInt8(ascii: "'"))
    case .doubleQuoted: return inline(text, at: place, quote: UInt8(ascii: "\""))
    case .literal: return block(text, at: place)
    case .folded: return nil
    }
  }

  private func inline(_ text: String, at place: Place, quote: UInt8?) -> Place? {
    let line = lines[place.line - 1]
    // Finding a column is linear in the length of the line; long lines are not searched.
    guard line.count <= Self.longestLine else { return nil }
    var rest = line.skipping(scalars: place.column - 1)
    // `!Sub` and `&anchor` precede the text.
    while let first = rest.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "&") {
      rest = rest.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
    }
    if let quote {
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
    }
    guard rest.starts(with: text.utf8) else { return nil }
    return Place(line: place.line, column: line[..<rest.startIndex].scalarCount + 1)
  }

  /// In bytes.
  private static let longestLine = 10_000

  /// The lines of a literal block are below its `|`, each with the same indentation.
  private func block(_ text: String, at place: Place) -> Place? {
    let first = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    guard !first.isEmpty, lines.indices.contains(place.line) else { return nil }
    var line = lines[place.line]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    let indentation = line.count - first.count
    guard indentation > 0, line.dropFirst(indentation).elementsEqual(first),
      line.prefix(indentation).allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return Place(line: place.line + 1, column: indentation + 1)
  }
}

extension SourceText {
  /// Refuses aliases before they are resolved: a few lines of nested aliases make gigabytes, and Yams resolves keys to
  /// compare them.
  ///
  /// A text that looks like an alias may be part of a string. A few are accepted here; the reader refuses real ones.
  func refuseManyAliases(limit: Int = 4) throws(TemplateError) {
    var anchors: Set<Substring> = []
    var aliases: [(name: Substring, line: Int, sign: Substring.UTF8View.Index)] = []
    for (number, line) in lines.enumerated() {
      var index = line.startIndex
      while let sign = line[index...].firstIndex(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "&") }) {
        let name = line[line.index(after: sign)...].prefix(while: Self.isNameByte)
        index = name.endIndex
        guard !name.isEmpty else { continue }
        if line[sign] == UInt8(ascii: "&") {
          anchors.insert(Substring(name))
        } else {
          aliases.append((Substring(name), number, sign))
        }
      }
    }
    let suspects = aliases.filter { anchors.contains($0.name) }
    guard suspects.count > limit, let first = suspects.first else { return }
    let column = lines[first.line][..<first.sign].scalarCount + 1
    throw TemplateError(.alias(anchor: nil), at: Place(line: first.line + 1, column: column))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension Substring.UTF8View {
  fileprivate var scalarCount: Int { reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }

  fileprivate func skipping(scalars count: Int) -> Substring.UTF8View {
    var left = count
    var index = startIndex
    while index < endIndex {
      if self[index] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      formIndex(after: &index)
    }
    return self[index...]
  }
}
