/// An AWS region, like `eu-west-1`.
package struct Region: Sendable, Hashable, CustomStringConvertible {
  package let name: String

  /// - Throws: When `name` does not have the form of a region. Only AWS knows whether the region exists.
  package init(_ name: String) throws(ConfigurationError) {
    guard name.count <= 32, name.wholeMatch(of: /[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}/) != nil else {
      throw ConfigurationError("'\(name)' is not an AWS region, such as eu-west-1 or us-gov-east-1")
    }
    self.name = name
  }

  package var description: String { name }

  /// The domain of the region's services.
  package var domain: String {
    if name.hasPrefix("cn-") { return "amazonaws.com.cn" }
    if name.hasPrefix("eusc-") { return "amazonaws.eu" }
    return "amazonaws.com"
  }
}
