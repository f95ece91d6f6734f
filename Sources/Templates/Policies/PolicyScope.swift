/// The account that a template is for, and the resources of the template.
struct PolicyScope {
  /// The account's id; nil if it is not known, so that every id is another account's.
  let account: String?
  /// The type of each resource by its name.
  let types: [String: String]

  /// The ARNs and names of resources that the stack has already, in a plan.
  var ownNames: Set<String> = []
  /// What a plan's resources are called by others, by CloudFormation's name of their type.
  var ownTexts: [String: Set<String>] = [:]

  /// The text in place of an account id that is not known.
  static let unknownAccount = "this-account"

  /// Whether a resource of the template is a principal of the account.
  func isPrincipal(_ name: String) -> Bool {
    guard let type = types[name] else { return false }
    return type.hasPrefix("AWS::IAM::") || type.hasPrefix("aws_iam_")
      || ["AWS::CloudFront::CloudFrontOriginAccessIdentity", "aws_cloudfront_origin_access_identity"].contains(type)
  }

  func isOwn(_ id: String) -> Bool { id == account ?? Self.unknownAccount }

  /// Whether a value is the reference of a resource of AWS that the template has, whatever attribute it is.
  func isMade(_ value: Node) -> Bool {
    guard let type = value.soleReference.flatMap({ types[$0.name] }) else { return false }
    // What a custom resource or another stack returns may be anything.
    let isAWS = type.hasPrefix("AWS::") && !type.hasPrefix("AWS::CloudFormation::")
    return isAWS || type.hasPrefix("aws_") && !type.hasPrefix("aws_cloudformation_") && type != "aws_lambda_invocation"
  }

  /// Whether a condition with the value limits a statement to the account or to a resource of the template.
  func isOwnSource(_ value: Node) -> Bool {
    if let text = value.text, isOwn(text) || ownNames.contains(text) { return true }
    if isMade(value) { return true }
    guard let arn = ARNText(value) else { return false }
    return isOwn(arn.account) || arn.account.isEmpty && arn.firstResource.map(isMade) == true
  }
}
