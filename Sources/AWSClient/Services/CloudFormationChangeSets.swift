import Essentials

extension CloudFormation {
  /// The type of a change set.
  package enum ChangeSetType: String, Sendable {
    /// Creates a stack that does not exist, or that is `REVIEW_IN_PROGRESS`.
    case create = "CREATE"
    case update = "UPDATE"
  }

  /// The request for a change set.
  package struct CreateChangeSet: Sendable {
    package var stackName: String
    /// Letters, digits and hyphens, first a letter, at most 128.
    package var changeSetName: String
    package var changeSetType: ChangeSetType
    /// At most 51,200 bytes.
    package var templateBody: String
    package var parameters: [Parameter] = []
    /// Like `CAPABILITY_IAM`.
    package var capabilities: [String] = []
    package var tags: [Tag] = []
    package var description: String?
    /// Whether to create change sets of all nested stacks as well. They are deleted with this one.
    package var includeNestedStacks = false
    /// AWS creates only one change set for a token. At most 128 letters, digits and hyphens.
    package var clientToken: String

    package init(
      stackName: String, changeSetName: String, changeSetType: ChangeSetType, templateBody: String,
      clientToken: String
    ) {
      self.stackName = stackName
      self.changeSetName = changeSetName
      self.changeSetType = changeSetType
      self.templateBody = templateBody
      self.clientToken = clientToken
    }
  }

  /// The ARNs of a change set and of its stack.
  package struct ChangeSetID: Sendable, Equatable {
    /// The change set's ARN.
    package let id: String
    /// The stack's ARN.
    package let stackID: String

    package init(id: String, stackID: String) {
      self.id = id
      self.stackID = stackID
    }
  }

  /// A change set with all its changes.
  package struct ChangeSet: Sendable {
    package let changeSetID: String
    package let changeSetName: String
    package let stackID: String
    package let stackName: String
    /// `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `FAILED`, `DELETE_…`.
    package let status: String
    package let statusReason: String?
    /// `AVAILABLE` when it can be executed; `UNAVAILABLE`, `OBSOLETE`, `EXECUTE_…` otherwise.
    package let executionStatus: String
    /// The change set that this one was created with, if it is of a nested stack.
    package let rootChangeSetID: String?
    package let changes: [ResourceChange]

    /// Whether AWS is still creating it.
    package var isInProgress: Bool { status.hasSuffix("_PENDING") || status.hasSuffix("_IN_PROGRESS") }
    package var isExecutable: Bool { executionStatus == "AVAILABLE" }
    /// Whether it failed because the template changes nothing. Changed outputs alone are a change.
    package var isEmpty: Bool {
      guard status == "FAILED", let statusReason else { return false }
      return statusReason.hasPrefix("The submitted information didn't contain changes")
        || statusReason.contains("No updates are to be performed")
    }
  }

  /// The change of one resource.
  package struct ResourceChange: Sendable {
    /// `Add`, `Modify`, `Remove`, `Import`, `Dynamic`.
    package let action: String
    package let logicalResourceID: String
    /// Nil for a resource to be added.
    package let physicalResourceID: String?
    package let resourceType: String
    /// `True`, `False`, `Conditional`; nil unless the action is `Modify`.
    package let replacement: String?
    /// `Delete`, `Retain`, `Snapshot`, `ReplaceAndDelete`, `ReplaceAndRetain`, `ReplaceAndSnapshot`.
    package let policyAction: String?
    package let details: [Detail]
    /// The change set of a nested stack; nil for other resources, and if AWS created none.
    package let changeSetID: String?

    /// One reason for a change.
    package struct Detail: Sendable {
      /// `Properties`, `Tags`, `Metadata`, …
      package let attribute: String?
      /// The property's name, if the attribute is `Properties`.
      package let name: String?
      /// `Never`, `Conditionally`, `Always`.
      package let requiresRecreation: String?
      /// `Static`, or `Dynamic` if the value is known only during the execution.
      package let evaluation: String?
      /// The source of the change: `DirectModification`, `ParameterReference`, …
      package let changeSource: String?
      /// The parameter or resource that causes the change.
      package let causingEntity: String?
    }
  }

  /// A change set of a stack, without its changes.
  package struct ChangeSetSummary: Sendable {
    package let changeSetID: String
    package let changeSetName: String
    package let status: String
    package let executionStatus: String?

    /// Whether AWS is still deleting it.
    package var isInDeletion: Bool { ["DELETE_PENDING", "DELETE_IN_PROGRESS"].contains(status) }
  }

  /// Creates a change set.
  ///
  /// Safe to repeat with the same token: after a lost reply, a change set of that name is the one of this request.
  package func createChangeSet(_ request: CreateChangeSet) async throws(AWSError) -> ChangeSetID {
    var call = Call(.cloudFormation, "CreateChangeSet", final: ["LimitExceededException", "LimitExceeded"])
    call["StackName"] = request.stackName
    call["ChangeSetName"] = request.changeSetName
    call["ChangeSetType"] = request.changeSetType.rawValue
    call["TemplateBody"] = request.templateBody
    call["Description"] = request.description
    if request.includeNestedStacks { call["IncludeNestedStacks"] = "true" }
    call["ClientToken"] = request.clientToken
    call.list("Parameters", request.parameters) { parameter in
      let value = parameter.parameterValue
      return [
        ("ParameterKey", parameter.parameterKey), value.map { ("ParameterValue", $0) } ?? ("UsePreviousValue", "true"),
      ]
    }
    call.list("Capabilities", request.capabilities)
    call.list("Tags", request.tags) { [("Key", $0.key), ("Value", $0.value)] }
    return try await client.query(call) { reply throws(ReplyError) in
      ChangeSetID(id: try reply.required("Id"), stackID: try reply.required("StackId"))
    }
  }

