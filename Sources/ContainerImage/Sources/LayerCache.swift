import Essentials
import Files

/// The digests of compressed layers, so that a registry can be asked for them without compressing them again.
///
/// One file for each layer, named after its diff ID and the compression, with the diff ID, a digest and a size in it. A
/// layer that is sent is compressed and hashed again; a layer that the registry has is assumed to be right.
struct LayerCache: Sendable {
  struct Entry: Sendable, Hashable {
    let digest: Digest
    let size: Int64
  }

  /// The folder of the files; nil for an empty cache.
  private let cache: UserCache?

  init(folder: String?) {
    let url = folder.map { URL(filePath: $0) }
    cache = url.map { UserCache($0.lastPathComponent, in: $0.deletingLastPathComponent()) }
  }

  /// `$XDG_CACHE_HOME/stackkit/layers`, or `~/.cache/stackkit/layers`.
  init(environment: [String: String]) {
    cache = UserCache(ImageCaches.layers, environment: environment)
  }

  func entry(for diffID: Digest) -> Entry? {
    guard let data = cache?.read(Self.name(diffID), limit: 200) else { return nil }
    let parts = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    // The file contains its own diff ID, so that a copy under another name is invalid.
    guard parts.count == 3, parts[0] == diffID.description, let digest = try? Digest(String(parts[1])),
      let size = Int64(parts[2]), size > 0
    else { return nil }
    return Entry(digest: digest, size: size)
  }

  /// Stores `entry`, or deletes it if it is nil. Errors are ignored: the next run only takes longer.
  func set(_ entry: Entry?, for diffID: Digest) {
    guard let cache else { return }
    guard let entry else { return cache.remove(Self.name(diffID)) }
    do throws(FileError) {
      let file = try cache.newFile(Self.name(diffID))
      try file.append(Data("\(diffID) \(entry.digest) \(entry.size)\n".utf8))
      try file.finish()
    } catch {}
  }

  private static func name(_ diffID: Digest) -> String { "\(diffID.hex).\(Gzip.version)" }
}
