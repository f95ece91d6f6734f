import Essentials
import Transport

/// An image in a running Docker or podman: `docker-daemon:NAME[:TAG]`, in skopeo's notation.
struct DaemonImage: Sendable, Hashable, CustomStringConvertible {
  /// The image's name with a tag or a digest, or its id. The default tag is `latest`.
  let name: String

  var description: String { Self.prefix + name }

  /// Nil for a text with another prefix.
  ///
  /// - Throws: `ImageError.badReference` for an invalid name.
  init?(_ text: String) throws(ImageError) {
    guard text.hasPrefix(Self.prefix) else { return nil }
    let name = String(text.dropFirst(Self.prefix.count))
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    // The name becomes part of a URL.
    guard let last = parts.last, name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._\/:@\-]*/) != nil,
      !parts.contains(where: { ["", ".", ".."].contains($0) })
    else { throw .badReference(text, reason: "write docker-daemon:NAME:TAG, such as docker-daemon:chatbot:latest") }
    // For a name without a tag, Docker would save all tags.
    self.name = last.contains(":") || last.contains("@") ? name : "\(name):latest"
  }

  private static let prefix = "docker-daemon:"
}

extension ImageSource {
  /// Opens an image on this machine: a path, or `docker-daemon:NAME[:TAG]`.
  ///
  /// - Parameters:
  ///   - text: The user's text.
  ///   - report: Called with the progress of long work, now and when images are read.
  /// - Returns: The source; nil if `text` is neither, and may be a reference to a registry.
  /// - Throws: `ImageError`; `.noSuchFile` if `text` can only be a path, and there is no such file.
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

  /// Whether the text can only be a path, not a reference.
  private static func isPath(_ text: String) -> Bool {
    ["/", "./", "../", "~"].contains(where: text.hasPrefix) || [".", ".."].contains(text)
      || !text.contains(":") && [".tar", ".tar.gz", ".tgz", ".tar.zst"].contains(where: text.hasSuffix)
  }
}

/// Docker on this machine, or podman, which has the same API.
struct DockerDaemon {
  /// The sockets to try, in order.
  let sockets: [String]

  /// A limit above any image.
  private static let limit: Int64 = 100 << 30

  init(sockets: [String]) { self.sockets = sockets }

  /// Uses `DOCKER_HOST`, which must be a `unix://` socket. Default: the sockets of Docker and podman, of root and of
  /// the user.
  init(environment: [String: String]) throws(ImageError) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let host = value("DOCKER_HOST") {
      guard host.hasPrefix("unix:///") else {
        throw .unreadable(
          path: "DOCKER_HOST",
          reason: "'\(host)' is not a unix:// socket of this machine; run `docker save` and pass the file instead")
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

  /// Saves `image` into a temporary file, from the first daemon that has it.
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
        ? "neither Docker nor podman listens at \(sockets.joined(separator: ", ")); start one, set DOCKER_HOST, or pass a "
          + "saved image file"
        : refusals.joined(separator: "; "))
  }

  /// Saves the image from the daemon at `socket`.
  ///
  /// - Returns: Why that failed; nil if it was saved.
  private func save(
    _ image: DaemonImage, from socket: String, to file: TemporaryFile
  ) async throws(ImageError) -> String? {
    var request = HTTPRequest("GET", "http://localhost/images/\(image.name)/get", deadline: nil)
    request.unixSocket = socket
    do throws(TransportError) {
      var limits = CurlTransport.Limits()
      // Docker collects the whole image before it sends the first byte.
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
      return access(socket, R_OK | W_OK) == 0 ? error.reason : "permission denied"
    }
  }
}
