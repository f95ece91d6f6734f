import Testing

@testable import StackKit

/// How many tasks run, and on what.
@Suite struct ScalingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shop: Shop
    var yaml: [String] = []
    var hcl: [String] = []
    var absent: [String] = []
  }

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

  static let cases = [
    Case(
      testDescription: "CPU and memory",
      shop: scaled(.cpu(50, scaleIn: .minutes(5), scaleOut: .zero), and: .memory(70)),
      yaml: [
        """
                PredefinedMetricSpecification:
                  PredefinedMetricType: ECSServiceAverageCPUUtilization
                TargetValue: 50
                ScaleInCooldown: 300
                ScaleOutCooldown: 0

        """,
        """
                  PredefinedMetricType: ECSServiceAverageMemoryUtilization
                TargetValue: 70
                ScaleInCooldown: 300
                ScaleOutCooldown: 60

        """, "      ResourceId: !Sub 'service/${Cluster}/${App.Name}'\n      MinCapacity: 2\n      MaxCapacity: 4\n",
      ],
      hcl: [
        "target_value       = 50\n    scale_in_cooldown  = 300\n    scale_out_cooldown = 0\n",
        "predefined_metric_type = \"ECSServiceAverageMemoryUtilization\"",
      ],
      absent: ["ScheduledActions", "ResourceLabel", "CustomizedMetricSpecification"]),
    Case(
      testDescription: "requests", shop: scaled(.requestsPerTask(1000)),
      yaml: [
        """
                  PredefinedMetricType: ALBRequestCountPerTarget
                  ResourceLabel: !Sub '${Edge.LoadBalancerFullName}/${Web.TargetGroupFullName}'
                TargetValue: 1000

        """
      ],
      hcl: ["resource_label         = \"${aws_lb.edge.arn_suffix}/${aws_lb_target_group.web.arn_suffix}\""]),
    Case(
      testDescription: "open connections", shop: scaled(.connectionsPerTask(200)),
      yaml: [
        """
                CustomizedMetricSpecification:
                  Metrics:
                    - Id: connections
                      MetricStat:
                        Metric:
                          Namespace: AWS/ApplicationELB
                          MetricName: ActiveConnectionCount
                          Dimensions:
                            - Name: LoadBalancer
                              Value: !GetAtt Edge.LoadBalancerFullName
                        Stat: Sum
                      ReturnData: false
                    - Id: tasks
                      MetricStat:
                        Metric:
                          Namespace: ECS/ContainerInsights
                          MetricName: RunningTaskCount
                          Dimensions:
                            - Name: ClusterName
                              Value: !Ref Cluster
                            - Name: ServiceName
                              Value: !GetAtt App.Name
                        Stat: Average
                      ReturnData: false
                    - Id: sessions
                      Expression: connections / 2 / tasks
                      Label: Open connections per task
                      ReturnData: true
                TargetValue: 200

        """
      ],
      hcl: [
        """
              metrics {
                id          = "connections"
                return_data = false

                metric_stat {
                  stat = "Sum"

                  metric {
                    namespace   = "AWS/ApplicationELB"
                    metric_name = "ActiveConnectionCount"

                    dimensions {
                      name  = "LoadBalancer"
                      value = aws_lb.edge.arn_suffix

        """, "expression  = \"connections / 2 / tasks\"",
      ]),
    Case(
      testDescription: "a schedule",
      shop: scaled(
        .schedule("Nights", at: .weekdays(20, 30), in: "Europe/Rome", tasks: 1...2),
        and: .schedule("Days", at: .daily(7), tasks: 4...20)),
      yaml: [
        """
              ScheduledActions:
                - ScheduledActionName: shop-test-app-scaling-nights
                  Schedule: 'cron(30 20 ? * MON-FRI *)'
                  Timezone: Europe/Rome
                  ScalableTargetAction:
                    MinCapacity: 1
                    MaxCapacity: 2
                - ScheduledActionName: shop-test-app-scaling-days
                  Schedule: 'cron(0 7 * * ? *)'
                  ScalableTargetAction:
                    MinCapacity: 4
                    MaxCapacity: 20

        """
      ],
      hcl: [
        """
        resource "aws_appautoscaling_scheduled_action" "app_scaling_nights" {
          name               = "shop-test-app-scaling-nights"
          service_namespace  = "ecs"
          scalable_dimension = "ecs:service:DesiredCount"
          resource_id        = aws_appautoscaling_target.app_scaling.resource_id
          schedule           = "cron(30 20 ? * MON-FRI *)"
          timezone           = "Europe/Rome"

          scalable_target_action {
            min_capacity = 1
            max_capacity = 2
          }
        }
        """, "ignore_changes = [min_capacity, max_capacity]",
      ],
      absent: ["AWS::ApplicationAutoScaling::ScalingPolicy"]),
    Case(
      testDescription: "Spot beyond a base",
      shop: shop(capacity: .spot(base: 1, weights: (onDemand: 1, spot: 3))),
      yaml: [
        """
              CapacityProviderStrategy:
                - CapacityProvider: FARGATE
                  Base: 1
                  Weight: 1
                - CapacityProvider: FARGATE_SPOT
                  Weight: 3

        """,
        """
              Cluster: !Ref Cluster
              CapacityProviders:
                - FARGATE
                - FARGATE_SPOT

        """, "      - ClusterCapacityProviders\n",
      ],
      hcl: [
        "resource \"aws_ecs_cluster_capacity_providers\" \"cluster_capacity_providers\"",
        "capacity_provider_strategy {\n    capacity_provider = \"FARGATE\"\n    base              = 1\n",
        "capacity_provider_strategy {\n    capacity_provider = \"FARGATE_SPOT\"\n    weight            = 3\n",
        "force_new_deployment               = true",
      ],
      absent: ["LaunchType"]),
  ]

  @Test("scaling is the same in both languages", arguments: cases)
  func both(example: Case) {
    let synthesis = example.shop.synthesis
    #expect(synthesis.problems.isEmpty)
    let (yaml, hcl) = (synthesis.text("template.yaml"), synthesis.text("main.tf"))
    for text in example.yaml { #expect(yaml.contains(text), "\(text)") }
    for text in example.hcl { #expect(hcl.contains(text), "\(text)") }
    for text in example.absent { #expect(!yaml.contains(text), "\(text)") }
  }

  @Test("without a schedule Terraform owns the bounds, and on demand nothing forces a deployment")
  func plain() {
    let hcl = shop().hcl
    #expect(hcl.contains("launch_type                        = \"FARGATE\""))
    for text in ["min_capacity, max_capacity", "force_new_deployment", "capacity_provider"] {
      #expect(!hcl.contains(text))
    }
  }

  @Test("two services on Spot share what they say to their cluster")
  func shared() {
    let shop = shop { web, network in
      [
        Service("App", size: .quarterCPU(.gb0_5), behind: web, tasks: 2...3, capacity: .spot(base: 1)),
        Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...3, capacity: .spot(base: 0)),
      ]
    }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(shop.yaml.split(separator: "\n").count { $0.contains("ClusterCapacityProviderAssociations") } == 1)
  }

  private static func nights(_ time: ScheduleTime, in zone: String? = nil, tasks: ClosedRange<Int> = 1...2) -> Shop {
    scaled(.schedule("Nights", at: time, in: zone, tasks: tasks))
  }

  @Test(
    "what would not scale is refused before it is written",
    arguments: [
      (scaled(.cpu(0)), "scaling at 0 %: 1 to 100"),
      (scaled(.cpu(101)), "scaling at 101 %"),
      (scaled(.cpu(50), and: .memory(0)), "scaling at 0 %"),
      (scaled(.requestsPerTask(0)), "scaling at 0 for each task: 1 or more"),
      (scaled(.connectionsPerTask(-1)), "scaling at -1 for each task"),
      (scaled(.cpu(50, scaleIn: .seconds(-1))), "a cooldown of -1 s: 0 s to a day"),
      (scaled(.cpu(50, scaleOut: .days(2))), "a cooldown of 172800 s"),
      (scaled(.cpu(50), and: .cpu(60)), "two rules of scaling are called 'CPU'"),
      (scaled(.cpu(50), tasks: 0...2), "at least 0 tasks: one is the least"),
      (scaled(.cpu(50), tasks: 1...5001), "at most 5001 tasks: ECS runs 5000"),
      (
        scaled(.connectionsPerTask(9), cluster: Cluster(insights: .off(because: "a test"))),
        "scaling by connections divides by the count of tasks, which Container Insights has; switch `insights` of cluster"
      ),
      (nights(.cron("0 20 * * *")), "'0 20 * * *' is not a schedule"),
      (nights(.cron("0 20 * * * *")), "one of the days is '?'"),
      (nights(.cron("0 20 ? * ? *")), "one of the days is '?'"),
      (nights(.cron("0 20 ? * $(x) *")), "is not a schedule"),
      (nights(.daily(24)), "24:0 is not a time of day"),
      (nights(.weekdays(7, 60)), "7:60 is not a time of day"),
      (nights(.daily(7), in: "Rome"), "schedule 'Nights': 'Rome' is not a time zone, such as 'Europe/Rome'"),
      (nights(.daily(7), tasks: 0...2), "schedule 'Nights': at least 0 tasks"),
      (scaled(.schedule("At night", at: .daily(7), tasks: 1...2)), "'At night' is not the name of a schedule"),
      (
        scaled(.schedule("Nights", at: .daily(7), tasks: 1...2), tasks: 2...2),
        "schedule 'Nights' changes bounds that are not there: equal bounds switch scaling off"
      ),
      (
        shop { _, network in
          [
            Service(
              "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...2,
              scaling: .requestsPerTask(9))
          ]
        }, "scaling by requests counts what a balancer sends, and it stands behind none"
      ),
      (
        shop { _, network in
          [
            Service(
              "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...2,
              scaling: .connectionsPerTask(9))
          ]
        }, "scaling by connections counts what a balancer sends, and it stands behind none"
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
      (shop(capacity: .spot(base: -1)), "a base of -1 tasks: AWS takes 0 to 100000"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }
}
