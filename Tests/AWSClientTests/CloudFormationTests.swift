import Foundation
import TestSupport
import Testing

@testable import AWSClient

private let arn = "arn:aws:cloudformation:eu-west-1:123456789012:stack/chatbot-prod/1"

private func reply(_ operation: String, _ result: String) -> Answer {
  Answer(
    200,
    "<\(operation)Response><\(operation)Result>\(result)</\(operation)Result>"
      + "<ResponseMetadata><RequestId>4f1c</RequestId></ResponseMetadata></\(operation)Response>")
}

private func event(_ id: String, _ more: String = "") -> String {
  "<member><EventId>\(id)</EventId><StackId>\(arn)</StackId><StackName>chatbot-prod</StackName>\(more)</member>"
}

@Suite(.timeLimit(.minutes(10)))
struct StackTests {
  @Test("a stack is read with its parameters and outputs")
  func aStack() async throws {
    let bench = try Bench([
      reply(
        "DescribeStacks",
        """
        <Stacks><member><StackId>\(arn)</StackId><StackName>chatbot-prod</StackName>
        <StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-01-02T03:04:05.678Z</CreationTime>
        <EnableTerminationProtection>true</EnableTerminationProtection>
        <Parameters><member><ParameterKey>Image</ParameterKey><ParameterValue>a@sha256:0</ParameterValue></member></Parameters>
        <Outputs><member><OutputKey>Url</OutputKey><OutputValue>https://x.test</OutputValue></member></Outputs>
        <Tags><member><Key>stack</Key><Value>chatbot</Value></member></Tags></member></Stacks>
        """)
    ])
    let stack = try #require(try await bench.client.cloudFormation.describeStack("chatbot-prod"))
    #expect(stack.stackID == arn)
    #expect(stack.stackStatus == .updateComplete)
    #expect(stack.stackStatusReason == nil)
    #expect(stack.enableTerminationProtection)
    #expect(stack.creationTime == Date(timeIntervalSince1970: 1_767_323_045.678))
    #expect(stack.parameters == [.init("Image", value: "a@sha256:0")])
    #expect(stack.outputs.map(\.outputValue) == ["https://x.test"])
    #expect(bench.form()["StackName"] == "chatbot-prod")
    #expect(bench.form()["Version"] == "2010-05-15")
    try bench.checkSignature(0, service: "cloudformation")
  }

  @Test("a stack that there is not is nil, and another refusal is an error")
  func noStack() async throws {
    let bench = try Bench([queryError(400, "ValidationError", "Stack with id chatbot-prod does not exist")])
    #expect(try await bench.client.cloudFormation.describeStack("chatbot-prod") == nil)
    let error = try await failure { () async throws(AWSError) in
      try await bench.client.cloudFormation.getTemplate("chatbot-prod")
    }
    #expect(error.kind == .notFound)
  }

  @Test("events are read up to the newest one that is known, and no page beyond it")
  func eventsUntilAKnownOne() async throws {
    let bench = try Bench([
      reply("DescribeStackEvents", "<StackEvents>\(event("4"))\(event("3"))</StackEvents><NextToken>n</NextToken>"),
      reply("DescribeStackEvents", "<StackEvents>\(event("2"))\(event("1"))</StackEvents><NextToken>m</NextToken>"),
    ])
    let events = try await bench.client.cloudFormation.describeStackEvents("chatbot-prod", after: "2")
    #expect(events.map(\.eventID) == ["4", "3"])
    #expect(bench.server.requests.count == 2)
    #expect(bench.form(1)["NextToken"] == "n")
  }

  @Test("an event is read, and whether it is about the stack itself")
  func anEvent() async throws {
    let bench = try Bench([
      reply(
        "DescribeStackEvents",
        "<StackEvents>"
          + event(
            "1",
            "<LogicalResourceId>Bot</LogicalResourceId><PhysicalResourceId/><ResourceType>AWS::ECS::Service</ResourceType>"
              + "<Timestamp>2026-01-02T03:04:05Z</Timestamp><ResourceStatus>CREATE_FAILED</ResourceStatus>"
              + "<ResourceStatusReason>why</ResourceStatusReason><ClientRequestToken>t</ClientRequestToken>")
          + event("0", "<PhysicalResourceId>\(arn)</PhysicalResourceId>") + "</StackEvents>")
    ])
    let events = try await bench.client.cloudFormation.describeStackEvents(arn)
    #expect(events.map(\.isAboutStack) == [false, true])
    #expect(events[0].resourceStatus == .createFailed)
    #expect(events[0].resourceStatusReason == "why")
    #expect(events[0].clientRequestToken == "t")
    #expect(events[0].timestamp == Date(timeIntervalSince1970: 1_767_323_045))
  }

  /// A service that goes round in circles is left after one round.
  @Test("a list that goes round in circles is left after one round")
  func aTokenThatComesAgain() async throws {
    let bench = try Bench([
      reply("DescribeStackEvents", "<StackEvents>\(event("1"))</StackEvents><NextToken>same</NextToken>")
    ])
    let events = try await bench.client.cloudFormation.describeStackEvents(arn)
    #expect(events.count == 2)
    #expect(bench.server.requests.count == 2)
  }

