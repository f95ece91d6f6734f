import Testing

@testable import StackKit

@Suite struct AssemblyTests {
  @Test("a resource brings the resources it refers to, and they come first")
  func following() {
    let one = Thing(name: "One")
    let shop = Shop { Thing(name: "Three", text: "\(Thing(name: "Two", text: "\(one.id)").id)") }
    #expect(shop.template.names == ["One", "Two", "Three"])
    #expect(shop.synthesis.problems.isEmpty)
  }

  @Test("an environment's name must be valid for repositories and balancers")
  func environments() {
    #expect(Internal.syntheses.map(\.problems.count) == [2, 2, 2, 1])
  }

  @Test("two stacks of one name are refused")
  func stacks() {
    struct Twice: StackApp { static let stacks: [any Stack.Type] = [Shop.self, Shop.self] }
    let problem = "another stack is also called 'shop-test'; rename one of them"
    #expect(Twice.syntheses.map(\.problems.last) == [problem, problem])
  }

  @Test("equal resources are written once")
  func same() {
    let shop = Shop {
      Thing(name: "One")
      Thing(name: "One")
    }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(shop.template.names == ["One"])
  }

  @Test("two resources of one name are refused")
  func clash() {
    let different = Shop {
      Thing(name: "One")
      Thing(name: "One", text: "y")
    }
    #expect(
      different.synthesis.problems == [
        "two resources are named 'One': both Test::Thing, with different properties; give one of them another name"
      ])
    let types = Shop {
      Thing(name: "One")
      Raw("One", cloudFormation: "Test::Other", terraform: "test_other") { _ in }
    }
    #expect(
      types.synthesis.problems == [
        "two resources are named 'One': Test::Thing and Test::Other; give one of them another name"
      ])
    // Different paths with the same logical id.
    let paths = Shop {
      Thing(name: "Bot/Task")
      Thing(name: "BotTask", text: "y")
    }
    #expect(
      paths.synthesis.problems == [
        "two resources are named 'Bot/Task' and 'BotTask': both Test::Thing, with different properties; "
          + "give one of them another name"
      ])
  }

  @Test("two paths with the same logical id or identifier are refused", arguments: ["A/BC", "Ab/C", "ABC"])
  func ambiguous(name: String) {
    let shop = Shop {
      Thing(name: "AB/C")
      Thing(name: Name(stringLiteral: name), text: "y")
    }
    #expect(shop.synthesis.problems.count == 1)
  }

  @Test("two different constructs of one name are refused, and equal ones are written once")
  func constructs() {
    func shop(_ cidr: String, _ other: String) -> Shop {
      Shop {
        Network("Network", cidr: cidr)
        Network("Network", cidr: other)
      }
    }
    #expect(shop("10.0.0.0/16", "10.0.0.0/16").synthesis.problems.isEmpty)
    #expect(shop("10.0.0.0/16", "10.1.0.0/16").synthesis.problems.count == 5, "the VPC and its four subnets")
    let types = Shop {
      let network = Network("Web", cidr: "10.0.0.0/16")
      let balancer = LoadBalancer("Web", in: network, entrance: .distribution)
      balancer.targets("Targets", for: .streamlit)
      Distribution("Cdn", inFrontOf: balancer)
    }
    #expect(types.synthesis.problems.count == 1)
  }

  @Test("a reason without words is refused, wherever it is given")
  func reasons() {
    let shop = Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: " "))
      let worker = Service("Worker", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...2)
      balancer.targets("Web", for: .streamlit, stickiness: .off(because: ""))
      Omitted(worker, because: "\t")
    }
    #expect(
      Set(shop.synthesis.problems) == [
        "the accepted finding listener-https of 'EdgeHTTP' has no reason: reviewers read it",
        "the accepted finding targets-keep-sessions of 'Web' has no reason: reviewers read it",
        "service 'Worker' is omitted without a reason: reviewers read it",
      ], "\(shop.synthesis.problems)")
  }

  @Test("two services behind the same targets are refused")
  func sharedTargets() {
    let shop = Shop {
      let network = Network("Network", cidr: "10.0.0.0/16")
      let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: "a test"))
      let web = balancer.targets("Web", for: .streamlit)
      Service("One", size: .quarterCPU(.gb0_5), behind: web, tasks: 1...2)
      Service("Two", size: .quarterCPU(.gb0_5), behind: web, tasks: 1...2)
    }
    #expect(
      shop.synthesis.problems == [
        "'One' and 'Two' both have targets 'Web'; each would get the other's requests: give each its own targets"
      ])
  }

  @Test("targets of one balancer have different priorities, and one takes the remaining requests")
  func priorities() {
    func problems(_ one: Requests, _ two: Requests) -> [String] {
      let balancer = LoadBalancer(
        "Edge", in: Network("Network", cidr: "10.0.0.0/16"), entrance: .unencryptedInternet(because: "a test"))
      return Shop {
        balancer.targets("One", for: Edge.profile, answering: one)
        balancer.targets("Two", for: Edge.profile, answering: two)
      }.synthesis.problems
    }
    #expect(problems(.all, .path("/api/*", priority: 1)) == [])
    #expect(problems(.host("a.example.com", priority: 1), .path("/api/*", priority: 2)) == [])
    #expect(
      problems(.all, .all) == [
        "'One' and 'Two' both have the remaining requests of balancer 'Edge'; give one of them its own requests with "
          + "`answering`"
      ])
    #expect(
      problems(.host("a.example.com", priority: 7), .path("/b", priority: 7)) == [
        "'One' and 'Two' both have priority 7 of balancer 'Edge'; give each its own priority"
      ])
  }

  @Test("renamed targets get another priority: the new rule is created before the old one is deleted")
  func renamedTargets() throws {
    func priorities(_ names: [Name]) throws -> [Int] {
      let balancer = LoadBalancer("Edge", in: Edge.network, entrance: .unencryptedInternet(because: "a test"))
      return try names.map { name in
        let template = Shop { balancer.targets(name, for: .streamlit) }.template
        let rule = try #require(template.names(of: "AWS::ElasticLoadBalancingV2::ListenerRule").first)
        return try #require(template[rule]["Priority"]?.integer)
      }
    }
    let names: [Name] = ["Web", "Web2", "Site", "Front/Web", "API"]
    let found = try priorities(names)
    #expect(Set(found).count == names.count)
    #expect(found.allSatisfy { (49_001...50_000).contains($0) })
    #expect(try priorities(names) == found)
  }

  @Test("a balancer for a distribution needs one")
  func missingDistribution() {
    let balancer = LoadBalancer("Edge", in: Network("Network", cidr: "10.0.0.0/16"), entrance: .distribution)
    #expect(
      Shop { balancer }.synthesis.problems == [
        "balancer 'Edge' admits only a distribution, and the stack has none; add a `Distribution(inFrontOf:)`"
      ])
  }

  @Test("an override replaces, appends, and brings the resources it refers to")
  func overriding() {
    let one = Thing(name: "One")
    let shop = Shop {
      Thing(name: "Two", text: "\(one.id)")
      one.overriding { p in
        p.set("Text", "text", "better")
        p.set("More", "more", Thing(name: "Zero").id)
      }
    }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(shop["One"] == ["@Type": "Test::Thing", "Text": "better", "More": .ref("Zero")])
    #expect(shop.terraform["test_thing.one"] == ["text": "better", "more": "${test_thing.zero.id}"])
    #expect(shop.template.names.contains("Zero"))
  }

  @Test("an override for one backend does not change the other")
  func overridingOneSide() {
    let raw = Raw("One", cloudFormation: "Test::One", terraform: "test_one") { p in
      p.set("Text", "text", "both")
      p.wrap("Inner") { $0.set("Price", "price", 1) }
    }
    let shop = Shop {
      raw.overriding { p in
        p.set("Text", nil, "here")
        p.set(nil, "price", 2)
      }
    }
    #expect(shop["One"] == ["@Type": "Test::One", "Text": "here", "Inner": ["Price": 1]])
    #expect(shop.terraform["test_one.one"] == ["text": "both", "price": 2])
  }

  @Test("a template cannot refer to a resource that only the other one has")
  func oneSidedReferences() {
    let here = Raw("Here", cloudFormation: "Test::Here", terraform: nil) { _ in }
    let there = Raw("There", cloudFormation: nil, terraform: "test_there") { _ in }
    let shop = Shop {
      Thing(name: "One", text: "\(here.ref("id"))")
      Thing(name: "Two", text: "\(there.ref("id")) \(Pseudo.region)")
      Raw("Three", cloudFormation: "Test::Three", terraform: "test_three") { p in
        p.set("Here", nil, here.ref("id"))
        p.set(nil, "there", there.ref("id"))
      }
    }
    #expect(
      shop.synthesis.problems == [
        "'One' refers to 'Here' in Terraform, which has no such resource; set the property for the other backend only",
        "'Two' refers to 'There' in CloudFormation, which has no such resource; set the property for the other backend "
          + "only",
      ])
  }

  @Test("a stack without a service has no repository")
  func noService() {
    #expect(Shop { Thing(name: "One") }.synthesis.files.map(\.path) == ["template.yaml", "main.tf", "deploy.json"])
  }

  @Test("a resource of one backend is noted")
  func oneSided() {
    let shop = Shop {
      Raw("Here", cloudFormation: "Test::Here", terraform: nil) { $0.set("A", nil, 1) }
      Raw("There", cloudFormation: nil, terraform: "test_there") { $0.set(nil, "a", 1) }
    }
    #expect(
      shop.synthesis.notes == [
        "'Here' is in the CloudFormation template only", "'There' is in the Terraform template only",
      ])
    #expect(shop.template.names == ["Here"])
    // The writer omits it, which the tree of Terraform does not show.
    #expect(!shop.hcl.contains("Here"))
  }

  @Test("outputs of one key are told apart by their owners")
  func outputs() {
    let alone = Shop { Output("Id", of: "One", "first", "1") }
    #expect(alone.template.outputs == ["Id": ["Description": "first", "Value": "1"]])
    let both = Shop {
      Output("Id", of: "One", "first", "1")
      Output("Id", of: "Two", "second", "2")
    }
    #expect(both.template.outputs.members?.keys == ["OneId", "TwoId"])
    #expect(both.terraform.outputs["TwoId"] == ["description": "second", "value": "2"])
    let clash = Shop {
      Output("Id", "first", "1")
      Output("Id", "second", "2")
      Thing(name: "One")
    }
    #expect(clash.synthesis.problems == ["two outputs are called 'Id'; give one of them another key, or an owner"])
  }
}

/// A stack name that AWS refuses at the beginning and the end.
private struct Internal: Stack {
  enum Environment: String, StackEnvironment { case Prod, hyphen = "a--b", empty = "", good }
  let environment: Environment
  let region: Region = "eu-west-1"
  var body: some Content { Thing(name: "A") }
}
