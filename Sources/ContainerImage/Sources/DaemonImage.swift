import Essentials
import Transport

/// An image that a running Docker or podman holds: `docker-daemon:NAME[:TAG]`, as skopeo writes it.
struct DaemonImage: Sendable, Hashable, CustomStringConvertible {
  /// The image's name with a tag or a digest, or its id; a name alone means its tag `latest`.
  let name: String

  var description: String { Self.prefix + name }

  /// Nil for a text that means something else.
  ///
  /// - Throws: `ImageError.badReference` for a name that no image can have.
  init?(_ text: String) throws(ImageError) {
    guard text.hasPrefix(Self.prefix) else { return nil }
    let name = String(text.dropFirst(Self.prefix.count))
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    // It becomes part of a URL.
    guard let last = parts.last, name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._\/:@\-]*/) != nil,
      !parts.contains(where: { ["", ".", ".."].contains($0) })
    else { throw .badReference(text, reason: "write docker-daemon:NAME:TAG, such as docker-daemon:chatbot:latest") }
    // Asked for a name alone, Docker saves all its tags.
    self.name = last.contains(":") || last.contains("@") ? name : "\(name):latest"
  }

  private static let prefix = "docker-daemon:"
}

extension ImageSource {
  /// Opens what is on this machine: a path, or `docker-daemon:NAME[:TAG]`.
  ///
  /// - Parameters:
  ///   - text: What somebody wrote.
  ///   - report: Told how far work is that takes a while, now and when images are asked for.
  /// - Returns: Nil where `text` is neither, and may be a reference to a registry.
  /// - Throws: `ImageError`; `.noSuchFile` where nothing is at what can only be a path.
  package static func local(
    _ text: String, report: @escaping Preparation.Report = { _ in }
  ) async throws(ImageError) -> ImageSource? {
    if FileManager.default.fileExists(atPath: text) { return try open(path: text, report: report) }
    guard !isPath(text) else { throw .noSuchFile(text) }
    guard let image = try DaemonImage(text) else { return nil }
    let environment = ProcessInfo.processInfo.environment
    return try await DockerDaemon(environment: environment)
      .save(image, cache: LayerCache(environment: environment), report: report)
  }

  /// Whether no registry could have something of this name.
  private static func isPath(_ text: String) -> Bool {
    ["/", "./", "../", "~"].contains(where: text.hasPrefix) || [".", ".."].contains(text)
      || !text.contains(":") && [".tar", ".tar.gz", ".tgz", ".tar.zst"].contains(where: text.hasSuffix)
  }
}

/// Docker, or podman, which speaks the same protocol, on this machine.
struct DockerDaemon {
  /// The sockets where one may listen, in the order in which they are asked.
  let sockets: [String]

  /// Larger than any image.
  private static let limit: Int64 = 100 << 30

  init(sockets: [String]) { self.sockets = sockets }

  /// Reads `DOCKER_HOST`, which must be a `unix://` socket; without it, the places where Docker and podman listen, as root
  /// and as a user.
  init(environment: [String: String]) throws(ImageError) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let host = value("DOCKER_HOST") {
      guard host.hasPrefix("unix:///") else {
        throw .unreadable(
          path: "DOCKER_HOST",
          reason: "'\(host)' is not a unix:// socket of this machine; run `docker save` and name the file instead")
      }
      sockets = [String(host.dropFirst("unix://".count))]
      return
    }
    let runtime = value("XDG_RUNTIME_DIR")
    sockets = [
      "/var/run/docker.sock", runtime.map { "\($0)/docker.sock" },
      value("HOME").map { "\($0)/.docker/run/docker.sock" },
      runtime.map { "\($0)/podman/podman.sock" }, "/run/podman/podman.sock",
    ].compactMap { $0 }
  }

  /// Has the first daemon that knows `image` save it into a temporary file.
  func save(
    _ image: DaemonImage, cache: LayerCache, report: @escaping Preparation.Report = { _ in }
  ) async throws(ImageError) -> ImageSource {
    var refusals: [String] = []
    for socket in sockets where FileManager.default.fileExists(atPath: socket) {
      let file = try TemporaryFile(for: "\(image)")
      guard let refusal = try await save(image, from: socket, to: file) else {
        return try ImageSource.open(.archive(TarArchive(file.content())), cache: cache, report: report)
      }
      refusals.append("\(socket): \(refusal)")
    }
    throw .unreadable(
      path: "\(image)",
      reason: refusals.isEmpty
        ? "neither Docker nor podman listens at \(sockets.joined(separator: ", ")); start it, set DOCKER_HOST, or name a "
          + "file that it saved"
        : refusals.joined(separator: "; "))
  }

  /// Asks the daemon at `socket`.
  ///
  /// - Returns: Why it did not save the image.
  private func save(
    _ image: DaemonImage, from socket: String, to file: TemporaryFile
  ) async throws(ImageError) -> String? {
    var request = HTTPRequest("GET", "http://localhost/images/\(image.name)/get", deadline: nil)
    request.unixSocket = socket
    do throws(TransportError) {
      var limits = CurlTransport.Limits()
      // Docker gathers the whole image before it sends any of it.
      limits.stall = .seconds(600)
      let response = try await CurlTransport(environment: [:], limits: limits)
        .download(request, to: file.descriptor, limit: Self.limit)
      if response.status == 200 { return nil }
      struct Refusal: Decodable { let message: String }
      let message = try? JSONDecoder().decode(Refusal.self, from: response.body).message
      return message ?? "it answers with status \(response.status)"
    } catch {
      guard error.kind != .cancelled else { throw ImageError.cancelled(path: "\(image)") }
      guard error.kind == .connection else {
        throw ImageError.unreadable(path: "\(image)", reason: error.description)
      }
      return access(socket, R_OK | W_OK) == 0 ? error.reason : "this user may not open it"
    }
  }
}