  @Test("the resources of a stack are read")
  func resourcesAndTemplate() async throws {
    let bench = try Bench([
      reply(
        "DescribeStackResources",
        """
        <StackResources><member><LogicalResourceId>Bot</LogicalResourceId><PhysicalResourceId>p</PhysicalResourceId>
        <ResourceType>AWS::ECS::Service</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackResources>
        """), reply("GetTemplate", "<TemplateBody>a: &lt;b&gt;\n  c: &quot;d&quot;</TemplateBody>"),
      reply("UpdateTerminationProtection", "<StackId>\(arn)</StackId>"),
    ])
    let cloudFormation = bench.client.cloudFormation
    #expect(try await cloudFormation.describeStackResources(arn).map(\.physicalResourceID) == ["p"])
    #expect(try await cloudFormation.getTemplate(arn) == "a: <b>\n  c: \"d\"")
    #expect(bench.form(1)["TemplateStage"] == "Processed")
    try await cloudFormation.updateTerminationProtection(arn, enabled: true)
    #expect(bench.form(2)["EnableTerminationProtection"] == "true")
  }

  @Test("a deletion carries its token, and needs no result")
  func deletion() async throws {
    // DeleteStack answers without a result.
    let bench = try Bench([
      Answer(
        200, "<DeleteStackResponse><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DeleteStackResponse>")
    ])
    try await bench.client.cloudFormation.deleteStack(arn, clientRequestToken: "token-1")
    #expect(
      bench.form() == [
        "Action": "DeleteStack", "Version": "2010-05-15", "StackName": arn, "ClientRequestToken": "token-1",
      ])
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ChangeSetTests {
  private let id = "arn:aws:cloudformation:eu-west-1:123456789012:changeSet/c/1"

  @Test("a change set is sent with its template, parameters, capabilities and tags")
  func whatIsSent() async throws {
    let bench = try Bench([reply("CreateChangeSet", "<Id>\(id)</Id><StackId>\(arn)</StackId>")])
    var request = CloudFormation.CreateChangeSet(
      stackName: "chatbot-prod", changeSetName: "c", changeSetType: .create, templateBody: "a: \"ä + b&c=d\"\n",
      clientToken: "token-1")
    request.parameters = [.init("Image", value: "r@sha256:0"), .init(usingPreviousValueOf: "Count")]
    request.capabilities = ["CAPABILITY_IAM"]
    request.tags = [.init("stack", "chatbot")]
    request.description = "a change"
    let made = try await bench.client.cloudFormation.createChangeSet(request)
    #expect(made == CloudFormation.ChangeSetID(id: id, stackID: arn))
    #expect(
      bench.form() == [
        "Action": "CreateChangeSet", "Version": "2010-05-15", "StackName": "chatbot-prod", "ChangeSetName": "c",
        "ChangeSetType": "CREATE", "TemplateBody": "a: \"ä + b&c=d\"\n", "Description": "a change",
        "ClientToken": "token-1", "Parameters.member.1.ParameterKey": "Image",
        "Parameters.member.1.ParameterValue": "r@sha256:0", "Parameters.member.2.ParameterKey": "Count",
        "Parameters.member.2.UsePreviousValue": "true", "Capabilities.member.1": "CAPABILITY_IAM",
        "Tags.member.1.Key": "stack", "Tags.member.1.Value": "chatbot",
      ])
  }

  @Test("the change sets of nested stacks are asked for, and known by their ids", arguments: [true, false])
  func nestedStacks(isIncluded: Bool) async throws {
    let change = """
      <member><ResourceChange><Action>Modify</Action><LogicalResourceId>Nested</LogicalResourceId>
      <ResourceType>AWS::CloudFormation::Stack</ResourceType>\(isIncluded ? "<ChangeSetId>\(id)2</ChangeSetId>" : "")
      </ResourceChange></member>
      """
    let root = isIncluded ? "<RootChangeSetId>\(id)0</RootChangeSetId>" : ""
    let bench = try Bench([
      reply("CreateChangeSet", "<Id>\(id)</Id><StackId>\(arn)</StackId>"),
      reply(
        "DescribeChangeSet",
        "<ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>\(arn)</StackId><StackName>s</StackName>"
          + "<Status>CREATE_COMPLETE</Status>\(root)<Changes>\(change)</Changes>"),
    ])
    var request = CloudFormation.CreateChangeSet(
      stackName: "s", changeSetName: "c", changeSetType: .update, templateBody: "{}", clientToken: "t")
    request.includeNestedStacks = isIncluded
    _ = try await bench.client.cloudFormation.createChangeSet(request)
    #expect(bench.form()["IncludeNestedStacks"] == (isIncluded ? "true" : nil))
    let changeSet = try await bench.client.cloudFormation.describeChangeSet(id)
    #expect(changeSet.rootChangeSetID == (isIncluded ? id + "0" : nil))
    #expect(changeSet.changes.map(\.changeSetID) == [isIncluded ? id + "2" : nil])
  }

