import StackKit
import Testing

@testable import stacks

/// The template that StackKit grew out of had faults that no linter reports. Each is a test here.
@Suite struct OriginDefectsTests {
  static let prod = Synthesis.of("prod")
  static let staging = Synthesis.of("staging")

  /// What a resource of the production template says, as YAML.
  private func resource(_ id: String, in synthesis: Synthesis = prod, _ file: String = "template.yaml") throws -> String
  {
    let text = synthesis.text(file)
    let start = try #require(text.firstRange(of: "\n  \(id):\n"), "there is no \(id)")
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)])
  }

  @Test("a client stays with its task: the balancer's cookie is on, in both languages")
  func stickiness() throws {
    let web = try resource("Web")
    #expect(web.contains("- Key: stickiness.enabled\n          Value: 'true'"))
    #expect(web.contains("- Key: stickiness.type\n          Value: lb_cookie"))
    #expect(web.contains("- Key: stickiness.lb_cookie.duration_seconds\n          Value: '86400'"))
    let hcl = Self.prod.text("main.tf")
    #expect(hcl.contains("enabled         = true\n    type            = \"lb_cookie\"\n    cookie_duration = 86400"))
  }

  @Test("behind CloudFront the balancer is private, and only CloudFront's addresses come in")
  func closedBehindCloudFront() throws {
    #expect(try resource("Edge").contains("Scheme: internal"))
    #expect(try resource("EdgeFromCloudFront").contains("SourcePrefixListId: pl-"))
    let ingress = Self.prod.text("template.yaml").split(separator: "\n\n").filter {
      $0.contains("Type: AWS::EC2::SecurityGroupIngress")
    }
    #expect(ingress.count == 3)
    #expect(!ingress.contains { $0.contains("0.0.0.0/0") || $0.contains("::/0") })
    #expect(!Self.prod.text("template.yaml").contains("SecurityGroupIngress:\n"))
  }

  @Test("without CloudFront the balancer is reachable")
  func openWithoutCloudFront() throws {
    #expect(try resource("Edge", in: Self.staging).contains("Scheme: internet-facing"))
    #expect(try resource("EdgeFromInternet80", in: Self.staging).contains("CidrIp: '0.0.0.0/0'"))
  }

  @Test("the task may mount the file system, the execution role may not")
  func fileSystemRights() throws {
    #expect(try resource("BotTaskPolicy").contains("elasticfilesystem:ClientMount"))
    #expect(
      try resource("BotTaskPolicy").contains("elasticfilesystem:AccessPointArn: !GetAtt SessionsConversations.Arn"))
    #expect(!(try resource("BotExecutionPolicy").contains("elasticfilesystem")))
  }

  @Test("the service waits for the rule of the listener, for every mount target and for the ways that its tasks take")
  func order() throws {
    let awaited = [
      "WebRule", "SessionsMountA", "SessionsMountB", "NetworkPrivateRouteA", "NetworkPrivateARoutes",
      "NetworkPrivateRouteB", "NetworkPrivateBRoutes", "BotFromBalancer", "SessionsFromBot",
    ]
    #expect(try resource("Bot").contains("    DependsOn:\n" + awaited.map { "      - \($0)\n" }.joined()))
    let hcl = Self.prod.text("main.tf")
    let service = try #require(hcl.firstRange(of: "resource \"aws_ecs_service\""))
    let start = try #require(hcl[service.upperBound...].firstRange(of: "  depends_on = [\n"))
    let dependencies = hcl[start.upperBound...].split(separator: "\n").prefix { $0 != "  ]" }
    #expect(dependencies.count == awaited.count + 1, "and the value of the secret")
    #expect(dependencies.contains("    aws_route.network_private_route_a,"))
  }

  @Test("no target group is given its balancers")
  func readOnlyProperties() throws {
    #expect(!(try resource("Web").contains("LoadBalancerArns")))
  }

  @Test("viewers are sent to HTTPS")
  func https() throws {
    #expect(try resource("Cdn").contains("ViewerProtocolPolicy: redirect-to-https"))
  }

  @Test("the cookie secret is made up by AWS and never a plain variable")
  func secret() throws {
    #expect(try resource("BotStreamlitServerCookieSecret").contains("GenerateSecretString:"))
    let task = try resource("BotTask")
    #expect(task.contains("- Name: STREAMLIT_SERVER_COOKIE_SECRET\n              ValueFrom: !Ref"))
    #expect(!Self.prod.text("template.yaml").contains("NoEcho"))
    #expect(Self.prod.text("main.tf").contains("secret_string_wo "))
  }

  @Test("output is kept, and not for ever")
  func logs() throws {
    #expect(try resource("BotTask").contains("LogDriver: awslogs"))
    #expect(try resource("BotLogs").contains("RetentionInDays: 30"))
  }

  @Test("what holds state stays", arguments: ["Sessions", "SessionsConversations", "BotStreamlitServerCookieSecret"])
  func retained(id: String) throws {
    #expect(try resource(id).contains("    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n"))
    let repository = try resource("BotRepository", "repository.yaml")
    #expect(repository.contains("    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n"))
    #expect(Self.prod.text("repository/main.tf").contains("prevent_destroy = true"))
  }

  @Test("a deployment never has fewer tasks than before, and goes back when it fails")
  func rollout() throws {
    let service = try resource("Bot")
    #expect(service.contains("MinimumHealthyPercent: 100\n        MaximumPercent: 200"))
    #expect(service.contains("DeploymentCircuitBreaker:\n          Enable: true\n          Rollback: true"))
  }

  @Test("no template sets the count, and Terraform leaves it alone", arguments: ["staging", "prod"])
  func count(environment: String) {
    let synthesis = Synthesis.of(environment)
    #expect(!synthesis.text("template.yaml").contains("DesiredCount: "))
    #expect(synthesis.text("main.tf").contains("ignore_changes = [desired_count]"))
  }

  @Test("an image is a digest, and its repository's tags do not move")
  func images() throws {
    let template = Self.prod.text("template.yaml")
    #expect(template.contains("AllowedPattern: '[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}'"))
    #expect(!template.contains(":latest"))
    #expect(try resource("BotRepository", "repository.yaml").contains("ImageTagMutability: IMMUTABLE"))
    #expect(try resource("BotRepository", "repository.yaml").contains("ScanOnPush: true"))
  }

  @Test("two environments never share a name")
  func names() {
    let names = ["staging", "prod"].map { environment in
      Set(
        Synthesis.of(environment).text("template.yaml").split(separator: "\n")
          .filter { $0.contains("Name: chatbot-") || $0.contains("Value: chatbot-") }.map(String.init))
    }
    #expect(names[0].isDisjoint(with: names[1]))
    #expect(!names[0].isEmpty && !names[1].isEmpty)
  }

  @Test("the outputs say where it is", arguments: ["Url", "ClusterName", "ServiceName", "FileSystemId"])
  func outputs(key: String) {
    #expect(Self.prod.text("template.yaml").contains("\n  \(key):\n    Description: "))
    #expect(Self.prod.text("main.tf").contains("output \"\(key)\" {"))
    #expect(Self.prod.text("repository.yaml").contains("\n  RepositoryUri:\n"))
  }

  @Test("production scales by itself")
  func scaling() throws {
    #expect(try resource("BotScaling").contains("MinCapacity: 2\n      MaxCapacity: 10"))
    #expect(try resource("BotScalingCPU").contains("PredefinedMetricType: ECSServiceAverageCPUUtilization"))
  }

  @Test("a task serves after 20 seconds, is gone after two minutes, and a quiet websocket lives five")
  func times() throws {
    let web = try resource("Web")
    #expect(web.contains("HealthCheckIntervalSeconds: 10") && web.contains("HealthyThresholdCount: 2"))
    #expect(web.contains("- Key: deregistration_delay.timeout_seconds\n          Value: '120'"))
    #expect(try resource("Edge").contains("- Key: idle_timeout.timeout_seconds\n          Value: '300'"))
  }

  @Test("Streamlit's own health check is asked")
  func health() throws {
    #expect(try resource("Web").contains("HealthCheckPath: /_stcore/health"))
  }

  @Test("the folder that is mounted is the folder that the application uses, as its user")
  func mount() throws {
    let task = try resource("BotTask")
    #expect(task.contains("ContainerPath: /app/session_data"))
    #expect(task.contains("- Name: CHATBOT_SESSION_DIR\n              Value: /app/session_data"))
    #expect(try resource("SessionsConversations").contains("PosixUser:\n        Uid: '1000'\n        Gid: '1000'"))
  }

  @Test("Local Zones are not counted among the zones, as CloudFormation does not")
  func localZones() {
    #expect(Self.prod.text("main.tf").contains("name   = \"opt-in-status\"\n    values = [\"opt-in-not-required\"]\n"))
  }

  @Test("each zone has one mount target, and no list of regions is looked up at deployment")
  func zonesAndRegions() {
    let template = Self.prod.text("template.yaml")
    #expect(template.split(separator: "\n").filter { $0.contains("Type: AWS::EFS::MountTarget") }.count == 2)
    #expect(!template.contains("\nMappings:"))
    #expect(!template.contains("Fn::FindInMap") && !template.contains("!FindInMap"))
  }

  @Test("no policy allows every action, and everything only where AWS knows no narrower")
  func leastPrivilege() {
    let lines = Self.prod.text("template.yaml").split(separator: "\n")
    let wildcards = lines.indices.filter { lines[$0].hasSuffix("- '*'") }
    // The refusal of unencrypted mounts, and the registry's token.
    #expect(wildcards.map { lines[$0 - 1].filter { $0 != " " } } == ["Action:", "Resource:"])
  }
}

extension Synthesis {
  static func of(_ environment: String) -> Synthesis {
    Main.syntheses.first { $0.environment == environment } ?? Main.syntheses[0]
  }
}
