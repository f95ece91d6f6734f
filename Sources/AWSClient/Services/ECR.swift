import Foundation

/// Amazon Elastic Container Registry: repositories, and the password of the registry.
public struct ECR: Sendable {
  let client: AWSClient

  /// A user name and password for the registry, good for twelve hours.
  public struct AuthorizationData: Sendable, CustomStringConvertible, CustomReflectable {
    /// `AWS`.
    public let user: String
    public let password: String
    /// Like `https://123456789012.dkr.ecr.eu-west-1.amazonaws.com`.
    public let proxyEndpoint: String
    public let expiresAt: Date?

    public var description: String { "\(user)@\(proxyEndpoint) <redacted>" }
    public var customMirror: Mirror { Mirror(self, children: ["proxyEndpoint": proxyEndpoint]) }
  }

  /// A repository for images.
  public struct Repository: Sendable, Decodable {
    public let repositoryArn: String
    public let registryId: String
    public let repositoryName: String
    /// Without a scheme, like `123456789012.dkr.ecr.eu-west-1.amazonaws.com/chatbot`.
    public let repositoryUri: String
    /// `MUTABLE`, `IMMUTABLE`, …
    public let imageTagMutability: String?
  }

  /// An image in a repository.
  public struct ImageDetail: Sendable, Decodable {
    public let imageDigest: String
    public let imageTags: [String]?
    public let imageSizeInBytes: Int64?
    public let imagePushedAt: Date?
  }

  /// The password for the registry of the caller's account.
  public func getAuthorizationToken() async throws(AWSError) -> AuthorizationData {
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
  public func describeRepository(_ name: String) async throws(AWSError) -> Repository? {
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
  public func describeImage(_ reference: String, in repository: String) async throws(AWSError) -> ImageDetail? {
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
