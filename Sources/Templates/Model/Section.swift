/// A named entry of a section of a template.
package protocol TemplateEntry: Sendable {
  /// Its name and its value, as the section has them.
  var member: Members.Member { get }
}

extension TemplateEntry {
  /// The logical id.
  package var name: String { member.key }
  /// The place of the name.
  package var place: Place { member.place }
  /// The value.
  package var body: Node { member.value }
}

extension Template {
  /// The entries of a section, in the order of the file and by name.
  package struct Section<Entry: TemplateEntry>: Sendable {
    private let entries: [Entry]
    private let positions: [String: Int]

    package init(_ entries: [Entry] = []) {
      self.entries = entries
      positions = Dictionary(
        entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(name: String) -> Entry? {
      positions[name].flatMap { entries[$0].name.isExactly(name) ? entries[$0] : nil }
    }

    package var names: [String] { entries.map(\.name) }

    package func contains(_ name: String) -> Bool { self[name] != nil }
  }
}

extension Template.Section: RandomAccessCollection {
  package var startIndex: Int { entries.startIndex }
  package var endIndex: Int { entries.endIndex }
  package subscript(position: Int) -> Entry { entries[position] }
}