  /// A change set and every page of its changes, by ARN.
  package func describeChangeSet(_ id: String) async throws(AWSError) -> ChangeSet {
    try await describeChangeSet { $0["ChangeSetName"] = id }
  }

  /// A change set and every page of its changes, by name.
  package func describeChangeSet(_ name: String, of stack: String) async throws(AWSError) -> ChangeSet {
    try await describeChangeSet {
      $0["ChangeSetName"] = name
      $0["StackName"] = stack
    }
  }

  private func describeChangeSet(_ identify: (inout Call) -> Void) async throws(AWSError) -> ChangeSet {
    var changes: [ResourceChange] = []
    var pages = Pages()
    while true {
      var call = Call(.cloudFormation, "DescribeChangeSet")
      identify(&call)
      call["NextToken"] = pages.token
      let earlier = changes
      let page = try await client.query(call) { reply throws(ReplyError) in
        (changeSet: try ChangeSet(reply, earlier: earlier), nextToken: reply["NextToken"])
      }
      changes = page.changeSet.changes
      pages.advance(to: page.nextToken)
      if pages.token == nil { return page.changeSet }
    }
  }

  /// Starts the execution of a change set, by ARN. Safe to repeat with the same token.
  package func executeChangeSet(_ id: String, clientRequestToken: String) async throws(AWSError) {
    var call = Call(.cloudFormation, "ExecuteChangeSet")
    call["ChangeSetName"] = id
    call["ClientRequestToken"] = clientRequestToken
    // Without this, `DeletionPolicy: Retain` also keeps the empty resources that a failed creation has just made.
    call["RetainExceptOnCreate"] = "true"
    try await client.queryAccepted(call)
  }

  /// Deletes a change set, by ARN. Succeeds if it does not exist.
  package func deleteChangeSet(_ id: String) async throws(AWSError) {
    var call = Call(.cloudFormation, "DeleteChangeSet")
    call["ChangeSetName"] = id
    do throws(AWSError) {
      try await client.query(call) { _ throws(ReplyError) in }
    } catch  where error.code == "ChangeSetNotFound" || error.code == "ChangeSetNotFoundException" {
    }
  }

  /// All change sets of a stack that have not been executed.
  package func listChangeSets(of stack: String) async throws(AWSError) -> [ChangeSetSummary] {
    var summaries: [ChangeSetSummary] = []
    var pages = Pages()
    repeat {
      var call = Call(.cloudFormation, "ListChangeSets")
      call["StackName"] = stack
      call["NextToken"] = pages.token
      let page = try await client.query(call) { reply throws(ReplyError) in
        try Page(reply, "Summaries") { summary throws(ReplyError) in
          ChangeSetSummary(
            changeSetID: try summary.required("ChangeSetId"), changeSetName: try summary.required("ChangeSetName"),
            status: try summary.required("Status"), executionStatus: summary["ExecutionStatus"])
        }
      }
      summaries += page.items
      pages.advance(to: page.nextToken)
    } while pages.token != nil
    return summaries
  }
}

extension CloudFormation.ChangeSet {
  init(_ element: XMLElement, earlier: [CloudFormation.ResourceChange]) throws(ReplyError) {
    changeSetID = try element.required("ChangeSetId")
    changeSetName = try element.required("ChangeSetName")
    stackID = try element.required("StackId")
    stackName = try element.required("StackName")
    status = try element.required("Status")
    statusReason = element["StatusReason"]
    executionStatus = element["ExecutionStatus"] ?? "UNAVAILABLE"
    rootChangeSetID = element["RootChangeSetId"]
    var changes = earlier
    for member in element.members("Changes") {
      guard let change = member.child("ResourceChange") else { continue }
      changes.append(try CloudFormation.ResourceChange(change))
    }
    self.changes = changes
  }
}

extension CloudFormation.ResourceChange {
  init(_ element: XMLElement) throws(ReplyError) {
    action = try element.required("Action")
    logicalResourceID = try element.required("LogicalResourceId")
    physicalResourceID = element["PhysicalResourceId"]
    resourceType = try element.required("ResourceType")
    replacement = element["Replacement"]
    policyAction = element["PolicyAction"]
    changeSetID = element["ChangeSetId"]
    details = element.members("Details").map { member in
      let target = member.child("Target")
      return Detail(
        attribute: target?["Attribute"], name: target?["Name"], requiresRecreation: target?["RequiresRecreation"],
        evaluation: member["Evaluation"], changeSource: member["ChangeSource"], causingEntity: member["CausingEntity"])
    }
  }
}
