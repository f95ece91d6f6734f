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
    case losesData = "deletes data"
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

extension [String] {
  /// The first texts and the number of others: `a, b and 3 more`.
  func shortened(to most: Int) -> String {
    guard count > most else { return joined(separator: ", ") }
    return prefix(most).joined(separator: ", ") + " and \(count - most) more"
  }
}