  @Test(
    "a change set is in deletion until AWS has deleted it, or cannot",
    arguments: [
      ("DELETE_PENDING", true), ("DELETE_IN_PROGRESS", true), ("DELETE_FAILED", false), ("CREATE_COMPLETE", false),
    ])
  func inDeletion(status: String, isInDeletion: Bool) async throws {
    let bench = try Bench([
      reply(
        "ListChangeSets",
        "<Summaries><member><ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><Status>\(status)</Status></member></Summaries>"
      )
    ])
    #expect(try await bench.client.cloudFormation.listChangeSets(of: "s").map(\.isInDeletion) == [isInDeletion])
  }

  private func page(_ changes: String, next: String? = nil) -> Answer {
    reply(
      "DescribeChangeSet",
      "<ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>\(arn)</StackId>"
        + "<StackName>chatbot-prod</StackName><Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>"
        + "<Changes>\(changes)</Changes>" + (next.map { "<NextToken>\($0)</NextToken>" } ?? ""))
  }

  @Test("every page of the changes of a change set is read")
  func everyPage() async throws {
    let bench = try Bench([
      page(
        """
        <member><Type>Resource</Type><ResourceChange><Action>Modify</Action><LogicalResourceId>Files</LogicalResourceId>
        <PhysicalResourceId>fs-1</PhysicalResourceId><ResourceType>AWS::EFS::FileSystem</ResourceType>
        <Replacement>True</Replacement><PolicyAction>ReplaceAndRetain</PolicyAction>
        <Scope><member>Properties</member><member>Tags</member></Scope>
        <Details><member><Target><Attribute>Properties</Attribute><Name>Encrypted</Name>
        <RequiresRecreation>Always</RequiresRecreation></Target><Evaluation>Static</Evaluation>
        <ChangeSource>ParameterReference</ChangeSource><CausingEntity>Image</CausingEntity></member></Details>
        </ResourceChange></member>
        """, next: "n"),
      // A page may be empty and still not be the last one.
      page("", next: "m"),
      page(
        """
        <member><ResourceChange><Action>Add</Action><LogicalResourceId>New</LogicalResourceId>
        <ResourceType>AWS::Logs::LogGroup</ResourceType></ResourceChange></member>
        """),
    ])
    let changeSet = try await bench.client.cloudFormation.describeChangeSet(id)
    #expect(changeSet.isExecutable && !changeSet.isInProgress && !changeSet.isEmpty)
    #expect(changeSet.changes.map(\.logicalResourceID) == ["Files", "New"])
    let change = try #require(changeSet.changes.first)
    #expect(change.action == "Modify" && change.replacement == "True" && change.policyAction == "ReplaceAndRetain")
    #expect(change.physicalResourceID == "fs-1")
    let detail = try #require(change.details.first)
    #expect(detail.name == "Encrypted" && detail.requiresRecreation == "Always" && detail.causingEntity == "Image")
    #expect((0...2).map { bench.form($0)["NextToken"] } == [nil, "n", "m"])
  }

  @Test(
    "a change set that failed because nothing changes is empty, and no other",
    arguments: [
      ("The submitted information didn't contain changes. Submit different information to create a change set.", true),
      ("No updates are to be performed.", true), ("Transform AWS::Serverless failed", false),
    ])
  func nothingToDo(reason: String, isEmpty: Bool) async throws {
    let bench = try Bench([
      reply(
        "DescribeChangeSet",
        "<ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>\(arn)</StackId><StackName>s</StackName>"
          + "<Status>FAILED</Status><StatusReason>\(reason)</StatusReason><ExecutionStatus>UNAVAILABLE</ExecutionStatus>"
      )
    ])
    let changeSet = try await bench.client.cloudFormation.describeChangeSet("c", of: "s")
    #expect(changeSet.isEmpty == isEmpty)
    #expect(!changeSet.isExecutable)
    #expect(bench.form()["StackName"] == "s")
  }

  /// The first reply is lost: the second attempt carries the token that AWS has seen.
  @Test("an execution whose first answer was lost was accepted when its token is known")
  func anExecutionThatWasAcceptedAlready() async throws {
    let answered = queryError(400, "TokenAlreadyExistsException", "seen before")
    let server = try LoopbackServer { exchange in
      _ = exchange.body()
      exchange.request.connection == 1 ? exchange.close() : exchange.answer(answered)
    }
    let bench = try Bench(server)
    try await bench.client.cloudFormation.executeChangeSet(id, clientRequestToken: "token-1")
    #expect(bench.form(0)["ClientRequestToken"] == "token-1")
    #expect(bench.form(1) == bench.form(0))
  }

  @Test("change sets are listed, and one that is gone is deleted")
  func deletionAndList() async throws {
    let bench = try Bench([
      queryError(404, "ChangeSetNotFound"),
      reply(
        "ListChangeSets",
        "<Summaries><member><ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><Status>FAILED</Status></member></Summaries>"
      ),
    ])
    try await bench.client.cloudFormation.deleteChangeSet(id)
    #expect(try await bench.client.cloudFormation.listChangeSets(of: "s").map(\.changeSetName) == ["c"])
  }
}
