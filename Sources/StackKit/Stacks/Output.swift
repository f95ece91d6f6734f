/// A value that the deployed stack tells: `Url`, `ClusterName`.
public struct Output: Content, Equatable {
  let key: String
  let owner: Name?
  let summary: String
  let text: Text

  /// - Parameters:
  ///   - key: What the output is called; several of one key are told apart by their owners' names in front.
  ///   - owner: The construct it is about.
  ///   - summary: One line for whoever reads the outputs.
  ///   - text: The value.
  public init(_ key: String, of owner: Name? = nil, _ summary: String, _ text: Text) {
    self.key = key
    self.owner = owner
    self.summary = summary
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
