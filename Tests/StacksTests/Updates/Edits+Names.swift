@testable import StackKit

extension Edit {
  private static let names = PrivateNamespace("Names", domain: "shop.internal", in: .usual)
  private static let mesh = ServiceConnectNamespace("Mesh", in: .usual)

  /// An application that calls a second service.
  private static func calling(_ backend: Service) -> Group { app(calls: ["API_URL": backend]) }

  private static func backend(_ name: Name = "Api", behind reach: Reach) -> Service {
    Service(
      name, size: .halfCPU(.gb1), behind: reach, tasks: 1...2,
      container: ContainerSettings(healthCheck: .command("true")))
  }

  static let ofNames: [Edit] = [
    Edit("a call", to: calling(backend(behind: .privateName("api", in: names, port: 8000))), .inPlace),
    Edit(
      "another port of a private name", from: calling(backend(behind: .privateName("api", in: names, port: 8000))),
      to: calling(backend(behind: .privateName("api", in: names, port: 9000))), .updated(replaced: ["ApiFromBot"])),
    Edit(
      "another private name", from: calling(backend(behind: .privateName("api", in: names, port: 8000))),
      to: calling(backend(behind: .privateName("back", in: names, port: 8000))),
      .updated(removed: ["NetworkDomainApiShopInternal"])),
    Edit(
      "another domain of private names", from: calling(backend(behind: .privateName("api", in: names, port: 8000))),
      to: calling(
        backend(
          behind: .privateName("api", in: PrivateNamespace("Names", domain: "new.internal", in: .usual), port: 8000))),
      .updated(removed: ["NetworkDomainApiShopInternal", "NetworkDomainShopInternal"])),
    Edit(
      "Service Connect instead of a private name",
      from: calling(backend(behind: .privateName("api", in: names, port: 8000))),
      to: calling(backend(behind: .serviceConnect("api", in: mesh, port: 8000))),
      .updated(removed: ["NetworkDomainApiShopInternal", "NetworkDomainShopInternal"])),
    Edit(
      "another name in Service Connect", from: calling(backend(behind: .serviceConnect("api", in: mesh, port: 8000))),
      to: calling(backend(behind: .serviceConnect("back", in: mesh, port: 8000))), .inPlace),
    Edit(
      "a longer timeout in Service Connect",
      from: calling(backend(behind: .serviceConnect("api", in: mesh, port: 8000))),
      to: calling(backend(behind: .serviceConnect("api", in: mesh, port: 8000, timeout: .minutes(10)))), .inPlace),
    Edit(
      "a service of another name in Service Connect",
      from: calling(backend(behind: .serviceConnect("api", in: mesh, port: 8000))),
      to: calling(backend("Back", behind: .serviceConnect("api", in: mesh, port: 8000))),
      .refused("Back", "Service Connect name", harm: "already exists in the namespace")),
    Edit(
      "another cluster in Service Connect",
      from: app(service: "Bot", calls: ["API_URL": backend(behind: .serviceConnect("api", in: mesh, port: 8000))]),
      to: calling(
        Service(
          "Api", size: .halfCPU(.gb1), behind: .serviceConnect("api", in: mesh, port: 8000), tasks: 1...2,
          on: Cluster("Machines"), container: ContainerSettings(healthCheck: .command("true")))),
      .refused("Api", "Service Connect name", harm: "already exists in the namespace")),
  ]
}
