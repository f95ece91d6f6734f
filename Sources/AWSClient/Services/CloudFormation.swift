import Foundation

/// AWS CloudFormation: stacks and what happens to them. Change sets are in `CloudFormationChangeSets.swift`.
public struct CloudFormation: Sendable {
  let client: AWSClient

  /// A stack as it is now.
  public struct Stack: Sendable {
    /// The ARN; unlike the name it keeps meaning this stack after a deletion.
    public let stackID: String
    public let stackName: String
    public let stackStatus: StackStatus
    public let stackStatusReason: String?
    public let description: String?
    public let creationTime: Date?
    public let lastUpdatedTime: Date?
    public let parameters: [Parameter]
    public let outputs: [Output]
    public let tags: [Tag]
    public let enableTerminationProtection: Bool
  }

  /// A parameter of a stack, as given or as it is.
  public struct Parameter: Sendable, Equatable {
    public let parameterKey: String
    /// Nil when the value of the deployed stack is to be used again.
    public let parameterValue: String?

    public init(_ key: String, value: String) {
      parameterKey = key
      parameterValue = value
    }

    /// The value that the deployed stack has.
    public init(usingPreviousValueOf key: String) {
      parameterKey = key
      parameterValue = nil
    }
  }

  /// What a stack tells of itself.
  public struct Output: Sendable, Equatable {
    public let outputKey: String
    public let outputValue: String
    public let description: String?
    public let exportName: String?
  }

  /// A tag of a stack, which AWS puts on its resources.
  public struct Tag: Sendable, Equatable {
    public let key: String
    public let value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Something that happened to a stack or to one of its resources.
  public struct StackEvent: Sendable {
    public let eventID: String
    public let stackID: String
    public let stackName: String
    public let logicalResourceID: String?
    public let physicalResourceID: String?
    public let resourceType: String?
    public let timestamp: Date?
    public let resourceStatus: StackStatus?
    public let resourceStatusReason: String?
    /// The token of the call that started the operation.
    public let clientRequestToken: String?

    /// Whether the event is about the stack itself, not about one of its resources.
    public var isAboutStack: Bool { physicalResourceID == stackID }
  }

  /// A resource of a stack.
  public struct StackResource: Sendable {
    public let logicalResourceID: String
    public let physicalResourceID: String?
    public let resourceType: String
    public let resourceStatus: StackStatus
    public let resourceStatusReason: String?
  }

  /// One stack by name or ARN; nil when there is none. A deleted stack is found by its ARN only.
  public func describeStack(_ stack: String) async throws(AWSError) -> Stack? {
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

  /// What happened to a stack, newest first.
  ///
  /// `seen` is the id of the newest event that is known already: it and what is older are left out, and no page that
  /// can only hold such events is fetched.
  public func describeStackEvents(
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
  public func describeStackResources(_ stack: String) async throws(AWSError) -> [StackResource] {
    var call = Call(.cloudFormation, "DescribeStackResources")
    call["StackName"] = stack
    return try await client.query(call) { reply throws(ReplyError) in
      try reply.members("StackResources").map { element throws(ReplyError) in try StackResource(element) }
    }
  }

  /// The template of a stack, as it was given.
  public func getTemplate(_ stack: String) async throws(AWSError) -> String {
    var call = Call(.cloudFormation, "GetTemplate")
    call["StackName"] = stack
    call["TemplateStage"] = "Original"
    return try await client.query(call) { reply throws(ReplyError) in try reply.required("TemplateBody") }
  }

  /// Starts the deletion of a stack; the end is seen by its ARN.
  public func deleteStack(_ stack: String, clientRequestToken: String) async throws(AWSError) {
    var call = Call(.cloudFormation, "DeleteStack")
    call["StackName"] = stack
    call["ClientRequestToken"] = clientRequestToken
    try await client.queryAccepted(call)
  }

  /// Switches a stack's protection against deletion on or off.
  public func updateTerminationProtection(_ stack: String, enabled: Bool) async throws(AWSError) {
    var call = Call(.cloudFormation, "UpdateTerminationProtection")
    call["StackName"] = stack
    call["EnableTerminationProtection"] = enabled ? "true" : "false"
    try await client.query(call) { _ throws(ReplyError) in }
  }
}

extension AWSError {
  /// CloudFormation says so with a code that also stands for other mistakes.
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
    description = element["Description"]
    creationTime = element.date("CreationTime")
    lastUpdatedTime = element.date("LastUpdatedTime")
    parameters = try element.members("Parameters").map { member throws(ReplyError) in
      CloudFormation.Parameter(
        try member.required("ParameterKey"), value: member["ResolvedValue"] ?? member["ParameterValue"] ?? "")
    }
    outputs = try element.members("Outputs").map { member throws(ReplyError) in
      CloudFormation.Output(
        outputKey: try member.required("OutputKey"), outputValue: member["OutputValue"] ?? "",
        description: member["Description"], exportName: member["ExportName"])
    }
    tags = try element.members("Tags").map { member throws(ReplyError) in
      CloudFormation.Tag(try member.required("Key"), member["Value"] ?? "")
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
