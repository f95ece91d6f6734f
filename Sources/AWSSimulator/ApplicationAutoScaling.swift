import Essentials
import Files

/// The bounds of a service's count.
struct ScalableTarget: Sendable {
  /// `service/cluster/name`.
  let resourceID: String
  var minCapacity: Int
  var maxCapacity: Int
  let created: Date
}

/// Application Auto Scaling, JSON 1.1; only for the desired counts of ECS services.
extension Cloud {
  func applicationAutoScaling(_ operation: String, _ input: JSON) throws(ServiceError) -> JSON {
    switch operation {
    case "DescribeScalableTargets": return try describeScalableTargets(input)
    case "RegisterScalableTarget":
      try Self.checkNamespace(input)
      guard input["ScalableDimension"]?.scalar == "ecs:service:DesiredCount" else {
        throw .scaling("Unsupported service namespace, resource type or scalable dimension")
      }
      let id = input["ResourceId"]?.scalar ?? ""
      try register(id, minimum: input["MinCapacity"]?.integer, maximum: input["MaxCapacity"]?.integer)
      return ["ScalableTargetARN": .string(arn("application-autoscaling", "scalable-target/\(id)"))]
    default: throw .unknownOperation
    }
  }

  /// `AWS::ApplicationAutoScaling::ScalableTarget`, new or changed.
  func registerTarget(_ resource: PhysicalResource) async throws(ResourceFailure) {
    do throws(ServiceError) {
      try register(
        resource.properties["ResourceId"]?.scalar ?? "", minimum: resource.properties["MinCapacity"]?.integer,
        maximum: resource.properties["MaxCapacity"]?.integer)
    } catch {
      throw ResourceFailure(handler: error.message, code: "InvalidRequest")
    }
  }

  private func register(_ id: String, minimum: Int?, maximum: Int?) throws(ServiceError) {
    guard let service = scaledService(id) else { throw .scaling("ECS service doesn't exist: \(id)") }
    let index = scalableTargets.firstIndex { $0.resourceID == id }
    guard let minimum = minimum ?? index.map({ scalableTargets[$0].minCapacity }),
      let maximum = maximum ?? index.map({ scalableTargets[$0].maxCapacity })
    else { throw .scaling("Minimum and maximum capacity must be specified for a new scalable target") }
    guard minimum >= 0, minimum <= maximum else {
      throw .scaling("Minimum capacity cannot be greater than maximum capacity")
    }
    if let index {
      scalableTargets[index].minCapacity = minimum
      scalableTargets[index].maxCapacity = maximum
    } else {
      scalableTargets.append(
        ScalableTarget(resourceID: id, minCapacity: minimum, maxCapacity: maximum, created: now()))
    }
    record(.scale, "\(id) \(minimum)...\(maximum)")
    scale(service.arn, to: min(max(service.desiredCount, minimum), maximum))
  }

  private func scaledService(_ id: String) -> Service? {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0] == "service" else { return nil }
    return findService(parts[2], parts[1])
  }

  private func describeScalableTargets(_ input: JSON) throws(ServiceError) -> JSON {
    try Self.checkNamespace(input)
    let wanted = input["ResourceIds"]?.texts ?? []
    let targets = scalableTargets.filter { wanted.isEmpty || wanted.contains($0.resourceID) }
    let (page, next) = try page(targets, input["NextToken"]?.scalar)
    var answer: [String: JSON] = [
      "ScalableTargets": .array(
        page.map { target in
          [
            "ServiceNamespace": "ecs", "ResourceId": .string(target.resourceID),
            "ScalableDimension": "ecs:service:DesiredCount", "MinCapacity": .integer(target.minCapacity),
            "MaxCapacity": .integer(target.maxCapacity), "CreationTime": JSON(target.created),
            "RoleARN": .string("arn:\(partition):iam::\(account):role/aws-service-role/ecs.application-autoscaling"),
          ]
        })
    ]
    answer["NextToken"] = next.map(JSON.string)
    return .object(answer)
  }

  private static func checkNamespace(_ input: JSON) throws(ServiceError) {
    guard input["ServiceNamespace"]?.scalar == "ecs" else {
      throw .scaling("Unsupported service namespace, resource type or scalable dimension")
    }
  }
}

extension ServiceError {
  fileprivate static func scaling(_ message: String) -> ServiceError { ServiceError("ValidationException", message) }
}
