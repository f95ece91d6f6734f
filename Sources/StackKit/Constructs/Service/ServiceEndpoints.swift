// The VPC endpoints that a service needs in a network without NAT: without them, its tasks hang until ECS gives up.
extension Service {
  /// A use of an AWS service: the actions that show it, the endpoint it needs, and how to say it. Not listed: EFS
  /// mounts use addresses in the network, Container Insights needs nothing from a task, and AWS services decrypt by
  /// themselves.
  private static let uses: [(actions: String, endpoint: String, what: String)] = [
    ("secretsmanager:", "secretsmanager", "it reads secrets"),
    ("ssm:", "ssm", "it reads parameters"),
    ("ssmmessages:", "ssmmessages", "operators may open a shell in it"),
    ("bedrock:InvokeModel", "bedrock-runtime", "it calls models of Bedrock"),
    ("kms:", "kms", "it uses a KMS key itself"),
  ]

  var endpointProblems: [String] {
    guard let endpoints = network.onlyEndpoints else { return [] }
    let actions = (executionPermissions + taskPermissions).filter { !$0.isByWayOfAService }.flatMap(\.actions)
    let missing = Self.uses.filter { use in
      !endpoints.contains(use.endpoint) && actions.contains { $0.hasPrefix(use.actions) }
    }
    let unreachable = missing.map {
      "\($0.what), and network '\(network.name)' has neither NAT nor the endpoint '\($0.endpoint)'; add it to the "
        + "endpoints of its `nat`"
    }
    let foreign = sidecars.filter { $0.repositoryARN == nil }.map {
      "container '\($0.name)': '\($0.image)' is not in a private repository of ECR, and network '\(network.name)' has "
        + "no NAT to pull it by; copy the image into ECR in the stack's region, or give the network NAT"
    }
    return unreachable + foreign
  }
}

extension Permission {
  /// Whether only a service of AWS may use it, on behalf of the task.
  fileprivate var isByWayOfAService: Bool { conditions.contains { $0.key == "kms:ViaService" } }
}
