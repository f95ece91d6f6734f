import Files
import Foundation
import Testing

@Suite("Links below a folder that others write to lead nowhere")
struct ConfinedFolderTests {
  private let scratch: PrivateFolder
  private let outside: URL
  private let root: URL
  private var confined: ConfinedFolder { ConfinedFolder(root, label: "root") }

  init() throws {
    scratch = try PrivateFolder(in: .small)
    outside = scratch.url.appending(path: "outside")
    root = scratch.url.appending(path: "root")
    for folder in [outside, root.appending(path: "a/b")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try Data("secret".utf8).write(to: outside.appending(path: "file"))
    try Data("content".utf8).write(to: root.appending(path: "a/b/file"))
  }

  private func link(_ path: String, to target: String) throws {
    try? FileManager.default.removeItem(at: root.appending(path: path))
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: path).path, withDestinationPath: target)
  }

  /// A file or folder that is not what its path promises.
  struct Trap: Sendable, CustomTestStringConvertible {
    let name: String
    var path = "a/b/file"
    let lay: @Sendable (ConfinedFolderTests) throws -> Void
    let fault: String
    /// Whether writing fails, too. Otherwise it replaces what is there.
    var isForWriting = true
    var testDescription: String { name }
  }

  private static let isLink = "it is a symbolic link, and links are not followed here"
  static let traps: [Trap] = [
    Trap(
      name: "a link to a file outside", lay: { try $0.link("a/b/file", to: $0.outside.path + "/file") },
      fault: "root/a/b/file: \(isLink)"),
    Trap(
      name: "a relative link out", lay: { try $0.link("a/b/file", to: "../../../outside/file") },
      fault: "root/a/b/file: \(isLink)"),
    Trap(
      name: "a link to a file beside it",
      lay: {
        try FileManager.default.copyItem(
          at: $0.root.appending(path: "a/b/file"), to: $0.root.appending(path: "a/b/other"))
        try $0.link("a/b/file", to: "other")
      }, fault: "root/a/b/file: \(isLink)"),
    Trap(name: "a link to nothing", lay: { try $0.link("a/b/file", to: "nothing") }, fault: "root/a/b/file: \(isLink)"),
    Trap(
      name: "a link to a device", lay: { try $0.link("a/b/file", to: "/dev/zero") }, fault: "root/a/b/file: \(isLink)"),
    Trap(
      name: "a linked folder", lay: { try $0.link("a/b", to: $0.outside.path) }, fault: "root/a/b: \(isLink)"),
    Trap(
      name: "a linked folder above", path: "a/file", lay: { try $0.link("a", to: $0.outside.path) },
      fault: "root/a: \(isLink)"),
    Trap(
      name: "a pipe",
      lay: {
        try FileManager.default.removeItem(at: $0.root.appending(path: "a/b/file"))
        try #require(mkfifo($0.root.appending(path: "a/b/file").path, 0o666) == 0)
      }, fault: "root/a/b/file: "),
    Trap(name: "a folder", path: "a/b", lay: { _ in }, fault: "root/a/b: "),
    Trap(name: "a file for a folder", path: "a/b/file/x", lay: { _ in }, fault: "root/a/b/file: it is not a folder"),
    Trap(
      name: "a way out", path: "a/../../outside/file", lay: { _ in }, fault: "root/a/../../outside/file: the path must"),
    Trap(name: "an absolute path", path: "/etc/hostname", lay: { _ in }, fault: "the path must name each folder once"),
    Trap(
      name: "a sparse file of 3 GB",
      lay: { try #require(truncate($0.root.appending(path: "a/b/file").path, 3 << 30) == 0) },
      fault: "root/a/b/file: it has 3221225472 bytes; the maximum is 100", isForWriting: false),
  ]

  @Test("nothing is read or written through a trap, and no time is lost in it", arguments: traps, [false, true])
  func trapped(_ trap: Trap, isWriting: Bool) throws {
    try trap.lay(self)
    let start = ContinuousClock.now
    let error: FileError?
    do throws(FileError) {
      if isWriting {
        try confined.save(Data("new".utf8), to: trap.path)
      } else {
        _ = try confined.read(trap.path, limit: 100)
      }
      error = nil
    } catch let thrown { error = thrown }
    #expect(ContinuousClock.now - start < .seconds(5))
    if isWriting, !trap.isForWriting {
      #expect(error == nil)
    } else {
      #expect(error?.description.contains(trap.fault) == true, "\(String(describing: error))")
    }
    #expect(try Data(contentsOf: outside.appending(path: "file")) == Data("secret".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["file"])
  }

  @Test("files are read and written at any depth; what is not there is nil")
  func files() throws {
    #expect(try confined.read("a/b/file", limit: 7) == Data("content".utf8))
    #expect(throws: FileError.self) { try confined.read("a/b/file", limit: 6) }
    for path in ["a/b/none", "none", "none/at/all"] { #expect(try confined.read(path, limit: 7) == nil) }
    try confined.save(Data("new".utf8), to: "x/y/z")
    try confined.save(Data("new".utf8), to: "a/b/file")
    for path in ["x/y/z", "a/b/file"] { #expect(try confined.read(path, limit: 7) == Data("new".utf8)) }
    #expect(try confined.entries(of: "a/b").map(\.name) == ["file"])
    #expect(try confined.exists("x/y") && !confined.exists("x/z"))
    let missing = ConfinedFolder(scratch.url.appending(path: "later/still"), label: "")
    #expect(try missing.read("a", limit: 1) == nil && missing.entries(of: "").isEmpty)
    try missing.save(Data("new".utf8), to: "a")
    #expect(try missing.read("a", limit: 7) == Data("new".utf8))
  }

  @Test("a file that is larger than it says is read up to the limit")
  func growing() throws {
    let error = #expect(throws: FileError.self) {
      try ConfinedFolder(URL(filePath: "/proc/self"), label: "").read("mounts", limit: 10)
    }
    #expect(error?.kind == .tooLarge)
    #expect(throws: FileError.self) { try UserFile.read("/dev/zero", limit: 1 << 20) }
    #expect(try UserFile.read("/dev/null", limit: 0) == Data())
    #expect(try UserFile.read("/dev/null/none", limit: 0) == nil)
  }

  @Test("a file that another name also has is replaced, not changed")
  func hardLink() throws {
    let (name, other) = (root.appending(path: "a/b/file").path, outside.appending(path: "file").path)
    try FileManager.default.removeItem(atPath: name)
    try #require(Foundation.link(other, name) == 0)
    try confined.save(Data("new".utf8), to: "a/b/file")
    #expect(try Data(contentsOf: URL(filePath: other)) == Data("secret".utf8))
  }

  @Test("links and folders are listed, so that opening a link says what is wrong with it")
  func entries() throws {
    try link("a/link", to: outside.path)
    try Data().write(to: root.appending(path: "a/text"))
    let entries = try confined.entries(of: "a")
    #expect(entries.map(\.name) == ["b", "link", "text"])
    #expect(entries.map(\.isFolderOrLink) == [true, true, false])
    #expect(throws: FileError.self) { try confined.entries(of: "a/link") }
  }

  // MARK: - Paths that the user gives

  @Test(
    "a link in a folder that others can write to is not followed",
    arguments: ["link", "folder/new"], [mode_t(0o755), 0o1777, 0o777, 0o775])
  func given(path: String, mode: mode_t) throws {
    try link("link", to: outside.path + "/file")
    try link("folder", to: outside.path)
    try #require(chmod(root.path, mode) == 0)
    let isFollowed = mode == 0o755
    let error: FileError?
    do throws(FileError) {
      try NewFile.save(Data("new".utf8), to: root.appending(path: path))
      error = nil
    } catch let thrown { error = thrown }
    #expect((error == nil) == isFollowed)
    #expect(error.map { $0.kind == .link && $0.reason.contains("another user may have made") } != false)
    let written = try Data(contentsOf: outside.appending(path: "file")) == Data("new".utf8)
    let added = FileManager.default.fileExists(atPath: outside.appending(path: "new").path)
    #expect((written || added) == isFollowed)
  }

  @Test("only root can make links of other users, which are not followed in any folder", .enabled(if: getuid() == 0))
  func ofAnotherUser() throws {
    try link("link", to: outside.path + "/file")
    try #require(lchown(root.appending(path: "link").path, 65534, 65534) == 0)
    #expect(throws: FileError.self) { try NewFile.save(Data(), to: root.appending(path: "link")) }
    try link("link", to: outside.path + "/file")
    try #require(chown(root.path, 65534, 65534) == 0)
    #expect(throws: FileError.self) { try NewFile.save(Data(), to: root.appending(path: "link")) }
  }

  @Test("links that lead to each other end, and '..' leads to the folder above the link's target")
  func chains() throws {
    try link("one", to: "two")
    try link("two", to: "one")
    #expect(throws: FileError.self) { try NewFile.save(Data(), to: root.appending(path: "one")) }
    try link("down", to: "a/b")
    try NewFile.save(Data("new".utf8), to: URL(filePath: root.path + "/down/../up"))
    #expect(try confined.read("a/up", limit: 3) == Data("new".utf8))
    #expect(throws: FileError.self) { try NewFile.save(Data(), to: URL(filePath: root.path + "/..")) }
  }

  // MARK: - The cache

  @Test(
    "a cache is used if it is a folder of this user's own",
    arguments: [(mode_t(0o700), true), (0o755, true), (0o775, false), (0o777, false), (0o1777, false)])
  func cache(mode: mode_t, isUsed: Bool) throws {
    let cache = UserCache("stackkit/x", in: root)
    try cache.newFile("entry").finish()
    #expect(try confined.exists("stackkit/x/entry") && cache.problem == nil)
    for folder in ["stackkit", "stackkit/x"] {
      try #require(chmod(root.appending(path: folder).path, mode) == 0)
      #expect((cache.read("entry", limit: 10) != nil) == isUsed)
      #expect((cache.path(of: "entry") != nil) == isUsed)
      #expect(((try? cache.newFile("other")) != nil) == isUsed)
      #expect(cache.problem?.kind == (isUsed ? nil : .shared))
      try #require(chmod(root.appending(path: folder).path, 0o700) == 0)
    }
  }

  @Test(
    "a cache is not used if others can rename the folder above, or a pull request can have filled it",
    arguments: [(mode_t(0o777), false, false), (0o1777, false, true), (0o700, true, false), (0o700, false, true)])
  func place(mode: mode_t, isInCheckout: Bool, isUsed: Bool) throws {
    try UserCache("stackkit/x", in: root).newFile("entry").finish()
    try #require(chmod(root.path, mode) == 0)
    let checkout = scratch.url.appending(path: isInCheckout ? "root" : "roo")
    let cache = UserCache("stackkit/x", in: root, checkout: checkout)
    #expect((cache.read("entry", limit: 10) != nil) == isUsed && (cache.path(of: "entry") != nil) == isUsed)
    #expect(((try? cache.newFile("other")) != nil) == isUsed && ((try? cache.make()) != nil) == isUsed)
    #expect(cache.problem?.kind == (isUsed ? nil : .shared))
  }

  @Test("a cache in the checkout of the working directory is not used")
  func checkout() throws {
    try FileManager.default.createDirectory(at: root.appending(path: ".git"), withIntermediateDirectories: true)
    let environment = ["XDG_CACHE_HOME": root.appending(path: "a").path]
    try UserCache("x", environment: environment, beside: outside).newFile("entry").finish()
    #expect(UserCache("x", environment: environment, beside: outside).read("entry", limit: 10) != nil)
    let cache = UserCache("x", environment: environment, beside: root.appending(path: "a/b"))
    #expect(cache.read("entry", limit: 10) == nil)
    #expect(cache.problem?.reason.hasPrefix("it is in the checkout \(root.path), so a pull request") == true)
  }

  @Test("a cache that is a link is not used, nor is an entry that is one")
  func linkedCache() throws {
    let real = UserCache("real/x", in: root)
    try real.newFile("entry").finish()
    try link("stackkit", to: "real")
    let cache = UserCache("stackkit/x", in: root)
    #expect(cache.read("entry", limit: 10) == nil && cache.path(of: "entry") == nil && cache.problem?.kind == .link)
    #expect(throws: FileError.self) { try cache.newFile("entry") }
    try link("real/x/entry", to: outside.path + "/file")
    #expect(real.read("entry", limit: 10) == nil && real.path(of: "entry") == nil)
    real.remove("entry")
    #expect(try Data(contentsOf: outside.appending(path: "file")) == Data("secret".utf8))
  }

  @Test("a cache of another user is not used", .enabled(if: getuid() == 0))
  func cacheOfAnotherUser() throws {
    let cache = UserCache("stackkit/x", in: root)
    try cache.newFile("entry").finish()
    try #require(chown(root.appending(path: "stackkit").path, 65534, 65534) == 0)
    #expect(cache.read("entry", limit: 10) == nil && cache.problem?.reason == "it belongs to another user")
    #expect(throws: FileError.self) { try cache.newFile("entry") }
  }
}
