import Foundation

/// Amazon Elastic Container Registry: repositories, and the password of the registry.
package struct ECR: Sendable {
  let client: AWSClient

  /// A user name and password for the registry, good for twelve hours.
  package struct AuthorizationData: Sendable, CustomStringConvertible, CustomReflectable {
    /// `AWS`.
    package let user: String
    package let password: String
    /// Like `https://123456789012.dkr.ecr.eu-west-1.amazonaws.com`.
    package let proxyEndpoint: String
    package let expiresAt: Date?

    package var description: String { "\(user)@\(proxyEndpoint) <redacted>" }
    package var customMirror: Mirror { Mirror(self, children: ["proxyEndpoint": proxyEndpoint]) }
  }

  /// A repository for images.
  package struct Repository: Sendable, Decodable {
    package let repositoryArn: String
    package let registryId: String
    package let repositoryName: String
    /// Without a scheme, like `123456789012.dkr.ecr.eu-west-1.amazonaws.com/chatbot`.
    package let repositoryUri: String
    /// `MUTABLE`, `IMMUTABLE`, …
    package let imageTagMutability: String?
  }

  /// An image in a repository.
  package struct ImageDetail: Sendable, Decodable {
    package let imageDigest: String
    package let imageTags: [String]?
    package let imageSizeInBytes: Int64?
    package let imagePushedAt: Date?
  }

  /// The password for the registry of the caller's account.
  package func getAuthorizationToken() async throws(AWSError) -> AuthorizationData {
    struct Reply: Decodable {
      var authorizationData: [Item]
      struct Item: Decodable {
        var authorizationToken: String
        var expiresAt: Date?
        var proxyEndpoint: String
      }
    }
    let call = Call(.ecr, "GetAuthorizationToken")
    guard let item = try await client.json(call, NoInput(), as: Reply.self).authorizationData.first,
      let decoded = Data(base64Encoded: item.authorizationToken),
      case let pair = String(decoding: decoded, as: UTF8.self), let colon = pair.firstIndex(of: ":")
    else { throw call.malformed("the authorization token is not a user and a password") }
    return AuthorizationData(
      user: String(pair[..<colon]), password: String(pair[pair.index(after: colon)...]),
      proxyEndpoint: item.proxyEndpoint, expiresAt: item.expiresAt)
  }

  /// One repository of the caller's account; nil when there is none of that name.
  package func describeRepository(_ name: String) async throws(AWSError) -> Repository? {
    struct Input: Encodable { var repositoryNames: [String] }
    struct Reply: Decodable { var repositories: [Repository] }
    do throws(AWSError) {
      let input = Input(repositoryNames: [name])
      return try await client.json(Call(.ecr, "DescribeRepositories"), input, as: Reply.self).repositories.first
    } catch {
      if error.code == "RepositoryNotFoundException" { return nil }
      throw error
    }
  }

  /// One image by digest (`sha256:…`) or tag; nil when the repository has none such.
  package func describeImage(_ reference: String, in repository: String) async throws(AWSError) -> ImageDetail? {
    struct ID: Encodable {
      var imageDigest: String?
      var imageTag: String?
    }
    struct Input: Encodable {
      var repositoryName: String
      var imageIds: [ID]
    }
    struct Reply: Decodable { var imageDetails: [ImageDetail] }
    let isDigest = reference.hasPrefix("sha256:")
    let id = ID(imageDigest: isDigest ? reference : nil, imageTag: isDigest ? nil : reference)
    do throws(AWSError) {
      let input = Input(repositoryName: repository, imageIds: [id])
      return try await client.json(Call(.ecr, "DescribeImages"), input, as: Reply.self).imageDetails.first
    } catch {
      if error.code == "ImageNotFoundException" { return nil }
      throw error
    }
  }
}
