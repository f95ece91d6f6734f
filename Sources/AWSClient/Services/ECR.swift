import Essentials

/// Amazon Elastic Container Registry: the password of the registry, layers in parts, scans.
package struct ECR: Sendable {
  let client: AWSClient

  /// A user name and password for the registry, valid for twelve hours.
  package struct AuthorizationData: Sendable, CustomStringConvertible, CustomReflectable {
    /// `AWS`.
    package let user: String
    package let password: String
    /// Like `https://123456789012.dkr.ecr.eu-west-1.amazonaws.com`.
    let proxyEndpoint: String

    package var description: String { "\(user)@\(proxyEndpoint) <redacted>" }
    package var customMirror: Mirror { Mirror(self, children: ["proxyEndpoint": proxyEndpoint]) }
  }

  /// The password for the registry of the caller's account.
  package func getAuthorizationToken() async throws(AWSError) -> AuthorizationData {
    struct Reply: Decodable {
      var authorizationData: [Item]
      struct Item: Decodable {
        var authorizationToken: String
        var proxyEndpoint: String
      }
    }
    let call = Call(.ecr, "GetAuthorizationToken")
    guard let item = try await client.json(call, NoInput(), as: Reply.self).authorizationData.first,
      let decoded = Data(base64Encoded: item.authorizationToken),
      case let pair = String(decoding: decoded, as: UTF8.self), let colon = pair.firstIndex(of: ":")
    else { throw call.malformed("the authorization token is not a user name and a password") }
    return AuthorizationData(
      user: String(pair[..<colon]), password: String(pair[pair.index(after: colon)...]),
      proxyEndpoint: item.proxyEndpoint)
  }
}
