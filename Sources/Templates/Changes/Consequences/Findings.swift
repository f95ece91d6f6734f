/// Findings about resources, joined to one consequence for each kind and resource.
struct Findings {
  private struct Subject: Hashable {
    let kind: Consequence.Kind
    let id: String
  }

  /// The facts about a subject: their weights by text. The lower a weight, the graver the fact.
  private struct Facts {
    let type: String
    private(set) var texts: [String] = []
    private(set) var weights: [String: Int] = [:]

    init(type: String) { self.type = type }

    mutating func add(_ text: String, weight: Int) {
      if weights[text] == nil { texts.append(text) }
      weights[text] = min(weight, weights[text] ?? weight)
    }

    func weight(of text: String) -> Int { weights[text] ?? Weight.plain }

    /// The weight of the gravest fact.
    var weight: Int { weights.values.min() ?? Weight.plain }

    /// The texts, the gravest first.
    var sorted: [String] {
      texts.enumerated().sorted { (weight(of: $0.element), $0.offset) < (weight(of: $1.element), $1.offset) }
        .map(\.element)
    }
  }

  /// One consequence, which may stand for several resources that are alike.
  private struct Line {
    let subject: Subject
    let type: String
    let texts: [String]
    let facts: Facts
    let weight: Int
    /// The position among the findings.
    let position: Int
    var alike = 0
  }

  private var facts: [Subject: Facts] = [:]
  private var order: [Subject] = []

  /// The maximum number of facts in a line, of characters in a fact, of lines, and of lines that are alike.
  private static let mostParts = 5
  private static let longestPart = 240
  private static let mostLines = 200
  private static let mostAlike = 3

  mutating func add(
    _ kind: Consequence.Kind, _ id: String, _ type: String, _ text: String? = nil, weight: Int = Weight.plain
  ) {
    let subject = Subject(kind: kind, id: id)
    if facts[subject] == nil { order.append(subject) }
    if let text {
      facts[subject, default: Facts(type: type)].add(text, weight: weight)
    } else if facts[subject] == nil {
      facts[subject] = Facts(type: type)
    }
  }

  /// The consequences: the gravest kinds first, and in each the gravest resources and facts first.
  ///
  /// If there are too many, the gravest of all kinds are kept, and the number of the others is said for each kind.
  var consequences: [Consequence] {
    let kinds = Consequence.Kind.allCases
    let lines = joined.sorted { ($0.weight, $0.position) < ($1.weight, $1.position) }
    let byKind = kinds.map { kind in lines.filter { $0.subject.kind == kind } }
    let kept = Self.shares(of: byKind)
    let shown = zip(byKind, kept).flatMap { lines, count in lines.prefix(count).map(consequence) }
    let cut = zip(kinds, zip(byKind, kept)).compactMap { kind, lines in
      Self.summary(kind, Array(lines.0.dropFirst(lines.1)))
    }
    return shown + cut
  }

  /// The findings with only the first of those that are alike, if these are many.
  private var joined: [Line] {
    var groups: [[String]: [Line]] = [:]
    for (position, subject) in order.enumerated() {
      guard let facts = facts[subject] else { continue }
      let texts = facts.sorted
      let line = Line(
        subject: subject, type: facts.type, texts: texts, facts: facts, weight: facts.weight, position: position)
      groups[[subject.kind.rawValue, facts.type] + texts, default: []].append(line)
    }
    return groups.values.flatMap { lines -> [Line] in
      guard lines.count > Self.mostAlike else { return lines }
      var first = lines[0]
      first.alike = lines.count - 1
      return [first]
    }
  }

  /// The number of lines to show of each kind: all of the gravest weights; of the weight that has too many, the kinds
  /// have equal shares, so that none hides the others.
  private static func shares(of kinds: [[Line]]) -> [Int] {
    var shares = kinds.map { _ in 0 }
    var left = mostLines
    for weight in Weight.all {
      var open = kinds.map { lines in lines.count { $0.weight == weight } }
      while left > 0, open.contains(where: { $0 > 0 }) {
        for kind in open.indices where open[kind] > 0 && left > 0 {
          open[kind] -= 1
          shares[kind] += 1
          left -= 1
        }
      }
    }
    return shares
  }

  private static func summary(_ kind: Consequence.Kind, _ lines: [Line]) -> Consequence? {
    guard !lines.isEmpty else { return nil }
    let count = lines.reduce(0) { $0 + 1 + $1.alike }
    let weights = lines.flatMap { Array(repeating: $0.weight, count: 1 + $0.alike) }
    return Consequence(kind: kind, id: "\(count) more resources", type: "", detail: Weight.counts(of: weights))
  }

  private func consequence(_ line: Line) -> Consequence {
    Consequence(
      kind: line.subject.kind, id: String(line.subject.id.prefix(Self.longestPart)),
      type: String(line.type.prefix(Self.longestPart)), detail: detail(of: line))
  }

  private func detail(of line: Line) -> String? {
    var parts = line.texts.prefix(Self.mostParts).map {
      $0.count > Self.longestPart ? $0.prefix(Self.longestPart) + "…" : $0
    }
    let others = line.texts.dropFirst(Self.mostParts)
    if !others.isEmpty {
      let counts = Weight.counts(of: others.map(line.facts.weight(of:)))
      parts.append("and \(others.count) more" + (counts.map { " (\($0))" } ?? ""))
    }
    if line.alike > 0 { parts.append("and \(line.alike) more resources alike") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  enum Weight {
    /// Everybody, everything.
    static let everything = 0
    /// Rights with which one gives oneself more rights.
    static let escalation = 1
    /// A wildcard, another account, a policy for administrators, a value that is not known.
    static let wide = 2
    static let wildcard = 3
    static let plain = 4

    /// The gravest first.
    fileprivate static let all = everything...plain

    /// The numbers of the grave weights: `3 without limits, 5 wide`; nil if there are none.
    fileprivate static func counts(of weights: [Int]) -> String? {
      let counts = [(everything...everything, "without limits"), (escalation...wide, "wide")].compactMap {
        range, name in
        let count = weights.count(where: range.contains)
        return count == 0 ? nil : "\(count) \(name)"
      }
      return counts.isEmpty ? nil : counts.joined(separator: ", ")
    }
  }
}
