import Foundation
import Testing

@testable import ContainerImage

@Suite("What docker save writes")
struct DockerArchiveTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(_ files: [String: Data]) throws -> ImageSource { try open(TarBuilder.archive(files)) }

  private func open(_ archive: Data) throws -> ImageSource {
    try .open(path: directory.write(archive, to: "saved.tar"), cache: cache)
  }

  private var cache: LayerCache { LayerCache(folder: "\(directory.path)/cache") }

  @Test("up to version 24: a manifest is made, always the same one")
  func docker24() async throws {
    let layers = [Data("base".utf8), Data("app".utf8)]
    let source = try open(DockerSave.files(layers: layers))
    #expect(source.format == .dockerArchive)
    let image = try source.image(for: .linuxARM64)
    #expect(image.diffIDs == layers.map { Digest(of: $0) })
    for (layer, content) in zip(image.layers, layers) {
      let compressed = try await layer.content()
      #expect(try compressed.hash() == layer.digest)
      #expect(try compressed.decompressed().read(limit: 1000, what: "layer") == content)
    }
    #expect(image.digest == Digest(of: image.manifest))
    #expect(image.names == ["chatbot:1"])
    #expect(
      try await image.config.content().read(limit: 1000, what: "")
        == DockerSave.files(layers: layers).first { $0.key.hasSuffix(".json") && $0.key != "manifest.json" }?.value)
    let expected = """
      {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
      "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"\(image.config.digest)",\
      "size":\(image.config.size)},"layers":[\
      {"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"\(image.layers[0].digest)",\
      "size":\(image.layers[0].size)},\
      {"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"\(image.layers[1].digest)",\
      "size":\(image.layers[1].size)}]}
      """
    #expect(String(decoding: image.manifest, as: UTF8.self) == expected)
    // What else is in the archive, and in which order, does not change the image.
    let again = try open(DockerSave.files(layers: layers, extra: ["0/VERSION": Data("1.0".utf8)]))
    #expect(try again.image(for: .linuxARM64).digest == image.digest)
  }

  @Test("a layer that was compressed before is compressed again only when its bytes are wanted")
  func cached() async throws {
    let files = DockerSave.files(layers: [Data("layer".utf8)])
    let first = try open(files).image(for: .linuxARM64)
    let diffID = Digest(of: Data("layer".utf8))
    #expect(cache.entry(for: diffID) == .init(digest: first.layers[0].digest, size: first.layers[0].size))
    let second = try open(files).image(for: .linuxARM64)
    #expect(second.digest == first.digest)
    #expect(try await second.layers[0].content().hash() == first.layers[0].digest)

    // What the cache says is believed until the bytes tell otherwise; then it is forgotten.
    let lie = LayerCache.Entry(digest: Digest(of: Data("lie".utf8)), size: 3)
    cache.set(lie, for: diffID)
    let wrong = try open(files).image(for: .linuxARM64)
    #expect(wrong.layers[0].digest == lie.digest)
    let error = await #expect(throws: ImageError.self) { try await wrong.layers[0].content() }
    #expect(error?.description.contains("the cached digest \(lie.digest) of layer ") == true)
    #expect(try open(files).image(for: .linuxARM64).digest == first.digest)

    // An invalid entry is ignored.
    for junk in [
      "", "junk", "\(lie.digest)", "\(lie.digest) -1", "\(lie.digest) 1 2", String(repeating: "x", count: 300),
    ] {
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: "\(directory.path)/cache").first)
      try Data(junk.utf8).write(to: URL(filePath: "\(directory.path)/cache/\(name)"))
      #expect(cache.entry(for: diffID) == nil, "\(junk)")
    }
    // A place that cannot be written is no reason to fail.
    let nowhere = LayerCache(folder: "/dev/null/cache")
    nowhere.set(lie, for: diffID)
    #expect(nowhere.entry(for: diffID) == nil)
  }

  @Test(
    "an entry that somebody else may have made does not decide which layer is pushed",
    arguments: [mode_t(0o777), 0o770])
  func poisoned(mode: mode_t) throws {
    let files = DockerSave.files(layers: [Data("layer".utf8)])
    let right = try open(files).image(for: .linuxARM64)
    let other = LayerCache.Entry(digest: Digest(of: Data("another".utf8)), size: 7)
    cache.set(other, for: Digest(of: Data("layer".utf8)))
    #expect(try open(files).image(for: .linuxARM64).layers[0].digest == other.digest)
    try #require(chmod("\(directory.path)/cache", mode) == 0)
    #expect(try open(files).image(for: .linuxARM64).digest == right.digest)
    #expect(cache.entry(for: Digest(of: Data("layer".utf8))) == nil)
  }

  @Test("a plain layer that is not what the configuration says")
  func wrongLayer() throws {
    var files = DockerSave.files()
    let layer = try #require(files.keys.first { $0.hasSuffix("layer.tar") })
    files[layer] = Data("another tar".utf8)
    let source = try open(files)
    let error = #expect(throws: ImageError.self) { try source.image(for: .linuxARM64) }
    #expect(error?.description.contains("does not match its diff ID") == true)
  }

  @Test("layers that crane, jib or kaniko have compressed stay as they are")
  func compressedLayers() async throws {
    let plain = Data("plain tar".utf8)
    for (compressed, type) in [(Compressed.gzip(plain), "+gzip"), (Compressed.zstd(plain), "+zstd")] {
      var files = DockerSave.files(layers: [plain])
      let layer = try #require(files.keys.first { $0.hasSuffix("layer.tar") })
      files[layer] = compressed
      let image = try open(files).image(for: .linuxARM64)
      #expect(image.layers.map(\.digest) == [Digest(of: compressed)])
      #expect(image.layers.map(\.mediaType) == ["application/vnd.oci.image.layer.v1.tar\(type)"])
      #expect(try await image.layers[0].content().read(limit: 1000, what: "layer") == compressed)
    }
  }

  @Test("up to version 24: an equal layer is a link to the first")
  func linkedLayer() throws {
    let layer = Data("twice".utf8)
    let files = DockerSave.files(layers: [layer, layer])
    let names = files.keys.filter { $0.hasSuffix("layer.tar") }.sorted()
    var tar = TarBuilder()
    for (name, data) in files where name != names[1] { tar.add(name, data) }
    tar.add(names[1], type: "2", link: "../\(names[0])")
    let image = try open(tar.finished()).image(for: .linuxARM64)
    #expect(image.layers.count == 2)
    #expect(image.layers[0].digest == image.layers[1].digest)
  }

  @Test("from version 25: the layout in it is what counts")
  func docker25() throws {
    let layout = LayoutBuilder.single()
    let source = try open(layout.files.merging(DockerSave.files("amd64")) { own, _ in own })
    #expect(source.format == .ociArchive)
    #expect(try source.image(for: .linuxARM64).platform == .linuxARM64)
  }

  @Test("several images in one file: the one for the platform, if there is one only")
  func several() throws {
    func entry(_ files: [String: Data]) throws -> Any {
      let list = try JSONSerialization.jsonObject(with: try #require(files["manifest.json"]))
      return try #require((list as? [Any])?.first)
    }
    let arm = DockerSave.files("arm64")
    let amd = DockerSave.files("amd64")
    let other = DockerSave.files("arm64", layers: [Data("other".utf8), Data()])
    var both = arm.merging(amd) { $1 }
    both["manifest.json"] = LayoutBuilder.json([try entry(arm), try entry(amd), try entry(arm)])
    #expect(try open(both).platforms() == [.linuxAMD64, .linuxARM64])
    #expect(try open(both).image(for: .linuxARM64).digest == open(arm).image(for: .linuxARM64).digest)

    // Their layers are called alike here, so the second image has its own names.
    var two = arm
    for (name, data) in other where name.hasSuffix(".json") || name.hasSuffix("tar") { two["other/\(name)"] = data }
    two["manifest.json"] = LayoutBuilder.json([
      try entry(arm),
      (try entry(other) as? [String: Any] ?? [:]).mapValues { value -> Any in
        if let names = value as? [String] { return names.map { "other/\($0)" } }
        return "other/\(value)"
      },
    ])
    let source = try open(two)
    #expect(throws: ImageError.self) { try source.image(for: .linuxARM64) }
  }

  @Test("an amd64 image is refused with what to do")
  func wrongPlatform() throws {
    let source = try open(DockerSave.files("amd64"))
    let error = #expect(throws: ImageError.self) { try source.image(for: .linuxARM64) }
    #expect(error?.description.contains("available: linux/amd64") == true)
  }

  @Test("damaged archives")
  func damaged() throws {
    let good = DockerSave.files()
    let config = try #require(good.keys.first { $0.hasSuffix(".json") && $0 != "manifest.json" })
    let layer = try #require(good.keys.first { $0.hasSuffix("layer.tar") })
    func complaint(_ change: (inout [String: Data]) -> Void) throws -> String {
      var files = good
      change(&files)
      let source = try open(files)
      let error = #expect(throws: ImageError.self) { try source.image(for: .linuxARM64) }
      return error?.description ?? ""
    }
    #expect(try complaint { $0[config] = nil }.contains("'\(config)' is missing"))
    #expect(try complaint { $0[layer] = nil }.contains("layer '\(layer)' is missing"))
    #expect(try complaint { $0[config]?.append(32) }.contains("does not match its name"))
    #expect(try complaint { $0["manifest.json"] = Data("[{}]".utf8) }.contains("has no '[0].Config'"))
    #expect(try complaint { $0["manifest.json"] = Data("[]".utf8) }.contains("available: none"))
    let escaping = LayoutBuilder.json([["Config": "../../etc/passwd", "Layers": [String]()]])
    #expect(try complaint { $0["manifest.json"] = escaping }.contains("'../../etc/passwd' is missing"))
    let noLayers = LayoutBuilder.json([["Config": config, "Layers": [String]()]])
    #expect(try complaint { $0["manifest.json"] = noLayers }.contains("has 0 layers, but the configuration says 1"))
    let many = LayoutBuilder.json(Array(repeating: ["Config": config, "Layers": [String]()], count: 101))
    #expect(try complaint { $0["manifest.json"] = many }.contains("has 101 images; the maximum is 100"))
  }
}
