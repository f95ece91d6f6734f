/// One stack in one environment.
public struct Scope: Sendable, Equatable {
  public let stack: String
  public let environment: String
  public let region: Region
  let permissionsBoundary: String?
  let tags: [(key: String, value: String)]
  /// What CloudFormation calls the stack, and the start of every physical name: `chatbot-prod`.
  public let stackName: String

  init(
    stack: String, environment: String, region: Region, permissionsBoundary: String?,
    tags: [(key: String, value: String)]
  ) {
    self.stack = stack
    self.environment = environment
    self.region = region
    self.permissionsBoundary = permissionsBoundary
    self.tags = tags
    stackName = "\(stack)-\(environment)"
  }

  /// CloudFormation stacks that go with this one: what must be there before an image, and what stands in us-east-1.
  static let repositorySuffix = "-repository"
  static let edgeSuffix = "-edge"

  public static func == (one: Scope, other: Scope) -> Bool {
    one.stack == other.stack && one.environment == other.environment && one.region == other.region
      && one.permissionsBoundary == other.permissionsBoundary && one.tags.elementsEqual(other.tags, by: ==)
  }
}
