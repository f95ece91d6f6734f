/// The bounds of a service's task count.
public struct ScalableTarget: Resource {
  /// A time at which the bounds change.
  struct Schedule: Sendable {
    let name: String
    /// A cron expression, such as `cron(0 20 ? * MON-FRI *)`.
    let expression: String
    /// A time zone, such as `Europe/Rome`; nil for UTC.
    let timeZone: String?
    let bounds: ClosedRange<Int>
  }

  public var kind: Kind {
    Kind(cloudFormation: "AWS::ApplicationAutoScaling::ScalableTarget", terraform: "aws_appautoscaling_target")
  }
  public let name: Name
  let service: ECSService
  let bounds: ClosedRange<Int>
  /// Part of the target in CloudFormation, separate resources in Terraform.
  var schedules: [Schedule] = []

  public func properties(_ p: inout Properties) {
    p.set("ServiceNamespace", "service_namespace", "ecs")
    p.set("ScalableDimension", "scalable_dimension", "ecs:service:DesiredCount")
    p.set(
      "ResourceId", "resource_id", Text("service/\(service.cluster.clusterName)/\(service.runningName)"))
    p.set("MinCapacity", "min_capacity", bounds.lowerBound)
    p.set("MaxCapacity", "max_capacity", bounds.upperBound)
    p.each(schedules, "ScheduledActions", nil) { schedule, p in
      p.set("ScheduledActionName", nil, PhysicalName(name / schedule.name, limit: 256))
      p.set("Schedule", nil, schedule.expression)
      p.set("Timezone", nil, schedule.timeZone)
      p.nest("ScalableTargetAction", nil) { p in
        p.set("MinCapacity", nil, schedule.bounds.lowerBound)
        p.set("MaxCapacity", nil, schedule.bounds.upperBound)
      }
    }
  }

  /// A schedule moves the bounds, and an apply must not move them back.
  public var ignoredChanges: [String] { schedules.isEmpty ? [] : ["min_capacity", "max_capacity"] }

  var resourceID: Reference { ref("resource_id") }
}

/// A schedule that changes the bounds; part of the target in CloudFormation.
public struct ScheduledAction: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_appautoscaling_scheduled_action") }
  public let name: Name
  let target: ScalableTarget
  let schedule: ScalableTarget.Schedule

  public func properties(_ p: inout Properties) {
    p.set(nil, "name", PhysicalName(name, limit: 256))
    p.set(nil, "service_namespace", "ecs")
    p.set(nil, "scalable_dimension", "ecs:service:DesiredCount")
    p.set(nil, "resource_id", target.resourceID)
    p.set(nil, "schedule", schedule.expression)
    p.set(nil, "timezone", schedule.timeZone)
    p.nest(nil, "scalable_target_action") { p in
      p.set(nil, "min_capacity", schedule.bounds.lowerBound)
      p.set(nil, "max_capacity", schedule.bounds.upperBound)
    }
  }
}

/// Keeps a metric of a service near a target by adding and removing tasks.
public struct TargetTrackingPolicy: Resource {
  /// The metric that is kept near the target.
  enum Metric {
    /// A metric that Application Auto Scaling knows by name, with the label of the resource it belongs to.
    case predefined(String, label: Text?)
    /// A metric that CloudWatch computes from other metrics; the last term is the result.
    case computed([Term])
  }

  /// A metric with a short name, or an expression over the terms before it.
  enum Term {
    case metric(String, namespace: String, name: String, dimensions: [(name: String, value: Text)], statistic: String)
    case expression(String, String, label: String)
  }

  public var kind: Kind {
    Kind(cloudFormation: "AWS::ApplicationAutoScaling::ScalingPolicy", terraform: "aws_appautoscaling_policy")
  }
  public let name: Name
  let target: ScalableTarget
  let metric: Metric
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
      write(metric, to: &p)
      p.set("TargetValue", "target_value", targetValue)
      p.set("ScaleInCooldown", "scale_in_cooldown", scaleInCooldown.wholeSeconds)
      p.set("ScaleOutCooldown", "scale_out_cooldown", scaleOutCooldown.wholeSeconds)
    }
  }

  private func write(_ metric: Metric, to p: inout Properties) {
    switch metric {
    case .predefined(let type, let label):
      p.nest("PredefinedMetricSpecification", "predefined_metric_specification") { p in
        p.set("PredefinedMetricType", "predefined_metric_type", type)
        p.set("ResourceLabel", "resource_label", label)
      }
    case .computed(let terms):
      p.nest("CustomizedMetricSpecification", "customized_metric_specification") { p in
        p.each(terms, "Metrics", "metrics") { write($0, to: &$1) }
      }
    }
  }

  private func write(_ term: Term, to p: inout Properties) {
    switch term {
    case .expression(let id, let expression, let label):
      p.set("Id", "id", id)
      p.set("Expression", "expression", expression)
      p.set("Label", "label", label)
      p.set("ReturnData", "return_data", true)
    case .metric(let id, let namespace, let name, let dimensions, let statistic):
      p.set("Id", "id", id)
      p.nest("MetricStat", "metric_stat") { p in
        p.nest("Metric", "metric") { p in
          p.set("Namespace", "namespace", namespace)
          p.set("MetricName", "metric_name", name)
          p.each(dimensions, "Dimensions", "dimensions") { dimension, p in
            p.set("Name", "name", dimension.name)
            p.set("Value", "value", dimension.value)
          }
        }
        p.set("Stat", "stat", statistic)
      }
      p.set("ReturnData", "return_data", false)
    }
  }
}
