/// A web application and all its AWS resources, for each of its environments.
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

  /// The name in paths and on the command line. Default: the type's name in lower case, `video-studio` for
  /// `VideoStudio`.
  static var name: String { get }
  var environment: Environment { get }
  var region: Region { get }
  /// The only account that `deploy` may touch. Default: the account of the credentials.
  var account: String? { get }
  /// Whether people depend on the stack. `deploy` then switches on CloudFormation's termination protection. Default:
  /// false.
  ///
  /// Set it for the environments that matter: `var isProduction: Bool { environment == .prod }`.
  var isProduction: Bool { get }
  /// The engine of `deploy`. Default: CloudFormation. Both templates are written either way.
  var engine: Engine { get }
  /// The ARN of the permissions boundary of all the stack's roles. Default: none.
  var permissionsBoundary: String? { get }
  /// Tags of every resource, beside `stack` and `environment`. Default: none.
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

/// The environments of a stack: an enumeration, so that differences are an exhaustive `switch`.
public protocol StackEnvironment: RawRepresentable, CaseIterable, Sendable where RawValue == String {}
