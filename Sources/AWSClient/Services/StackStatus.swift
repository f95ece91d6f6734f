/// The status of a stack, or of a resource in one of its events.
///
/// AWS may add statuses: the ending of a status decides, so that unknown ones work too.
package struct StackStatus: RawRepresentable, Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  package var description: String { rawValue }

  /// Whether an operation is running. `REVIEW_IN_PROGRESS` waits for a person, see `isNeverDeployed`.
  package var isInProgress: Bool { rawValue.hasSuffix("_IN_PROGRESS") }

  /// Whether the operation succeeded.
  package var isSuccess: Bool {
    (rawValue.hasSuffix("_COMPLETE") && !rawValue.contains("ROLLBACK")) || rawValue.hasSuffix("_SKIPPED")
  }

  /// Whether the stack is an empty shell for change sets: the next change set creates it, and an update is refused.
  package var isNeverDeployed: Bool { self == .reviewInProgress }

  /// Whether the first creation failed: AWS refuses every update, and the stack must be deleted first.
  package var mustBeDeleted: Bool {
    [.rollbackComplete, .rollbackFailed, .deleteFailed].contains(self)
  }

  /// Whether AWS waits for somebody to decide how to continue.
  package var needsOperator: Bool {
    [.updateRollbackFailed, .importRollbackFailed].contains(self)
  }

  package static let createComplete: StackStatus = "CREATE_COMPLETE"
  package static let createFailed: StackStatus = "CREATE_FAILED"
  package static let reviewInProgress: StackStatus = "REVIEW_IN_PROGRESS"
  package static let rollbackComplete: StackStatus = "ROLLBACK_COMPLETE"
  package static let rollbackFailed: StackStatus = "ROLLBACK_FAILED"
  package static let updateComplete: StackStatus = "UPDATE_COMPLETE"
  package static let updateFailed: StackStatus = "UPDATE_FAILED"
  package static let updateRollbackFailed: StackStatus = "UPDATE_ROLLBACK_FAILED"
  package static let deleteComplete: StackStatus = "DELETE_COMPLETE"
  package static let deleteFailed: StackStatus = "DELETE_FAILED"
  package static let importRollbackFailed: StackStatus = "IMPORT_ROLLBACK_FAILED"
}
