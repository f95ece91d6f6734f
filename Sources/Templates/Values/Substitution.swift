import Essentials

/// The parsed argument of `Fn::Sub`.
package struct Substitution: Sendable {
  package struct Piece: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// Literal text; `${!Name}` is the text `${Name}`.
      case literal(String)
      /// The name in `${Name}` or `${Name.Attribute}`: a variable of the call, or a target of `Ref` or `Fn::GetAtt`.
      case placeholder(String)
    }

    package let kind: Kind
    /// The place of the piece, or of the whole text if the file writes it folded or with escapes.
    package let place: Place
  }

  package let pieces: [Piece]
  /// The variables of the call, by name.
  package let variables: Members

  /// Reads the argument of `Fn::Sub`: a text, or a list of a text and an object of variables.
  package init(_ argument: Node) throws(TemplateError) {
    let parts = argument.items
    let text = parts.map { $0.first } ?? argument
    guard let text, text.text != nil, parts.map({ $0.count == 2 && $0[1].members != nil }) ?? true else {
      throw TemplateError(.badCall(.sub), at: argument.place)
    }
    variables = parts?[1].members ?? Members([])
    pieces = try Self.pieces(of: text)
  }

  /// The names that are not variables of the call.
  package var references: [Usage] {
    pieces.compactMap { piece in
      guard case .placeholder(let name) = piece.kind, variables[name] == nil else { return nil }
      return Usage(Reference(placeholder: name), by: .sub, at: piece.place)
    }
  }

  private static func pieces(of node: Node) throws(TemplateError) -> [Piece] {
    let text = node.text ?? ""
    var locator = Locator(start: node.scalar?.start, otherwise: node.place)
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstExactRange(of: "${") {
      if start.lowerBound > rest.startIndex {
        let literal = rest[..<start.lowerBound]
        pieces.append(Piece(kind: .literal(String(literal)), place: locator.pass(literal)))
      }
      guard let end = rest[start.upperBound...].unicodeScalars.firstIndex(of: "}") else {
        throw TemplateError(.openBrace(text), at: locator.pass(rest))
      }
      let inside = rest[start.upperBound..<end]
      let next = rest.unicodeScalars.index(after: end)
      let kind: Piece.Kind =
        inside.startsExactly(with: "!")
        ? .literal("${" + Substring(inside.unicodeScalars.dropFirst()) + "}") : .placeholder(inside.trimmed())
      pieces.append(Piece(kind: kind, place: locator.pass(rest[start.lowerBound..<next])))
      rest = rest[next...]
    }
    if !rest.isEmpty { pieces.append(Piece(kind: .literal(String(rest)), place: locator.pass(rest))) }
    return pieces
  }

  /// Counts places through a text.
  private struct Locator {
    var next: Place?
    /// The column in which every line begins.
    let column: Int
    let otherwise: Place

    init(start: Place?, otherwise: Place) {
      next = start
      column = start?.column ?? 1
      self.otherwise = otherwise
    }

    /// The place of `text`; the next call starts after it.
    mutating func pass(_ text: Substring) -> Place {
      guard let here = next else { return otherwise }
      var line = here.line
      var column = here.column
      for scalar in text.unicodeScalars {
        (line, column) = scalar == "\n" ? (line + 1, self.column) : (line, column + 1)
      }
      next = Place(line: line, column: column)
      return here
    }
  }
}
