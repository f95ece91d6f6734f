import Testing

@testable import StackKit

private let parameter = Parameter("A", summary: "a value", pattern: ".*", constraint: "anything")

/// A valid application, except for the part that a test changes.
private func application(
  region: Region = "eu-west-1", tasks: ClosedRange<Int> = 1...2,
  environment: KeyValuePairs<String, Text> = [:], stickiness: Stickiness = .loadBalancerCookie(for: .hours(1)),
  idleTimeout: Duration = .minutes(5), mounts: KeyValuePairs<String, String> = ["/data": "/data"],
  permissions: [Permission] = [],
  entrance: LoadBalancer.Entrance = .unencryptedInternet(because: "it is a test"), isDistributed: Bool = false
) -> Shop {
  Shop(region: region) {
    let network = Network("Network", cidr: "10.0.0.0/16")
    let balancer = LoadBalancer("Edge", in: network, entrance: entrance, idleTimeout: idleTimeout)
    let web = balancer.targets("Web", for: .streamlit, stickiness: stickiness)
    let files = FileSystem("Files", in: network)
    Service(
      "App", size: .quarterCPU(.gb0_5), behind: web, tasks: tasks,
      mounts: mounts.map { files.mount($0.key, at: $0.value) },
      environment: environment, permissions: permissions)
    if isDistributed { Distribution("Cdn", inFrontOf: balancer) }
  }
}

@Suite struct ApplicationTests {
  @Test(
    "values that AWS would refuse are refused before they are written",
    arguments: [
      (Shop(region: "Europe") { Thing(name: "A") }, "'Europe' is not an AWS region"),
      (Shop(region: "eu-west-1-") { Thing(name: "A") }, "'eu-west-1-' is not an AWS region"),
      (Shop(account: "1234") { Thing(name: "A") }, "'1234' is not an account"),
      (Shop {}, "the stack is empty"),
      (Shop { Output("my-key", "key", "\(Thing(name: "A").id)") }, "'my-key' is not the key of an output"),
      (Shop { Thing(name: "A", text: "\(parameter.reference)") }, "a parameter and a resource are named 'A'"),
      (Shop(tags: ["stack": "x"]) { Thing(name: "A") }, "the tag 'stack' is set twice"),
      (Shop(tags: ["aws:x": "x"]) { Thing(name: "A") }, "'aws:x' is not a tag key"),
      (Shop(tags: ["": "x"]) { Thing(name: "A") }, "'' is not a tag key"),
      (Shop(tags: ["x": "it's"]) { Thing(name: "A") }, "'it's' is not a tag value"),
      (Shop { Thing(name: Name(stringLiteral: String(repeating: "a", count: 129))) }, "is longer than 128 characters"),
      (Shop { Network("N", cidr: "10.0.0.0") }, "'10.0.0.0' is not an IPv4 block"),
      (Shop { Network("N", cidr: "10.0.0.1/16") }, "'10.0.0.1/16' is not an IPv4 block"),
      (Shop { Network("N", cidr: "10.0.0.0/24") }, "'10.0.0.0/24' is not an IPv4 block"),
      (Shop { Network("N", cidr: "10.0.0.0/20") }, "'10.0.0.0/20' is not an IPv4 block"),
      (Shop { Network("N", cidr: "10.0.256.0/16") }, "'10.0.256.0/16' is not an IPv4 block"),
      (application(tasks: 0...1), "tasks: the minimum is 1, not 0"),
      (application(environment: ["API_KEY": "x"]), "'API_KEY' sounds like a secret"),
      (application(environment: ["AWS_SECRET_ACCESS_KEY": "x"]), "'AWS_SECRET_ACCESS_KEY' sounds like a secret"),
      (application(environment: ["A=B": "x"]), "'A=B' is not the name of a variable"),
      (application(environment: ["": "x"]), "'' is not the name of a variable"),
      (
        application(mounts: ["/data": "/a", "/data": "/b"]),
        "the folder '/data' of file system 'Files' is mounted twice"
      ),
      (application(mounts: ["/a": "/data", "/b": "/data"]), "two folders are mounted at '/data'"),
      (application(permissions: [.custom([], on: ["*"])]), "a permission needs an action and a resource"),
      (application(permissions: [.custom(["s3:GetObject"], on: [])]), "a permission needs an action and a resource"),
      (
        application(
          permissions: [
            .custom(["a:b"], on: ["arn:c"], when: [("StringEquals", "k", "v"), ("StringEquals", "k", "w")])
          ]),
        "a permission has two StringEquals conditions on 'k'"
      ),
      (application(environment: ["A": "x", "A": "y"]), "the variable 'A' is set twice"),
      (application(stickiness: .loadBalancerCookie(for: .days(8))), "stickiness for 691200 s"),
      (application(stickiness: .applicationCookie("AWSALBX", for: .hours(1))), "must not begin with AWSALB"),
      (application(stickiness: .applicationCookie("a;b", for: .hours(1))), "stickiness by the cookie 'a;b'"),
      (application(idleTimeout: .seconds(60)), "not more than twice the application's ping of 30 s"),
      (application(idleTimeout: .seconds(5000)), "idle timeout of 5000 s"),
      (application(mounts: ["/a/": "/data"]), "'/a/' is not a folder of a file system"),
      (application(mounts: ["/.a": "/data"]), "'/.a' is not a folder of a file system"),
      (application(mounts: ["/a?": "/data"]), "'/a?' is not a folder of a file system"),
      (application(mounts: ["/../etc": "/data"]), "'/../etc' is not a folder of a file system"),
      (application(mounts: ["data": "/data"]), "'data' is not a folder of a file system"),
      (
        application(entrance: .internet(domain: "chat.example.com", certificate: .existing("cert"))),
        "'cert' is not the ARN of an ACM certificate"
      ),
      (
        application(
          entrance: .internet(
            domain: "https://chat.example.com",
            certificate: .existing("arn:aws:acm:eu-west-1:123456789012:certificate/1"))),
        "'https://chat.example.com' is not a domain"
      ),
      (application(isDistributed: true), "balancer 'Edge' is open to the internet"),
      (
        application(region: "me-south-1", entrance: .distribution, isDistributed: true),
        "does not know CloudFront's prefix list in me-south-1"
      ),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }

  @Test("a whole application has no problem")
  func good() {
    #expect(application().synthesis.problems.isEmpty)
    #expect(application(entrance: .distribution, isDistributed: true).synthesis.problems.isEmpty)
  }

  @Test(
    "a variable that only mentions secrets is none", arguments: ["MAX_TOKENS", "DB_SECRET_NAME", "spring.profiles"])
  func notSecret(name: String) {
    #expect(application(environment: KeyValuePairs(dictionaryLiteral: (name, "1"))).synthesis.problems.isEmpty)
  }

  @Test("a file system is in the network of the service that mounts it")
  func networks() {
    let shop = Shop {
      let balancer = LoadBalancer(
        "Edge", in: Network("One", cidr: "10.0.0.0/16"), entrance: .unencryptedInternet(because: "a test"))
      let files = FileSystem("Files", in: Network("Two", cidr: "10.1.0.0/16"))
      Service(
        "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 1...1,
        mounts: [files.mount("/data", at: "/data")])
    }
    #expect(
      shop.synthesis.problems == ["service 'App': file system 'Files' and the service are in different networks"])
  }

