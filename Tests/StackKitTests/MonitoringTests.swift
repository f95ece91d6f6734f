import Foundation
import Testing

@testable import StackKit

@Suite struct MonitoringTests {
  private static func shop(
    notifying: Monitoring.Notification = .email("ops@example.com"), when thresholds: Monitoring.Thresholds = .init(),
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

  /// What a resource says in each language: its lines without indentation, up to the next one.
  private static func lines(of id: String, in shop: Shop) -> [Substring] {
    shop.yaml.components(separatedBy: "\n\n").first { $0.contains("  \(id):\n") }?
      .split(separator: "\n").map { $0.drop { $0 == " " } } ?? []
  }

  struct Alarm: Sendable {
    let id: String
    let metric: String
    let statistic: String
    let comparison: String
    let periods: String
    let missing: String
    let dimensions: [String]
  }

  static let edge = ["!GetAtt Edge.LoadBalancerFullName"]
  static let web = edge + ["!GetAtt Web.TargetGroupFullName"]
  static let bot = ["!Ref Cluster", "!GetAtt Bot.Name"]

  @Test(
    "each alarm, with what a missing data point means",
    arguments: [
      Alarm(
        id: "HealthEdgeErrors", metric: "HTTPCode_ELB_5XX_Count", statistic: "Sum", comparison: ">= 10",
        periods: "1 x 300", missing: "notBreaching", dimensions: edge),
      Alarm(
        id: "HealthEdgeRejected", metric: "RejectedConnectionCount", statistic: "Sum", comparison: ">= 1",
        periods: "1 x 300", missing: "notBreaching", dimensions: edge),
      Alarm(
        id: "HealthWebErrors", metric: "HTTPCode_Target_5XX_Count", statistic: "Sum", comparison: ">= 10",
        periods: "1 x 300", missing: "notBreaching", dimensions: web),
      Alarm(
        id: "HealthWebLatency", metric: "TargetResponseTime", statistic: "p95", comparison: "> 2",
        periods: "3 x 300", missing: "notBreaching", dimensions: web),
      Alarm(
        id: "HealthWebUnhealthy", metric: "UnHealthyHostCount", statistic: "Maximum", comparison: ">= 1",
        periods: "3 x 60", missing: "missing", dimensions: web),
      Alarm(
        id: "HealthBotCPU", metric: "CPUUtilization", statistic: "Average", comparison: "> 85",
        periods: "3 x 300", missing: "missing", dimensions: bot),
      Alarm(
        id: "HealthBotMemory", metric: "MemoryUtilization", statistic: "Average", comparison: "> 85",
        periods: "3 x 300", missing: "missing", dimensions: bot),
      Alarm(
        id: "HealthBotTasks", metric: "RunningTaskCount", statistic: "Minimum", comparison: "< 2",
        periods: "5 x 60", missing: "breaching", dimensions: bot),
      Alarm(
        id: "HealthFilesIO", metric: "PercentIOLimit", statistic: "Average", comparison: "> 90",
        periods: "3 x 300", missing: "notBreaching", dimensions: ["!Ref Files"]),
    ])
  func alarms(alarm: Alarm) throws {
    let shop = Self.shop()
    let lines = Self.lines(of: alarm.id, in: shop)
    func value(_ key: String) -> String {
      lines.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) } ?? ""
    }
    let signs = [
      "GreaterThanOrEqualToThreshold": ">=", "GreaterThanThreshold": ">", "LessThanThreshold": "<",
    ]
    #expect(value("MetricName") == alarm.metric)
    #expect(value("Statistic") + value("ExtendedStatistic") == alarm.statistic)
    #expect("\(signs[value("ComparisonOperator")] ?? "?") \(value("Threshold"))" == alarm.comparison)
    #expect("\(value("EvaluationPeriods")) x \(value("Period"))" == alarm.periods)
    #expect(value("TreatMissingData") == alarm.missing)
    #expect(lines.filter { $0.hasPrefix("Value: ") }.map { String($0.dropFirst(7)) } == alarm.dimensions)
    #expect(lines.suffix(4) == ["AlarmActions:", "- !Ref HealthTopic", "OKActions:", "- !Ref HealthTopic"])

