/// The status of a stack, or of a resource in one of its events.
///
/// AWS adds statuses: one that is not known here obeys the rule of its ending.
package struct StackStatus: RawRepresentable, Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  package var description: String { rawValue }

  /// Something is still going on; for `REVIEW_IN_PROGRESS` only a person can be waited for, see `isNeverDeployed`.
  package var isInProgress: Bool { rawValue.hasSuffix("_IN_PROGRESS") }

  /// The operation has ended as asked.
  package var isSuccess: Bool {
    (rawValue.hasSuffix("_COMPLETE") && !rawValue.contains("ROLLBACK")) || rawValue.hasSuffix("_SKIPPED")
  }

  /// The stack is a shell that only change sets live in: the next change set creates, an update is refused.
  package var isNeverDeployed: Bool { self == .reviewInProgress }

  /// A failed first creation: AWS refuses every update, the stack must be deleted first.
  package var mustBeDeleted: Bool {
    [.rollbackComplete, .rollbackFailed, .deleteFailed].contains(self)
  }

  /// AWS goes on only after someone has decided what to do.
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
