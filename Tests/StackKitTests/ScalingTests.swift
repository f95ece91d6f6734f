import Testing

import struct Templates.Node

@testable import StackKit

/// Task counts and capacity.
@Suite struct ScalingTests {
  private static func scaled(
    _ scaling: Scaling, and other: Scaling = .memory(80), tasks: ClosedRange<Int> = 2...4,
    cluster: Cluster = Cluster()
  ) -> Shop {
    shop { web, _ in
      [
        Service(
          "App", size: .quarterCPU(.gb0_5), behind: web, tasks: tasks, scaling: scaling, other, on: cluster)
      ]
    }
  }

  static let examples = [
    Example(
      "CPU and memory", scaled(.cpu(50, scaleIn: .minutes(5), scaleOut: .zero), and: .memory(70)),
      cloudFormation: [
        .at(
          "AppScalingCPU", "TargetTrackingScalingPolicyConfiguration",
          is: [
            "PredefinedMetricSpecification": ["PredefinedMetricType": "ECSServiceAverageCPUUtilization"],
            "TargetValue": 50, "ScaleInCooldown": 300, "ScaleOutCooldown": 0,
          ]),
        .at(
          "AppScalingMemory", "TargetTrackingScalingPolicyConfiguration",
          is: [
            "PredefinedMetricSpecification": ["PredefinedMetricType": "ECSServiceAverageMemoryUtilization"],
            "TargetValue": 70, "ScaleInCooldown": 300, "ScaleOutCooldown": 60,
          ]),
        .at(
          "AppScaling",
          has: [
            "ResourceId": .sub("service/${Cluster}/${App.Name}"), "MinCapacity": 2, "MaxCapacity": 4,
            "ScheduledActions": nil,
          ]),
      ],
      terraform: [
        .at(
          "aws_appautoscaling_policy.app_scaling_cpu", "target_tracking_scaling_policy_configuration", 0,
          has: ["target_value": 50, "scale_in_cooldown": 300, "scale_out_cooldown": 0]),
        .at(
          "aws_appautoscaling_policy.app_scaling_memory", "target_tracking_scaling_policy_configuration", 0,
          "predefined_metric_specification", is: [["predefined_metric_type": "ECSServiceAverageMemoryUtilization"]]),
      ]),
    Example(
      "requests", scaled(.requestsPerTask(1000)),
      cloudFormation: [
        .at(
          "AppScalingRequests", "TargetTrackingScalingPolicyConfiguration",
          has: [
            "PredefinedMetricSpecification": [
              "PredefinedMetricType": "ALBRequestCountPerTarget",
              "ResourceLabel": .sub("${Edge.LoadBalancerFullName}/${Web.TargetGroupFullName}"),
            ],
            "TargetValue": 1000,
          ])
      ],
      terraform: [
        .at(
          "aws_appautoscaling_policy.app_scaling_requests", "target_tracking_scaling_policy_configuration", 0,
          "predefined_metric_specification", 0, "resource_label",
          is: "${aws_lb.edge.arn_suffix}/${aws_lb_target_group.web.arn_suffix}")
      ]),
    Example(
      "open connections", scaled(.connectionsPerTask(200)),
      cloudFormation: [
        .at(
          "AppScalingConnections", "TargetTrackingScalingPolicyConfiguration",
          has: [
            "CustomizedMetricSpecification": [
              "Metrics": [
                [
                  "Id": "connections", "ReturnData": false,
                  "MetricStat": [
                    "Metric": [
                      "Namespace": "AWS/ApplicationELB", "MetricName": "ActiveConnectionCount",
                      "Dimensions": [["Name": "LoadBalancer", "Value": .getAtt("Edge.LoadBalancerFullName")]],
                    ],
                    "Stat": "Sum",
                  ],
                ],
                [
                  "Id": "tasks", "ReturnData": false,
                  "MetricStat": [
                    "Metric": [
                      "Namespace": "ECS/ContainerInsights", "MetricName": "RunningTaskCount",
                      "Dimensions": [
                        ["Name": "ClusterName", "Value": .ref("Cluster")],
                        ["Name": "ServiceName", "Value": .getAtt("App.Name")],
                      ],
                    ],
                    "Stat": "Average",
                  ],
                ],
                [
                  "Id": "sessions", "Expression": "connections / 2 / tasks", "Label": "Open connections per task",
                  "ReturnData": true,
                ],
              ]
            ],
            "TargetValue": 200,
          ])
      ],
      terraform: [
        .at(
          "aws_appautoscaling_policy.app_scaling_connections", "target_tracking_scaling_policy_configuration", 0,
          "customized_metric_specification", 0, "metrics", 0,
          is: [
            "id": "connections", "return_data": false,
            "metric_stat": [
              [
                "metric": [
                  [
                    "namespace": "AWS/ApplicationELB", "metric_name": "ActiveConnectionCount",
                    "dimensions": [["name": "LoadBalancer", "value": "${aws_lb.edge.arn_suffix}"]],
                  ]
                ],
                "stat": "Sum",
              ]
            ],
          ]),
        .at(
          "aws_appautoscaling_policy.app_scaling_connections", "target_tracking_scaling_policy_configuration", 0,
          "customized_metric_specification", 0, "metrics", 2, "expression", is: "connections / 2 / tasks"),
      ]),
    Example(
      "a schedule",
      scaled(
        .schedule("Nights", at: .weekdays(20, 30), in: "Europe/Rome", tasks: 1...2),
        and: .schedule("Days", at: .daily(7), tasks: 4...20)),
      cloudFormation: [
        .at(
          "AppScaling", "ScheduledActions",
          is: [
            [
              "ScheduledActionName": "shop-test-app-scaling-nights", "Schedule": "cron(30 20 ? * MON-FRI *)",
              "Timezone": "Europe/Rome", "ScalableTargetAction": ["MinCapacity": 1, "MaxCapacity": 2],
            ],
            [
              "ScheduledActionName": "shop-test-app-scaling-days", "Schedule": "cron(0 7 * * ? *)",
              "ScalableTargetAction": ["MinCapacity": 4, "MaxCapacity": 20],
            ],
          ]), .nowhere("AWS::ApplicationAutoScaling::ScalingPolicy"),
      ],
      terraform: [
        .at(
          "aws_appautoscaling_scheduled_action.app_scaling_nights",
          is: [
            "name": "shop-test-app-scaling-nights", "service_namespace": "ecs",
            "scalable_dimension": "ecs:service:DesiredCount",
            "resource_id": "${aws_appautoscaling_target.app_scaling.resource_id}",
            "schedule": "cron(30 20 ? * MON-FRI *)", "timezone": "Europe/Rome",
            "scalable_target_action": [["min_capacity": 1, "max_capacity": 2]],
          ]),
        .at(
          "aws_appautoscaling_target.app_scaling", "lifecycle", 0, "ignore_changes",
          is: ["min_capacity", "max_capacity"]),
      ]),
    Example(
      "Spot beyond a base", shop(capacity: .spot(base: 1, weights: (onDemand: 1, spot: 3))),
      cloudFormation: [
        .at(
          "App",
          has: [
            "CapacityProviderStrategy": [
              ["CapacityProvider": "FARGATE", "Base": 1, "Weight": 1],
              ["CapacityProvider": "FARGATE_SPOT", "Weight": 3],
            ],
            "LaunchType": nil,
          ]),
        .at("App", "@DependsOn", contains: "ClusterCapacityProviders"),
        .at(
          "ClusterCapacityProviders",
          has: ["Cluster": .ref("Cluster"), "CapacityProviders": ["FARGATE", "FARGATE_SPOT"]]),
      ],
      terraform: [
        .at(
          "aws_ecs_service.app",
          has: [
            "capacity_provider_strategy": [
              ["capacity_provider": "FARGATE", "base": 1, "weight": 1],
              ["capacity_provider": "FARGATE_SPOT", "weight": 3],
            ],
            "force_new_deployment": true, "launch_type": nil,
          ]),
        .at(
          "aws_ecs_cluster_capacity_providers.cluster_capacity_providers", "capacity_providers",
          is: ["FARGATE", "FARGATE_SPOT"]),
      ]),
    Example(
      "without a schedule Terraform owns the bounds, and on demand nothing forces a deployment", shop(),
      cloudFormation: [],
      terraform: [
        .at("aws_appautoscaling_target.app_scaling", "lifecycle", is: nil),
        .at("aws_ecs_service.app", has: ["launch_type": "FARGATE", "force_new_deployment": nil]),
        .at("aws_ecs_service.app", "lifecycle", 0, "ignore_changes", is: ["desired_count"]),
        .nowhere("capacity_provider"),
      ]),
  ]

