/// An output of the deployed stack: `Url`, `ClusterName`.
public struct Output: Content, Equatable {
  let key: String
  let owner: Name?
  let summary: String
  let text: Text

  /// - Parameters:
  ///   - key: The key of the output. With several outputs of one key, the owners' names come first.
  ///   - owner: The construct that the output describes.
  ///   - summary: A description in one line.
  ///   - text: The value.
  public init(_ key: String, of owner: Name? = nil, _ summary: String, _ text: Text) {
    self.key = key
    self.owner = owner
    self.summary = summary
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
