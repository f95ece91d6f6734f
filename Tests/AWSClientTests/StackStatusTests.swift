import AWSClient
import Testing

struct StackStatusTests {
  @Test(
    "every status, and two that AWS may invent",
    arguments: [
      ("CREATE_IN_PROGRESS", true, false, false), ("CREATE_COMPLETE", false, false, true),
      ("CREATE_FAILED", false, true, false), ("REVIEW_IN_PROGRESS", true, false, false),
      ("ROLLBACK_IN_PROGRESS", true, true, false), ("ROLLBACK_COMPLETE", false, true, false),
      ("ROLLBACK_FAILED", false, true, false), ("UPDATE_IN_PROGRESS", true, false, false),
      ("UPDATE_COMPLETE", false, false, true), ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", true, false, false),
      ("UPDATE_FAILED", false, true, false), ("UPDATE_ROLLBACK_IN_PROGRESS", true, true, false),
      ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", true, true, false),
      ("UPDATE_ROLLBACK_COMPLETE", false, true, false), ("UPDATE_ROLLBACK_FAILED", false, true, false),
      ("DELETE_IN_PROGRESS", true, false, false), ("DELETE_COMPLETE", false, false, true),
      ("DELETE_FAILED", false, true, false), ("IMPORT_IN_PROGRESS", true, false, false),
      ("IMPORT_COMPLETE", false, false, true), ("IMPORT_ROLLBACK_IN_PROGRESS", true, true, false),
      ("IMPORT_ROLLBACK_COMPLETE", false, true, false), ("IMPORT_ROLLBACK_FAILED", false, true, false),
      ("DELETE_SKIPPED", false, false, true), ("MIGRATE_IN_PROGRESS", true, false, false),
      ("MIGRATE_COMPLETE", false, false, true), ("MIGRATE_PAUSED", false, true, false),
    ])
  func rules(name: String, inProgress: Bool, failure: Bool, success: Bool) {
    let status = StackStatus(rawValue: name)
    #expect(status.isInProgress == inProgress)
    #expect(status.isFailure == failure)
    #expect(status.isSuccess == success)
  }

  @Test("every status says what it means for the next deployment")
  func whatToDoBeforeADeployment() {
    #expect(StackStatus.reviewInProgress.isNeverDeployed)
    #expect(StackStatus.rollbackComplete.mustBeDeleted)
    #expect(!StackStatus.updateRollbackComplete.mustBeDeleted)
    #expect(StackStatus.updateRollbackFailed.needsOperator)
    #expect(StackStatus.updateCompleteCleanupInProgress.isCleaningUp)
  }
}
