import Deployment
import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

/// Nested stacks, which the simulator does not have: change sets, templates and stacks are generated here, and
/// everything else is the simulator's.
@Suite("Nested stacks") struct NestedStackTests {
  /// The made-up part of an account.
  private final class Nested: HTTPTransport {
    private let transport: any HTTPTransport
    /// Change sets by id: their changes, in XML.
    private let changeSets: [String: String]
    /// Deployed templates by stack.
    private let templates: [String: String]
    private let sent = Mutex<[[String: String]]>([])

    var requests: [[String: String]] { sent.withLock { $0 } }

    init(_ transport: any HTTPTransport, changeSets: [String: String], templates: [String: String]) {
      self.transport = transport
      self.changeSets = changeSets
      self.templates = templates
    }

    func send(
      _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportError) -> HTTPResponse {
      let form = request.form
      guard let action = form["Action"], let answer = answer(action, form) else {
        return try await transport.send(request, progress: progress)
      }
      sent.withLock { $0.append(form) }
      return answer
    }

    /// Nil for what is about other stacks.
    private func answer(_ action: String, _ form: [String: String]) -> HTTPResponse? {
      let (stack, changeSet) = (form["StackName"] ?? "", form["ChangeSetName"] ?? "")
      let isOurs = changeSet.hasPrefix(NestedStackTests.arn(""))
      switch action {
      case "CreateChangeSet" where stack == "chatbot-staging":
        return reply(action, "<Id>\(NestedStackTests.arn("root"))</Id><StackId>arn:stack/root</StackId>")
      case "DescribeChangeSet" where isOurs: return self.changeSet(changeSet)
      case "DeleteChangeSet" where isOurs: return reply(action, "")
      case "GetTemplate" where stack.hasPrefix("arn:stack/"):
        return templates[stack].map { reply(action, "<TemplateBody>\($0)</TemplateBody>") } ?? missing
      case "ListChangeSets" where stack.hasPrefix("arn:stack/"):
        return reply(action, "<Summaries>\(pending(form))</Summaries>")
      // The shell of a new stack.
      case "DescribeStacks" where stack == "arn:stack/root": return reply(action, "<Stacks>\(shell)</Stacks>")
      case "DeleteStack" where stack == "arn:stack/root": return reply(action, "")
      default: return nil
      }
    }

    /// The root change set, in its first two lists after its deletion.
    private func pending(_ form: [String: String]) -> String {
      let requests = requests
      guard requests.contains(where: { $0["Action"] == "DeleteChangeSet" }),
        requests.count(where: { $0["Action"] == "ListChangeSets" && $0["StackName"] == form["StackName"] }) < 3
      else { return "" }
      return "<member><ChangeSetId>\(NestedStackTests.arn("root"))</ChangeSetId><ChangeSetName>c</ChangeSetName>"
        + "<Status>DELETE_PENDING</Status></member>"
    }

    private var shell: String {
      let isDeleted = requests.contains { $0["Action"] == "DeleteStack" }
      return "<member><StackId>arn:stack/root</StackId><StackName>chatbot-staging</StackName><StackStatus>"
        + "\(isDeleted ? "DELETE_COMPLETE" : "REVIEW_IN_PROGRESS")</StackStatus></member>"
    }

    private var missing: HTTPResponse {
      HTTPResponse(
        status: 404,
        body: Data(
          "<ErrorResponse><Error><Code>ChangeSetNotFound</Code><Message>no</Message></Error></ErrorResponse>".utf8))
    }

    private func changeSet(_ id: String) -> HTTPResponse {
      guard let name = id.split(separator: "/").last.map(String.init), let body = changeSets[name] else {
        return missing
      }
      return reply(
        "DescribeChangeSet",
        "<ChangeSetId>\(id)</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>arn:stack/\(name)</StackId>"
          + "<StackName>\(name)</StackName>" + body)
    }

    private func reply(_ action: String, _ body: String) -> HTTPResponse {
      HTTPResponse(status: 200, body: Data("<R><\(action)Result>\(body)</\(action)Result></R>".utf8))
    }
  }

  private static func arn(_ name: String) -> String {
    "arn:aws:cloudformation:us-east-1:123456789012:changeSet/c/\(name)"
  }

  /// A change set that can be executed.
  private static func complete(_ changes: String..., root: String? = "root") -> String {
    "<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>"
      + (root.map { "<RootChangeSetId>\(arn($0))</RootChangeSetId>" } ?? "")
      + "<Changes>\(changes.joined())</Changes>"
  }

  private static func failed(_ reason: String) -> String {
    "<Status>FAILED</Status><StatusReason>\(reason)</StatusReason><ExecutionStatus>UNAVAILABLE</ExecutionStatus>"
  }

  private static func change(
    _ action: String, _ id: String, _ type: String, changeSet: String? = nil, policy: String? = nil
  ) -> String {
    "<member><ResourceChange><Action>\(action)</Action><LogicalResourceId>\(id)</LogicalResourceId>"
      + "<ResourceType>\(type)</ResourceType>"
      + (changeSet.map { "<ChangeSetId>\(arn($0))</ChangeSetId>" } ?? "")
      + (policy.map { "<PolicyAction>\($0)</PolicyAction>" } ?? "") + "</ResourceChange></member>"
  }