    let name = Name(stringLiteral: alarm.id).identifier
    let start = try #require(shop.hcl.firstRange(of: "resource \"aws_cloudwatch_metric_alarm\" \"\(name)\" {"))
    let hcl = shop.hcl[start.upperBound...].components(separatedBy: "\n}\n")[0]
      .split(separator: " ").joined(separator: " ")
    #expect(hcl.contains("metric_name = \"\(alarm.metric)\""))
    #expect(hcl.contains("statistic = \"\(alarm.statistic)\""))
    #expect(hcl.contains("threshold = \(alarm.comparison.split(separator: " ")[1])\n"))
    #expect(hcl.contains("treat_missing_data = \"\(alarm.missing)\""))
    #expect(hcl.contains("alarm_actions = [aws_sns_topic.health_topic.arn]"))
  }

  @Test("tasks that a schedule takes away at night are not missed")
  func schedules() {
    func fewest(_ one: Scaling = .cpu(50), _ two: Scaling = .memory(50)) -> [String] {
      let shop = Shop {
        let bot = Service(
          "Bot", size: .quarterCPU(.gb0_5), behind: .nothing(in: Network("Network", cidr: "10.0.0.0/16")), tasks: 4...9,
          scaling: one, two)
        Monitoring("Health", of: bot, notifying: .email("ops@example.com"))
      }
      return Self.lines(of: "HealthBotTasks", in: shop).filter { $0.hasPrefix("Threshold") || $0.contains("fewer") }
        .map(String.init)
    }
    func lines(_ count: Int) -> [String] {
      ["AlarmDescription: Bot has fewer than \(count) tasks running", "Threshold: \(count)"]
    }
    #expect(fewest() == lines(4))
    #expect(fewest(.schedule("Nights", at: .daily(20), tasks: 2...3)) == lines(2))
    #expect(fewest(.schedule("Days", at: .daily(7), tasks: 6...9)) == lines(4))
    #expect(
      fewest(.schedule("Nights", at: .daily(20), tasks: 3...3), .schedule("Sundays", at: .daily(7), tasks: 1...1))
        == lines(1))
  }

  @Test("a threshold that is nil makes no alarm, another changes it")
  func thresholds() {
    let shop = Self.shop(
      when: .init(serverErrors: nil, latency: .milliseconds(1500), cpu: nil, memory: nil, fileSystemIO: nil))
    #expect(shop.synthesis.problems == [])
    #expect(shop.yaml.components(separatedBy: "Type: AWS::CloudWatch::Alarm\n").count - 1 == 4)
    #expect(Self.lines(of: "HealthWebLatency", in: shop).contains("Threshold: 1.5"))
    #expect(shop.hcl.contains("threshold           = 1.5\n"))
  }

  @Test(
    "mail goes through a topic of its own, encrypted with a key that alarms may use; an existing topic is taken as it is"
  )
  func notification() {
    let mail = Self.shop()
    #expect(Self.lines(of: "HealthTopic", in: mail).contains("KmsMasterKeyId: !Ref HealthKey"))
    #expect(Self.lines(of: "HealthKey", in: mail).contains("Service: cloudwatch.amazonaws.com"))
    #expect(Self.lines(of: "HealthMail", in: mail).contains("Endpoint: 'ops@example.com'"))
    #expect(mail.hcl.contains("kms_master_key_id = aws_kms_key.health_key.key_id"))
    #expect(mail.hcl.contains("endpoint  = \"ops@example.com\""))

    let topic = Self.shop(notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms"))
    #expect(!topic.yaml.contains("AWS::SNS") && !topic.yaml.contains("AWS::KMS"))
    #expect(
      Self.lines(of: "HealthEdgeErrors", in: topic).suffix(1) == ["- arn:aws:sns:eu-west-1:123456789012:alarms"])
  }

  @Test(
    "what would never ring, or never stop, or be told to nobody, is refused",
    arguments: [
      (shop(when: .init(serverErrors: 0)), "an alarm at 0 server errors would never stop"),
      (shop(when: .init(latency: .zero)), "an alarm at a latency of 0 s would never stop"),
      (shop(when: .init(cpu: 0)), "an alarm at 0 % of CPU: 1 to 100"),
      (shop(when: .init(memory: 101)), "an alarm at 101 % of memory: 1 to 100"),
      (shop(when: .init(fileSystemIO: -1)), "an alarm at -1 % of file system operations: 1 to 100"),
      (shop(notifying: .email("ops")), "'ops' is not an address for mail"),
      (shop(notifying: .email("a@b@c")), "'a@b@c' is not an address for mail"),
      (shop(notifying: .email("@example.com")), "'@example.com' is not an address for mail"),
      (shop(notifying: .email("ops @example.com")), "'ops @example.com' is not an address for mail"),
      (shop(notifying: .topic("alarms")), "'alarms' is not the ARN of a topic"),
      (shop(notifying: .topic("arn:aws:sqs:eu-west-1:123456789012:alarms")), "alarms' is not the ARN of a topic"),
      (shop(rollbackOn: [.serverErrors(0)]), "rolling back on 0 server errors: 1 or more"),
      (shop(rollbackOn: [.latency(.zero)]), "rolling back on a latency of 0 s"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1 && problems.first?.contains(problem) == true, "\(problems)")
  }

  @Test("a file system that bursts has an alarm before it cannot any more")
  func burst() {
    var shop = Self.shop()
    #expect(!shop.yaml.contains("BurstCreditBalance"))
    let network = Network("Network", cidr: "10.0.0.0/16")
    let files = FileSystem("Files", in: network, throughput: .bursting)
    let worker = Service(
      "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
      mounts: [files.mount("/data", at: "/data")])
    shop.contents = [
      Monitoring("Health", of: worker, notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms"))
    ]
    #expect(shop.synthesis.problems == [])
    #expect(Self.lines(of: "HealthFilesBurst", in: shop).contains("Threshold: 100000000000"))
    #expect(!shop.yaml.contains("AWS/ApplicationELB"), "there is no balancer to watch")
  }

  @Test("a stack has one dashboard")
  func oneDashboard() {
    var shop = Self.shop()
    shop.contents.append(Monitoring("More", notifying: .topic("arn:aws:sns:eu-west-1:123456789012:alarms")))
    #expect(
      shop.synthesis.problems.contains { $0.hasPrefix("'Health' and 'More' both have the dashboard of the stack") })
  }

  @Test("the dashboard shows what rings and what explains it, and its body is JSON")
  func dashboard() throws {
    let shop = Self.shop()
    let line = try #require(Self.lines(of: "HealthDashboard", in: shop).first { $0.hasPrefix("DashboardBody: !Sub '") })
    let body = line.dropFirst("DashboardBody: !Sub '".count).dropLast()
    struct Body: Decodable { let widgets: [Widget] }
    struct Widget: Decodable { let x: Int, y: Int, width: Int, height: Int, properties: Properties }
    struct Properties: Decodable { let title: String, region: String }
    let widgets = try JSONDecoder().decode(Body.self, from: Data(body.utf8)).widgets
    #expect(
      widgets.map(\.properties.title) == [
        "Requests", "Server errors", "Latency in seconds", "Open connections", "Tasks that answer", "CPU in %",
        "Memory in %", "File system operations in %", "File system bytes",
      ])
    #expect(Set(widgets.map { [$0.x, $0.y] }).count == widgets.count)
    #expect(widgets.allSatisfy { $0.properties.region == "${AWS::Region}" && $0.x + $0.width <= 24 })
    #expect(body.contains(#"["AWS/ECS","CPUUtilization","ClusterName","${Cluster}","ServiceName","${Bot.Name}","#))
    #expect(shop.hcl.contains("dashboard_body = jsonencode({\n"))
  }

  @Test("a deployment is rolled back by alarms that do not wait for the service")
  func rollback() {
    let shop = Self.shop(rollbackOn: [.serverErrors(5), .latency(.seconds(3))])
    #expect(shop.synthesis.problems == [])
    #expect(
      shop.yaml.contains(
        """
                Alarms:
                  AlarmNames:
                    - !Ref BotRollbackOnServerErrors
                    - !Ref BotRollbackOnLatency
                  Enable: true
                  Rollback: true

        """))
    #expect(
      shop.hcl.contains(
        """
          alarms {
            alarm_names = [
              aws_cloudwatch_metric_alarm.bot_rollback_on_server_errors.alarm_name,
              aws_cloudwatch_metric_alarm.bot_rollback_on_latency.alarm_name,
            ]
            enable   = true
            rollback = true
          }

        """))
    for id in ["BotRollbackOnServerErrors", "BotRollbackOnLatency"] {
      let alarm = Self.lines(of: id, in: shop)
      #expect(
        alarm.filter { $0.contains("!") } == [
          "Value: !GetAtt Edge.LoadBalancerFullName", "Value: !GetAtt Web.TargetGroupFullName",
        ])
    }
    #expect(!Self.shop().yaml.contains("AlarmNames"))

    let worker = Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      Service(
        "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1, rollbackOn: [.serverErrors(1)]
      )
    }
    #expect(
      worker.synthesis.problems == [
        "service 'Worker': only a balancer counts errors and measures latency: leave `rollbackOn` out"
      ])
  }
}
