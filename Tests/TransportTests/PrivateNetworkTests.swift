import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite("The guard of private networks", .timeLimit(.minutes(10)))
struct PrivateNetworkTests {
  @Test(
    "an address is private by its value, however it is spelled",
    arguments: [
      // IPv4: each special range at its ends.
      "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
      "127.255.255.255", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
      "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.255", "224.0.0.1", "239.1.2.3",
      "240.0.0.1", "255.255.255.255",
      // Other spellings of IPv4: fewer parts, octal, hexadecimal, a final dot, a port.
      "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F.0.0.1", "0x7f.1", "0177.0.0.1", "017700000001",
      "0000177.0.0.01", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "2852039166", "10.1", "0", "0x0",
      "127.0.0.1.", "127.0.0.1:8443", "0x7f.1:443", "10.0.0.1.:443",
      // What looks like an address, and is none: resolvers differ.
      "256.256.256.256", "1.2.3.4.5", "08.0.0.1", "4294967296", "a.0x7f", "example.com.1",
      "169.254.169.0376x",
      // IPv6.
      "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]:8443", "[::0001]", "::1",
      "[fc00::1]", "[fdff::1]", "[fd00:ec2::254]:443", "[FD00:EC2::254]", "[fe80::1]", "[febf::1]", "[fe80::1%eth0]",
      "[fe80::1%25eth0]", "[fec0::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff:fff::1]", "[5f00::1]",
      "[4000::1]",
      // IPv4 in IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo.
      "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:a9fe:a9fe]", "[::ffff:8.8.8.8]", "[::127.0.0.1]",
      "[::a9fe:a9fe]", "[::ffff:0:10.0.0.1]", "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[0064:ff9b::808:808]",
      "[64:ff9b:1::1]", "[2002:a9fe:a9fe::1]", "[2002:7f00:1::]", "[2001:0:a9fe:a9fe::1]", "[2001::1]",
      // Names of private networks.
      "localhost", "LOCALHOST", "localhost.", "a.localhost", "a.LocalHost.:8443", "localhost.localdomain", "intranet",
      "intranet:5000", "intranet.", "metadata.google.internal", "ip-10-0-0-1.ec2.internal", "printer.local",
      "nas.home.arpa", "", ".", "..", "a..b", ".example.com", "localhost%2e", "example.com%2e", "10%2e0.0.1",
      "%31%30.0.0.1", "[zzz]", "[::1", "a:b:c",
    ])
  func isPrivate(host: String) {
    #expect(PrivateNetwork.contains(host))
  }

  @Test(
    "a public address or name is not private",
    arguments: [
      "1.1.1.1", "8.8.8.8:443", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
      "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "134744072", "0x08080808",
      "010.010.010.010", "8.8.8.8.", "[2600::1]", "[2001:4860:4860::8888]:443", "[2001:200::1]", "[2606:4700::1111]",
      "[2a00::]", "[3ffe::1]", "registry.example.com", "registry.example.com.", "registry-1.docker.io:443",
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "10.0.0.1.example.com", "127.example.com", "internal.example.com",
      "local.example.com", "localhost.example.com", "xn--bcher-kva.example", "0x7f.example.com", "mylocal.notlocal",
    ])
  func isPublic(host: String) {
    #expect(!PrivateNetwork.contains(host))
  }

  @Test("equal addresses are equal in all spellings")
  func values() throws {
    let address = try #require(IPAddress("127.0.0.1"))
    #expect(["127.1", "0x7f.1", "017700000001", "2130706433"].allSatisfy { IPAddress($0) == address })
    #expect(IPAddress("[::ffff:127.0.0.1]") != address)
    #expect(IPAddress("64:ff9b::127.0.0.1")?.translated == address)
    #expect(IPAddress("64:ff9b::8.8.8.8")?.translated.isPublic == true)
    #expect(IPAddress("64:ff9b:1::8.8.8.8")?.translated.isPublic == false)
    #expect(IPAddress("[FE80::0:1%eth0]")?.description == "fe80:0:0:0:0:0:0:1")
    #expect(address.description == "127.0.0.1")
    for name in ["", "example.com", "127.0.0.1 x", "1.2.3.4.5", "[::1", "::1::"] { #expect(IPAddress(name) == nil) }
  }

  @Test("a name that leads to a private address gets no request, also on a connection that was kept")
  func refused() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    let curl = try transport()
    var guarded = HTTPRequest("GET", server.url, headers: ["Authorization": "Basic c2VjcmV0"])
    guarded.requiresPublicAddress = true
    func expectRefusal() async throws {
      let request = guarded
      let words = await error(.invalidRequest) { () async throws(TransportError) in try await curl.send(request) }
      #expect(words.hasSuffix("the name leads to 127.0.0.1, which is not a public address; refused"), "\(words)")
    }
    try await expectRefusal()
    #expect(server.requests.isEmpty)
    #expect(try await curl.send(HTTPRequest("GET", server.url)).peer == IPAddress("127.0.0.1"))
    try await expectRefusal()
    guarded.url = guarded.url.replacingOccurrences(of: "127.0.0.1", with: "localhost")
    _ = await error(.invalidRequest) { [guarded] () async throws(TransportError) in try await curl.send(guarded) }
    #expect(server.requests.count == 1)
  }

  @Test("through a proxy, the address is the proxy's and tells nothing")
  func proxied() async throws {
    let proxy = try LoopbackServer(answering: Answer(200))
    let curl = try CurlTransport(environment: ["http_proxy": proxy.url])
    var request = HTTPRequest("GET", "http://registry.invalid/")
    request.requiresPublicAddress = true
    let response = try await curl.send(request)
    #expect(response.status == 200)
    #expect(response.peer == nil)
  }

  @Test(
    "a host that is excepted from the proxy is reached directly, so that its address is checked",
    arguments: [
      ("x.corp", "corp", true), ("x.corp", ".corp", true), ("X.corp.", "a.test, CORP.", true), ("x.corp", "*", true),
      ("x.corp", "y.corp x.corp", true), ("xcorp", "corp", false), ("x.corp", "x.corp.test", false),
      ("x.corp", "a,*", false), ("x.corp", "", false),
    ])
  func excepted(host: String, exceptions: String, isDirect: Bool) throws {
    let proxies = Proxies(environment: ["https_proxy": "http://proxy.test:3128", "no_proxy": exceptions])
    #expect(try proxies.proxy(for: Target("https://\(host):8443/")).isEmpty == isDirect)
  }

  @Test("a request whose headers are too large is refused, and says so")
  func largeHeaders() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    for request in [
      HTTPRequest("GET", server.url, headers: ["Authorization": "Bearer " + String(repeating: "x", count: 3 << 20)]),
      HTTPRequest("GET", server.url + "/?" + String(repeating: "x", count: 3 << 20)),
    ] {
      let words = await error(.invalidRequest) { () async throws(TransportError) in
        guard let curl = try? transport() else { throw TransportError(.cancelled, host: "", reason: "") }
        return try await curl.send(request)
      }
      #expect(words.contains("the URL and the headers have 3"), "\(words.prefix(200))")
      #expect(words.hasSuffix("bytes; at most 262144 are possible"), "\(words.prefix(200))")
    }
    #expect(server.requests.isEmpty)
  }
}
