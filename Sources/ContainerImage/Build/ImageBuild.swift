import Essentials

/// Builds an image from a Dockerfile, without a daemon and without running its programs.
///
/// The same files, base image and wheels give the same bytes on every machine with the same zlib.
package struct ImageBuild: Sendable {
  let dockerfile: Dockerfile
  let context: BuildContext
  let platform: Platform
  /// The time of every file and of the image, in seconds since 1970.
  package var time: Int64 = 0
  /// Labels in addition to those of the Dockerfile.
  package var labels: [String: String] = [:]
  /// The Python version of the base image, such as `3.13`; nil to detect it.
  package var python: String?
  /// Whether Python's modules are compiled, by a Python on this machine of the base image's version.
  package var compilesModules = false

  /// A build for one platform.
  ///
  /// - Parameters:
  ///   - dockerfile: The Dockerfile.
  ///   - folder: The context, read now, without the files that `.dockerignore` excludes.
  ///   - platform: The image's platform. Default: `FROM`'s, or `linux/arm64`.
  ///   - outputs: Files and folders that the build writes, which are not copied if they exist.
  /// - Throws: `BuildError` when the folder cannot be read, and when `FROM` names another platform.
  package init(
    _ dockerfile: Dockerfile, folder: String, platform: Platform? = nil, outputs: [String] = []
  ) throws(BuildError) {
    if let said = dockerfile.platform, let platform, said != platform {
      throw BuildError(
        .dockerfile,
        "\(dockerfile.path): FROM names \(said), not \(platform); change or remove the platform there")
    }
    self.dockerfile = dockerfile
    self.platform = platform ?? dockerfile.platform ?? .linuxARM64
    context = try BuildContext(folder: folder, outputs: outputs)
  }

  /// The base image's platform.
  package var choice: PlatformChoice { .platform(platform) }

  /// Builds the image.
  ///
  /// - Parameters:
  ///   - base: The base image, for the same platform; nil for `scratch`.
  ///   - cache: The cache of the base image's blobs.
  ///   - pip: Called when there are packages to install.
  ///   - report: Called with each event, from any thread.
  /// - Returns: The image, in temporary files.
  /// - Throws: `BuildError`.
  package func run(
    base: ImageContents?, cache: BlobCache, pip: @Sendable () throws(BuildError) -> Pip,
    report: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuiltImage {
    var image: BaseImage?
    if let base { image = try await BaseImage(base, platform: platform, cache: cache, report: report) }
    var state = try await ImageAssembly(image, of: self)
    for (index, instruction) in dockerfile.instructions.enumerated() {
      guard !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
      report(.step(index + 1, of: dockerfile.instructions.count, instruction.text))
      if case .installWheels(let request) = instruction.kind {
        try await state.install(request, instruction, with: try pip(), report: report)
      } else {
        try state.apply(instruction)
      }
    }
    return try state.finished(report: report)
  }
}

/// An event during a build.
package enum BuildEvent: Sendable {
  /// A blob of the base image is being fetched.
  case fetching(Digest, size: Int64)
  /// An instruction: its number, their count, its text.
  case step(Int, of: Int, String)
  /// A line of pip's output.
  case pip(String)
  /// Python's modules were compiled, by a Python of this version.
  case compiled(Int, python: String)
  /// Python's modules are not compiled, and a Python of this version could do so.
  case notCompiled(python: String)
  case warning(String)
}

/// A built image.
package struct BuiltImage: Sendable {
  package let image: Image
  /// The digest of the base image; nil for `scratch`.
  package let base: Digest?
  /// The installed Python packages, sorted.
  package let packages: [Package]
  /// The time of the files, in seconds since 1970.
  let time: Int64

  /// A Python package.
  package struct Package: Sendable, Hashable {
    package let name: String
    package let version: String
    /// The package's SPDX license expression, if it has one.
    package let license: String?
    /// The package's license in other words.
    package let licenseText: String?
    /// The digest of the wheel.
    package let sha256: String?
  }
}
