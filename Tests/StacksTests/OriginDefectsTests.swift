import StackKit
import Testing

import struct Templates.Node
import struct Templates.Template

@testable import stacks

/// The template that StackKit grew out of had faults that no linter reports. Each is a test here, of the CloudFormation
/// template; that Terraform's says the same is tested where StackKit's parts are.
@Suite struct OriginDefectsTests {
  private let template: Template
  private let repository: Template
  private let staging: Template

  init() throws {
    template = try Synthesis.of("prod").template()
    repository = try Synthesis.of("prod").template("repository.yaml")
    staging = try Synthesis.of("staging").template()
  }

  /// A resource of the production template, or of another.
  private func resource(_ id: String, of other: Template? = nil) throws -> Template.Resource {
    try #require((other ?? template)[id], "there is no \(id)")
  }

  private func resources(of type: String) -> [Template.Resource] { template.resources.filter { $0.type == type } }

  /// The only container of the task.
  private func container() throws -> Node {
    let containers = try #require(try resource("BotTask")["ContainerDefinitions"]?.items)
    #expect(containers.count == 1)
    return try #require(containers.first)
  }

  @Test("a client stays with its task: the balancer's cookie is on")
  func stickiness() throws {
    let attributes = try #require(try resource("Web")["TargetGroupAttributes"]?.items)
    #expect(attributes.contains(["Key": "stickiness.enabled", "Value": "true"]))
    #expect(attributes.contains(["Key": "stickiness.type", "Value": "lb_cookie"]))
    #expect(attributes.contains(["Key": "stickiness.lb_cookie.duration_seconds", "Value": "86400"]))
  }

  @Test("behind CloudFront the balancer is private, and only CloudFront's addresses come in")
  func closedBehindCloudFront() throws {
    #expect(try resource("Edge")["Scheme"] == "internal")
    #expect(try resource("EdgeFromCloudFront")["SourcePrefixListId"]?.text?.hasPrefix("pl-") == true)
    let ingress = resources(of: "AWS::EC2::SecurityGroupIngress")
    #expect(ingress.map(\.name) == ["BotFromBalancer", "SessionsFromBot", "EdgeFromCloudFront"])
    #expect(ingress.allSatisfy { $0["CidrIp"] == nil && $0["CidrIpv6"] == nil })
    #expect(template.resources.allSatisfy { $0["SecurityGroupIngress"] == nil })
  }

  @Test("without CloudFront the balancer is reachable")
  func openWithoutCloudFront() throws {
    #expect(try resource("Edge", of: staging)["Scheme"] == "internet-facing")
    #expect(try resource("EdgeFromInternet80", of: staging)["CidrIp"] == "0.0.0.0/0")
  }

