/// How many tasks a service may have.
public struct ScalableTarget: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ApplicationAutoScaling::ScalableTarget", terraform: "aws_appautoscaling_target")
  }
  public let name: Name
  let service: ECSService
  let bounds: ClosedRange<Int>

  public func properties(_ p: inout Properties) {
    p.set("ServiceNamespace", "service_namespace", "ecs")
    p.set("ScalableDimension", "scalable_dimension", "ecs:service:DesiredCount")
    p.set(
      "ResourceId", "resource_id", Text("service/\(service.cluster.clusterName)/\(service.runningName)"))
    p.set("MinCapacity", "min_capacity", bounds.lowerBound)
    p.set("MaxCapacity", "max_capacity", bounds.upperBound)
  }

  var resourceID: Reference { ref("resource_id") }
}

/// Keeps a metric of a service near a target by adding and removing tasks.
public struct TargetTrackingPolicy: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ApplicationAutoScaling::ScalingPolicy", terraform: "aws_appautoscaling_policy")
  }
  public let name: Name
  let target: ScalableTarget
  let metric: String
  let targetValue: Int
  let scaleInCooldown: Duration
  let scaleOutCooldown: Duration

  public func properties(_ p: inout Properties) {
    p.set("PolicyName", "name", PhysicalName(name, limit: 256))
    p.set("PolicyType", "policy_type", "TargetTrackingScaling")
    p.set("ScalingTargetId", nil, target.resourceID)
    p.set(nil, "service_namespace", "ecs")
    p.set(nil, "scalable_dimension", "ecs:service:DesiredCount")
    p.set(nil, "resource_id", target.resourceID)
    p.nest("TargetTrackingScalingPolicyConfiguration", "target_tracking_scaling_policy_configuration") { p in
      p.nest("PredefinedMetricSpecification", "predefined_metric_specification") { p in
        p.set("PredefinedMetricType", "predefined_metric_type", metric)
      }
      p.set("TargetValue", "target_value", targetValue)
      p.set("ScaleInCooldown", "scale_in_cooldown", scaleInCooldown.wholeSeconds)
      p.set("ScaleOutCooldown", "scale_out_cooldown", scaleOutCooldown.wholeSeconds)
    }
  }
}
