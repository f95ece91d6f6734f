import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

/// Where a registry may send requests and logins.
@Suite("Where a registry leads a client", .timeLimit(.minutes(10)))
struct RegistryGuardTests {
  /// The ways in which a registry names another host.
  enum Way: CaseIterable { case upload, uploadRedirect, manifest, realm }

  /// A registry at `https://registry.example` that leads to `target`.
  private struct Rig {
    let fixture: RegistryFixture
    let transport: ElsewhereTransport
    let image: Image

    init(_ way: Way, to target: String, addresses: [String: String] = [:], registry: String = "registry.example") throws
    {
      var quirks = LoopbackRegistry.Quirks(relativeLocations: true)
      switch way {
      case .upload: (quirks.uploadBase, quirks.relativeLocations) = (target, false)
      case .uploadRedirect: quirks.uploadRedirect = target
      case .manifest: break
      case .realm: (quirks.access, quirks.realm) = (.bearer(["me:secret"]), "\(target)/token")
      }
      fixture = try RegistryFixture(quirks)
      if way == .manifest {
        let answer = Answer(307, headers: [("Location", "\(target)/v2/chatbot/manifests/v1")])
        fixture.registry.fail("HEAD", "/manifests/", .answer(answer))
      }
      let here = fixture.registry.server.url
      let places = [("https://\(registry)", here), (target, here)]
      transport = ElsewhereTransport(
        Dictionary(places, uniquingKeysWith: { first, _ in first }), addresses: addresses)
      image = try fixture.image(["layer"])
    }

    func push(_ registry: String = "registry.example", owner: RegistryClient.Owner = .other) async throws {
      let client = try RegistryClient(
        host: registry, credentials: .init(username: "me", password: "secret"), owner: owner, transport: transport)
      try await client.push(image, to: "chatbot", tag: "v1")
    }
  }

  static let privateHosts = [
    "localhost.", "localhost%2e", "127.1", "0x7f.0.0.1", "017700000001", "2130706433", "10.0.0.1.", "0251.254.169.254",
    "100.64.0.1", "192.168.1.1:8443", "[::]", "[0000:0000:0000:0000:0000:0000:0000:0001]:8443", "[::ffff:a9fe:a9fe]",
    "[::10.0.0.1]", "[2002:a9fe:a9fe::1]", "[64:ff9b::a9fe:a9fe]", "[2001:0:a9fe:a9fe::1]", "[fe80::1%25eth0]",
    "[fd00:ec2::254]", "intranet", "metadata.google.internal", "printer.local", "10.0.0.1;.example.com",
    "10.0.0.1%00.example.com",
  ]

  @Test("a registry leads no request into a private network", arguments: Way.allCases, privateHosts)
  func privateHost(way: Way, host: String) async throws {
    let rig = try Rig(way, to: "https://\(host)")
    let error = await #expect(throws: RegistryError.self) { try await rig.push() }
    let text = error?.description ?? ""
    #expect(error?.kind == .invalidAnswer, "\(text)")
    #expect(text.contains("on a private network; refused") || text.contains("which is not a"), "\(text)")
    #expect(rig.transport.sent.all.allSatisfy { $0.url.hasPrefix("https://registry.example/") })
  }

  @Test(
    "nor to a name that leads there", arguments: Way.allCases, ["10.0.0.1", "127.0.0.1", "fd00::1", "64:ff9b:1::1"])
  func privateAddress(way: Way, address: String) async throws {
    let rig = try Rig(way, to: "https://cdn.example", addresses: ["https://cdn.example": address])
    let error = await #expect(throws: RegistryError.self) { try await rig.push() }
    #expect(error?.kind == .transport(.invalidRequest), "\(String(describing: error))")
    #expect(rig.transport.sent.all.allSatisfy { $0.url.hasPrefix("https://registry.example/") })
  }

  @Test("a public host gets the request, and the login only if it is the token service", arguments: Way.allCases)
  func publicHost(way: Way) async throws {
    let rig = try Rig(way, to: "https://cdn.example")
    try await rig.push()
    let elsewhere = rig.transport.sent.all.filter { $0.url.hasPrefix("https://cdn.example/") }
    #expect(!elsewhere.isEmpty)
    #expect(elsewhere.allSatisfy { $0.hasLogin == (way == .realm) })
  }

  /// A registry in a private network: by its name, or by its address.
  static let neighbors = [("intranet:5000", "192.0.1.1"), ("10.1.2.3", "10.1.2.3"), ("registry.example", "10.1.2.3")]

  @Test("a registry in a private network may lead to hosts beside it", arguments: Way.allCases, neighbors)
  func neighbor(way: Way, registry: (host: String, address: String)) async throws {
    for host in ["https://10.0.0.1:8443", "https://storage.internal"] {
      let addresses = ["https://\(registry.host)": registry.address, host: "10.0.0.1"]
      let rig = try Rig(way, to: host, addresses: addresses, registry: registry.host)
      try await rig.push(registry.host)
      #expect(rig.transport.sent.all.contains { $0.url.hasPrefix("\(host)/") })
    }
  }

  @Test("but to none without TLS", arguments: Way.allCases)
  func withoutTLS(way: Way) async throws {
    let rig = try Rig(way, to: "http://10.0.0.1", registry: "10.1.2.3")
    let error = await #expect(throws: RegistryError.self) { try await rig.push("10.1.2.3") }
    #expect(error?.kind == .invalidAnswer)
    #expect(rig.transport.sent.all.allSatisfy { $0.url.hasPrefix("https://10.1.2.3/") })
  }

  @Test(
    "the login of a cloud provider goes to no other host",
    arguments: [
      "https://tokens.example", "https://registry.example:444", "https://registry.example.", "https://10.0.0.1",
      "https://sub.registry.example",
    ])
  func providerRealm(realm: String) async throws {
    let rig = try Rig(.realm, to: realm)
    let error = await #expect(throws: RegistryError.self) { try await rig.push(owner: .provider) }
    #expect(error?.kind == .invalidAnswer)
    #expect(
      error?.description.contains("but the login is only for the registry; refused") == true,
      "\(String(describing: error))")
    #expect(rig.transport.sent.all.allSatisfy { $0.url.hasPrefix("https://registry.example/") })
  }

  @Test("a cloud provider's registry leads to its storage in a private network, without the login")
  func providerRedirect() async throws {
    for way in [Way.upload, .uploadRedirect, .manifest] {
      let rig = try Rig(way, to: "https://storage.example", addresses: ["https://storage.example": "10.0.0.1"])
      try await rig.push(owner: .provider)
      let elsewhere = rig.transport.sent.all.filter { $0.url.hasPrefix("https://storage.example/") }
      #expect(!elsewhere.isEmpty)
      #expect(elsewhere.allSatisfy { !$0.hasLogin })
    }
    let own = try Rig(.realm, to: "https://registry.example")
    try await own.push(owner: .provider)
  }
}
