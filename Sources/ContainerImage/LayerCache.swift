import Files
import Foundation

/// What layers became when they were compressed, so that a registry can be asked for them without compressing them again.
///
/// A file for each layer, named after its diff ID and the compression, with a digest and a size in it. Nothing else is
/// believed of it: whatever leaves this machine is compressed and hashed anew.
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
    guard parts.count == 2, let digest = try? Digest(String(parts[0])), let size = Int64(parts[1]), size > 0 else {
      return nil
    }
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
    try? Data("\(entry.digest) \(entry.size)\n".utf8).write(to: URL(filePath: path), options: .atomic)
  }

  private func path(_ diffID: Digest) -> String? { folder.map { "\($0)/\(diffID.hex).\(Gzip.version)" } }
}
