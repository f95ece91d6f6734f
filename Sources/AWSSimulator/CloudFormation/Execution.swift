import Essentials
import Files
import Templates

/// A failed creation, update or deletion of a resource, in the words of its event.
struct ResourceFailure: Error, Sendable {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  /// In the form of an error of a resource's handler.
  init(handler message: String, code: String) {
    reason =
      "Resource handler returned message: \"\(message)\" (RequestToken: \(UUID().uuidString.lowercased()), "
      + "HandlerErrorCode: \(code))"
  }
}

/// The execution of a change set: one resource after the other, and a rollback if one fails.
extension Cloud {
  func begin(_ set: ChangeSet, on id: String, token: String?) {
    let started = now()
    changeStack(id) { if !set.isCreation { $0.updated = started } }
    setStatus(
      set.isCreation ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS", of: id, reason: "User Initiated", token: token)
    later { await $0.execute(set, on: id, token: token) }
  }

  private func execute(_ set: ChangeSet, on id: String, token: String?) async {
    guard let stack = findStack(id) else { return }
    var run = Run(stack: stack, set: set, token: token)
    beginWatch(of: id)
    do {
      try await apply(&run)
      await complete(run)
    } catch {
      guard !Task.isCancelled else { return }
      await rollBack(run)
    }
    endWatch(of: id)
    changeChangeSet(set.id, of: id) { $0.executionStatus = "EXECUTE_COMPLETE" }
  }

  /// The changes of one execution so far.
  struct Run: Sendable {
    /// The stack as it was before.
    let stack: Stack
    let set: ChangeSet
    let token: String?
    /// Created, in order.
    var created: [String] = []
    /// Changed in place, in order.
    var updated: [String] = []
    /// Old physical resources that were replaced.
    var superseded: [(name: String, member: Stack.Member)] = []
    var failed: [String] = []
    var verb: String { self.set.isCreation ? "create" : "update" }
  }

  private func apply(_ run: inout Run) async throws {
    let template = run.set.template
    for name in try template.creationOrder() {
      guard let stack = findStack(run.stack.id), let wanted = template[name] else { continue }
      let evaluator = evaluator(template, run.set.parameters, stack) { reference in
        stack.members[reference.name]?.resource.value(reference.attribute)
      }
      do {
        guard try evaluator.exists(wanted.condition), let type = wanted.simulatedType else { continue }
        try await settle(wanted, type, try evaluator.values(of: wanted).json, &run)
      } catch {
        run.failed.append(name)
        throw error
      }
    }
    let stack = findStack(run.stack.id) ?? run.stack
    let outputs = try outputs(of: stack, run.set)
    changeStack(run.stack.id) { $0.outputs = outputs }
  }

  /// Creates, updates or replaces one resource, or leaves it unchanged.
  private func settle(
    _ wanted: Template.Resource, _ type: SimulatedType, _ properties: [String: JSON], _ run: inout Run
  ) async throws(ResourceFailure) {
    let id = run.stack.id
    let name = wanted.name
    guard let member = findStack(id)?.members[name], member.resource.id.type == wanted.type else {
      if let old = run.stack.members[name] { run.superseded.append((name, old)) }
      try await make(wanted, type, properties, "CREATE", &run)
      return
    }
    let changed = PlannedChange.Property.changed(
      from: Members(member.resource.properties), to: Members(properties), of: type.name)
    keepPolicies(wanted, of: name, in: id)
    guard !changed.isEmpty else { return }
    if changed.contains(where: { $0.recreation == .always }) {
      log(
        "UPDATE_IN_PROGRESS", of: name, physicalID: member.resource.id.physical, type: wanted.type, in: id,
        reason: "Requested update requires the creation of a new physical resource; hence creating one.",
        token: run.token)
      run.superseded.append((name, member))
      try await make(wanted, type, properties, "UPDATE", &run)
    } else {
      run.updated.append(name)
      try await change(name, member.resource, to: properties, id, run.token)
    }
  }

  private func make(
    _ wanted: Template.Resource, _ type: SimulatedType, _ properties: [String: JSON], _ verb: String,
    _ run: inout Run
  ) async throws(ResourceFailure) {
    let id = run.stack.id
    let name = wanted.name
    if verb == "CREATE" {
      log("CREATE_IN_PROGRESS", of: name, physicalID: "", type: type.name, in: id, token: run.token)
    }
    do throws(ResourceFailure) {
      try await pass(pace.resource)
      let draft = draft(type, name, properties, in: run.stack)
      try checkCreation(of: draft)
      if live[draft.id] != nil { throw .exists(draft.id, replacing: verb == "UPDATE") }
      log(
        "\(verb)_IN_PROGRESS", of: name, physicalID: draft.id.physical, type: type.name, in: id,
        reason: "Resource creation Initiated", token: run.token)
      // From here on it exists, and a rollback removes it, even if it is not ready.
      live[draft.id] = draft
      put(draft, wanted, "\(verb)_IN_PROGRESS", in: id)
      run.created.append(name)
      record(verb == "CREATE" ? .create : .replace, "\(type.name) \(draft.id.physical)")
      try await start(draft)
      look()
      put(draft, wanted, "\(verb)_COMPLETE", in: id)
      log(
        "\(verb)_COMPLETE", of: name, physicalID: draft.id.physical, type: type.name, in: id, token: run.token)
    } catch {
      let physical = findStack(id)?.members[name]?.resource.id.physical ?? ""
      log(
        "\(verb)_FAILED", of: name, physicalID: physical, type: type.name, in: id, reason: error.reason,
        token: run.token)
      throw error
    }
  }

  private func change(
    _ name: String, _ resource: PhysicalResource, to properties: [String: JSON], _ id: String, _ token: String?
  ) async throws(ResourceFailure) {
    let physical = resource.id.physical
    let type = resource.id.type
    log("UPDATE_IN_PROGRESS", of: name, physicalID: physical, type: type, in: id, token: token)
    do throws(ResourceFailure) {
      try await pass(pace.resource)
      let changed = redrawn(resource, with: properties)
      try checkChange(of: changed, from: resource)
      live[resource.id] = changed
      changeMember(name, in: id) { $0.resource = changed }
      record(.update, "\(type) \(physical)")
      try await update(changed, from: resource.properties)
      changeMember(name, in: id) { $0.status = "UPDATE_COMPLETE" }
      log("UPDATE_COMPLETE", of: name, physicalID: physical, type: type, in: id, token: token)
    } catch {
      log(
        "UPDATE_FAILED", of: name, physicalID: physical, type: type, in: id, reason: error.reason, token: token)
      throw error
    }
  }

  private func complete(_ run: Run) async {
    let id = run.stack.id
    let set = run.set
    changeStack(id) {
      $0.template = set.template
      $0.body = set.body
      $0.parameters = set.parameters
      $0.capabilities = set.capabilities
      if !set.tags.isEmpty { $0.tags = set.tags }
    }
    guard run.verb == "update" else { return setStatus("CREATE_COMPLETE", of: id, token: run.token) }
    setStatus("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", of: id, token: run.token)
    for (name, member) in run.superseded.reversed() {
      _ = await dispose(name, member, policy: member.updateReplacePolicy, id, run.token)
    }
    for name in removals(run) {
      guard let member = findStack(id)?.members[name] else { continue }
      changeStack(id) { $0.members[name] = nil }
      _ = await dispose(name, member, policy: member.deletionPolicy, id, run.token)
    }
    setStatus("UPDATE_COMPLETE", of: id, token: run.token)
  }

  /// Deletes the resources that are not in the new template, dependents first.
  private func removals(_ run: Run) -> [String] {
    let evaluator = evaluator(run.set.template, run.set.parameters, run.stack) { _ in nil }
    let kept = Set(
      run.set.template.resources.filter { (try? evaluator.exists($0.condition)) ?? true }.map(\.name))
    let order = (try? run.stack.template?.creationOrder()) ?? []
    return order.reversed().filter { run.stack.members[$0] != nil && !kept.contains($0) }
  }

  func pass(_ duration: Duration) async throws(ResourceFailure) {
    guard await pace.wait(duration) else { throw ResourceFailure("Resource creation cancelled") }
  }

  private func outputs(of stack: Stack, _ set: ChangeSet) throws(ServiceError) -> [Stack.Output] {
    let evaluator = evaluator(set.template, set.parameters, stack) { reference in
      stack.members[reference.name]?.resource.value(reference.attribute)
    }
    var outputs: [Stack.Output] = []
    for output in set.template.outputs.sorted(by: { $0.name < $1.name })
    where try evaluator.exists(output.condition) {
      outputs.append(
        Stack.Output(
          key: output.name, value: try evaluator.value(of: output.value)?.scalar ?? "",
          description: output.description, exportName: try evaluator.value(of: output.exportName)?.scalar))
    }
    return outputs
  }

  private func put(
    _ resource: PhysicalResource, _ wanted: Template.Resource, _ status: String, in id: String
  ) {
    let member = Stack.Member(
      resource: resource, deletionPolicy: wanted.policyAtDeletion, updateReplacePolicy: wanted.policyAtReplacement,
      status: status, changed: now())
    changeStack(id) { $0.members[wanted.name] = member }
  }

  private func keepPolicies(_ wanted: Template.Resource, of name: String, in id: String) {
    changeMember(name, in: id) {
      $0.deletionPolicy = wanted.policyAtDeletion
      $0.updateReplacePolicy = wanted.policyAtReplacement
    }
  }

  func changeMember(_ name: String, in id: String, _ change: (inout Stack.Member) -> Void) {
    let time = now()
    changeStack(id) { stack in
      guard var member = stack.members[name] else { return }
      change(&member)
      member.changed = time
      stack.members[name] = member
    }
  }
}

extension ResourceFailure {
  fileprivate static func exists(_ id: PhysicalResource.ID, replacing: Bool) -> ResourceFailure {
    guard !replacing else {
      return ResourceFailure(
        "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename \(id.physical) "
          + "and update the stack again.")
    }
    return ResourceFailure(
      handler: "Resource of type '\(id.type)' with identifier '\(id.physical)' already exists.", code: "AlreadyExists")
  }
}
