/// An alarm on one metric, with notifications. Costs by the month.
public struct MetricAlarm: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::CloudWatch::Alarm", terraform: "aws_cloudwatch_metric_alarm") }
  public let name: Name
  /// The meaning of the alarm, for the person it wakes.
  let summary: String
  let metric: Metric
  let bound: Bound
  /// Whole minutes.
  let period: Duration
  /// Consecutive periods before the alarm rings.
  let periods: Int
  let missingData: MissingData
  /// The ARNs that are notified when the alarm rings and when it ends.
  let actions: [Text]

  enum Bound: Sendable {
    case atLeast(Int)
    case above(Double)
    case below(Int)

    fileprivate var comparison: String {
      switch self {
      case .atLeast: "GreaterThanOrEqualToThreshold"
      case .above: "GreaterThanThreshold"
      case .below: "LessThanThreshold"
      }
    }

    fileprivate var threshold: Value {
      switch self {
      case .atLeast(let number), .below(let number): number.value
      // Whole numbers are written without a decimal point. Swift's own `Int(exactly:)` would need a library that
      // nothing else needs.
      case .above(let number): number == Double(Int(number)) ? Int(number).value : number.value
      }
    }
  }

  /// The meaning of a period without data.
  enum MissingData: String {
    /// All is well: error counts are not reported while there are no errors.
    case good = "notBreaching"
    /// Something failed: whatever should report is gone.
    case bad = "breaching"
    /// Nothing: the alarm keeps its state until there is data.
    case noVerdict = "missing"
  }

  public func properties(_ p: inout Properties) {
    p.set("AlarmName", "alarm_name", alarmName)
    p.set("AlarmDescription", "alarm_description", summary)
    p.set("Namespace", "namespace", metric.namespace)
    p.set("MetricName", "metric_name", metric.metricName)
    p.each(metric.dimensions, "Dimensions", nil) { dimension, p in
      p.set("Name", nil, dimension.name)
      p.set("Value", nil, dimension.value)
    }
    p.set(nil, "dimensions", Value.object(metric.dimensions.map { Property($0.name, .text($0.value)) }))
    switch metric.statistic {
    case .percentile: p.set("ExtendedStatistic", "extended_statistic", metric.statistic.name)
    case .sum, .average, .minimum, .maximum: p.set("Statistic", "statistic", metric.statistic.name)
    }
    p.set("Period", "period", period.wholeSeconds)
    p.set("EvaluationPeriods", "evaluation_periods", periods)
    p.set("ComparisonOperator", "comparison_operator", bound.comparison)
    p.set("Threshold", "threshold", bound.threshold)
    p.set("TreatMissingData", "treat_missing_data", missingData.rawValue)
    if !actions.isEmpty {
      p.set("AlarmActions", "alarm_actions", actions)
      p.set("OKActions", "ok_actions", actions)
    }
  }

  private var alarmName: PhysicalName { PhysicalName(name, limit: 255) }

  /// The alarm's name in CloudWatch.
  var running: Reference { ref("alarm_name") }
}

/// One metric of one resource.
struct Metric: Sendable {
  enum Statistic: Sendable {
    case sum, average, minimum, maximum
    case percentile(Int)

    var name: String {
      switch self {
      case .sum: "Sum"
      case .average: "Average"
      case .minimum: "Minimum"
      case .maximum: "Maximum"
      case .percentile(let percentile): "p\(percentile)"
      }
    }
  }

  let namespace: String
  let metricName: String
  let statistic: Statistic
  let dimensions: [(name: String, value: Text)]

  /// The metric as an element of a dashboard's graph.
  fileprivate func graphed(as label: String) -> Value {
    var row: [Value] = [namespace.value, metricName.value]
    for dimension in dimensions { row += [dimension.name.value, dimension.value.value] }
    return .list(row + [.document(["stat": statistic.name, "label": label])])
  }
}

/// A dashboard of graphs. Costs by the month.
public struct Dashboard: Resource {
  /// A graph of metrics that share a unit.
  struct Graph: Sendable {
    let title: String
    let metrics: [(label: String, metric: Metric)]
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::CloudWatch::Dashboard", terraform: "aws_cloudwatch_dashboard") }
  public let name: Name
  let graphs: [Graph]

  public func properties(_ p: inout Properties) {
    p.set("DashboardName", "dashboard_name", PhysicalName(nil, limit: 255))
    p.set("DashboardBody", "dashboard_body", Value.json(.document(["widgets": graphs.enumerated().map(widget)])))
  }

  /// Three graphs in a row: a dashboard is 24 wide.
  private func widget(_ index: Int, _ graph: Graph) -> Value {
    .document([
      "type": "metric", "x": index % 3 * 8, "y": index / 3 * 6, "width": 8, "height": 6,
      "properties": Value.document([
        "title": graph.title, "region": Pseudo.region, "view": "timeSeries", "period": 60,
        "metrics": graph.metrics.map { $0.metric.graphed(as: $0.label) },
      ]),
    ])
  }
}
