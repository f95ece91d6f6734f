import Foundation
import Testing

@testable import ContainerImage

@Suite("Images read through to the end")
struct VerificationTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// An image of one layer, stored as `stored` under a media type, whose diff ID is that of `plain`.
  private func image(_ stored: Data, _ type: String, plain: Data) throws -> Image {
    var layout = LayoutBuilder()
    layout.list(
      layout.image(
        "arm64", layers: [stored], config: ["rootfs": ["diff_ids": ["\(Digest(of: plain))"]]],
        layerFields: ["mediaType": "application/vnd.oci.image.layer.v1.tar\(type)"]))
    return try ImageSource.open(path: directory.write(TarBuilder.archive(layout.files), to: "image.tar"))
      .image(for: .linuxARM64)
  }

  private static let plain = Data("plain tar".utf8)
  private static let gzip = Compressed.gzip(plain)
  private static let zstd = Compressed.zstd(plain)

  @Test("layers of every kind", arguments: [(plain, ""), (gzip, "+gzip"), (zstd, "+zstd")])
  func whole(stored: Data, type: String) async throws {
    try await image(stored, type, plain: Self.plain).verify()
  }

  @Test(
    "layers that are not what they should be",
    arguments: [
      (gzip, "+gzip", Data("other".utf8), "uncompressed, but the configuration says"),
      (zstd, "+zstd", Data("other".utf8), "uncompressed, but the configuration says"),
      (plain, "+gzip", plain, "is not compressed with gzip"), (gzip, "+zstd", plain, "is not compressed with zstd"),
      (gzip, "", gzip, "is compressed, but its media type says that it is not"),
      (gzip.dropLast(9), "+gzip", plain, "truncated"),
      (Compressed.zstdZeros(blocks: 3000), "+zstd", plain, "grow to more than 100 times"),
    ] as [(Data, String, Data, String)])
  func damaged(stored: Data, type: String, plain: Data, complaint: String) async throws {
    let image = try image(Data(stored), type, plain: plain)
    let error = await #expect(throws: ImageError.self) { try await image.verify() }
    #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
    #expect(error?.description.contains("layer \(image.layers[0].digest)") == true)
  }

  @Test("a blob whose bytes were altered")
  func altered() async throws {
    let layout = LayoutBuilder.single(layers: [Data("layer".utf8)])
    let path = try directory.write(layout.files, to: "layout")
    let image = try ImageSource.open(path: path).image(for: .linuxARM64)
    try directory.write(Data("LAYER".utf8), to: "layout/blobs/sha256/\(image.layers[0].digest.hex)")
    let error = await #expect(throws: ImageError.self) { try await image.verify() }
    #expect(error?.description.contains("the content of blob \(image.layers[0].digest) has the digest") == true)
  }

  @Test("many layers are worth a warning")
  func warnings() throws {
    for (count, warned) in [(126, false), (127, true)] {
      let layers = (0..<count).map { Data("\($0)".utf8) }
      let path = try directory.write(TarBuilder.archive(LayoutBuilder.single(layers: layers).files), to: "many.tar")
      #expect(try ImageSource.open(path: path).image(for: .linuxARM64).warnings.isEmpty != warned, "\(count)")
    }
  }

  @Test("all images with their names, but none that was not pulled")
  func images() throws {
    var layout = LayoutBuilder()
    let arm = layout.image("arm64", layers: [Data("arm".utf8)])
    let amd = layout.image("amd64", layers: [Data("amd".utf8)])
    var index = layout.index([arm, amd, layout.attestation()])
    layout.replace("blobs/sha256/\((amd["digest"] as? String ?? "").dropFirst(7))", with: nil)
    for name in ["docker.io/library/chatbot:1", "docker.io/library/chatbot:latest"] {
      index["annotations"] = ["io.containerd.image.name": name]
      layout.list(index)
    }
    let images = try ImageSource.open(path: directory.write(TarBuilder.archive(layout.files), to: "images.tar"))
      .images()
    #expect(images.map(\.platform) == [.linuxARM64])
    #expect(images[0].names == ["docker.io/library/chatbot:1", "docker.io/library/chatbot:latest"])
  }
}
