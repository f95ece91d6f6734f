import Foundation
import Testing

@testable import ContainerImage

@Suite("OCI layouts, as directories and as archives")
struct LayoutTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The layout as a directory and as an archive.
  private func sources(_ layout: LayoutBuilder) throws -> [ImageSource] {
    [
      try .open(path: directory.write(layout.files, to: "layout")),
      try .open(path: directory.write(TarBuilder.archive(layout.files), to: "layout.tar")),
    ]
  }

  private func open(_ layout: LayoutBuilder) throws -> ImageSource {
    try .open(path: directory.write(TarBuilder.archive(layout.files), to: "layout.tar"))
  }

  private func complaint(_ layout: LayoutBuilder, _ platform: Platform = .linuxARM64) -> String {
    do {
      _ = try open(layout).image(for: platform)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("the same image from a directory and from an archive")
  func bothShapes() async throws {
    let layers = [Data("one".utf8), Data("two two".utf8), Data("one".utf8)]
    let sources = try sources(.single(layers: layers))
    #expect(sources.map(\.format) == [.ociLayout, .ociArchive])
    for source in sources {
      let image = try source.image(for: .linuxARM64)
      #expect(image.platform == .linuxARM64)
      #expect(Digest(of: image.manifest) == image.digest)
      #expect(image.mediaType == LayoutBuilder.manifestType)
      #expect(image.layers.map(\.digest) == layers.map { Digest(of: $0) })
      #expect(image.blobs.count == 3)
      #expect(image.size == Int64(image.manifest.count) + image.config.size + 3 + 7)
      for (layer, content) in zip(image.layers, layers) {
        #expect(try await layer.content().read(limit: 100, what: "layer") == content)
      }
      #expect(try source.platforms() == [.linuxARM64])
    }
  }

  @Test("a manifest keeps the bytes it has, whatever a JSON encoder would make of them")
  func exactBytes() throws {
    var layout = LayoutBuilder.single()
    let name = try #require(layout.files.first { String(decoding: $0.value, as: UTF8.self).contains("layers\":[{") })
    let odd = Data("\n ".utf8) + name.value + Data("  \n".utf8)
    layout.list([:])
    layout = LayoutBuilder()
    for (name, data) in LayoutBuilder.single().files where name.hasPrefix("blobs") { layout.replace(name, with: data) }
    layout.list(layout.blob(odd, type: LayoutBuilder.manifestType))
    #expect(try open(layout).image(for: .linuxARM64).manifest == odd)
  }

  @Test("the wanted platform is picked out of indexes in indexes; attestations and artifacts are passed over")
  func picking() throws {
    var layout = LayoutBuilder()
    let arm = layout.image("arm64", variant: "v8", layers: [Data("arm".utf8)])
    let amd = layout.image("amd64", layers: [Data("amd".utf8)])
    let windows = layout.image("arm64", os: "windows", layers: [Data("windows".utf8)])
    let signature = layout.image(
      "arm64", layers: [Data("signature".utf8)], announced: false, manifest: ["artifactType": "application/x-signature"]
    )
    let inner = layout.index([amd, arm, layout.attestation(), layout.attestation(), windows])
    layout.list(layout.index([inner, signature]))
    layout.list(["mediaType": "application/x-unknown", "digest": "\(Digest(of: Data()))", "size": 1])
    layout.list(inner)
    for source in try sources(layout) {
      #expect(try source.image(for: .linuxARM64).layers.map(\.digest) == [Digest(of: Data("arm".utf8))])
      #expect(try source.image(for: .linuxAMD64).layers.map(\.digest) == [Digest(of: Data("amd".utf8))])
      #expect(
        try source.platforms() == [.linuxAMD64, .linuxARM64, Platform(os: "windows", architecture: "arm64")])
    }
  }

  @Test("what is missing for other platforms does not matter")
  func otherPlatformsMissing() throws {
    var layout = LayoutBuilder()
    let amd = layout.image("amd64", layers: [Data("amd".utf8)])
    let digest = try #require(amd["digest"] as? String)
    layout.replace("blobs/sha256/\(digest.dropFirst(7))", with: nil)
    layout.list(layout.index([amd, layout.image("arm64")]))
    #expect(try open(layout).image(for: .linuxARM64).platform == .linuxARM64)
  }

  @Test("an image for another processor: what there is, and how to build")
  func wrongPlatform() throws {
    for announced in [true, false] {
      var layout = LayoutBuilder()
      layout.list(layout.image("amd64", announced: announced))
      layout.list(layout.attestation())
      let text = complaint(layout)
      #expect(text.contains("no image for linux/arm64 (available: linux/amd64)"))
      #expect(text.contains("docker build --platform linux/arm64"))
    }
    var empty = LayoutBuilder()
    empty.list(empty.attestation())
    #expect(complaint(empty).contains("available: none"))
  }

  @Test("two different images for one platform are one too many; the same image twice is not")
  func several() throws {
    var layout = LayoutBuilder()
    layout.list(layout.image("arm64", layers: [Data("1".utf8)]))
    layout.list(layout.image("arm64", layers: [Data("1".utf8)]))
    #expect(complaint(layout) == "no error")
    layout.list(layout.image("arm64", layers: [Data("2".utf8)]))
    #expect(complaint(layout).contains("2 different images for linux/arm64 (sha256:"))
  }

  @Test("indexes may be nested four deep and no deeper", arguments: [(4, true), (5, false)])
  func depth(depth: Int, accepted: Bool) {
    var layout = LayoutBuilder()
    var descriptor = layout.image("arm64")
    for _ in 0..<depth { descriptor = layout.index([descriptor]) }
    layout.list(descriptor)
    #expect(complaint(layout).contains(accepted ? "no error" : "nested more than 4 deep"))
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let complaint: String
    let layout: @Sendable () -> LayoutBuilder

    init(_ name: String, _ complaint: String, _ build: @escaping @Sendable (inout LayoutBuilder) -> Void) {
      testDescription = name
      self.complaint = complaint
      layout = {
        var layout = LayoutBuilder()
        build(&layout)
        return layout
      }
    }

    /// A manifest with these fields instead of the right ones.
    init(manifest name: String, _ complaint: String, _ fields: @escaping @Sendable () -> LayoutBuilder.Object) {
      self.init(name, complaint) { $0.list($0.image("arm64", manifest: fields())) }
    }
  }

  /// Plain layers, whose digests are their diff IDs, in the manifest's order.
  private static func plain(_ layers: [String], diffIDs: [String]) -> @Sendable (inout LayoutBuilder) -> Void {
    { layout in
      layout.list(
        layout.image(
          "arm64", layers: layers.map { Data($0.utf8) },
          config: ["rootfs": ["diff_ids": diffIDs.map { "\(Digest(of: Data($0.utf8)))" }]],
          layerFields: ["mediaType": "application/vnd.oci.image.layer.v1.tar"]))
    }
  }

  static let damages = [
    Damage(
      "plain layers in the wrong order", "if Docker 25.0.0 saved the image", plain(["a", "b"], diffIDs: ["b", "a"])),
    Damage("another plain layer", "where the configuration has", plain(["a"], diffIDs: ["b"])),
    Damage("no index.json", "'index.json' is missing") { _ in },
    Damage("index.json that is not JSON", "is not JSON") { $0.replace("index.json", with: Data("{".utf8)) },
    Damage("index.json of another shape", "an unexpected value at 'manifests'") {
      $0.replace("index.json", with: Data(#"{"schemaVersion":2,"manifests":1}"#.utf8))
    },
    Damage("descriptor without a size", "has no 'manifests[0].size'") {
      $0.list(["mediaType": LayoutBuilder.manifestType, "digest": "\(Digest(of: Data()))"])
    },
    Damage("digest that is a path", "digest 'sha256:../../../etc/passwd' is not") {
      $0.list(["mediaType": LayoutBuilder.manifestType, "digest": "sha256:../../../etc/passwd", "size": 1])
    },
    Damage("missing manifest", "is missing") {
      $0.list(["mediaType": LayoutBuilder.manifestType, "digest": "\(Digest(of: Data()))", "size": 0])
    },
    Damage("an image that was not pulled", "but it is missing; pull or build it for that platform") {
      let descriptor = $0.image("arm64")
      $0.replace("blobs/sha256/\((descriptor["digest"] as? String ?? "").dropFirst(7))", with: nil)
      $0.list($0.index([descriptor, $0.image("amd64")]))
    },
    Damage("negative size", "instead of -1") {
      $0.list($0.image("arm64").merging(["size": -1]) { $1 })
    },
    Damage("altered manifest of the same size", "does not match its digest") { layout in
      let descriptor = layout.image("arm64")
      let size = descriptor["size"] as? Int ?? 0
      let digest = descriptor["digest"] as? String ?? ""
      layout.replace("blobs/sha256/\(digest.dropFirst(7))", with: Data(repeating: 32, count: size))
      layout.list(descriptor)
    },
    Damage("manifest above 4 MiB", "the maximum is 4194304") {
      $0.list($0.blob(Data(count: (4 << 20) + 1), type: LayoutBuilder.manifestType))
    },
    Damage("configuration above 8 MiB", "the maximum is 8388608") {
      $0.list($0.image("arm64", config: ["x": String(repeating: "x", count: 8 << 20)]))
    },
    Damage("JSON nested too deep", "nested more than 64 deep") {
      $0.replace("index.json", with: Data((String(repeating: "[", count: 65) + String(repeating: "]", count: 65)).utf8))
    },
    Damage("missing layer", "is missing") {
      $0.list($0.image("arm64"))
      $0.replace("blobs/sha256/\(Digest(of: Data("layer".utf8)).hex)", with: nil)
    },
    Damage("truncated layer", "has 3 bytes instead of 5") {
      $0.list($0.image("arm64"))
      $0.replace("blobs/sha256/\(Digest(of: Data("layer".utf8)).hex)", with: Data("lay".utf8))
    },
    Damage("foreign layer", "is a foreign layer") {
      $0.list(
        $0.image(
          "arm64", layerFields: ["mediaType": "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"]))
    },
    Damage("layer with URLs", "is a foreign layer") {
      $0.list($0.image("arm64", layerFields: ["urls": ["https://evil.example/layer"]]))
    },
    Damage("announced for arm64, built for amd64", "its configuration says linux/amd64") {
      $0.list($0.image("arm64", config: ["architecture": "amd64"]))
    },
    Damage("fewer layers than the configuration says", "has 1 layers, but its configuration says 2") {
      let twice = [String](repeating: "\(Digest(of: Data()))", count: 2)
      $0.list($0.image("arm64", config: ["rootfs": ["diff_ids": twice]]))
    },
    Damage(manifest: "schema 1", "schemaVersion is 1") { ["schemaVersion": 1] },
    Damage(manifest: "two media types", "mediaType is") { ["mediaType": LayoutBuilder.indexType] },
    Damage(manifest: "index and manifest at once", "at once") { ["manifests": [LayoutBuilder.Object]()] },
  ]

  @Test("damaged layouts", arguments: damages)
  func damaged(_ damage: Damage) throws {
    let text = complaint(damage.layout())
    #expect(text.contains(damage.complaint), "\(text)")
    #expect(text.hasPrefix(directory.path))
  }

  @Test("paths that hold no image")
  func noImage() throws {
    func complaint(_ path: String) -> String {
      let error = #expect(throws: ImageError.self) { try ImageSource.open(path: path) }
      return error?.description ?? ""
    }
    #expect(complaint("\(directory.path)/absent").contains("no such file"))
    #expect(complaint(directory.path).contains("no 'oci-layout' file"))
    let empty = try directory.write(TarBuilder.archive(["a": Data()]), to: "a.tar")
    #expect(complaint(empty).contains("no 'oci-layout' and no 'manifest.json'"))
    var layout = LayoutBuilder.single()
    layout.replace("oci-layout", with: Data(#"{"imageLayoutVersion":"2.0.0"}"#.utf8))
    #expect(complaint(try directory.write(layout.files, to: "v2")).contains("version is '2.0.0'"))
    let pipe = "\(directory.path)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(complaint(pipe).contains("not a regular file"))
  }

  @Test("cut anywhere, an archive is an error, whatever is missing")
  func truncated() throws {
    let whole = TarBuilder.archive(LayoutBuilder.single().files)
    for length in stride(from: 0, to: whole.count - 1024, by: 512) {
      let path = try directory.write(whole.prefix(length), to: "cut.tar")
      #expect(throws: ImageError.self, "\(length)") { try ImageSource.open(path: path).image(for: .linuxARM64) }
    }
  }
}