  private static func stack(_ action: String, _ id: String, _ changeSet: String? = nil) -> String {
    change(action, id, "AWS::CloudFormation::Stack", changeSet: changeSet)
  }

  /// A deployment of a template with a nested stack to an account that has the stack.
  private func deploy(
    _ changeSets: [String: String], templates: [String: String] = [:], isNew: Bool = false,
    _ change: (inout StackDeployment.Order) -> Void = { _ in }
  ) async throws -> (error: DeploymentError?, changes: [String], requests: [[String: String]]) {
    let checkout = try Checkout()
    var result: (DeploymentError?, [String], [[String: String]])?
    try await Account.with { account in
      if !isNew { try await account.deploy(checkout.artifacts, image: checkout.image()) }
      try checkout.rewrite(
        "template.yaml", "Resources:\n", to: "Resources:\n  Nested:\n    Type: AWS::CloudFormation::Stack\n")
      let templates = ["arn:stack/root": "Resources: {}"].merging(templates) { $1 }
      let nested = Nested(try PatientTransport(), changeSets: changeSets, templates: templates)
      account.forget()
      var order = StackDeployment.Order()
      order.isDryRun = true
      if isNew { order.images = [.init(service: "bot", image: try checkout.image())] }
      change(&order)
      var failure: DeploymentError?
      do {
        _ = try await account.deployment(checkout.artifacts, transport: nested).deploy(order) { _ in }
      } catch let error as DeploymentError {
        failure = error
      }
      let changes = account.events.flatMap { event -> [String] in
        guard case .changes(_, let changes) = event else { return [] }
        return changes.map { "\($0.effect.rawValue) \($0.id)" }
      }
      result = (failure, changes, nested.requests)
    }
    return try #require(result)
  }

