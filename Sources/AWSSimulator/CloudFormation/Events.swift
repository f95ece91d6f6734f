import Essentials

/// The events of a stack.
extension Cloud {
  /// Sets a stack's status and adds an event.
  func setStatus(_ status: String, of id: String, reason: String? = nil, token: String?) {
    changeStack(id) {
      $0.status = status
      $0.statusReason = reason
    }
    log(status, reason: reason, of: id, token: token)
  }

  /// An event of the stack itself.
  func log(_ status: String, reason: String?, of id: String, token: String?) {
    guard let name = findStack(id)?.name else { return }
    log(status, of: name, physicalID: id, type: "AWS::CloudFormation::Stack", in: id, reason: reason, token: token)
  }

  /// An event of one resource.
  func log(
    _ status: String, of logicalID: String, physicalID: String, type: String, in id: String, reason: String? = nil,
    token: String?
  ) {
    let event = Stack.Event(
      id: UUID().uuidString.lowercased(), logicalID: logicalID, physicalID: physicalID, type: type, time: now(),
      status: status, reason: reason, token: token)
    changeStack(id) { $0.events.append(event) }
  }
}
