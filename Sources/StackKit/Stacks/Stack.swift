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
  /// Whether people depend on the stack. Then AWS refuses to delete its balancers, and `deploy` switches on
  /// CloudFormation's termination protection. Default: whether the environment is called `prod`, `production`, `prd` or
  /// `live`.
  var isProduction: Bool { get }
  /// What happens to data when the stack, or a resource that holds data, is deleted. Default: the data stays.
  ///
  /// ```swift
  /// var retention: Retention {
  ///   switch environment {
  ///   case .prod: .keep
  ///   case .preview: .delete(because: "each pull request has its own, with made-up data")
  ///   }
  /// }
  /// ```
  var retention: Retention { get }
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
  public var isProduction: Bool {
    ["prod", "production", "prd", "live"].contains(environment.rawValue.lowercased())
  }
  public var retention: Retention { .keep }
  public var engine: Engine { .cloudFormation }
  public var permissionsBoundary: String? { nil }
  public var tags: KeyValuePairs<String, String> { [:] }
}

/// The environments of a stack: an enumeration, so that differences are an exhaustive `switch`.
public protocol StackEnvironment: RawRepresentable, CaseIterable, Sendable where RawValue == String {}
