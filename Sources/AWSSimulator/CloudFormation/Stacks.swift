import Essentials
import Templates

/// The calls that describe stacks, and those that change them without a change set.
extension Cloud {
  func describeStacks(_ form: Form) throws(ServiceError) -> XML {
    let described: [Stack]
    if let name = form["StackName"] {
      described = [try requiredStack(name)]
    } else {
      described = stacks.filter { !$0.isGone }
    }
    let (stacks, next) = try page(described, form["NextToken"])
    var xml = XML()
    xml.list("Stacks", stacks) { $0.stack($1) }
    xml.leaf("NextToken", next)
    return xml
  }

  /// Newest first. The token counts from the oldest event, so that new events do not shift the pages.
  func describeStackEvents(_ form: Form) throws(ServiceError) -> XML {
    let stack = try requiredStack(
      try form.required("StackName"), words: { "Stack [\($0)] does not exist" })
    let end = form["NextToken"].flatMap(Int.init) ?? stack.events.count
    guard (0...stack.events.count).contains(end) else { throw .validation("Invalid NextToken") }
    let start = max(0, end - pageSize)
    var xml = XML()
    xml.list("StackEvents", stack.events[start..<end].reversed()) { xml, event in
      xml.leaf("StackId", stack.id)
      xml.leaf("EventId", event.id)
      xml.leaf("StackName", stack.name)
      xml.leaf("LogicalResourceId", event.logicalID)
      xml.leaf("PhysicalResourceId", event.physicalID)
      xml.leaf("ResourceType", event.type)
      xml.leaf("Timestamp", event.time.iso8601)
      xml.leaf("ResourceStatus", event.status)
      xml.leaf("ResourceStatusReason", event.reason)
      xml.leaf("ClientRequestToken", event.token)
    }
    xml.leaf("NextToken", start > 0 ? String(start) : nil)
    return xml
  }

  func describeStackResources(_ form: Form) throws(ServiceError) -> XML {
    let stack = try requiredStack(try form.required("StackName"))
    let wanted = form["LogicalResourceId"]
    let members = stack.members.filter { wanted == nil || wanted == $0.key }.sorted { $0.key < $1.key }
    var xml = XML()
    xml.list("StackResources", members) { xml, member in
      xml.leaf("StackName", stack.name)
      xml.leaf("StackId", stack.id)
      xml.leaf("LogicalResourceId", member.key)
      xml.leaf("PhysicalResourceId", member.value.resource.id.physical)
      xml.leaf("ResourceType", member.value.resource.id.type)
      xml.leaf("Timestamp", member.value.changed.iso8601)
      xml.leaf("ResourceStatus", member.value.status)
      xml.node("DriftInformation") { $0.leaf("StackResourceDriftStatus", "NOT_CHECKED") }
    }
    return xml
  }

  func getTemplate(_ form: Form) throws(ServiceError) -> XML {
    let stack = try requiredStack(
      try form.required("StackName"), words: { "Stack with id \($0) does not exist" })
    var xml = XML()
    xml.leaf("TemplateBody", stack.body)
    xml.list("StagesAvailable", ["Original", "Processed"])
    return xml
  }

  func deleteStack(_ form: Form) throws(ServiceError) -> XML {
    guard let stack = findStack(try form.required("StackName")), !stack.isGone else { return XML() }
    guard !stack.terminationProtection else {
      throw .validation("Stack [\(stack.name)] cannot be deleted while TerminationProtection is enabled")
    }
    guard !stack.isBusy else {
      guard stack.status != "DELETE_IN_PROGRESS" else { return XML() }
      throw .validation("Stack [\(stack.id)] cannot be deleted while in status \(stack.status)")
    }
    record(.delete, stack.id)
    let token = form["ClientRequestToken"]
    setStatus("DELETE_IN_PROGRESS", of: stack.id, reason: "User Initiated", token: token)
    later { await $0.delete(stack.id, token: token) }
    return XML()
  }

  func updateTerminationProtection(_ form: Form) throws(ServiceError) -> XML {
    let stack = try requiredStack(
      try form.required("StackName"), words: { "Stack [\($0)] does not exist" })
    let enabled = try form.required("EnableTerminationProtection") == "true"
    changeStack(stack.id) { $0.terminationProtection = enabled }
    var xml = XML()
    xml.leaf("StackId", stack.id)
    return xml
  }
}

extension XML {
  fileprivate mutating func stack(_ stack: Stack) {
    leaf("StackId", stack.id)
    leaf("StackName", stack.name)
    leaf("ChangeSetId", stack.changeSets.last { $0.executionToken != nil }?.id)
    leaf("Description", stack.description)
    list("Parameters", stack.parameters.sorted { $0.key < $1.key }) { xml, parameter in
      xml.leaf("ParameterKey", parameter.key)
      xml.leaf("ParameterValue", stack.template?.parameters[parameter.key]?.noEcho == true ? "****" : parameter.value)
    }
    leaf("CreationTime", stack.created.iso8601)
    leaf("LastUpdatedTime", stack.updated?.iso8601)
    leaf("StackStatus", stack.status)
    leaf("StackStatusReason", stack.statusReason)
    leaf("DisableRollback", "false")
    leaf("EnableTerminationProtection", stack.terminationProtection ? "true" : "false")
    list("NotificationARNs", [])
    list("Capabilities", stack.capabilities)
    list("Outputs", stack.outputs) { xml, output in
      xml.leaf("OutputKey", output.key)
      xml.leaf("OutputValue", output.value)
      xml.leaf("Description", output.description)
      xml.leaf("ExportName", output.exportName)
    }
    tags(stack.tags)
    node("DriftInformation") { $0.leaf("StackDriftStatus", "NOT_CHECKED") }
  }
}
