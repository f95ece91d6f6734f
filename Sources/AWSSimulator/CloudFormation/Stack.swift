import Essentials
import Files
import Templates

/// A resource that exists.
struct PhysicalResource: Sendable {
  struct ID: Hashable, Sendable {
    let type: String
    let physical: String
    /// Tells resources apart that share a physical id: the records of a name, of several types or zones.
    var qualifier = ""
  }

  let id: ID
  var properties: [String: JSON]
  var attributes: [String: JSON]

  /// The value of `Ref` or `Fn::GetAtt`.
  func value(_ attribute: String?) -> JSON? {
    guard let attribute else { return .string(id.physical) }
    return attributes[attribute]
  }
}

extension Members {
  /// The evaluated properties.
  init(_ values: [String: JSON]) { self.init(values.map { Member($0.key, Node($0.value)) }) }
}

/// A stack with its resources, change sets and events.
struct Stack: Sendable {
  let name: String
  let id: String
  let created: Date
  var updated: Date?
  var status: String
  var statusReason: String?
  var template: Template?
  var body = ""
  var parameters: [String: String] = [:]
  var capabilities: [String] = []
  var tags: [[String: String]] = []
  var description: String? { template?.description }
  var terminationProtection = false
  var members: [String: Member] = [:]
  var outputs: [Output] = []
  var changeSets: [ChangeSet] = []
  /// Oldest first.
  var events: [Event] = []

  /// A logical resource with its physical one.
  struct Member: Sendable {
    var resource: PhysicalResource
    var deletionPolicy: String
    var updateReplacePolicy: String
    var status: String
    var changed: Date
  }

  struct Output: Sendable {
    let key: String
    let value: String
    let description: String?
    let exportName: String?
  }

  struct Event: Sendable {
    let id: String
    let logicalID: String
    let physicalID: String
    let type: String
    let time: Date
    let status: String
    let reason: String?
    let token: String?
  }

  var isBusy: Bool { status.hasSuffix("_IN_PROGRESS") && status != "REVIEW_IN_PROGRESS" }
  var isGone: Bool { status == "DELETE_COMPLETE" }

  /// The reason to refuse an update now; nil if it is allowed.
  var updateRefusal: ServiceError? {
    let updatable: Set = [
      "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE",
    ]
    guard !updatable.contains(status) else { return nil }
    return .validation("Stack:\(id) is in \(status) state and can not be updated.")
  }
}

/// A change set: the difference between a stack and a template.
struct ChangeSet: Sendable {
  let name: String
  let id: String
  let isCreation: Bool
  let description: String?
  let token: String?
  let created: Date
  let template: Template
  let body: String
  let parameters: [String: String]
  let capabilities: [String]
  let tags: [[String: String]]
  let changes: [ChangeSetChange]
  /// The reason why it cannot be executed; nil if it can.
  let failure: String?
  var status = "CREATE_PENDING"
  var executionStatus = "UNAVAILABLE"
  /// An option of the execution: a failed run deletes the resources that it created, even with `Retain`.
  var retainsExceptOnCreate = false
  var executionToken: String?
}
