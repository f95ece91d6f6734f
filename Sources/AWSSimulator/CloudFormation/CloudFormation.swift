import Essentials

/// AWS CloudFormation, version 2010-05-15.
extension Cloud {
  func cloudFormation(_ action: String, _ form: Form) throws(ServiceError) -> XML {
    switch action {
    case "CreateChangeSet": try createChangeSet(form)
    case "DescribeChangeSet": try describeChangeSet(form)
    case "ExecuteChangeSet": try executeChangeSet(form)
    case "DeleteChangeSet": try deleteChangeSet(form)
    case "ListChangeSets": try listChangeSets(form)
    case "DescribeStacks": try describeStacks(form)
    case "DescribeStackEvents": try describeStackEvents(form)
    case "DescribeStackResources": try describeStackResources(form)
    case "GetTemplate": try getTemplate(form)
    case "DeleteStack": try deleteStack(form)
    case "UpdateTerminationProtection": try updateTerminationProtection(form)
    default: throw .invalidAction(action)
    }
  }

  /// The stack with this name or ARN, including deleted ones.
  func findStack(_ nameOrID: String) -> Stack? {
    stacks.last { $0.id == nameOrID } ?? stacks.last { $0.name == nameOrID && !$0.isGone }
  }

  func requiredStack(
    _ nameOrID: String, words: (String) -> String = { "Stack with id \($0) does not exist" }
  ) throws(ServiceError) -> Stack {
    guard let stack = findStack(nameOrID) else { throw .validation(words(nameOrID)) }
    return stack
  }

  func changeStack(_ id: String, _ change: (inout Stack) -> Void) {
    guard let index = stacks.firstIndex(where: { $0.id == id }) else { return }
    change(&stacks[index])
  }

  /// One page of `items`, and the token of the next page.
  func page<Item>(_ items: [Item], _ token: String?) throws(ServiceError) -> ([Item], String?) {
    let start = token == nil ? 0 : token.flatMap(Int.init) ?? -1
    guard (0...items.count).contains(start) else { throw .validation("Invalid NextToken") }
    let end = min(start + pageSize, items.count)
    return (Array(items[start..<end]), end < items.count ? String(end) : nil)
  }
}

extension ServiceError {
  static func invalidAction(_ action: String) -> ServiceError {
    ServiceError("InvalidAction", "Could not find operation \(action) for version 2010-05-15")
  }
}

extension Date {
  var iso8601: String { formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
}
