/// The status of a stack, or of a resource in one of its events.
///
/// AWS adds statuses: one that is not known here obeys the rule of its ending.
public struct StackStatus: RawRepresentable, Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }

  public var description: String { rawValue }

  /// Something is still going on; for `REVIEW_IN_PROGRESS` only a person can be waited for, see `isNeverDeployed`.
  public var isInProgress: Bool { rawValue.hasSuffix("_IN_PROGRESS") }

  /// The operation has failed, even if its rollback still runs or has ended well.
  public var isFailure: Bool { !isSuccess && (rawValue.contains("ROLLBACK") || !isInProgress) }

  /// The operation has ended as asked.
  public var isSuccess: Bool {
    (rawValue.hasSuffix("_COMPLETE") && !rawValue.contains("ROLLBACK")) || rawValue.hasSuffix("_SKIPPED")
  }

  /// The stack is a shell that only change sets live in: the next change set creates, an update is refused.
  public var isNeverDeployed: Bool { self == .reviewInProgress }

  /// The stack does what it should, but old resources are still being removed.
  public var isCleaningUp: Bool { rawValue.hasSuffix("_CLEANUP_IN_PROGRESS") }

  /// A failed first creation: AWS refuses every update, the stack must be deleted first.
  public var mustBeDeleted: Bool {
    [.rollbackComplete, .rollbackFailed, .deleteFailed].contains(self)
  }

  /// AWS goes on only after someone has decided what to do.
  public var needsOperator: Bool {
    [.updateRollbackFailed, .importRollbackFailed].contains(self)
  }

  public static let createInProgress: StackStatus = "CREATE_IN_PROGRESS"
  public static let createComplete: StackStatus = "CREATE_COMPLETE"
  public static let createFailed: StackStatus = "CREATE_FAILED"
  public static let reviewInProgress: StackStatus = "REVIEW_IN_PROGRESS"
  public static let rollbackInProgress: StackStatus = "ROLLBACK_IN_PROGRESS"
  public static let rollbackComplete: StackStatus = "ROLLBACK_COMPLETE"
  public static let rollbackFailed: StackStatus = "ROLLBACK_FAILED"
  public static let updateInProgress: StackStatus = "UPDATE_IN_PROGRESS"
  public static let updateComplete: StackStatus = "UPDATE_COMPLETE"
  public static let updateCompleteCleanupInProgress: StackStatus = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
  public static let updateFailed: StackStatus = "UPDATE_FAILED"
  public static let updateRollbackInProgress: StackStatus = "UPDATE_ROLLBACK_IN_PROGRESS"
  public static let updateRollbackCompleteCleanupInProgress: StackStatus =
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"
  public static let updateRollbackComplete: StackStatus = "UPDATE_ROLLBACK_COMPLETE"
  public static let updateRollbackFailed: StackStatus = "UPDATE_ROLLBACK_FAILED"
  public static let deleteInProgress: StackStatus = "DELETE_IN_PROGRESS"
  public static let deleteComplete: StackStatus = "DELETE_COMPLETE"
  public static let deleteFailed: StackStatus = "DELETE_FAILED"
  public static let importInProgress: StackStatus = "IMPORT_IN_PROGRESS"
  public static let importComplete: StackStatus = "IMPORT_COMPLETE"
  public static let importRollbackInProgress: StackStatus = "IMPORT_ROLLBACK_IN_PROGRESS"
  public static let importRollbackComplete: StackStatus = "IMPORT_ROLLBACK_COMPLETE"
  public static let importRollbackFailed: StackStatus = "IMPORT_ROLLBACK_FAILED"
}
