/// A region of AWS, like `eu-west-1`.
package struct Region: Sendable, Hashable, CustomStringConvertible {
  package let name: String

  /// - Throws: When `name` does not read like a region. Whether it exists, only AWS knows.
  package init(_ name: String) throws(ConfigurationError) {
    guard name.count <= 32, name.wholeMatch(of: /[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}/) != nil else {
      throw ConfigurationError("'\(name)' is not an AWS region; one looks like eu-west-1 or us-gov-east-1")
    }
    self.name = name
  }

  package var description: String { name }

  /// The domain under which the region's services live.
  package var domain: String {
    if name.hasPrefix("cn-") { return "amazonaws.com.cn" }
    if name.hasPrefix("eusc-") { return "amazonaws.eu" }
    return "amazonaws.com"
  }
}
