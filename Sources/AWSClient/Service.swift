/// An AWS service that this client calls; the raw value is its usual name.
enum Service: String, CaseIterable, Sendable {
  case sts = "STS"
  case cloudFormation = "CloudFormation"
  case ecr = "ECR"
  case ecs = "ECS"
  case applicationAutoScaling = "Application Auto Scaling"

  /// The name in the credential scope of a signature.
  var signingName: String {
    switch self {
    case .sts: "sts"
    case .cloudFormation: "cloudformation"
    case .ecr: "ecr"
    case .ecs: "ecs"
    case .applicationAutoScaling: "application-autoscaling"
    }
  }

  /// The first part of the host name.
  var hostPrefix: String { self == .ecr ? "api.ecr" : signingName }

  /// The end of the `AWS_ENDPOINT_URL_…` variable.
  var environmentName: String {
    switch self {
    case .sts: "STS"
    case .cloudFormation: "CLOUDFORMATION"
    case .ecr: "ECR"
    case .ecs: "ECS"
    case .applicationAutoScaling: "APPLICATION_AUTO_SCALING"
    }
  }

  /// The protocol of requests and replies.
  enum Wire: Sendable {
    /// Form bodies with this `Version`, XML replies.
    case query(version: String)
    /// JSON 1.1 with this prefix in `X-Amz-Target`.
    case json(target: String)
  }

  var wire: Wire {
    switch self {
    case .sts: .query(version: "2011-06-15")
    case .cloudFormation: .query(version: "2010-05-15")
    case .ecr: .json(target: "AmazonEC2ContainerRegistry_V20150921")
    case .ecs: .json(target: "AmazonEC2ContainerServiceV20141113")
    case .applicationAutoScaling: .json(target: "AnyScaleFrontendService")
    }
  }
}
