import Essentials
import Templates

/// The creation of change sets.
extension Cloud {
  func createChangeSet(_ form: Form) throws(ServiceError) -> XML {
    let stackName = try form.required("StackName")
    let name = try form.required("ChangeSetName")
    try Self.checkName(stackName, of: "stackName", limit: 128)
    try Self.checkName(name, of: "changeSetName", limit: 128)
    if let (stack, set) = try repeated(form, stackName, name) { return Self.created(set, in: stack) }
    let body = try Self.templateBody(form)
    let template = try Template(body: body)
    let capabilities = form.list("Capabilities")
    try Self.check(capabilities, for: template)
    let isCreation = try isCreation(form["ChangeSetType"] ?? "UPDATE", stackName, name)
    let previous = findStack(stackName)
    let parameters = try template.values(
      given: form.structures("Parameters"), previous: isCreation ? [:] : previous?.parameters ?? [:])

    let index = try stackIndex(stackName, creating: isCreation)
    let stack = stacks[index]
    let tags = form.structures("Tags")
    let changes = try changes(to: stack, template, parameters)
    let outputsChange = isCreation || stack.body != body && stack.outputsText != template.outputsText
    let isEmpty = changes.isEmpty && !outputsChange && (isCreation || tags.isEmpty || tags == stack.tags)
    let set = ChangeSet(
      name: name, id: arn("cloudformation", "changeSet/\(name)/\(UUID().uuidString.lowercased())"),
      isCreation: isCreation, description: form["Description"], token: form["ClientToken"], created: now(),
      template: template, body: body, parameters: parameters, capabilities: capabilities, tags: tags,
      changes: changes, failure: isEmpty ? Self.noChange : nil)
    stacks[index].changeSets.append(set)
    later { await $0.finishChangeSet(set.id, of: stack.id) }
    return Self.created(set, in: stack)
  }

  static let noChange =
    "The submitted information didn't contain changes. Submit different information to create a change set."

  private func finishChangeSet(_ id: String, of stackID: String) async {
    guard await pace.wait(pace.resource) else { return }
    changeChangeSet(id, of: stackID) { set in
      set.status = set.failure == nil ? "CREATE_COMPLETE" : "FAILED"
      set.executionStatus = set.failure == nil ? "AVAILABLE" : "UNAVAILABLE"
    }
  }

  func changeChangeSet(_ id: String, of stackID: String, _ change: (inout ChangeSet) -> Void) {
    guard let index = stacks.firstIndex(where: { $0.id == stackID }),
      let position = stacks[index].changeSets.firstIndex(where: { $0.id == id })
    else { return }
    change(&stacks[index].changeSets[position])
  }

  /// The change set that an earlier request with the same token created.
  private func repeated(
    _ form: Form, _ stackName: String, _ name: String
  ) throws(ServiceError) -> (Stack, ChangeSet)? {
    guard let stack = findStack(stackName), let set = stack.changeSets.first(where: { $0.name == name }) else {
      return nil
    }
    guard let token = form["ClientToken"], token == set.token else {
      throw ServiceError("AlreadyExistsException", "ChangeSet \(name) already exists")
    }
    return (stack, set)
  }

  private func isCreation(_ type: String, _ stackName: String, _ name: String) throws(ServiceError) -> Bool {
    let stack = findStack(stackName)
    switch (type, stack) {
    case ("CREATE", nil): return true
    case ("CREATE", let stack?):
      guard stack.status == "REVIEW_IN_PROGRESS" else {
        throw .validation(
          "Stack [\(stackName)] already exists and cannot be created again with the changeSet [\(name)].")
      }
      return true
    case ("UPDATE", nil): throw .validation("Stack [\(stackName)] does not exist")
    case ("UPDATE", let stack?):
      if let refusal = stack.updateRefusal { throw refusal }
      return false
    default:
      throw .validation(
        "1 validation error detected: Value '\(type)' at 'changeSetType' failed to satisfy constraint: "
          + "Member must satisfy enum value set: [CREATE, UPDATE, IMPORT]")
    }
  }

  /// The stack of a change set, created in review for the first one.
  private func stackIndex(_ name: String, creating: Bool) throws(ServiceError) -> Int {
    if let index = stacks.firstIndex(where: { $0.matches(name) && !$0.isGone }) { return index }
    let id = arn("cloudformation", "stack/\(name)/\(UUID().uuidString.lowercased())")
    stacks.append(Stack(name: name, id: id, created: now(), status: "REVIEW_IN_PROGRESS"))
    log("REVIEW_IN_PROGRESS", reason: "User Initiated", of: id, token: nil)
    return stacks.count - 1
  }

  private static func templateBody(_ form: Form) throws(ServiceError) -> String {
    guard let body = form["TemplateBody"] else {
      throw .validation("Either Template URL or Template Body must be specified.")
    }
    guard body.utf8.count <= Template.largestBody else {
      throw .validation(
        "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: "
          + "Member must have length less than or equal to \(Template.largestBody)")
    }
    return body
  }

  private static func check(_ capabilities: [String], for template: Template) throws(ServiceError) {
    guard let needed = template.requiredCapability else { return }
    let enough = needed == "CAPABILITY_IAM" ? ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"] : [needed]
    guard capabilities.contains(where: enough.contains) else {
      throw ServiceError("InsufficientCapabilitiesException", "Requires capabilities : [\(needed)]")
    }
  }

  static func checkName(_ name: String, of field: String, limit: Int) throws(ServiceError) {
    let valid =
      name.count <= limit && name.first.map { $0.isASCII && $0.isLetter } == true
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard valid || name.hasPrefix("arn:") else {
      throw .validation(
        "1 validation error detected: Value '\(name)' at '\(field)' failed to satisfy constraint: "
          + "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*")
    }
  }

  private static func created(_ set: ChangeSet, in stack: Stack) -> XML {
    var xml = XML()
    xml.leaf("Id", set.id)
    xml.leaf("StackId", stack.id)
    return xml
  }
}

extension Stack {
  func matches(_ nameOrID: String) -> Bool { id == nameOrID || name == nameOrID }

  fileprivate var outputsText: String { template?.outputsText ?? "" }
}

extension Template {
  /// The outputs, in a form for comparing two templates.
  fileprivate var outputsText: String {
    outputs.sorted { $0.name < $1.name }.map { output in
      let parts = [output.value ?? "", output.exportName ?? "", .string(output.description ?? "")]
      return output.name + Node(.list(parts)).jsonText
    }.joined(separator: "\n")
  }
}
