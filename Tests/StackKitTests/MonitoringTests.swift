import Foundation
import Testing

import struct Templates.Node
import struct Templates.Scalar

@testable import StackKit

@Suite struct MonitoringTests {
  private static func shop(
    notifying: Monitoring.Notification = .email("ops@shop.internal"), when thresholds: Monitoring.Thresholds = .init(),
    rollbackOn: [DeploymentAlarm] = []
  ) -> Shop {
    Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: "it is a test"))
      let web = balancer.targets("Web", for: .streamlit)
      let files = FileSystem("Files", in: network)
      let bot = Service(
        "Bot", size: .quarterCPU(.gb0_5), behind: web, tasks: 2...4, mounts: [files.mount("/data", at: "/data")],
        rollbackOn: rollbackOn)
      Monitoring("Health", of: bot, notifying: notifying, when: thresholds)
    }
  }

  struct Alarm: Sendable {
    let id: String
    let metric: String
    let statistic: String
    let comparison: String
    let threshold: Node
    let periods: String
    let missing: String
    let dimensions: [Node]
  }

  static let edge = [Node.getAtt("Edge.LoadBalancerFullName")]
  static let web = edge + [.getAtt("Web.TargetGroupFullName")]
  static let bot = [Node.ref("Cluster"), .getAtt("Bot.Name")]

  @Test(
    "each alarm, with its treatment of missing data",
    arguments: [
      Alarm(
        id: "HealthEdgeErrors", metric: "HTTPCode_ELB_5XX_Count", statistic: "Sum", comparison: ">=", threshold: 10,
        periods: "1 x 300", missing: "notBreaching", dimensions: edge),
      Alarm(
        id: "HealthEdgeRejected", metric: "RejectedConnectionCount", statistic: "Sum", comparison: ">=", threshold: 1,
        periods: "1 x 300", missing: "notBreaching", dimensions: edge),
      Alarm(
        id: "HealthWebErrors", metric: "HTTPCode_Target_5XX_Count", statistic: "Sum", comparison: ">=", threshold: 10,
        periods: "1 x 300", missing: "notBreaching", dimensions: web),
      Alarm(
        id: "HealthWebLatency", metric: "TargetResponseTime", statistic: "p95", comparison: ">", threshold: 2,
        periods: "3 x 300", missing: "notBreaching", dimensions: web),
      Alarm(
        id: "HealthWebUnhealthy", metric: "UnHealthyHostCount", statistic: "Maximum", comparison: ">=", threshold: 1,
        periods: "3 x 60", missing: "missing", dimensions: web),
      Alarm(
        id: "HealthBotCPU", metric: "CPUUtilization", statistic: "Average", comparison: ">", threshold: 85,
        periods: "3 x 300", missing: "missing", dimensions: bot),
      Alarm(
        id: "HealthBotMemory", metric: "MemoryUtilization", statistic: "Average", comparison: ">", threshold: 85,
        periods: "3 x 300", missing: "missing", dimensions: bot),
      Alarm(
        id: "HealthBotTasks", metric: "RunningTaskCount", statistic: "Minimum", comparison: "<", threshold: 2,
        periods: "5 x 60", missing: "breaching", dimensions: bot),
      Alarm(
        id: "HealthFilesIO", metric: "PercentIOLimit", statistic: "Average", comparison: ">", threshold: 90,
        periods: "3 x 300", missing: "notBreaching", dimensions: [.ref("Files")]),
    ])
  func alarms(alarm: Alarm) {
    let shop = Self.shop()
    let found = shop[alarm.id]
    let comparisons = [
      ">=": "GreaterThanOrEqualToThreshold", ">": "GreaterThanThreshold", "<": "LessThanThreshold",
    ]
    #expect(found["MetricName"] == .string(alarm.metric))
    #expect((found["Statistic"] ?? found["ExtendedStatistic"]) == .string(alarm.statistic))
    #expect(found["ComparisonOperator"]?.text == comparisons[alarm.comparison])
    #expect(found["Threshold"] == alarm.threshold)
    #expect("\(found["EvaluationPeriods"]?.text ?? "") x \(found["Period"]?.text ?? "")" == alarm.periods)
    #expect(found["TreatMissingData"] == .string(alarm.missing))
    #expect(found["Dimensions"]?.items?.map { $0["Value"] } == alarm.dimensions)
    #expect(found.has(["AlarmActions": [.ref("HealthTopic")], "OKActions": [.ref("HealthTopic")]]))

    let terraform = shop.terraform["aws_cloudwatch_metric_alarm.\(Name(stringLiteral: alarm.id).identifier)"]
    let expected: KeyValuePairs<String, Node?> = [
      "metric_name": .string(alarm.metric), "threshold": alarm.threshold, "treat_missing_data": .string(alarm.missing),
      "alarm_actions": ["${aws_sns_topic.health_topic.arn}"],
    ]
    #expect(terraform.has(expected))
    #expect((terraform["statistic"] ?? terraform["extended_statistic"]) == .string(alarm.statistic))
  }

  @Test("tasks that a schedule removes at night ring no alarm")
  func schedules() {
    func fewest(_ one: Scaling = .cpu(50), _ two: Scaling = .memory(50)) -> Int? {
      let shop = Shop {
        let bot = Service(
          "Bot", size: .quarterCPU(.gb0_5), behind: .nothing(in: Network("Network", cidr: "10.0.0.0/16")), tasks: 4...9,
          scaling: one, two)
        Monitoring("Health", of: bot, notifying: .email("ops@shop.internal"))
      }
      let alarm = shop["HealthBotTasks"]
      let count = alarm["Threshold"]?.integer
      #expect(alarm["AlarmDescription"]?.text == "Service Bot has fewer than \(count ?? 0) running tasks")
      return count
    }
    #expect(fewest() == 4)
    #expect(fewest(.schedule("Nights", at: .daily(20), tasks: 2...3)) == 2)
    #expect(fewest(.schedule("Days", at: .daily(7), tasks: 6...9)) == 4)
    #expect(
      fewest(.schedule("Nights", at: .daily(20), tasks: 3...3), .schedule("Sundays", at: .daily(7), tasks: 1...1)) == 1)
  }

  @Test("a nil threshold switches its alarm off, another value changes it")
  func thresholds() {
    let shop = Self.shop(
      when: .init(serverErrors: nil, latency: .milliseconds(1500), cpu: nil, memory: nil, fileSystemIO: nil))
    #expect(shop.synthesis.problems == [])
    #expect(
      shop.template.names(of: "AWS::CloudWatch::Alarm") == [
        "HealthEdgeRejected", "HealthWebLatency", "HealthWebUnhealthy", "HealthBotTasks",
      ])
    let threshold = Node(.scalar(Scalar(.decimal(1.5), text: "1.5")))
    #expect(shop["HealthWebLatency"]["Threshold"] == threshold)
    #expect(shop.terraform["aws_cloudwatch_metric_alarm.health_web_latency"]["threshold"] == threshold)
  }

  @Test(
    "mail goes through a topic of its own, encrypted with a key that alarms may use; an existing topic is taken as it is"
  )
  func notification() {
    let shop = Self.shop()
    let (mail, terraform) = (shop.template, shop.terraform)
    #expect(mail["HealthTopic"]["KmsMasterKeyId"] == .ref("HealthKey"))
    let principal: Node = ["Service": "cloudwatch.amazonaws.com"]
    #expect(mail["HealthKey"]["KeyPolicy", "Statement"].first(["Effect": "Allow", "Principal": principal]) != nil)
    #expect(mail["HealthMail"]["Endpoint"] == "ops@shop.internal")
    #expect(terraform["aws_sns_topic.health_topic"]["kms_master_key_id"] == "${aws_kms_key.health_key.key_id}")
    #expect(terraform["aws_sns_topic_subscription.health_mail"]["endpoint"] == "ops@shop.internal")

    let named = Self.shop(notifying: .namedTopic("operations")).template
    #expect(!named.mentions("AWS::SNS") && !named.mentions("AWS::KMS"))
    let actions: Node = [.sub("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:operations")]
    #expect(named["HealthEdgeErrors"]["AlarmActions"] == actions)
    let topic = Self.shop(notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms")).template
    #expect(!topic.mentions("AWS::SNS") && !topic.mentions("AWS::KMS"))
    #expect(topic["HealthEdgeErrors"]["OKActions"] == ["arn:aws:sns:eu-west-1:123456789012:alarms"])
  }

  @Test(
    "alarms that would never ring, never end or notify nobody are refused",
    arguments: [
      (shop(when: .init(serverErrors: 0)), "an alarm at 0 server errors would never end"),
      (shop(when: .init(latency: .zero)), "an alarm at a latency of 0 s would never end"),
      (shop(when: .init(cpu: 0)), "an alarm at 0 % of CPU: give 1 to 100"),
      (shop(when: .init(memory: 101)), "an alarm at 101 % of memory: give 1 to 100"),
      (shop(when: .init(fileSystemIO: -1)), "an alarm at -1 % of file system operations: give 1 to 100"),
      (shop(notifying: .email("ops")), "'ops' is not an email address"),
      (shop(notifying: .email("ops@example.com")), "nobody reads 'ops@example.com', whose domain is for examples"),
      (shop(notifying: .email("ops@mail.Example.org")), "nobody reads 'ops@mail.Example.org'"),
      (shop(notifying: .email("ops@team.test")), "nobody reads 'ops@team.test'"),
      (shop(notifying: .namedTopic("ops alarms")), "'ops alarms' is not the name of an SNS topic"),
      (shop(notifying: .namedTopic("")), "'' is not the name of an SNS topic"),
      (shop(notifying: .email("a@b@c")), "'a@b@c' is not an email address"),
      (shop(notifying: .email("@example.com")), "'@example.com' is not an email address"),
      (shop(notifying: .email("ops @example.com")), "'ops @example.com' is not an email address"),
      (shop(notifying: .topic("alarms")), "'alarms' is not the ARN of an SNS topic"),
      (shop(notifying: .topic("arn:aws:sqs:eu-west-1:123456789012:alarms")), "alarms' is not the ARN of an SNS topic"),
      (shop(rollbackOn: [.serverErrors(0)]), "rollback on 0 server errors: give 1 or more"),
      (shop(rollbackOn: [.latency(.zero)]), "rollback on a latency of 0 s"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1 && problems.first?.contains(problem) == true, "\(problems)")
  }

  @Test("a bursting file system has an alarm before its credits run out")
  func burst() {
    var shop = Self.shop()
    #expect(!shop.template.mentions("BurstCreditBalance"))
    let network = Network("Network", cidr: "10.0.0.0/16")
    let files = FileSystem("Files", in: network, throughput: .bursting)
    let worker = Service(
      "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
      mounts: [files.mount("/data", at: "/data")])
    shop.contents = [
      Monitoring("Health", of: worker, notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms"))
    ]
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    #expect(template["HealthFilesBurst"].has(["MetricName": "BurstCreditBalance", "Threshold": 100_000_000_000]))
    #expect(!template.mentions("AWS/ApplicationELB"), "there is no balancer to watch")
  }

  @Test("a stack has one dashboard")
  func oneDashboard() {
    var shop = Self.shop()
    shop.contents.append(Monitoring("More", notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms")))
    #expect(
      shop.synthesis.problems.contains { $0.hasPrefix("'Health' and 'More' both have the dashboard of the stack") })
  }

  @Test("the dashboard's body is JSON with all graphs")
  func dashboard() throws {
    let shop = Self.shop()
    let body = try #require(shop["HealthDashboard"]["DashboardBody", "Fn::Sub"]?.text)
    struct Body: Decodable { let widgets: [Widget] }
    struct Widget: Decodable { let x: Int, y: Int, width: Int, height: Int, properties: Properties }
    struct Properties: Decodable { let title: String, region: String }
    let widgets = try JSONDecoder().decode(Body.self, from: Data(body.utf8)).widgets
    #expect(
      widgets.map(\.properties.title) == [
        "Requests", "Server errors", "Latency in seconds", "Open connections", "Healthy tasks", "CPU in %",
        "Memory in %", "File system I/O in % of its limit", "File system bytes",
      ])
    #expect(Set(widgets.map { [$0.x, $0.y] }).count == widgets.count)
    #expect(widgets.allSatisfy { $0.properties.region == "${AWS::Region}" && $0.x + $0.width <= 24 })
    #expect(body.contains(#"["AWS/ECS","CPUUtilization","ClusterName","${Cluster}","ServiceName","${Bot.Name}","#))
    let graphs = shop.terraform["aws_cloudwatch_dashboard.health_dashboard"]["dashboard_body", "jsonencode", "widgets"]
    #expect(graphs?.items?.count == widgets.count)
  }

  @Test("a deployment is rolled back by alarms that do not wait for the service")
  func rollback() {
    let shop = Self.shop(rollbackOn: [.serverErrors(5), .latency(.seconds(3))])
    #expect(shop.synthesis.problems == [])
    let template = shop.template
    let alarms: Node = [
      "AlarmNames": [.ref("BotRollbackOnServerErrors"), .ref("BotRollbackOnLatency")], "Enable": true, "Rollback": true,
    ]
    #expect(template["Bot"]["DeploymentConfiguration", "Alarms"] == alarms)
    let names = ["bot_rollback_on_server_errors", "bot_rollback_on_latency"].map {
      Node.string("${aws_cloudwatch_metric_alarm.\($0).alarm_name}")
    }
    let block: Node = [["alarm_names": Node(.list(names)), "enable": true, "rollback": true]]
    #expect(shop.terraform["aws_ecs_service.bot"]["alarms"] == block)
    for id in ["BotRollbackOnServerErrors", "BotRollbackOnLatency"] {
      #expect(template[id].calls == Self.web)
      #expect(template[id]["@DependsOn"] == nil)
    }
    #expect(Self.shop()["Bot"]["DeploymentConfiguration", "Alarms"] == nil)

    let worker = Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      Service(
        "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1, rollbackOn: [.serverErrors(1)]
      )
    }
    #expect(
      worker.synthesis.problems == [
        "service 'Worker': `rollbackOn` needs a balancer, which counts errors and measures latency: omit it"
      ])
  }
}

extension Node {
  /// All references in it.
  fileprivate var calls: [Node] { call == nil ? children.flatMap(\.calls) : [self] }
}
