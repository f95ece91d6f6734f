import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(10)))
struct TrustTests {
  @Test("a server of a private authority is trusted with the authority's bundle")
  func aServerOfThePrivateAuthorityIsTrustedWithTheBundle() async throws {
    let server = try TLSServer()
    let curl = try CurlTransport(environment: ["AWS_CA_BUNDLE": server.certificate])
    #expect(try await curl.send(HTTPRequest("GET", server.url)).status == 200)
  }

  @Test("and not without it")
  func andNotWithoutIt() async throws {
    let server = try TLSServer()
    let curl = try CurlTransport(environment: [:])
    let error = await #expect(throws: TransportError.self) { try await curl.send(HTTPRequest("GET", server.url)) }
    #expect(error?.kind == .tls)
    #expect(error?.reason.contains("certificate") == true)
  }

  @Test("nor for another name than its certificate's")
  func norForAnotherName() async throws {
    let server = try TLSServer()
    let curl = try CurlTransport(environment: ["AWS_CA_BUNDLE": server.certificate])
    let url = server.url.replacingOccurrences(of: "127.0.0.1", with: "localhost")
    let error = await #expect(throws: TransportError.self) { try await curl.send(HTTPRequest("GET", url)) }
    #expect(error?.kind == .tls)
    withExtendedLifetime(server) {}
  }

  @Test("nor with a protocol older than TLS 1.2")
  func norWithAnOldProtocol() async throws {
    let server = try TLSServer("-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
    let curl = try CurlTransport(environment: ["AWS_CA_BUNDLE": server.certificate])
    let error = await #expect(throws: TransportError.self) { try await curl.send(HTTPRequest("GET", server.url)) }
    #expect(error?.kind == .connection)
  }

  @Test("a bundle that is missing or holds no certificate is said")
  func aBundleThatIsMissingOrEmptyIsSaidSo() throws {
    let missing = #expect(throws: TransportError.self) {
      try CurlTransport(environment: ["AWS_CA_BUNDLE": "/no/such/bundle.pem"])
    }
    #expect(missing?.description == "AWS_CA_BUNDLE: '/no/such/bundle.pem' does not exist or cannot be read")
    let empty = #expect(throws: TransportError.self) { try CurlTransport(environment: [:], caBundle: "/etc/hosts") }
    #expect(empty?.description == "CA bundle: '/etc/hosts' contains no PEM certificate")
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ProxyTests {
  @Test("a proxy is asked for the whole URL of a plain request")
  func theProxyIsAskedForTheWholeURL() async throws {
    let proxy = try LoopbackServer(answering: Answer(200, "by proxy"))
    let curl = try CurlTransport(environment: ["http_proxy": proxy.url])
    let response = try await curl.send(HTTPRequest("GET", "http://registry.invalid/v2/"))
    #expect(String(decoding: response.body, as: UTF8.self) == "by proxy")
    #expect(proxy.requests.first?.target == "http://registry.invalid/v2/")
  }

  @Test("a proxy is asked for a tunnel for TLS")
  func httpsAsksForATunnel() async throws {
    let proxy = try LoopbackServer(answering: Answer(403))
    let curl = try CurlTransport(environment: ["HTTPS_PROXY": proxy.url])
    _ = await #expect(throws: TransportError.self) {
      try await curl.send(HTTPRequest("GET", "https://registry.invalid/v2/"))
    }
    #expect(proxy.requests.first?.method == "CONNECT")
    #expect(proxy.requests.first?.target == "registry.invalid:443")
  }

  @Test("this machine is never reached through a proxy", arguments: ["127.0.0.1", "localhost"])
  func loopbackIsNeverProxied(name: String) async throws {
    let proxy = try LoopbackServer(answering: Answer(500))
    let server = try LoopbackServer(answering: Answer(200))
    let curl = try CurlTransport(environment: ["http_proxy": proxy.url, "all_proxy": proxy.url])
    let url = server.url.replacingOccurrences(of: "127.0.0.1", with: name)
    #expect(try await curl.send(HTTPRequest("GET", url)).status == 200)
    #expect(server.requests.count == 1)
    #expect(proxy.requests.isEmpty)
  }

  @Test("hosts that are excepted are reached without the proxy")
  func noProxyIsHonoured() async throws {
    let proxy = try LoopbackServer(answering: Answer(500))
    let curl = try CurlTransport(environment: ["http_proxy": proxy.url, "no_proxy": "other.test, .invalid"])
    let error = await #expect(throws: TransportError.self) {
      try await curl.send(HTTPRequest("GET", "http://registry.invalid/"))
    }
    #expect(error?.kind == .unknownHost)
    #expect(proxy.requests.isEmpty)
  }

  @Test("the password of a proxy is in no error and no description")
  func theProxysPasswordIsNotShown() throws {
    let curl = try CurlTransport(environment: ["https_proxy": "http://user:hidden@proxy.test:3128"])
    var dumped = ""
    dump(curl, to: &dumped)
    #expect(!dumped.contains("hidden"))
  }
}
