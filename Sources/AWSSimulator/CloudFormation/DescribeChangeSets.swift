import Templates

/// The calls that describe, execute and delete change sets.
extension Cloud {
  func describeChangeSet(_ form: Form) throws(ServiceError) -> XML {
    let (stack, set) = try findChangeSet(form)
    let (changes, next) = try page(set.changes, form["NextToken"])
    var xml = XML()
    xml.leaf("ChangeSetName", set.name)
    xml.leaf("ChangeSetId", set.id)
    xml.leaf("StackId", stack.id)
    xml.leaf("StackName", stack.name)
    xml.leaf("Description", set.description)
    xml.list("Parameters", set.parameters.sorted { $0.key < $1.key }) { xml, parameter in
      xml.leaf("ParameterKey", parameter.key)
      xml.leaf("ParameterValue", set.template.parameters[parameter.key]?.noEcho == true ? "****" : parameter.value)
    }
    xml.leaf("CreationTime", set.created.iso8601)
    xml.leaf("ExecutionStatus", set.executionStatus)
    xml.leaf("Status", set.status)
    if set.status == "FAILED" { xml.leaf("StatusReason", set.failure) }
    xml.list("Capabilities", set.capabilities)
    xml.tags(set.tags)
    // The changes are unknown until the set is complete.
    if set.status == "CREATE_COMPLETE" {
      xml.list("Changes", changes) { xml, change in
        xml.leaf("Type", "Resource")
        xml.node("ResourceChange") { $0.change(change) }
      }
      xml.leaf("NextToken", next)
    } else {
      xml.node("Changes") { _ in }
    }
    xml.leaf("IncludeNestedStacks", "false")
    return xml
  }

  func listChangeSets(_ form: Form) throws(ServiceError) -> XML {
    let stack = try requiredStack(try form.required("StackName"))
    let (sets, next) = try page(stack.changeSets, form["NextToken"])
    var xml = XML()
    xml.list("Summaries", sets) { xml, set in
      xml.leaf("StackId", stack.id)
      xml.leaf("StackName", stack.name)
      xml.leaf("ChangeSetId", set.id)
      xml.leaf("ChangeSetName", set.name)
      xml.leaf("ExecutionStatus", set.executionStatus)
      xml.leaf("Status", set.status)
      if set.status == "FAILED" { xml.leaf("StatusReason", set.failure) }
      xml.leaf("CreationTime", set.created.iso8601)
      xml.leaf("Description", set.description)
    }
    xml.leaf("NextToken", next)
    return xml
  }

  func executeChangeSet(_ form: Form) throws(ServiceError) -> XML {
    var (stack, set) = try findChangeSet(form)
    let token = form["ClientRequestToken"]
    if set.executionToken != nil, set.executionToken == token { return XML() }
    if stack.isBusy {
      throw .validation("Stack:\(stack.id) is in \(stack.status) state and can not be updated.")
    }
    guard set.status == "CREATE_COMPLETE" else {
      throw .changeSetStatus(set.id, "status of [\(set.status)]")
    }
    guard set.executionStatus == "AVAILABLE" else {
      throw .changeSetStatus(set.id, "execution status of [\(set.executionStatus)]")
    }
    guard let index = stacks.firstIndex(where: { $0.id == stack.id }) else { return XML() }
    set.retainsExceptOnCreate = form["RetainExceptOnCreate"] == "true"
    stacks[index].changeSets = [set]
    changeChangeSet(set.id, of: stack.id) {
      $0.executionStatus = "EXECUTE_IN_PROGRESS"
      $0.executionToken = token ?? ""
    }
    record(.execute, set.id)
    begin(set, on: stack.id, token: token)
    return XML()
  }

  func deleteChangeSet(_ form: Form) throws(ServiceError) -> XML {
    guard let (stack, set) = try? findChangeSet(form) else { return XML() }
    guard !set.executionStatus.hasPrefix("EXECUTE_IN") else {
      throw .changeSetStatus(set.id, "execution status of [\(set.executionStatus)]", verb: "deleted")
    }
    if let index = stacks.firstIndex(where: { $0.id == stack.id }) {
      stacks[index].changeSets.removeAll { $0.id == set.id }
    }
    return XML()
  }

  /// By its ARN, or by its name and the name of the stack.
  private func findChangeSet(_ form: Form) throws(ServiceError) -> (Stack, ChangeSet) {
    let name = try form.required("ChangeSetName")
    if name.hasPrefix("arn:") {
      for stack in stacks {
        if let set = stack.changeSets.first(where: { $0.id == name }) { return (stack, set) }
      }
    } else if let stackName = form["StackName"] {
      let stack = try requiredStack(stackName, words: { "Stack [\($0)] does not exist" })
      if let set = stack.changeSets.first(where: { $0.name == name }) { return (stack, set) }
    } else {
      throw .validation("StackName must be specified if ChangeSetName is not specified as an ARN.")
    }
    throw ServiceError("ChangeSetNotFound", "ChangeSet [\(name)] does not exist", status: 404)
  }
}

extension ServiceError {
  fileprivate static func changeSetStatus(_ id: String, _ status: String, verb: String = "executed") -> ServiceError {
    ServiceError("InvalidChangeSetStatus", "ChangeSet [\(id)] cannot be \(verb) in its current \(status)")
  }
}

extension XML {
  fileprivate mutating func change(_ change: ChangeSetChange) {
    if let policy = change.policyAction { leaf("PolicyAction", policy) }
    leaf("Action", change.action)
    leaf("LogicalResourceId", change.planned.id)
    leaf("PhysicalResourceId", change.physicalID)
    leaf("ResourceType", change.planned.type)
    leaf("Replacement", change.replacement)
    list("Scope", change.scopes)
    list("Details", change.details) { xml, detail in
      xml.node("Target") { xml in
        xml.leaf("Attribute", detail.attribute)
        xml.leaf("Name", detail.property)
        xml.leaf("RequiresRecreation", detail.recreation.rawValue)
      }
      xml.leaf("Evaluation", detail.cause == nil ? "Static" : "Dynamic")
      xml.leaf("ChangeSource", detail.cause == nil ? "DirectModification" : "ResourceReference")
      xml.leaf("CausingEntity", detail.cause)
    }
  }

  mutating func tags(_ tags: [[String: String]]) {
    list("Tags", tags) { xml, tag in
      xml.leaf("Key", tag["Key"])
      xml.leaf("Value", tag["Value"] ?? "")
    }
  }
}
