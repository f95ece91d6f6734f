/// A consequence of planned changes that a reviewer must know before agreeing to them.
package struct Consequence: Sendable, Equatable {
  /// The consequences, the gravest first.
  package enum Kind: String, Sendable, CaseIterable {
    /// Permissions for principals of the account, access for others, credentials.
    case grantsAccess = "grants access"
    case runsCode = "runs code"
    /// Stacks and modules whose templates are elsewhere.
    case deploysTemplates = "deploys other templates"
    case passesSecrets = "passes on secrets"
    case sendsData = "sends data"
    case opensNetwork = "opens the network"
    /// The type, or the resource's template, is not known.
    case notJudged = "is not judged"
  }

  package let kind: Kind
  /// The logical id or Terraform's address; for a provider or a module, its name with the word before it.
  package let id: String
  /// Empty for a provider or a module.
  package let type: String
  /// Values of the template, shortened. They may contain any character.
  package let detail: String?

  package init(kind: Kind, id: String, type: String, detail: String? = nil) {
    self.kind = kind
    self.id = id
    self.type = type
    self.detail = detail
  }
}

extension Consequence: CustomStringConvertible {
  /// `grants access: BotTaskRole (AWS::IAM::Role): bedrock:InvokeModel on 2 resources`.
  package var description: String {
    let subject = type.isEmpty || id.contains(type) ? id : "\(id) (\(type))"
    return "\(kind.rawValue): \(subject)" + (detail.map { ": \($0)" } ?? "")
  }
}

/// Findings about resources, joined to one consequence for each kind and resource.
struct Findings {
  /// One fact: the lower its weight, the graver it is.
  private struct Part {
    let weight: Int
    let text: String
  }

  private struct Subject: Hashable {
    let kind: Consequence.Kind
    let id: String
  }

  private var types: [String: String] = [:]
  private var parts: [Subject: [Part]] = [:]
  private var order: [Subject] = []

  /// The maximum number of facts in a line, of characters in a fact, and of lines.
  private static let mostParts = 5
  private static let longestPart = 240
  private static let mostLines = 200

  mutating func add(
    _ kind: Consequence.Kind, _ id: String, _ type: String, _ text: String? = nil, weight: Int = Weight.plain
  ) {
    let subject = Subject(kind: kind, id: id)
    types[id] = type
    if parts[subject] == nil { order.append(subject) }
    var known = parts[subject] ?? []
    if let text, !known.contains(where: { $0.text == text }) { known.append(Part(weight: weight, text: text)) }
    parts[subject] = known
  }

  /// The consequences: the gravest kinds first, and in each the gravest facts first.
  var consequences: [Consequence] {
    let all = Consequence.Kind.allCases.flatMap { kind in
      order.filter { $0.kind == kind }.map { subject in
        Consequence(
          kind: kind, id: String(subject.id.prefix(Self.longestPart)),
          type: String((types[subject.id] ?? "").prefix(Self.longestPart)), detail: detail(parts[subject] ?? []))
      }
    }
    guard all.count > Self.mostLines else { return all }
    let others = Consequence(kind: .notJudged, id: "\(all.count - Self.mostLines) more resources", type: "")
    return all.prefix(Self.mostLines) + [others]
  }

  private func detail(_ parts: [Part]) -> String? {
    let sorted = parts.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
    let texts = sorted.map {
      $0.element.text.count > Self.longestPart ? $0.element.text.prefix(Self.longestPart) + "…" : $0.element.text
    }
    guard !texts.isEmpty else { return nil }
    let shown = texts.prefix(Self.mostParts).joined(separator: "; ")
    return texts.count > Self.mostParts ? "\(shown); and \(texts.count - Self.mostParts) more" : shown
  }

  enum Weight {
    /// Everybody, everything.
    static let everything = 0
    /// A wildcard, another account, a policy for administrators, a value that is not known.
    static let wide = 1
    static let wildcard = 2
    static let plain = 3
  }
}

extension [String] {
  /// The first texts and the number of others: `a, b and 3 more`.
  func shortened(to most: Int) -> String {
    guard count > most else { return joined(separator: ", ") }
    return prefix(most).joined(separator: ", ") + " and \(count - most) more"
  }
}
