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
      for consequence in stack.consequences { lines.append("    which \(consequence)") }
    }
    for push in pushes { lines.append("  push the image of \(push.service) to \(push.destination)") }
    return lines
  }

  /// The question to answer before the deployment.
  var question: String {
    let place = "\(stackName) in \(region), account \(account)"
    return isProduction ? "Deploy to \(place)? Type the name of the stack to confirm:" : "Deploy to \(place)? [y/N]"
  }
}
