import Testing

import struct Templates.Node

@testable import StackKit

/// Two valid services of one network, except for the part that a test changes: the front end calls the API.
private func pair(
  _ api: (PrivateNamespace, ServiceConnectNamespace, Network) -> Reach = { names, _, _ in
    .privateName("api", in: names, port: 8000)
  },
  domain: String = "shop.internal", variable: String = "API_URL", environment: KeyValuePairs<String, Text> = [:],
  others: (Service, Targets, Network) -> [any Content] = { _, _, _ in [] }
) -> Shop {
  let network = Network("Network", cidr: "10.0.0.0/16")
  let names = PrivateNamespace("Names", domain: domain, in: network)
  let mesh = ServiceConnectNamespace("Mesh", in: network)
  let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: "it is a test"))
  let web = balancer.targets("Web", for: .streamlit)
  let service = Service("API", size: .quarterCPU(.gb0_5), behind: api(names, mesh, network), tasks: 1...2)
  return Shop {
    Service(
      "Front", size: .quarterCPU(.gb0_5), behind: web, tasks: 1...2,
      calls: KeyValuePairs(dictionaryLiteral: (variable, service)), environment: environment)
    others(service, web, network)
  }
}

private func connected(_: PrivateNamespace, mesh: ServiceConnectNamespace, _: Network) -> Reach {
  .serviceConnect("api", in: mesh, port: 8000, timeout: .minutes(10))
}

@Suite struct ReachTests {
  @Test("a private name is a record that ECS maintains, without a balancer")
  func privateName() {
    let shop = pair()
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    let name: Node = [
      "@Type": "AWS::ServiceDiscovery::Service", "Name": "api", "NamespaceId": .ref("NetworkDomainShopInternal"),
      "DnsConfig": ["RoutingPolicy": "MULTIVALUE", "DnsRecords": [["Type": "A", "TTL": 10]]],
      "HealthCheckCustomConfig": ["FailureThreshold": 1],
    ]
    #expect(template["NetworkDomainApiShopInternal"] == name)
    #expect(template["NetworkDomainShopInternal"].has(["Name": "shop.internal", "Vpc": .ref("Network")]))
    let registries: Node = [["RegistryArn": .getAtt("NetworkDomainApiShopInternal.Arn")]]
    let expected: KeyValuePairs<String, Node?> = [
      "ServiceRegistries": registries, "LoadBalancers": nil, "HealthCheckGracePeriodSeconds": nil,
      "ServiceConnectConfiguration": nil,
    ]
    #expect(template["API"].has(expected))
    #expect(template["Front"]["HealthCheckGracePeriodSeconds"] == 120)
  }

  @Test("a namespace and its names keep their resources when the construct or the service is renamed")
  func privateNamesOutliveOwners() {
    func discovery(_ names: Name, _ service: Name) -> [String] {
      let network = Network("Network", cidr: "10.0.0.0/16")
      let namespace = PrivateNamespace(names, domain: "shop.internal", in: network)
      let template = Shop {
        Service(
          service, size: .quarterCPU(.gb0_5), behind: .privateName("api", in: namespace, port: 80), tasks: 1...1)
      }.template
      return ["PrivateDnsNamespace", "Service"].flatMap { template.names(of: "AWS::ServiceDiscovery::\($0)") }
    }
    #expect(discovery("Names", "API") == ["NetworkDomainShopInternal", "NetworkDomainApiShopInternal"])
    #expect(discovery("Domain", "Engine") == discovery("Names", "API"))
    for domain in ["1.internal", Array(repeating: "a", count: 90).joined(separator: ".")] {
      #expect(pair(domain: domain).synthesis.problems == [], "what is a domain can be in a name")
    }
  }

