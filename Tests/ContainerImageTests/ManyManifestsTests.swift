import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("An index names few manifests, and platforms in plain words", .timeLimit(.minutes(1)))
struct ManyManifestsTests {
  /// An index of images that are nowhere.
  private static func entries(_ count: Int, from first: Int = 0) -> [LayoutBuilder.Object] {
    (first..<(first + count)).map {
      [
        "mediaType": LayoutBuilder.manifestType, "digest": "\(Digest(of: Data("\($0)".utf8)))", "size": 10,
        "platform": ["os": "linux", "architecture": "a\($0)"],
      ]
    }
  }

  private func complaint(_ layout: LayoutBuilder, for platform: Platform = .linuxARM64) throws -> String {
    let directory = try TemporaryDirectory()
    let error = #expect(throws: ImageError.self) {
      _ = try ImageSource.open(path: directory.write(layout.files, to: "layout")).image(for: platform)
    }
    return error?.description ?? ""
  }

  @Test("more than 100 manifests in a layout are refused, in one index or in several")
  func layouts() throws {
    var listed = LayoutBuilder()
    for entry in Self.entries(101) { listed.list(entry) }
    #expect(try complaint(listed).contains("more than 100 manifests"))
    var one = LayoutBuilder()
    one.list(one.index(Self.entries(8000)))
    #expect(try complaint(one).contains("more than 100 manifests"))
    var several = LayoutBuilder()
    several.list(several.index(Self.entries(60)))
    several.list(several.index(Self.entries(60, from: 60)))
    #expect(try complaint(several).contains("more than 100 manifests"))
    var few = LayoutBuilder()
    few.list(few.index(Self.entries(90)))
    #expect(try complaint(few).contains("no image for linux/arm64"))
  }

  @Test("more than 100 manifests in a registry are refused before any is fetched")
  func registries() async throws {
    let fixture = try RegistryFixture()
    for (count, refusal) in [(8000, "more than 100 manifests"), (100, "the registry does not have it")] {
      let index = LayoutBuilder.json([
        "schemaVersion": 2, "mediaType": LayoutBuilder.indexType, "manifests": Self.entries(count),
      ])
      fixture.registry.withState { $0.manifests["v1"] = (LayoutBuilder.indexType, index) }
      let error = await #expect(throws: RegistryError.self) {
        _ = try await fixture.client().images(ImageReference("\(fixture.registry.host)/chatbot:v1"))
      }
      #expect(error?.description.contains(refusal) == true, "\(error?.description.prefix(300) ?? "")")
      #expect(fixture.registry.count("GET", "/manifests/sha256:") == (count == 8000 ? 0 : 1))
    }
  }

  @Test("a manifest with more layers than any image is refused")
  func layers() throws {
    var layout = LayoutBuilder()
    layout.list(layout.image("arm64", layers: (0...1000).map { Data("\($0)".utf8) }))
    #expect(try complaint(layout).contains("more than 1000 layers"))
  }

  @Test(
    "a platform that is not a word is shown as unknown",
    arguments: [
      "arm64\n::error::x", "\u{1b}[31mred", "a, linux/arm64 (verified)", String(repeating: "a", count: 65), "\u{202e}x",
    ])
  func platforms(architecture: String) throws {
    for announced in [true, false] {
      var layout = LayoutBuilder()
      layout.list(layout.image(architecture, announced: announced))
      layout.list(layout.image("amd64"))
      let said = try complaint(layout)
      #expect(said.contains("(available: linux/amd64, unknown)"), "\(said.prefix(300).debugDescription)")
    }
    #expect(Platform("linux/\(architecture)") == nil)
  }
}
