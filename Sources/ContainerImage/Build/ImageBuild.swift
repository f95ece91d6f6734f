import Essentials

/// Builds an image from a Dockerfile, without a daemon and without running anything of it.
///
/// The same files, base and wheels make the same bytes on every machine with the same zlib.
package struct ImageBuild: Sendable {
  let dockerfile: Dockerfile
  let context: BuildContext
  let platform: Platform
  /// Seconds since 1970, for every file and for the image.
  package var time: Int64 = 0
  /// Added to those of the Dockerfile.
  package var labels: [String: String] = [:]
  /// The base's Python, such as `3.13`; nil to look.
  package var python: String?

  /// A build for one platform.
  ///
  /// - Parameters:
  ///   - dockerfile: What to do.
  ///   - folder: What it may copy from; read now, without what `.dockerignore` names.
  ///   - platform: What the image is to run on; nil for what `FROM` says, or `linux/arm64`.
  ///   - outputs: Files and folders that will be written, which no image is to hold from the last time.
  /// - Throws: `BuildError` when the folder cannot be read, and when `FROM` says another platform.
  package init(
    _ dockerfile: Dockerfile, folder: String, platform: Platform? = nil, outputs: [String] = []
  ) throws(BuildError) {
    if let said = dockerfile.platform, let platform, said != platform {
      throw BuildError(
        .dockerfile,
        "\(dockerfile.path): FROM says \(said), not \(platform): change or remove the platform there")
    }
    self.dockerfile = dockerfile
    self.platform = platform ?? dockerfile.platform ?? .linuxARM64
    context = try BuildContext(folder: folder, outputs: outputs)
  }

  /// What the image runs on: which of a base's images is wanted.
  package var choice: PlatformChoice { .platform(platform) }

  /// Builds.
  ///
  /// - Parameters:
  ///   - base: What `FROM` names, for the same platform; nil if that is `scratch`.
  ///   - cache: Keeps the blobs of bases.
  ///   - pip: Asked for when there are packages to install.
  ///   - report: Told what happens, from any thread.
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

/// What happens during a build.
package enum BuildEvent: Sendable {
  /// A blob of the base is not here yet.
  case fetching(Digest, size: Int64)
  /// An instruction, of so many.
  case step(Int, of: Int, String)
  /// What pip says.
  case pip(String)
  case warning(String)
}

/// An image that was built.
package struct BuiltImage: Sendable {
  package let image: Image
  /// What it was built on; nil for nothing.
  package let base: Digest?
  /// The Python packages in it, sorted.
  package let packages: [Package]
  /// Seconds since 1970.
  let time: Int64

  /// A Python package.
  package struct Package: Sendable, Hashable {
    package let name: String
    package let version: String
    /// An SPDX expression, where the package gives one.
    package let license: String?
    /// What the package says instead of one.
    package let licenseText: String?
    /// Of the wheel.
    package let sha256: String?
  }
}
