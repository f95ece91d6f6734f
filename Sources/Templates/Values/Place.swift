/// A position in a text. Line and column count from 1, the column in Unicode scalars.
package struct Place: Sendable, Hashable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of a value that was written in Swift, not read.
  package static let none = Place(line: 0, column: 0)
}

extension Place: Comparable {
  package static func < (one: Place, other: Place) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

extension Place: CustomStringConvertible {
  package var description: String { "\(line):\(column)" }
}
