/// A web application and everything it runs on, for each of its environments.
///
/// ```swift
/// struct Chatbot: Stack {
///   enum Environment: String, StackEnvironment { case staging, prod }
///   let environment: Environment
///   let region: Region = "us-east-1"
///   var body: some Content { … }
/// }
/// ```
public protocol Stack: Sendable {
  associatedtype Environment: StackEnvironment
  associatedtype Body: Content

  init(environment: Environment)

  /// The name in paths and on the command line; left out, the type's name in lower case: `VideoStudio` is
  /// `video-studio`.
  static var name: String { get }
  var environment: Environment { get }
  var region: Region { get }
  /// The only account that `deploy` may touch; left out, whichever the credentials belong to.
  var account: String? { get }
  /// What `deploy` runs; left out, CloudFormation. Both templates are written either way.
  var engine: Engine { get }
  /// The ARN of the policy that no role of the stack may go beyond; left out, none.
  var permissionsBoundary: String? { get }
  /// Put on every resource, beside `stack` and `environment`.
  var tags: KeyValuePairs<String, String> { get }

  @ContentBuilder var body: Body { get }
}

extension Stack {
  public static var name: String { Name(stringLiteral: String(describing: Self.self)).kebab }
  public var account: String? { nil }
  public var engine: Engine { .cloudFormation }
  public var permissionsBoundary: String? { nil }
  public var tags: KeyValuePairs<String, String> { [:] }
}

/// Where a stack may be deployed: an enumeration, so that what differs is an exhaustive `switch`.
public protocol StackEnvironment: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

/// What deploys a stack.
public enum Engine: String, Sendable {
  case cloudFormation = "cloudformation"
  case terraform
}

/// An AWS region by its name.
public struct Region: Sendable, Equatable, ExpressibleByStringLiteral {
  public let name: String

  public init(stringLiteral name: String) {
    self.name = name
  }

  /// `us-east-1`: words of letters, then a number.
  var isWellFormed: Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts.last?.consists(of: \.isASCIIDigit) == true && parts.allSatisfy { !$0.isEmpty }
      && parts.dropLast().allSatisfy { $0.consists(of: \.isASCIILowercase) }
  }
}

/// One stack in one environment.
public struct Scope: Sendable, Equatable {
  public let stack: String
  public let environment: String
  public let region: Region
  let permissionsBoundary: String?
  let tags: [(key: String, value: String)]

  /// What CloudFormation calls the stack, and the start of every physical name: `chatbot-prod`.
  public var stackName: String { "\(stack)-\(environment)" }

  /// CloudFormation stacks that go with this one: what must be there before an image, and what stands in us-east-1.
  static let repositorySuffix = "-repository"
  static let edgeSuffix = "-edge"

  public static func == (one: Scope, other: Scope) -> Bool {
    one.stack == other.stack && one.environment == other.environment && one.region == other.region
      && one.permissionsBoundary == other.permissionsBoundary && one.tags.elementsEqual(other.tags, by: ==)
  }
}
