import Files
import Foundation
import Testing

@Suite("Files are whole or not there, and folders for secrets go away")
struct FilesTests {
  @Test("a new file replaces the old one when it is finished, and only then")
  func newFile() throws {
    let folder = try PrivateFolder(in: .small)
    let url = folder.url.appending(path: "it")
    for text in ["one", "two"] {
      let before = try? Data(contentsOf: url)
      let file = try NewFile(for: url)
      try Data(text.utf8).withUnsafeBytes { try file.append($0) }
      #expect((try? Data(contentsOf: url)) == before)
      try file.finish()
      #expect(try Data(contentsOf: url) == Data(text.utf8))
    }
    do { _ = try NewFile(for: url) }
    #expect(try names(in: folder) == ["it"])
  }

  @Test("a new file is as readable as others")
  func mode() throws {
    let folder = try PrivateFolder(in: .small)
    for name in ["new", "other"] {
      let url = folder.url.appending(path: name)
      if name == "new" { try NewFile.save(Data(), to: url) } else { close(creat(url.path, 0o666)) }
    }
    #expect(try mode(of: folder.url.appending(path: "new")) == mode(of: folder.url.appending(path: "other")))
  }

  @Test("a link of one's own is followed, and anything but a regular file is refused")
  func links() throws {
    let folder = try PrivateFolder(in: .small)
    let (link, pipe) = (folder.url.appending(path: "link"), folder.url.appending(path: "pipe"))
    try Data().write(to: folder.url.appending(path: "target"))
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "target")
    try NewFile.save(Data("new".utf8), to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "target")
    #expect(try Data(contentsOf: folder.url.appending(path: "target")) == Data("new".utf8))
    #expect(mkfifo(pipe.path, 0o600) == 0)
    for url in [pipe, folder.url, folder.url.appending(path: "absent/it")] {
      #expect(throws: FileError.self) { try NewFile.save(Data(), to: url) }
    }
    #expect(try names(in: folder) == ["link", "pipe", "target"])
  }

  @Test("a private folder is nobody else's, and goes away with all that is in it")
  func privateFolder() throws {
    for place in [TemporaryPlace.small, .big] {
      let path: String
      do {
        let folder = try PrivateFolder(in: place)
        path = folder.url.path
        try Data().write(to: folder.url.appending(path: "it"))
        #expect(try mode(of: folder.url) == 0o700)
        #expect(path.hasPrefix("/"))
        withExtendedLifetime(folder) {}
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test(
    "the cache is where the environment says",
    arguments: [
      (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/stackkit/x"), (["HOME": "/h"], "/h/.cache/stackkit/x"),
      (["XDG_CACHE_HOME": "c", "HOME": "/h"], "/h/.cache/stackkit/x"),
      (["HOME": "h"], "\(NSHomeDirectory())/.cache/stackkit/x"),
    ])
  func cache(environment: [String: String], path: String) {
    #expect(UserCache("x", environment: environment).folder.path == path)
  }

  private func names(in folder: PrivateFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  private func mode(of url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }
}
