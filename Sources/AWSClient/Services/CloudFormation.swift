import Essentials

/// AWS CloudFormation: stacks and their events. Change sets are in `CloudFormationChangeSets.swift`.
package struct CloudFormation: Sendable {
  let client: AWSClient

  /// The current state of a stack.
  package struct Stack: Sendable {
    /// The ARN. Unlike the name, it still means this stack after its deletion.
    package let stackID: String
    package let stackName: String
    package let stackStatus: StackStatus
    package let stackStatusReason: String?
    package let creationTime: Date?
    package let lastUpdatedTime: Date?
    package let parameters: [Parameter]
    package let outputs: [Output]
    package let enableTerminationProtection: Bool
  }

  /// A parameter of a stack.
  package struct Parameter: Sendable, Equatable {
    package let parameterKey: String
    /// Nil to keep the deployed stack's value.
    package let parameterValue: String?

    package init(_ key: String, value: String) {
      parameterKey = key
      parameterValue = value
    }

    /// Keeps the deployed stack's value.
    package init(usingPreviousValueOf key: String) {
      parameterKey = key
      parameterValue = nil
    }
  }

  /// An output of a stack.
  package struct Output: Sendable, Equatable {
    package let outputKey: String
    package let outputValue: String
  }

  /// A tag of a stack, which AWS puts on its resources.
  package struct Tag: Sendable, Equatable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// An event of a stack or of one of its resources.
  package struct StackEvent: Sendable {
    package let eventID: String
    package let stackID: String
    package let stackName: String
    package let logicalResourceID: String?
    package let physicalResourceID: String?
    package let resourceType: String?
    package let timestamp: Date?
    package let resourceStatus: StackStatus?
    package let resourceStatusReason: String?
    /// The token of the call that started the operation.
    package let clientRequestToken: String?

    /// Whether the event is about the stack itself.
    package var isAboutStack: Bool { physicalResourceID == stackID }
  }

  /// A resource of a stack.
  package struct StackResource: Sendable {
    package let logicalResourceID: String
    package let physicalResourceID: String?
    package let resourceType: String
    package let resourceStatus: StackStatus
    package let resourceStatusReason: String?
  }

  /// A stack by name or ARN; nil if it does not exist. A deleted stack is found only by its ARN.
  package func describeStack(_ stack: String) async throws(AWSError) -> Stack? {
    var call = Call(.cloudFormation, "DescribeStacks")
    call["StackName"] = stack
    do throws(AWSError) {
      return try await client.query(call) { reply throws(ReplyError) in
        guard let member = reply.members("Stacks").first else { throw ReplyError(missing: "Stacks") }
        return try Stack(member)
      }
    } catch {
      if error.isMissingStack { return nil }
      throw error
    }
  }

  /// The events of a stack, newest first.
  ///
  /// `seen` is the id of the newest event that was read before. That event and older ones are not returned, and pages
  /// that can contain only such events are not fetched.
  package func describeStackEvents(
    _ stack: String, after seen: String? = nil
  ) async throws(AWSError) -> [StackEvent] {
    var events: [StackEvent] = []
    var pages = Pages()
    repeat {
      var call = Call(.cloudFormation, "DescribeStackEvents")
      call["StackName"] = stack
      call["NextToken"] = pages.token
      let page = try await client.query(call) { reply throws(ReplyError) in
        try Page(reply, "StackEvents") { event throws(ReplyError) in try StackEvent(event) }
      }
      for event in page.items {
        if event.eventID == seen { return events }
        events.append(event)
      }
      pages.advance(to: page.nextToken)
    } while pages.token != nil
    return events
  }

  /// The resources of a stack: up to 100, which is AWS's limit for this call.
  package func describeStackResources(_ stack: String) async throws(AWSError) -> [StackResource] {
    var call = Call(.cloudFormation, "DescribeStackResources")
    call["StackName"] = stack
    return try await client.query(call) { reply throws(ReplyError) in
      try reply.members("StackResources").map { element throws(ReplyError) in try StackResource(element) }
    }
  }

  /// The template of a stack, after its macros.
  package func getTemplate(_ stack: String) async throws(AWSError) -> String {
    var call = Call(.cloudFormation, "GetTemplate")
    call["StackName"] = stack
    call["TemplateStage"] = "Processed"
    return try await client.query(call) { reply throws(ReplyError) in try reply.required("TemplateBody") }
  }

  /// Starts the deletion of a stack; follow it by the stack's ARN.
  package func deleteStack(_ stack: String, clientRequestToken: String) async throws(AWSError) {
    var call = Call(.cloudFormation, "DeleteStack")
    call["StackName"] = stack
    call["ClientRequestToken"] = clientRequestToken
    try await client.queryAccepted(call)
  }

  /// Turns a stack's termination protection on or off.
  package func updateTerminationProtection(_ stack: String, enabled: Bool) async throws(AWSError) {
    var call = Call(.cloudFormation, "UpdateTerminationProtection")
    call["StackName"] = stack
    call["EnableTerminationProtection"] = enabled ? "true" : "false"
    try await client.query(call) { _ throws(ReplyError) in }
  }
}

extension AWSError {
  /// Whether the stack does not exist. CloudFormation uses the same code for other errors, so the message decides.
  var isMissingStack: Bool {
    code == "StackNotFoundException" || (code == "ValidationError" && message.contains("does not exist"))
  }
}

extension CloudFormation.Stack {
  init(_ element: XMLElement) throws(ReplyError) {
    stackID = try element.required("StackId")
    stackName = try element.required("StackName")
    stackStatus = StackStatus(rawValue: try element.required("StackStatus"))
    stackStatusReason = element["StackStatusReason"]
    creationTime = element.date("CreationTime")
    lastUpdatedTime = element.date("LastUpdatedTime")
    parameters = try element.members("Parameters").map { member throws(ReplyError) in
      CloudFormation.Parameter(
        try member.required("ParameterKey"), value: member["ResolvedValue"] ?? member["ParameterValue"] ?? "")
    }
    outputs = try element.members("Outputs").map { member throws(ReplyError) in
      CloudFormation.Output(outputKey: try member.required("OutputKey"), outputValue: member["OutputValue"] ?? "")
    }
    enableTerminationProtection = element["EnableTerminationProtection"] == "true"
  }
}

extension CloudFormation.StackEvent {
  init(_ element: XMLElement) throws(ReplyError) {
    eventID = try element.required("EventId")
    stackID = try element.required("StackId")
    stackName = try element.required("StackName")
    logicalResourceID = element["LogicalResourceId"]
    physicalResourceID = element["PhysicalResourceId"]
    resourceType = element["ResourceType"]
    timestamp = element.date("Timestamp")
    resourceStatus = element["ResourceStatus"].map(StackStatus.init(rawValue:))
    resourceStatusReason = element["ResourceStatusReason"]
    clientRequestToken = element["ClientRequestToken"]
  }
}

extension CloudFormation.StackResource {
  init(_ element: XMLElement) throws(ReplyError) {
    logicalResourceID = try element.required("LogicalResourceId")
    physicalResourceID = element["PhysicalResourceId"]
    resourceType = try element.required("ResourceType")
    resourceStatus = StackStatus(rawValue: try element.required("ResourceStatus"))
    resourceStatusReason = element["ResourceStatusReason"]
  }
}
