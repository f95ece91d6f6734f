/// Application Auto Scaling: the bounds of a service's autoscaling.
package struct ApplicationAutoScaling: Sendable {
  let client: AWSClient

  /// A service with autoscaling, and its bounds.
  package struct ScalableTarget: Sendable {
    package let minCapacity: Int
    package let maxCapacity: Int
  }

  /// The bounds of an ECS service; nil without autoscaling.
  package func describeScalableTarget(
    service: String, cluster: String
  ) async throws(AWSError) -> ScalableTarget? {
    let input = DescribeInput(resourceIDs: ["service/\(cluster)/\(service)"])
    let call = Call(.applicationAutoScaling, "DescribeScalableTargets")
    return try await client.json(call, input, as: DescribeReply.self).scalableTargets.first
  }

  /// Sets the bounds of an ECS service's autoscaling. Nil keeps a bound.
  package func registerScalableTarget(
    service: String, cluster: String, minCapacity: Int?, maxCapacity: Int?
  ) async throws(AWSError) {
    let input = RegisterInput(
      resourceID: "service/\(cluster)/\(service)", minCapacity: minCapacity, maxCapacity: maxCapacity)
    let call = Call(.applicationAutoScaling, "RegisterScalableTarget", final: ["LimitExceededException"])
    _ = try await client.json(call, input, as: NoOutput.self)
  }
}

private let namespace = "ecs"
private let dimension = "ecs:service:DesiredCount"

extension ApplicationAutoScaling {
  private struct DescribeInput: Encodable {
    var serviceNamespace = namespace
    var resourceIDs: [String]
    var scalableDimension = dimension

    enum CodingKeys: String, CodingKey {
      case serviceNamespace = "ServiceNamespace"
      case resourceIDs = "ResourceIds"
      case scalableDimension = "ScalableDimension"
    }
  }

  private struct DescribeReply: Decodable {
    var scalableTargets: [ScalableTarget]

    enum CodingKeys: String, CodingKey {
      case scalableTargets = "ScalableTargets"
    }
  }

  private struct RegisterInput: Encodable {
    var serviceNamespace = namespace
    var resourceID: String
    var scalableDimension = dimension
    var minCapacity: Int?
    var maxCapacity: Int?

    enum CodingKeys: String, CodingKey {
      case serviceNamespace = "ServiceNamespace"
      case resourceID = "ResourceId"
      case scalableDimension = "ScalableDimension"
      case minCapacity = "MinCapacity"
      case maxCapacity = "MaxCapacity"
    }
  }
}

extension ApplicationAutoScaling.ScalableTarget: Decodable {
  private enum CodingKeys: String, CodingKey {
    case minCapacity = "MinCapacity"
    case maxCapacity = "MaxCapacity"
  }
}