  @Test("the changes of nested stacks are listed under their names, at any depth, and nothing stays behind")
  func listed() async throws {
    let found = try await deploy([
      "root": Self.complete(
        Self.stack("Modify", "Nested", "one"), Self.change("Add", "Topic", "AWS::SNS::Topic"), root: nil),
      "one": Self.complete(
        Self.change("Add", "Topic", "AWS::SNS::Topic"), Self.stack("Add", "Inner", "two"),
        Self.stack("Modify", "Same", "three")),
      "two": Self.complete(Self.change("Add", "Queue", "AWS::SQS::Queue")),
      "three": Self.failed("The submitted information didn't contain changes."),
    ])
    #expect(found.error == nil)
    #expect(
      found.changes == [
        "change Nested", "add Nested/Topic", "add Nested/Inner", "add Nested/Inner/Queue", "change Nested/Same",
        "add Topic",
      ])
    let created = found.requests.filter { $0["Action"] == "CreateChangeSet" }
    #expect(created.map { $0["IncludeNestedStacks"] } == ["true"])
    // The root change set is deleted, and CloudFormation deletes the nested ones with it.
    #expect(
      found.requests.filter { $0["Action"] == "DeleteChangeSet" }.contains { $0["ChangeSetName"] == Self.arn("root") })
  }

  struct Loss: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var changes: [String: String]
    var templates: [String: String] = [:]
    let refusal: String
    let replacing: [String]
    let removing: [String]
  }

  static let losses = [
    Loss(
      testDescription: "a resource with state in a nested stack",
      changes: [
        "root": complete(stack("Modify", "Nested", "one")),
        "one": complete(change("Remove", "Data", "AWS::DynamoDB::Table", policy: "Delete")),
      ], templates: ["arn:stack/one": "Resources: {}"],
      refusal: "Nested/Data (AWS::DynamoDB::Table) would be removed: items would be lost", replacing: [],
      removing: ["Nested/Data"]),
    Loss(
      testDescription: "a resource that the deployed nested template keeps",
      changes: [
        "root": complete(stack("Modify", "Nested", "one")),
        "one": complete(
          change("Remove", "Kept", "AWS::SSM::Parameter", policy: "Retain"),
          change("Remove", "Gone", "AWS::SSM::Parameter", policy: "Delete")),
      ],
      templates: [
        "arn:stack/one":
          "Resources: {Kept: {Type: AWS::SSM::Parameter, DeletionPolicy: Retain}, Gone: {Type: AWS::SSM::Parameter}}"
      ],
      refusal:
        "Nested/Kept (AWS::SSM::Parameter) would be removed: it would stay in AWS, and no template would describe it",
      replacing: [], removing: ["Nested/Kept"]),
    Loss(
      testDescription: "any resource, if the deployed nested template cannot be fetched",
      changes: [
        "root": complete(stack("Modify", "Nested", "one")),
        "one": complete(change("Remove", "Gone", "AWS::SSM::Parameter", policy: "Delete")),
      ], refusal: "Nested/Gone (AWS::SSM::Parameter) would be removed: its data would be lost", replacing: [],
      removing: ["Nested/Gone"]),
    Loss(
      testDescription: "a nested stack itself", changes: ["root": complete(stack("Remove", "Nested"))],
      refusal: "Nested (AWS::CloudFormation::Stack) would be removed: whatever the nested stack holds would be lost",
      replacing: [], removing: ["Nested"]),
    Loss(
      testDescription: "a nested stack in a nested stack",
      changes: [
        "root": complete(stack("Modify", "Nested", "one")), "one": complete(stack("Remove", "Inner")),
      ], templates: ["arn:stack/one": "Resources: {}"],
      refusal:
        "Nested/Inner (AWS::CloudFormation::Stack) would be removed: whatever the nested stack holds would be lost",
      replacing: [], removing: ["Nested/Inner"]),
    Loss(
      testDescription: "a nested stack without a change set",
      changes: ["root": complete(stack("Modify", "Nested"))],
      refusal: "Nested (AWS::CloudFormation::Stack) might be replaced: whatever the nested stack holds would be lost",
      replacing: ["Nested"], removing: []),
    Loss(
      testDescription: "a nested stack whose change cannot be determined",
      changes: ["root": complete(stack("Dynamic", "Nested", "one")), "one": complete()],
      refusal: "Nested (AWS::CloudFormation::Stack) might be replaced: whatever the nested stack holds would be lost",
      replacing: ["Nested"], removing: []),
    Loss(
      testDescription: "a change set that is gone, failed, of somebody else, or the root again",
      changes: [
        "root": complete(
          stack("Modify", "Gone", "gone"), stack("Modify", "Failed", "failed"), stack("Modify", "Other", "other"),
          stack("Modify", "Loop", "root")), "failed": failed("no"), "other": complete(root: "else"),
      ],
      refusal: ["Gone", "Failed", "Other", "Loop"].map {
        "\($0) (AWS::CloudFormation::Stack) might be replaced: whatever the nested stack holds would be lost"
      }.joined(separator: "; "), replacing: ["Gone", "Failed", "Other", "Loop"], removing: []),
  ]

  @Test("what nested stacks would lose is refused until it is named", arguments: losses)
  func guarded(_ loss: Loss) async throws {
    let error = try #require(try await deploy(loss.changes, templates: loss.templates).error)
    #expect(error.kind == .refused)
    #expect(error.description == "refused: these changes put data at risk: \(loss.refusal)")
    #expect(error.remedy == .allow(replacing: loss.replacing, removing: loss.removing))
    // The name of a resource of the root stack is not that of a nested one.
    let others = Set(loss.removing.flatMap { $0.split(separator: "/").map(String.init) }).subtracting(loss.removing)
    if !others.isEmpty {
      let still = try await deploy(loss.changes, templates: loss.templates) { $0.allowDelete = others }
      #expect(still.error?.kind == .refused)
    }
    let named = try await deploy(loss.changes, templates: loss.templates) {
      $0.allowReplace = Set(loss.replacing)
      $0.allowDelete = Set(loss.removing)
    }
    #expect(named.error == nil)
  }

  @Test("the shell of a new stack is deleted when its change sets are, which takes CloudFormation a while")
  func shell() async throws {
    let changeSets = ["root": Self.complete(Self.stack("Add", "Nested", "one")), "one": Self.complete()]
    let found = try await deploy(changeSets, isNew: true)
    #expect(found.error == nil && found.changes.contains("add Nested"))
    let actions = found.requests.compactMap { $0["Action"] }
    let end = try #require(actions.lastIndex(of: "DeleteChangeSet"))
    #expect(
      actions[end...].filter { $0 != "DescribeStacks" }
        == ["DeleteChangeSet", "ListChangeSets", "ListChangeSets", "ListChangeSets", "DeleteStack"])
  }

  @Test("nested stacks without end are refused")
  func bounded() async throws {
    var deep = ["root": Self.complete(Self.stack("Add", "N", "1"))]
    for level in 1...20 { deep["\(level)"] = Self.complete(Self.stack("Add", "N", "\(level + 1)")) }
    let wide = (1...150).map { Self.stack("Add", "N\($0)", "w\($0)") }.joined()
    var many = ["root": Self.complete(wide)]
    for number in 1...150 { many["w\(number)"] = Self.complete() }
    for changeSets in [deep, many] {
      let found = try await deploy(changeSets)
      #expect(found.error?.description.contains("has too many nested stacks to review their changes") == true)
      #expect(found.requests.count < 130)
    }
  }

  @Test("a failed nested change set says why")
  func failure() async throws {
    let found = try await deploy([
      "root": Self.failed("Nested change set \(Self.arn("one")) was not successfully created: Currently in FAILED."),
      "one": Self.failed("Template URL must exist."),
    ])
    #expect(
      found.error?.description == "CloudFormation cannot create a change set for chatbot-staging: Nested change set "
        + "\(Self.arn("one")) was not successfully created: Currently in FAILED. one: Template URL must exist.")
  }
}

extension HTTPRequest {
  /// The members of a form body.
  fileprivate var form: [String: String] {
    guard case .data(let data) = body, var components = URLComponents(string: "http://localhost/") else { return [:] }
    components.percentEncodedQuery = String(decoding: data, as: UTF8.self)
    let items = components.queryItems ?? []
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
  }
}
