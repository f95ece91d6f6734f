import Essentials

/// Text that is safe to print: nothing in it controls a terminal, hides from a reader, or is a command to a CI runner.
///
/// `Console` prints nothing else. The initializers write every other character as its number: `\u{1b}`, in JSON
/// `\u001b`.
struct VisibleText: Equatable {
  let text: String

  /// Text on one line; line feeds and tabs are written as numbers, too.
  init(line: String) {
    var escaping = Escaping(kept: "", .swift)
    escaping.append(line)
    text = escaping.result
  }

  /// Text of several lines. A carriage return at the end of a line is written as a number, so that it is seen.
  init(lines: String) {
    var escaping = Escaping(kept: "\n\t", .swift)
    escaping.append(lines)
    text = escaping.result
  }

  /// A JSON document. Only strings contain characters that are replaced, and JSON has the same escapes.
  init(json: Data) {
    var escaping = Escaping(kept: "\n", .json)
    escaping.append(String(decoding: json, as: UTF8.self))
    text = escaping.result
  }
}

extension String {
  /// This text on one line, as `VisibleText` writes it.
  var visible: String { VisibleText(line: self).text }
}

/// Replaces characters by their numbers.
private struct Escaping {
  private(set) var result = ""
  private let kept: String.UnicodeScalarView
  private let notation: Notation
  /// The character before, if it was not replaced.
  private var last: Unicode.Scalar?
  /// Whether the line has only spaces and tabs so far.
  private var isIndentation = true
  /// The number of marks on the last letter; nil if there is no letter to put a mark on.
  private var marks: Int?

  enum Notation {
    /// `\u{1b}`
    case swift
    /// `\u001b`, in UTF-16.
    case json
  }

  /// The longest sequence of marks on a letter. More of them cover the lines above and below; Vietnamese, Hebrew and
  /// Thai need two or three.
  private static let mostMarks = 3

  /// - Parameters:
  ///   - kept: Control characters that stay.
  ///   - notation: The notation of numbers.
  init(kept: String, _ notation: Notation) {
    self.kept = kept.unicodeScalars
    self.notation = notation
  }

  mutating func append(_ text: String) {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      append(scalar, before: index < scalars.endIndex ? scalars[index] : nil)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    let kind = Kind(scalar)
    guard kept.contains(scalar) || kind != .hidden && !isStrayMark(kind) && !isCommand(scalar, before: next) else {
      result += number(of: scalar)
      (last, marks, isIndentation) = (nil, nil, false)
      return
    }
    result.unicodeScalars.append(scalar)
    last = scalar
    marks = kind == .letter ? 0 : kind == .mark ? marks.map { $0 + 1 } : nil
    isIndentation = scalar == "\n" || isIndentation && (scalar == " " || scalar == "\t")
  }

  /// Whether the mark would change something else than a letter, such as the quotation mark of a message.
  private func isStrayMark(_ kind: Kind) -> Bool { kind == .mark && marks ?? Self.mostMarks >= Self.mostMarks }

  /// Whether a command to a CI runner begins with this character and its neighbors.
  ///
  /// - GitHub reads `::name` at the beginning of a line, also behind white space.
  /// - GitHub and Azure Pipelines read `##[name]`, Azure `##vso[name]`, and TeamCity `##teamcity[name]` anywhere.
  /// - Those of others, such as GitLab's and Travis's folds and Jenkins' notes, contain control characters.
  private func isCommand(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case ":": isIndentation && next == ":"
    case "#": last == "#" && next.map { $0 == "[" || $0.properties.isAlphabetic } == true
    default: false
    }
  }

  private func number(of scalar: Unicode.Scalar) -> String {
    switch notation {
    case .swift: "\\u{\(String(scalar.value, radix: 16))}"
    case .json:
      UTF16.encode(scalar).map { units in
        units.map { unit in
          let hex = String(unit, radix: 16)
          return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }.joined()
      } ?? ""
    }
  }
}

/// The kinds of characters that matter here.
private enum Kind {
  case letter, mark, other
  /// Controls something, or does not look like what it is.
  case hidden

  init(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0x7F else {
      self = scalar.value < 0x20 ? .hidden : scalar.properties.isAlphabetic ? .letter : .other
      return
    }
    self =
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: .hidden
      // Spaces that look like the usual one and are not; the pattern of Braille without dots does, too.
      case .spaceSeparator: .hidden
      case _ where scalar.value == 0x2800: .hidden
      // Variation selectors, fillers, joiners, tags: they have no width, and can carry text that nobody sees.
      case _ where scalar.properties.isDefaultIgnorableCodePoint: .hidden
      case .nonspacingMark, .spacingMark, .enclosingMark: .mark
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
      default: .other
      }
  }
}
