import Essentials
import Files

/// What layers became when they were compressed, so that a registry can be asked for them without compressing them again.
///
/// A file for each layer, named after its diff ID and the compression, with the diff ID, a digest and a size in it. What
/// leaves this machine is compressed and hashed anew; what the registry has is believed to be the layer.
struct LayerCache: Sendable {
  struct Entry: Sendable, Hashable {
    let digest: Digest
    let size: Int64
  }

  /// Where the files are; nil for a cache that knows nothing.
  let folder: String?

  init(folder: String?) { self.folder = folder }

  /// `$XDG_CACHE_HOME/stackkit/layers`, or `~/.cache/stackkit/layers`.
  init(environment: [String: String]) {
    folder = UserCache.folder("layers", environment: environment).path
  }

  func entry(for diffID: Digest) -> Entry? {
    guard let path = path(diffID), let data = try? FileRange(path: path).read(limit: 200, what: "entry") else {
      return nil
    }
    let parts = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    // With its own name in it, for a file that was copied to another name to be none.
    guard parts.count == 3, parts[0] == diffID.description, let digest = try? Digest(String(parts[1])),
      let size = Int64(parts[2]), size > 0
    else { return nil }
    return Entry(digest: digest, size: size)
  }

  /// Remembers `entry`, or forgets what is known; where that is not possible, the next time takes longer.
  func set(_ entry: Entry?, for diffID: Digest) {
    guard let folder, let path = path(diffID) else { return }
    guard let entry else {
      try? FileManager.default.removeItem(atPath: path)
      return
    }
    UserCache.make(URL(filePath: folder, directoryHint: .isDirectory))
    // Without a wait for the disk: an entry that is lost is only made again.
    try? Data("\(diffID) \(entry.digest) \(entry.size)\n".utf8).write(to: URL(filePath: path), options: .atomic)
  }

  private func path(_ diffID: Digest) -> String? { folder.map { "\($0)/\(diffID.hex).\(Gzip.version)" } }
}
