import Templates

/// Rollbacks after a failure, and deletions of stacks.
extension Cloud {
  func rollBack(_ run: Run) async {
    let id = run.stack.id
    let failed = run.failed.joined(separator: ", ")
    let reason = "The following resource(s) failed to \(run.verb): [\(failed)]. "
    if run.verb == "create" {
      setStatus("ROLLBACK_IN_PROGRESS", of: id, reason: reason + "Rollback requested by user.", token: run.token)
      for name in run.created.reversed() { await remove(name, createdIn: run) }
      changeStack(id) {
        $0.template = run.set.template
        $0.body = run.set.body
        $0.outputs = []
      }
      return setStatus("ROLLBACK_COMPLETE", of: id, token: run.token)
    }
    setStatus("UPDATE_ROLLBACK_IN_PROGRESS", of: id, reason: reason, token: run.token)
    for name in run.updated.reversed() { await restore(name, run) }
    setStatus("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", of: id, token: run.token)
    for name in run.created.reversed() {
      await remove(name, createdIn: run)
      changeStack(id) { $0.members[name] = run.stack.members[name] }
    }
    changeStack(id) { $0.outputs = run.stack.outputs }
    setStatus("UPDATE_ROLLBACK_COMPLETE", of: id, token: run.token)
  }

  /// Deletes the resources that the failed run created. `Retain` keeps even these; `RetainExceptOnCreate`, of the
  /// resource or of the execution, does not.
  private func remove(_ name: String, createdIn run: Run) async {
    guard let member = findStack(run.stack.id)?.members[name] else { return }
    let isRetained = member.deletionPolicy == "Retain" && !run.set.retainsExceptOnCreate
    if await dispose(name, member, policy: isRetained ? "Retain" : "Delete", run.stack.id, run.token) {
      changeStack(run.stack.id) { $0.members[name] = nil }
    }
  }

  private func restore(_ name: String, _ run: Run) async {
    let id = run.stack.id
    guard let old = run.stack.members[name], let current = findStack(id)?.members[name] else { return }
    let physical = old.resource.id.physical
    let type = old.resource.id.type
    log("UPDATE_IN_PROGRESS", of: name, physicalID: physical, type: type, in: id, token: run.token)
    guard await pace.wait(pace.resource) else { return }
    live[old.resource.id] = old.resource
    changeStack(id) { $0.members[name] = old }
    record(.update, "\(type) \(physical)")
    try? await update(old.resource, from: current.resource.properties)
    log("UPDATE_COMPLETE", of: name, physicalID: physical, type: type, in: id, token: run.token)
  }

  func delete(_ id: String, token: String?) async {
    guard let stack = findStack(id) else { return }
    let order = (try? stack.template?.creationOrder()) ?? []
    var failed: [String] = []
    for name in order.reversed() {
      guard let member = findStack(id)?.members[name] else { continue }
      let policy = member.deletionPolicy == "RetainExceptOnCreate" ? "Retain" : member.deletionPolicy
      if await dispose(name, member, policy: policy, id, token) {
        changeStack(id) { $0.members[name] = nil }
      } else {
        failed.append(name)
      }
    }
    guard !Task.isCancelled else { return }
    guard failed.isEmpty else {
      return setStatus(
        "DELETE_FAILED", of: id,
        reason: "The following resource(s) failed to delete: [\(failed.joined(separator: ", "))]. ", token: token)
    }
    setStatus("DELETE_COMPLETE", of: id, token: token)
  }

  /// Deletes a physical resource, or retains it if the policy says so; false if it cannot be deleted.
  func dispose(
    _ name: String, _ member: Stack.Member, policy: String, _ id: String, _ token: String?
  ) async -> Bool {
    let resource = member.resource
    func say(_ status: String, _ reason: String? = nil) {
      log(
        status, of: name, physicalID: resource.id.physical, type: resource.id.type, in: id, reason: reason,
        token: token)
    }
    guard policy == "Delete" else {
      record(.retain, "\(resource.id.type) \(resource.id.physical)")
      say("DELETE_SKIPPED")
      return true
    }
    say("DELETE_IN_PROGRESS")
    guard await pace.wait(pace.resource) else { return false }
    do throws(ResourceFailure) {
      try end(resource)
    } catch {
      say("DELETE_FAILED", error.reason)
      return false
    }
    live[resource.id] = nil
    record(.delete, "\(resource.id.type) \(resource.id.physical)")
    say("DELETE_COMPLETE")
    return true
  }
}