  @Test("a certificate brings HTTPS, and plain HTTP is redirected")
  func https() {
    let shop = application(
      entrance: .internet(
        domain: "chat.example.com",
        certificate: .existing("arn:aws:acm:eu-west-1:123456789012:certificate/12345678")))
    #expect(shop.synthesis.problems.isEmpty)
    let template = shop.template
    #expect(template["EdgeHTTPS"].has(["Protocol": "HTTPS", "Port": 443]))
    // The listener on port 80 is the same with and without a certificate: two would collide on the port.
    #expect(template["EdgeHTTP"]["Port"] == 80 && application()["EdgeHTTP"]["Port"] == 80)
    #expect(template["EdgeHTTP"]["DefaultActions", 0, "RedirectConfig", "StatusCode"] == "HTTP_301")
    #expect(
      shop.terraform["aws_lb_listener.edge_http"]["default_action", 0, "redirect", 0, "status_code"] == "HTTP_301")
    #expect(template.outputs["Url", "Value"] == "https://chat.example.com")
  }

  @Test("the manifest and the templates have the same output keys")
  func manifestOutputs() {
    #expect(application().manifest["services"]?[0]?["serviceOutput"] == "ServiceName")
    var shop = application()
    shop.contents.append(Output("ServiceName", of: "Other", "another", "other"))
    #expect(shop.template.outputs["AppServiceName", "Value"] == .getAtt("App.Name"))
    #expect(shop.manifest["services"]?[0]?["serviceOutput"] == "AppServiceName")
  }

  @Test("a service with equal bounds has no scaling, and the operator owns its count")
  func fixedCount() {
    let shop = application(tasks: 3...3)
    #expect(shop.template.names(of: "AWS::ApplicationAutoScaling::ScalableTarget") == [])
    #expect(shop["App"]["DesiredCount"] == nil)
    let service = shop.terraform["aws_ecs_service.app"]
    #expect(service["desired_count"] == 3)
    #expect(service["lifecycle", 0, "ignore_changes"] == ["desired_count"])
    #expect(shop.manifest["services"]?[0]?["tasks"] == 3)
  }

  @Test("the manifest says production only if the stack declares it", arguments: [true, false])
  func production(isProduction: Bool) {
    var shop = Shop { Thing(name: "One") }
    shop.isProduction = isProduction
    #expect(shop.manifest["production"] == (isProduction ? true : nil))
  }
}
