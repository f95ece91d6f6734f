/// One stack in one environment.
public struct Scope: Sendable, Equatable {
  public let stack: String
  public let environment: String
  public let region: Region
  let permissionsBoundary: String?
  let tags: [(key: String, value: String)]
  let isProduction: Bool
  let retention: Retention
  /// The stack's name in CloudFormation, and the beginning of every physical name: `chatbot-prod`.
  public let stackName: String

  init(
    stack: String, environment: String, region: Region, permissionsBoundary: String?,
    tags: [(key: String, value: String)], isProduction: Bool = false, retention: Retention = .keep
  ) {
    self.stack = stack
    self.environment = environment
    self.region = region
    self.permissionsBoundary = permissionsBoundary
    self.tags = tags
    self.isProduction = isProduction
    self.retention = retention
    stackName = "\(stack)-\(environment)"
  }

  /// Suffixes of CloudFormation stacks that belong to this one: the image repositories, and the resources in us-east-1.
  static let repositorySuffix = "-repository"
  static let edgeSuffix = "-edge"

  public static func == (one: Scope, other: Scope) -> Bool {
    one.stack == other.stack && one.environment == other.environment && one.region == other.region
      && one.permissionsBoundary == other.permissionsBoundary && one.tags.elementsEqual(other.tags, by: ==)
      && one.isProduction == other.isProduction && one.retention == other.retention
  }
}
