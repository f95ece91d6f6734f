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
    // The file contains its own diff ID, so that a copy under another name is invalid.
    guard parts.count == 3, parts[0] == diffID.description, let digest = try? Digest(String(parts[1])),
      let size = Int64(parts[2]), size > 0
    else { return nil }
    return Entry(digest: digest, size: size)
  }

  /// Stores `entry`, or deletes it if it is nil. Errors are ignored: the next run only takes longer.
  func set(_ entry: Entry?, for diffID: Digest) {
    guard let folder, let path = path(diffID) else { return }
    guard let entry else {
      try? FileManager.default.removeItem(atPath: path)
      return
    }
    UserCache.make(URL(filePath: folder, directoryHint: .isDirectory))
    // Not flushed to the disk: a lost entry is only computed again.
    try? Data("\(diffID) \(entry.digest) \(entry.size)\n".utf8).write(to: URL(filePath: path), options: .atomic)
  }

  private func path(_ diffID: Digest) -> String? { folder.map { "\($0)/\(diffID.hex).\(Gzip.version)" } }
}
