import Foundation
import Testing

@testable import ContainerImage

@Suite("What an image says of how it is run")
struct RuntimeTests {
  static let whole = """
    {"User":"1000:1000","Volumes":{"/tmp":{},"/cache":null},"Entrypoint":["/init"],"Cmd":["serve","--all"],
    "Env":["PATH=/bin","A=b=c"],"Labels":{"version":"1"},"ExposedPorts":{"8501/tcp":{},"53/udp":{}},"WorkingDir":"/app"}
    """

  @Test(
    "each field, and nothing in the place of one that is missing or wrong",
    arguments: [
      (
        whole,
        Image.Runtime(
          user: "1000:1000", volumes: ["/cache", "/tmp"], entryPoint: ["/init"], command: ["serve", "--all"],
          environment: ["PATH=/bin", "A=b=c"], labels: ["version": "1"], exposedPorts: ["53/udp", "8501/tcp"],
          workingDirectory: "/app")
      ),
      ("{}", .unsaid), ("null", .unsaid), ("[]", .unsaid), ("7", .unsaid),
      (#"{"User":null,"Volumes":null,"Entrypoint":null,"Cmd":null,"Env":null,"Labels":null}"#, .unsaid),
      (#"{"User":"app","Volumes":["/tmp"],"Cmd":"serve","Labels":{"n":1}}"#, Image.Runtime(user: "app")),
    ])
  func fields(_ config: String, _ expected: Image.Runtime) throws {
    let document = try ConfigDocument.read(Data(#"{"os":"linux","architecture":"arm64","config":\#(config)}"#.utf8))
    #expect(document.runtime == expected)
    #expect(document.platform == .linuxARM64)
  }

  @Test("a configuration without it") func without() throws {
    #expect(try ConfigDocument.read(Data("{}".utf8)).runtime == .unsaid)
  }

  @Test("from a layout, and from what docker saved")
  func local() throws {
    let directory = try TemporaryDirectory()
    var layout = LayoutBuilder()
    layout.list(layout.image("arm64", config: ["config": ["Volumes": ["/tmp": [:]]]]))
    let written = try directory.write(TarBuilder.archive(layout.files), to: "layout.tar")
    #expect(try ImageSource.open(path: written).image(for: .linuxARM64).runtime.volumes == ["/tmp"])
    let saved = try directory.write(TarBuilder.archive(DockerSave.files()), to: "saved.tar")
    #expect(
      try ImageSource.open(path: saved, cache: LayerCache(folder: nil)).image(for: .linuxARM64).runtime
        == Image.Runtime(command: ["/app"]))
  }

  @Test("in a registry: of an image, and of the image for a platform in an index")
  func remote() async throws {
    let fixture = try RegistryFixture()
    var layout = LayoutBuilder()
    let arm = layout.image("arm64", variant: "v8", config: ["config": ["Volumes": ["/arm": [:]]]])
    let amd = layout.image("amd64", config: ["config": ["Volumes": ["/amd": [:]]]])
    let index = layout.index([amd, layout.attestation(), arm])
    fixture.registry.withState { state in
      for (name, data) in layout.files where name.hasPrefix("blobs/sha256/") {
        guard let digest = try? Digest("sha256:\(name.dropFirst("blobs/sha256/".count))") else { continue }
        state.blobs[digest] = data
        state.manifests["\(digest)"] = (LayoutBuilder.manifestType, data)
      }
      let digest = index["digest"] as? String ?? ""
      state.manifests["v1"] = state.manifests[digest].map { (LayoutBuilder.indexType, $0.data) }
    }
    func runtime(_ reference: String, for platform: Platform? = nil) async throws -> Image.Runtime? {
      try await fixture.client()
        .inspect(ImageReference("\(fixture.registry.host)/chatbot\(reference)"), for: platform).runtime
    }
    let single = try #require(arm["digest"] as? String)
    #expect(try await runtime("@\(single)")?.volumes == ["/arm"])
    #expect(try await runtime(":v1") == nil)
    #expect(try await runtime(":v1", for: .linuxARM64)?.volumes == ["/arm"])
    #expect(try await runtime(":v1", for: .linuxAMD64)?.volumes == ["/amd"])
    #expect(try await runtime(":v1", for: Platform(os: "windows", architecture: "amd64")) == nil)
    // What the index leads to is verified like everything else.
    fixture.registry.withState { $0.manifests[single]?.data.append(32) }
    let altered = await #expect(throws: RegistryError.self) { try await runtime(":v1", for: .linuxARM64) }
    #expect(altered?.kind == .invalidAnswer)
  }
}