  @Test("a private name in Terraform")
  func privateNameInTerraform() {
    let terraform = pair().terraform
    let name: Node = [
      "name": "api", "force_destroy": true,
      "dns_config": [
        [
          "namespace_id": "${aws_service_discovery_private_dns_namespace.network_domain_shop_internal.id}",
          "routing_policy": "MULTIVALUE", "dns_records": [["type": "A", "ttl": 10]],
        ]
      ],
      "health_check_custom_config": [["failure_threshold": 1]],
    ]
    #expect(terraform["aws_service_discovery_service.network_domain_api_shop_internal"] == name)
    #expect(
      terraform["aws_ecs_service.api"]["service_registries", 0, "registry_arn"]
        == "${aws_service_discovery_service.network_domain_api_shop_internal.arn}")
  }

  @Test("a caller gets the URL and one egress rule, and starts after its callee")
  func calls() {
    let shop = pair()
    let template = shop.template
    #expect(
      template["FrontTask"]["ContainerDefinitions", 0, "Environment"]
        == [["Name": "API_URL", "Value": "http://api.shop.internal:8000"]])
    let out: Node = [
      "@Type": "AWS::EC2::SecurityGroupEgress", "GroupId": .getAtt("FrontSecurityGroup.GroupId"),
      "Description": "To API", "IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8000,
      "DestinationSecurityGroupId": .getAtt("APISecurityGroup.GroupId"),
    ]
    #expect(template["FrontToAPI"] == out)
    #expect(template["Front"]["@DependsOn"]?.texts.suffix(3) == ["APIFromFront", "FrontToAPI", "API"])
    #expect(shop.terraform["aws_ecs_service.front"]["depends_on"].contains("aws_ecs_service.api"))
  }

  @Test("only the caller is admitted, and the callee cannot reach the caller")
  func oneWay() {
    let template = pair().template
    let rule: Node = [
      "@Type": "AWS::EC2::SecurityGroupIngress", "GroupId": .getAtt("APISecurityGroup.GroupId"),
      "Description": "From tasks of service Front", "IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8000,
      "SourceSecurityGroupId": .getAtt("FrontSecurityGroup.GroupId"),
    ]
    #expect(template["APIFromFront"] == rule)
    let group = Node.getAtt("APISecurityGroup.GroupId")
    #expect(
      Set(template.resources.filter { $0.node["GroupId"] == group }.map(\.name)) == ["APIFromFront", "APIToHTTPS"])
    #expect(template["APIToHTTPS"].has(["CidrIp": "0.0.0.0/0", "FromPort": 443, "ToPort": 443]))
  }

  @Test("two variables for one callee make one rule")
  func twice() {
    let shop = pair(others: { api, _, network in
      [
        Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
          calls: ["ONE": api, "TWO": api])
      ]
    })
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    let group = Node.getAtt("WorkerSecurityGroup.GroupId")
    let ways = template.resources.filter { $0.node["GroupId"] == group }
    #expect(ways.map(\.name).sorted() == ["WorkerToAPI", "WorkerToHTTPS"])
    #expect(
      template["WorkerTask"]["ContainerDefinitions", 0, "Environment"].contains(
        ["Name": "TWO", "Value": "http://api.shop.internal:8000"]))
  }

  @Test("Service Connect has both services in one namespace: one publishes its name, the other calls")
  func serviceConnect() {
    let shop = pair(connected)
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    let published: Node = [
      [
        "PortName": "api", "ClientAliases": [["DnsName": "api", "Port": 8000]],
        "Timeout": ["PerRequestTimeoutSeconds": 600, "IdleTimeoutSeconds": 600],
      ]
    ]
    let api = template["API"]["ServiceConnectConfiguration"]
    #expect(api.has(["Enabled": true, "Namespace": .getAtt("Mesh.Arn"), "Services": published]))
    #expect(api?["LogConfiguration", "LogDriver"] == "awslogs")
    let options: KeyValuePairs<String, Node?> = [
      "awslogs-group": .ref("APILogs"), "awslogs-region": .ref("AWS::Region"),
      "awslogs-stream-prefix": "service-connect",
    ]
    #expect(api?["LogConfiguration", "Options"]?.has(options) == true)
    let front = template["Front"]["ServiceConnectConfiguration"]
    #expect(front.has(["Namespace": .getAtt("Mesh.Arn"), "Services": nil]), "it publishes nothing")
    #expect(front?["LogConfiguration", "Options", "awslogs-group"] == .ref("FrontLogs"))
    #expect(
      template["APITask"]["ContainerDefinitions", 0, "PortMappings", 0].has([
        "Name": "api", "ContainerPort": 8000, "AppProtocol": "http",
      ]))
    #expect(!template["FrontTask"].mentions("AppProtocol"))
    #expect(
      template["FrontTask"]["ContainerDefinitions", 0, "Environment"]
        == [["Name": "API_URL", "Value": "http://api:8000"]])
    #expect(!template.mentions("ServiceRegistries"))
  }

  @Test("Service Connect in Terraform")
  func serviceConnectInTerraform() {
    let connection = pair(connected).terraform["aws_ecs_service.api"]["service_connect_configuration", 0]
    let published: Node = [
      [
        "port_name": "api", "client_alias": [["dns_name": "api", "port": 8000]],
        "timeout": [["per_request_timeout_seconds": 600, "idle_timeout_seconds": 600]],
      ]
    ]
    let expected: KeyValuePairs<String, Node?> = [
      "enabled": true, "namespace": "${aws_service_discovery_http_namespace.mesh.arn}", "service": published,
    ]
    #expect(connection.has(expected))
    #expect(connection?["log_configuration", 0, "log_driver"] == "awslogs")
    #expect(
      connection?["log_configuration", 0, "options", "awslogs-group"] == "${aws_cloudwatch_log_group.api_logs.name}")
  }

  @Test("a callable of your own can be called, and brings what a caller needs")
  func custom() {
    let shop = pair(others: { _, _, network in
      [
        Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
          calls: ["TABLE_URL": Table(name: "Table", network: network)])
      ]
    })
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    #expect(template["Worker"]["@DependsOn"]?.texts.suffix(3) == ["TableFromWorker", "WorkerToTable", "TableReady"])
    let container = template["WorkerTask"]["ContainerDefinitions", 0]
    #expect(container?["Environment"] == [["Name": "TABLE_URL", "Value": "table://here:5432"]])
    #expect(container?["Secrets"] == [["Name": "TABLE_KEY", "ValueFrom": .ref("TableKey")]])
    let connect: Node = ["Effect": "Allow", "Action": ["table:Connect"], "Resource": ["arn:table"]]
    #expect(template["WorkerTaskPolicy"]["PolicyDocument", "Statement"].contains(connect))
    #expect(template.names.contains("TableInside"), "its body")
  }

  @Test("a service whose health nothing checks is noted, unless nothing calls it")
  func unwatched() {
    func notes(_ reach: (Network) -> Reach, healthCheck: ContainerHealthCheck? = nil) -> [String] {
      Shop {
        let network = Network("Network", cidr: "10.0.0.0/16")
        Service(
          "API", size: .quarterCPU(.gb0_5), behind: reach(network), tasks: 1...1,
          container: ContainerSettings(healthCheck: healthCheck))
      }.synthesis.notes
    }
    func named(in network: Network) -> Reach {
      .privateName("api", in: PrivateNamespace("Names", domain: "shop.internal", in: network), port: 80)
    }
    let note = notes(named).first
    #expect(note?.hasPrefix("service 'API': neither a balancer nor ECS checks the health of its tasks") == true)
    #expect(notes(named, healthCheck: .command("true")).isEmpty)
    #expect(notes { .nothing(in: $0) }.isEmpty)
  }

  @Test("behind a balancer the connections end before SIGTERM, except on Spot")
  func stopTimeout() {
    func stopTimeout(_ shop: Shop) -> Node? { shop["AppTask"]["ContainerDefinitions", 0, "StopTimeout"] }
    #expect(stopTimeout(shop()) == 30)
    #expect(stopTimeout(shop(capacity: .spot(base: 1))) == 120)
    #expect(stopTimeout(shop(container: ContainerSettings(stopTimeout: .seconds(7)))) == 7)
  }

  @Test("a proxy lets a request be silent as long as the request may take")
  func silence() {
    func timeouts(_ time: Duration) -> Node? {
      let shop = pair { _, mesh, _ in .serviceConnect("api", in: mesh, port: 8000, timeout: time) }
      let block = shop.terraform["aws_ecs_service.api"]["service_connect_configuration", 0, "service", 0, "timeout", 0]
      let timeout = shop["API"]["ServiceConnectConfiguration", "Services", 0, "Timeout"]
      #expect(block?["idle_timeout_seconds"] == timeout?["IdleTimeoutSeconds"])
      return timeout
    }
    #expect(timeouts(.hours(1)) == ["PerRequestTimeoutSeconds": 3600, "IdleTimeoutSeconds": 3600])
    #expect(timeouts(.seconds(15)) == ["PerRequestTimeoutSeconds": 15, "IdleTimeoutSeconds": 300])
  }

  @Test("a worker does not listen, and nothing is admitted")
  func worker() {
    let shop = Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      Service(
        "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network, drain: .seconds(90)), tasks: 2...2)
    }
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    for absent in ["PortMappings", "SecurityGroupIngress", "LoadBalancer", "ServiceRegistries"] {
      #expect(!template.mentions(absent), "\(absent)")
    }
    #expect(template["WorkerTask"]["ContainerDefinitions", 0, "StopTimeout"] == 90)
    #expect(template["Worker"]["@DependsOn"].contains("NetworkPrivateRouteA"))
  }

  @Test("a service without a balancer is deployed like any other")
  func manifest() {
    let shop = pair()
    let service = shop.manifest["services"]?.array?.first { $0["name"] == "API" }
    #expect(service?["serviceOutput"] == "APIServiceName" && service?["imageParameter"] == "APIImage")
    #expect(shop.synthesis.template("repository.yaml").names.contains("APIRepository"))
  }

  @Test(
    "services that cannot be reached or called are refused",
    arguments: [
      (pair(domain: "shop..internal"), "'shop..internal' is not a domain"),
      (pair(domain: "Shop.internal"), "'Shop.internal' is not a domain"),
      (pair(domain: ""), "'' is not a domain"),
      (pair(domain: Array(repeating: "internal", count: 22).joined(separator: ".")), "is not a domain"),
      (pair { names, _, _ in .privateName("my_api", in: names, port: 80) }, "'my_api' is not a private name"),
      (pair { names, _, _ in .privateName("-api", in: names, port: 80) }, "'-api' is not a private name"),
      (pair { _, mesh, _ in .serviceConnect("", in: mesh, port: 80) }, "'' is not a private name"),
      (pair { names, _, _ in .privateName("api", in: names, port: 70_000) }, "port 70000 is not a port"),
      (pair { names, _, _ in .privateName("api", in: names, port: 80, drain: .minutes(3)) }, "drain of 180 s"),
      (
        pair { _, mesh, _ in .serviceConnect("api", in: mesh, port: 80, timeout: .seconds(0)) },
        "request timeout of 0 s"
      ),
      (pair(variable: "API URL"), "'API URL' is not the name of a variable"),
      (pair(environment: ["API_URL": "x"]), "the variable 'API_URL' is set twice"),
      (pair { _, _, network in .nothing(in: network) }, "'API' does not listen"),
      (
        pair(others: { _, web, network in
          let other = LoadBalancer("Other", in: network, entrance: .unencryptedInternet(because: "it is a test"))
          let api = Service(
            "Open", size: .quarterCPU(.gb0_5), behind: other.targets("O", for: .streamlit), tasks: 1...1)
          return [
            Service(
              "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1, calls: ["API": api])
          ]
        }), "'Open' stands behind a balancer"
      ),
      (
        pair(others: { api, _, _ in
          let elsewhere = Network("Elsewhere", cidr: "10.1.0.0/16")
          return [
            Service(
              "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: elsewhere), tasks: 1...1, calls: ["API": api])
          ]
        }), "'API' is in network 'Network', and the service in 'Elsewhere'"
      ),
      (
        pair(
          connected,
          others: { api, _, network in
            let mesh = ServiceConnectNamespace("Other", in: network)
            return [
              Service(
                "Worker", size: .quarterCPU(.gb0_5), behind: .serviceConnect("worker", in: mesh, port: 80),
                tasks: 1...1,
                calls: ["API": api])
            ]
          }), "its Service Connect namespaces are 'Other' and 'Mesh'"
      ),
      (
        pair(others: { _, _, network in
          let names = PrivateNamespace("Names", domain: "shop.internal", in: network)
          return [
            Service(
              "Worker", size: .quarterCPU(.gb0_5), behind: .privateName("api", in: names, port: 80), tasks: 1...1)
          ]
        }), "'API' and 'Worker' both have the name 'api' in namespace 'Names'"
      ),
      (
        pair(others: { _, _, network in [PrivateNamespace("More", domain: "shop.internal", in: network)] }),
        "'Names' and 'More' both have the domain 'shop.internal' in network 'Network'"
      ),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }
}

/// A callable of the stack's own.
private struct Table: Callable {
  let name: Name
  let network: Network
  let url: Text = "table://here:5432"
  let port = 5432

  var securityGroup: SecurityGroup {
    SecurityGroup(name: name / "SecurityGroup", summary: "A table", vpcID: network.vpcID)
  }
  var credentials: KeyValuePairs<String, Secret> { ["KEY": Secret(name: name / "Key", summary: "A key")] }
  var callerPermissions: [Permission] { [.custom(["table:Connect"], on: ["arn:table"])] }
  var ready: [any Resource] { [Thing(name: name / "Ready")] }
  var body: some Content { Thing(name: name / "Inside") }
}
