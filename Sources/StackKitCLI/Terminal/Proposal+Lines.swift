import Deployment

extension Proposal {
  /// What the deployment will do beside the changes of resources, one subject a line.
  var lines: [String] {
    var lines = [
      isRevised ? "the planned changes are not the confirmed ones; this deployment will now:" : "this deployment will:"
    ]
    for stack in stacks {
      lines.append("  change the stack \(stack.name) in \(stack.region), account \(account), as \(caller)")
      for capability in stack.capabilities { lines.append("    with the capability \(capability)") }
      if let state = stack.stateLocation { lines.append("    with Terraform's state in \(state)") }
      for loss in stack.losses { lines.append("    at the risk of data: \(loss)") }
      for consequence in stack.consequences { lines.append("    which \(consequence)") }
    }
    for push in pushes { lines.append("  push the image of \(push.service) to \(push.destination)") }
    return lines + settings.map { "  \($0.words)" }
  }

  /// The question to answer before the deployment.
  var question: String {
    let place = "\(stackName) in \(region), account \(account)"
    return isProduction ? "Deploy to \(place)? Type \(stackName) to confirm:" : "Deploy to \(place)? [y/N]"
  }
}

extension Proposal.Setting {
  fileprivate var words: String {
    switch self {
    case .protection(let stack): return "turn on termination protection for \(stack)"
    case .tasks(let scaled):
      guard let bounds = scaled.bounds else { return "set \(scaled.service) to \(scaled.count) tasks" }
      return "set the autoscaling bounds of \(scaled.service) to \(bounds.minimum) and \(bounds.maximum) tasks"
    }
  }
}