  @Test("scaling is the same in both languages", arguments: examples)
  func both(example: Example) { example.check() }

  @Test("two services on Spot share the cluster's capacity providers")
  func shared() {
    let shop = shop { web, network in
      [
        Service("App", size: .quarterCPU(.gb0_5), behind: web, tasks: 2...3, capacity: .spot(base: 1)),
        Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...3, capacity: .spot(base: 0)),
      ]
    }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(
      shop.template.names(of: "AWS::ECS::ClusterCapacityProviderAssociations") == ["ClusterCapacityProviders"])
  }

  private static func nights(_ time: ScheduleTime, in zone: String? = nil, tasks: ClosedRange<Int> = 1...2) -> Shop {
    scaled(.schedule("Nights", at: time, in: zone, tasks: tasks))
  }

  @Test(
    "rules that would not scale are refused before they are written",
    arguments: [
      (scaled(.cpu(0)), "scaling at 0 %: give 1 to 100"),
      (scaled(.cpu(101)), "scaling at 101 %"),
      (scaled(.cpu(50), and: .memory(0)), "scaling at 0 %"),
      (scaled(.requestsPerTask(0)), "scaling at 0 for each task: give 1 or more"),
      (scaled(.connectionsPerTask(-1)), "scaling at -1 for each task"),
      (scaled(.cpu(50, scaleIn: .seconds(-1))), "cooldown of -1 s: 0 s to a day is allowed"),
      (scaled(.cpu(50, scaleOut: .days(2))), "cooldown of 172800 s"),
      (scaled(.cpu(50), and: .cpu(60)), "two scaling rules are called 'CPU'"),
      (scaled(.cpu(50), tasks: 0...2), "tasks: the minimum is 1, not 0"),
      (scaled(.cpu(50), tasks: 1...5001), "tasks: the maximum is 5000, not 5001"),
      (
        scaled(.connectionsPerTask(9), cluster: Cluster(insights: .off(because: "a test"))),
        "scaling by connections needs the task count of Container Insights; switch on `insights` of cluster"
      ),
      (nights(.cron("0 20 * * *")), "'0 20 * * *' is not a cron expression"),
      (nights(.cron("0 20 * * * *")), "one of the days is '?'"),
      (nights(.cron("0 20 ? * ? *")), "one of the days is '?'"),
      (nights(.cron("0 20 ? * $(x) *")), "is not a cron expression"),
      (nights(.daily(24)), "24:0 is not a time of day"),
      (nights(.weekdays(7, 60)), "7:60 is not a time of day"),
      (nights(.daily(7), in: "Rome"), "schedule 'Nights': 'Rome' is not a time zone, such as 'Europe/Rome'"),
      (nights(.daily(7), tasks: 0...2), "schedule 'Nights': the minimum is 1 task, not 0"),
      (scaled(.schedule("At night", at: .daily(7), tasks: 1...2)), "'At night' is not the name of a schedule"),
      (
        scaled(.schedule("Nights", at: .daily(7), tasks: 1...2), tasks: 2...2),
        "schedule 'Nights' needs autoscaling, which equal bounds of `tasks` switch off"
      ),
      (
        shop { _, network in
          [
            Service(
              "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...2,
              scaling: .requestsPerTask(9))
          ]
        }, "scaling by requests needs a balancer, and the service has none"
      ),
      (
        shop { _, network in
          [
            Service(
              "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...2,
              scaling: .connectionsPerTask(9))
          ]
        }, "scaling by connections needs a balancer, and the service has none"
      ),
      (shop(capacity: .spot(base: 0)), "clients stick to tasks that may all be on Spot"),
      (
        shop(tasks: 1...4, capacity: .spot(base: 0, weights: (onDemand: 1, spot: 1))),
        "clients stick to tasks that may all be on Spot"
      ),
      (shop(tasks: 1...1, capacity: .spot(base: 1)), "no task would run on Spot: 1 of at most 1 are on demand"),
      (
        shop(capacity: .spot(base: 1, weights: (onDemand: 1, spot: 0))),
        "no task would run on Spot: 1 of at most 4 are on demand, and Spot's weight is 0"
      ),
      (shop(capacity: .spot(base: 1, weights: (onDemand: 0, spot: 1001))), "weight 1001 of FARGATE_SPOT"),
      (shop(capacity: .spot(base: -1)), "base of -1 tasks: AWS takes 0 to 100000"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }
}
