/// Alarms for services and the resources they use, and a dashboard. Alarms and dashboards cost by the month.
public struct Monitoring: Construct {
  /// The recipient of alarms and of their ends.
  public enum Notification: Sendable {
    /// An email address. The recipient must confirm the subscription by the link in the first mail.
    case email(String)
    /// An SNS topic that exists in the stack's account and region, by its name. The same holds for it as for `topic`.
    case namedTopic(String)
    /// The ARN of an existing SNS topic. If the topic is encrypted, its key must let `cloudwatch.amazonaws.com` use it.
    /// AWS's own key for SNS does not, and then no notification arrives.
    case topic(String)
  }

  public let name: Name
  let services: [Service]
  let notification: Notification
  let thresholds: Thresholds
  let key: EncryptionKey?

  /// - Parameters:
  ///   - name: The name of the alarms and the dashboard.
  ///   - services: The services to watch, with their targets, balancers and file systems.
  ///   - notification: The recipient.
  ///   - thresholds: The thresholds of the alarms. Default: values that suit most applications.
  ///   - key: The KMS key of the topic. Default: a key of its own, which costs. AWS's own key for topics would cost
  ///     nothing, but alarms cannot use it, so no notification would arrive.
  public init(
    _ name: Name, of services: Service..., notifying notification: Notification, when thresholds: Thresholds = .init(),
    key: EncryptionKey? = nil
  ) {
    self.name = name
    self.services = services
    self.notification = notification
    self.thresholds = thresholds
    self.key = key
    CreatedConstructs.record(self)
  }

  public var body: some Content {
    for problem in problems { Problem("monitoring '\(name)': \(problem)") }
    services
    if let subscription { subscription }
    alarms
    Dashboard(name: name / "Dashboard", graphs: graphs)
    Claim(
      "the dashboard of the stack", for: name,
      otherwise: "a stack has one dashboard: give all services to one monitoring")
  }

  private var problems: [String] {
    var problems = thresholds.problems
    switch notification {
    case .email(let address):
      let parts = address.split(separator: "@", omittingEmptySubsequences: false)
      if parts.count != 2 || parts.contains("") || address.utf8.contains(where: { $0 <= UInt8(ascii: " ") }) {
        problems.append("'\(address)' is not an email address")
      } else if Self.isForExamples(parts[1].lowercased()) {
        problems.append("nobody reads '\(address)', whose domain is for examples; give the address of your team")
      }
    case .namedTopic(let name):
      let isName =
        (1...256).contains(name.utf8.count) && name.consists { $0.isASCIIAlphanumeric || "-_".utf8.contains($0) }
      if !isName {
        problems.append(
          "'\(name)' is not the name of an SNS topic: 1 to 256 ASCII letters, digits, hyphens and underscores")
      }
    case .topic(let arn):
      let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count != 6 || parts.first != "arn" || parts[2] != "sns" || parts.contains("") {
        problems.append("'\(arn)' is not the ARN of an SNS topic, such as 'arn:aws:sns:us-east-1:123456789012:alarms'")
      }
    }
    return problems
  }

  /// Domains that belong to nobody.
  private static func isForExamples(_ domain: String) -> Bool {
    let domains = ["example.com", "example.net", "example.org", "example", "invalid", "localhost", "test"]
    return domains.contains { domain == $0 || domain.hasSuffix(".\($0)") }
  }

  private var subscription: MailSubscription? {
    guard case .email(let address) = notification else { return nil }
    let topic = Topic(name: name / "Topic", key: (key ?? EncryptionKey(name / "Key")).resource)
    return MailSubscription(name: name / "Mail", topic: topic, address: address)
  }

  var actions: [Text] {
    switch notification {
    case .email: subscription.map { ["\($0.topic.arn)"] } ?? []
    case .namedTopic(let name): ["arn:\(Pseudo.partition):sns:\(Pseudo.region):\(Pseudo.accountID):\(name)"]
    case .topic(let arn): ["\(arn)"]
    }
  }

  var targets: [Targets] { Self.distinct(services.compactMap(\.reach.targets), by: \.name) }
  var balancers: [LoadBalancer] { Self.distinct(targets.map(\.balancer), by: \.name) }
  var fileSystems: [FileSystem] { Self.distinct(services.flatMap(\.fileSystems), by: \.name) }

  private static func distinct<Element>(_ all: [Element], by name: KeyPath<Element, Name>) -> [Element] {
    var seen: Set<Name> = []
    return all.filter { seen.insert($0[keyPath: name]).inserted }
  }
}

extension Monitoring {
  /// The thresholds of the alarms; nil switches one off. Alarms on unhealthy targets and missing tasks are always on.
  public struct Thresholds: Sendable {
    let serverErrors: Int?
    let latency: Duration?
    let cpu: Int?
    let memory: Int?
    let fileSystemIO: Int?

    /// - Parameters:
    ///   - serverErrors: 5xx responses in five minutes, counted separately for the targets and for the balancer.
    ///     Default: 10.
    ///   - latency: Time to the first byte that one in twenty requests exceeds for 15 minutes. Default: 2 seconds.
    ///   - cpu: Percent of a service's CPU for 15 minutes. Default: 85.
    ///   - memory: Percent of a service's memory for 15 minutes. Default: 85.
    ///   - fileSystemIO: Percent of a file system's I/O limit for 15 minutes. Default: 90.
    public init(
      serverErrors: Int? = 10, latency: Duration? = .seconds(2), cpu: Int? = 85, memory: Int? = 85,
      fileSystemIO: Int? = 90
    ) {
      self.serverErrors = serverErrors
      self.latency = latency
      self.cpu = cpu
      self.memory = memory
      self.fileSystemIO = fileSystemIO
    }

    fileprivate var problems: [String] {
      var problems: [String] = []
      if let serverErrors, serverErrors < 1 {
        problems.append(
          "an alarm at \(serverErrors) server errors would never end: give 1 or more, or nil for no alarm")
      }
      if let latency, latency <= .zero {
        problems.append(
          "an alarm at a latency of \(latency.secondsText) would never end: give more than 0 s, or nil for no alarm")
      }
      let shares = [("CPU", cpu), ("memory", memory), ("file system operations", fileSystemIO)]
      for (what, percent) in shares {
        guard let percent, !(1...100).contains(percent) else { continue }
        problems.append("an alarm at \(percent) % of \(what): give 1 to 100, or nil for no alarm")
      }
      return problems
    }
  }
}