  @Test("the task may mount the file system, the execution role may not")
  func fileSystemRights() throws {
    let mount = try #require(
      try resource("BotTaskPolicy")["PolicyDocument"]?.statements.first {
        $0["Action"]?.texts.contains("elasticfilesystem:ClientMount") == true
      })
    #expect(
      mount["Condition", "StringEquals", "elasticfilesystem:AccessPointArn"]
        == ["Fn::GetAtt": ["SessionsConversations", "Arn"]])
    let actions = try resource("BotExecutionPolicy")["PolicyDocument"]?.statements.flatMap { $0["Action"]?.texts ?? [] }
    #expect(actions?.contains("ecr:BatchGetImage") == true)
    #expect(actions?.contains { $0.hasPrefix("elasticfilesystem") } == false)
  }

  @Test("the service waits for the rule of the listener, for every mount target and for the ways that its tasks take")
  func order() throws {
    #expect(
      try resource("Bot").dependsOn == [
        "WebRule", "SessionsMountA", "SessionsMountB", "NetworkPrivateRouteA", "NetworkPrivateARoutes",
        "NetworkPrivateRouteB", "NetworkPrivateBRoutes", "BotFromBalancer", "SessionsFromBot",
      ])
  }

  @Test("no target group is given its balancers")
  func readOnlyProperties() throws {
    #expect(try resource("Web")["LoadBalancerArns"] == nil)
  }

  @Test("viewers are sent to HTTPS")
  func https() throws {
    #expect(
      try resource("Cdn")["DistributionConfig", "DefaultCacheBehavior", "ViewerProtocolPolicy"] == "redirect-to-https")
  }

  @Test("the cookie secret is made up by AWS and never a plain variable")
  func secret() throws {
    #expect(try resource("BotStreamlitServerCookieSecret")["GenerateSecretString"] != nil)
    let name: Node = "STREAMLIT_SERVER_COOKIE_SECRET"
    #expect(
      try container()["Secrets"] == [["Name": name, "ValueFrom": ["Ref": "BotStreamlitServerCookieSecret"]]])
    #expect(try container()["Environment"]?.items?.contains { $0["Name"] == name } == false)
    #expect(template.parameters.names == ["BotImage"] && template.parameters.allSatisfy { !$0.noEcho })
  }

  @Test("output is kept, and not for ever")
  func logs() throws {
    #expect(try container()["LogConfiguration", "LogDriver"] == "awslogs")
    #expect(try resource("BotLogs")["RetentionInDays"] == 30)
  }

  @Test(
    "what holds state stays",
    arguments: ["Sessions", "SessionsConversations", "BotStreamlitServerCookieSecret", "BotRepository"])
  func retained(id: String) throws {
    let resource = try resource(id, of: id == "BotRepository" ? repository : template)
    #expect(resource.deletionPolicy == "Retain")
    #expect(resource.updateReplacePolicy == "Retain")
  }

  @Test("a deployment never has fewer tasks than before, and goes back when it fails")
  func rollout() throws {
    let configuration = try resource("Bot")["DeploymentConfiguration"]
    #expect(configuration?["MinimumHealthyPercent"] == 100 && configuration?["MaximumPercent"] == 200)
    #expect(configuration?["DeploymentCircuitBreaker"] == ["Enable": true, "Rollback": true])
  }

  @Test("no template sets the count", arguments: ["staging", "prod"])
  func count(environment: String) throws {
    #expect(try resource("Bot", of: Synthesis.of(environment).template())["DesiredCount"] == nil)
  }

  @Test("an image is a digest, and its repository's tags do not move")
  func images() throws {
    #expect(template.parameters["BotImage"]?.allowedPattern == "[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}")
    #expect(try container()["Image"] == ["Ref": "BotImage"])
    #expect(try resource("BotRepository", of: repository)["ImageTagMutability"] == "IMMUTABLE")
    #expect(try resource("BotRepository", of: repository)["ImageScanningConfiguration", "ScanOnPush"] == true)
  }

  @Test("two environments never share a name")
  func names() {
    let names = [staging, template].map { Set($0.root.scalars.filter { $0.hasPrefix("chatbot-") }) }
    #expect(names[0].isDisjoint(with: names[1]))
    #expect(!names[0].isEmpty && !names[1].isEmpty)
  }

  @Test("the outputs say where it is")
  func outputs() {
    #expect(template.outputs.names == ["FileSystemId", "ClusterName", "ServiceName", "Url"])
    #expect(template.outputs.allSatisfy { $0.description?.isEmpty == false })
    #expect(repository.outputs.names == ["RepositoryUri"])
  }

  @Test("production scales by itself")
  func scaling() throws {
    let target = try resource("BotScaling")
    #expect(target["MinCapacity"] == 2 && target["MaxCapacity"] == 10)
    let metric = try resource("BotScalingCPU")[
      "TargetTrackingScalingPolicyConfiguration", "PredefinedMetricSpecification"]
    #expect(metric == ["PredefinedMetricType": "ECSServiceAverageCPUUtilization"])
  }

  @Test("a task serves after 20 seconds, is gone after two minutes, and a quiet websocket lives five")
  func times() throws {
    let web = try resource("Web")
    #expect(web["HealthCheckIntervalSeconds"] == 10 && web["HealthyThresholdCount"] == 2)
    let delay: Node = ["Key": "deregistration_delay.timeout_seconds", "Value": "120"]
    #expect(web["TargetGroupAttributes"]?.items?.contains(delay) == true)
    let idle: Node = ["Key": "idle_timeout.timeout_seconds", "Value": "300"]
    #expect(try resource("Edge")["LoadBalancerAttributes"]?.items?.contains(idle) == true)
  }

  @Test("Streamlit's own health check is asked")
  func health() throws {
    #expect(try resource("Web")["HealthCheckPath"] == "/_stcore/health")
  }

  @Test("the folder that is mounted is the folder that the application uses, as its user")
  func mount() throws {
    let container = try container()
    #expect(container["MountPoints", 0, "ContainerPath"] == "/app/session_data")
    let folder: Node = ["Name": "CHATBOT_SESSION_DIR", "Value": "/app/session_data"]
    #expect(container["Environment"]?.items?.contains(folder) == true)
    #expect(try resource("SessionsConversations")["PosixUser"] == ["Uid": "1000", "Gid": "1000"])
  }

  @Test("each zone has one mount target, and no list of regions is looked up at deployment")
  func zonesAndRegions() {
    #expect(resources(of: "AWS::EFS::MountTarget").count == 2)
    #expect(template.mappings.isEmpty)
  }

  @Test("no policy allows every action, and everything only where AWS knows no narrower")
  func leastPrivilege() {
    let wildcards = template.root.statements.flatMap { statement in
      ["Action", "Resource"].filter { statement[$0]?.texts.contains("*") == true }.map {
        "\(statement["Effect"]?.text ?? "") \($0)"
      }
    }
    // The refusal of unencrypted mounts, and the registry's token.
    #expect(wildcards == ["Deny Action", "Allow Resource"])
  }
}

extension Synthesis {
  static func of(_ environment: String) -> Synthesis {
    Main.syntheses.first { $0.environment == environment } ?? Main.syntheses[0]
  }
}
