import CCurl
import Essentials
import Synchronization

/// Sends requests with libcurl: streamed, cancellable, with the proxies and the CA bundle from the environment.
///
/// Connections are kept per host and used again. Only http and https with TLS 1.2 or later; certificates are always
/// checked, and redirects are never followed. Each running transfer has its own thread, because libcurl blocks.
package final class CurlTransport: HTTPTransport {
  /// The bounds of every transfer.
  package struct Limits: Sendable {
    /// The time limit for connecting.
    package var connecting = Duration.seconds(10)
    /// The time in which a transfer without a deadline must move 16 KiB, or begin.
    package var stall = Duration.seconds(60)
    /// The time in which a server must answer completely after it received a request without a deadline; it may have to
    /// store gigabytes first.
    package var answering = Duration.seconds(300)
    /// The largest body of an answer, in bytes.
    package var answer = 64 << 20
    /// The smallest average speed of a transfer without a deadline after `grace`, in bytes per second: the time that a
    /// server can make a transfer take has a limit, which depends on its size.
    package var slowest: Int64 = 4 << 10
    /// The time in which a transfer may be slower than `slowest`.
    package var grace = Duration.seconds(3600)
    /// The largest headers of an answer, in bytes, including those of interim answers and trailers; and the largest URL
    /// and headers of a request.
    package var head = 256 << 10

    package init() {}
  }

  let limits: Limits
  let proxies: Proxies
  /// A file with the certificates to trust; nil for the system's.
  let caBundle: String?
  private let idle = Mutex<[String: [CurlHandle]]>([:])
  /// The number of idle connections to keep per host.
  private static let idlePerHost = 8

  /// A transport that reads `AWS_CA_BUNDLE`, `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` from
  /// `environment`.
  ///
  /// Throws when the CA bundle does not exist or contains no certificate.
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment, caBundle: String? = nil,
    limits: Limits = Limits()
  ) throws(TransportError) {
    self.limits = limits
    proxies = Proxies(environment: environment)
    let variable = environment["AWS_CA_BUNDLE"].flatMap { $0.isEmpty ? nil : $0 }
    self.caBundle = caBundle ?? variable
    if let path = self.caBundle { try checkCABundle(path, name: caBundle == nil ? "AWS_CA_BUNDLE" : "CA bundle") }
    guard CurlHandle.isReady else {
      throw TransportError(.invalidRequest, host: "", reason: "cannot initialize libcurl")
    }
  }

  package func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    let target = try Target(request.url)
    let plan = try TransferPlan(request, target: target, transport: self)
    let origin = (request.unixSocket ?? "") + target.origin
    guard let handle = takeHandle(for: origin) else {
      throw TransportError(.invalidRequest, host: target.host, reason: "out of memory for another transfer")
    }
    let cancellation = Cancellation(handle)
    let result: Result<HTTPResponse, TransportError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        detachThread {
          let transfer = Transfer(plan, handle, cancellation, progress: progress)
          let result = transfer.run()
          // Removing a transfer from libcurl may block while it resolves a name, so a failure is returned before. After
          // a success, the connection is given back first, so that the next request finds it.
          if case .failure = result { continuation.resume(returning: result) }
          transfer.end()
          self.giveBack(handle, for: origin)
          if case .success = result { continuation.resume(returning: result) }
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }

  private func takeHandle(for origin: String) -> CurlHandle? {
    idle.withLock { $0[origin]?.popLast() } ?? CurlHandle()
  }

  private func giveBack(_ handle: CurlHandle, for origin: String) {
    idle.withLock { idle in
      if idle[origin, default: []].count < Self.idlePerHost { idle[origin, default: []].append(handle) }
    }
  }
}

/// The parts of a URL that the transport needs. libcurl gets the URL unchanged.
struct Target {
  let scheme: String
  /// The host and port, as written.
  let host: String
  /// The host in lower case, without port and brackets.
  let name: String
  var origin: String { "\(scheme)://\(host)" }

  init(_ url: String) throws(TransportError) {
    // By hand: compiling a regular expression takes as long as a fast request.
    let letters = url.prefix { $0.isASCII && $0.isLetter }
    let rest = url[letters.endIndex...]
    let authority = rest.dropFirst(3).prefix { !["/", "?", "#"].contains($0) }
    guard !letters.isEmpty, rest.hasPrefix("://"), !authority.isEmpty, !url.contains("#") else {
      throw TransportError(.invalidRequest, host: "", reason: "'\(url.prefix { $0 != "?" })' is not an absolute URL")
    }
    scheme = letters.lowercased()
    host = String(authority)
    guard ["http", "https"].contains(scheme) else {
      throw TransportError(.invalidRequest, host: host, reason: "'\(scheme)' is not supported; use http or https")
    }
    guard !host.contains("@") else {
      let shown = host.split(separator: "@").last.map(String.init) ?? ""
      throw TransportError(.invalidRequest, host: shown, reason: "a URL must not contain a user name or a password")
    }
    guard url.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      throw TransportError(
        .invalidRequest, host: host, reason: "the URL contains a character that must be percent-encoded")
    }
    let lower = host.lowercased()
    name = lower.hasPrefix("[") ? String(lower.dropFirst().prefix { $0 != "]" }) : String(lower.prefix { $0 != ":" })
  }

  /// Whether the host is this machine, which a proxy cannot reach.
  var isLoopback: Bool { Loopback.contains(name) || name.hasSuffix(".localhost") }
}

/// The proxies from the environment.
struct Proxies: Sendable, CustomReflectable {
  private let http: String?
  private let https: String?
  /// The hosts to reach directly, in libcurl's format.
  let none: String

  init(environment: [String: String]) {
    func first(_ names: String...) -> String? { names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } }
    // HTTP_PROXY in capitals is ignored, as other programs do: in a CGI program it could be a request's `Proxy:`
    // header.
    http = first("http_proxy", "all_proxy", "ALL_PROXY")
    https = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    none = first("no_proxy", "NO_PROXY") ?? ""
  }

  /// Hides the proxies' URLs, which may contain passwords.
  var customMirror: Mirror { Mirror(self, children: ["none": none]) }

  /// The proxy to use; empty for none, so that libcurl does not read the process's environment.
  func proxy(for target: Target) -> String {
    guard !target.isLoopback, !exempts(target.name) else { return "" }
    return (target.scheme == "https" ? https : http) ?? ""
  }

  /// Whether a name is reached directly: it is in the list, or in a domain of the list.
  ///
  /// By libcurl's rules, because it does not say whether a connection is one to a proxy, and the address of a host that
  /// is reached directly is checked. libcurl alone decides about addresses, which are checked in any case.
  private func exempts(_ name: String) -> Bool {
    func bare(_ name: Substring) -> Substring { name.hasSuffix(".") ? name.dropLast() : name }
    let name = bare(name[...])
    return none == "*"
      || none.lowercased().split { ", \t".contains($0) }.contains { entry in
        let domain = bare(entry.hasPrefix(".") ? entry.dropFirst() : entry)
        return name == domain || name.hasSuffix(".\(domain)")
      }
  }
}

private func checkCABundle(_ path: String, name: String) throws(TransportError) {
  guard let bytes = FileManager.default.contents(atPath: path) else {
    throw TransportError(.tls, host: "", reason: "\(name): '\(path)' does not exist or cannot be read")
  }
  guard bytes.firstRange(of: Data("-----BEGIN CERTIFICATE-----".utf8)) != nil else {
    throw TransportError(.tls, host: "", reason: "\(name): '\(path)' contains no PEM certificate")
  }
}
