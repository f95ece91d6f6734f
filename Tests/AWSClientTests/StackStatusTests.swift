import AWSClient
import Testing

struct StackStatusTests {
  @Test(
    "every status, and two that AWS may invent",
    arguments: [
      ("CREATE_IN_PROGRESS", true, false), ("CREATE_COMPLETE", false, true),
      ("CREATE_FAILED", false, false), ("REVIEW_IN_PROGRESS", true, false),
      ("ROLLBACK_IN_PROGRESS", true, false), ("ROLLBACK_COMPLETE", false, false),
      ("ROLLBACK_FAILED", false, false), ("UPDATE_IN_PROGRESS", true, false),
      ("UPDATE_COMPLETE", false, true), ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", true, false),
      ("UPDATE_FAILED", false, false), ("UPDATE_ROLLBACK_IN_PROGRESS", true, false),
      ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", true, false),
      ("UPDATE_ROLLBACK_COMPLETE", false, false), ("UPDATE_ROLLBACK_FAILED", false, false),
      ("DELETE_IN_PROGRESS", true, false), ("DELETE_COMPLETE", false, true),
      ("DELETE_FAILED", false, false), ("IMPORT_IN_PROGRESS", true, false),
      ("IMPORT_COMPLETE", false, true), ("IMPORT_ROLLBACK_IN_PROGRESS", true, false),
      ("IMPORT_ROLLBACK_COMPLETE", false, false), ("IMPORT_ROLLBACK_FAILED", false, false),
      ("DELETE_SKIPPED", false, true), ("MIGRATE_IN_PROGRESS", true, false),
      ("MIGRATE_COMPLETE", false, true), ("MIGRATE_PAUSED", false, false),
    ])
  func rules(name: String, inProgress: Bool, success: Bool) {
    let status = StackStatus(rawValue: name)
    #expect(status.isInProgress == inProgress)
    #expect(status.isSuccess == success)
  }

  @Test("every status says what it means for the next deployment")
  func whatToDoBeforeADeployment() {
    #expect(StackStatus.reviewInProgress.isNeverDeployed)
    #expect(StackStatus.rollbackComplete.mustBeDeleted)
    #expect(!StackStatus(rawValue: "UPDATE_ROLLBACK_COMPLETE").mustBeDeleted)
    #expect(StackStatus.updateRollbackFailed.needsOperator)
  }
}
