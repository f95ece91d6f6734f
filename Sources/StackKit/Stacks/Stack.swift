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
  /// Whether people depend on it: `deploy` then switches CloudFormation's termination protection on. Default: `false`.
  ///
  /// Say it for the environments that matter: `var isProduction: Bool { environment == .prod }`.
  var isProduction: Bool { get }
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
  public var isProduction: Bool { false }
  public var engine: Engine { .cloudFormation }
  public var permissionsBoundary: String? { nil }
  public var tags: KeyValuePairs<String, String> { [:] }
}

/// Where a stack may be deployed: an enumeration, so that what differs is an exhaustive `switch`.
public protocol StackEnvironment: RawRepresentable, CaseIterable, Sendable where RawValue == String {}
