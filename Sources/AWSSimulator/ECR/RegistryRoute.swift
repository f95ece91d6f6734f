import Essentials

/// The target of a path under `/v2/`. A repository's name may have slashes.
struct RegistryRoute: Sendable {
  enum Kind: Sendable {
    case blob(String), uploads, upload(String), manifest(String), tags
  }

  let repository: String
  let kind: Kind
  let query: [String: String]

  /// Nil if the path is not one of the distribution API's.
  init?(_ call: Call) {
    let parts = call.path.split(separator: "/").map { $0.percentDecoded ?? String($0) }
    guard parts.count >= 4, parts[0] == "v2" else { return nil }
    let last = parts[parts.count - 1]
    switch (parts[parts.count - 3], parts[parts.count - 2], last) {
    case ("blobs", "uploads", _) where parts.count >= 5:
      repository = parts[1..<parts.count - 3].joined(separator: "/")
      kind = .upload(last)
    case (_, "blobs", "uploads"):
      repository = parts[1..<parts.count - 2].joined(separator: "/")
      kind = .uploads
    case (_, "blobs", _):
      repository = parts[1..<parts.count - 2].joined(separator: "/")
      kind = .blob(last)
    case (_, "manifests", _):
      repository = parts[1..<parts.count - 2].joined(separator: "/")
      kind = .manifest(last)
    case (_, "tags", "list"):
      repository = parts[1..<parts.count - 2].joined(separator: "/")
      kind = .tags
    default: return nil
    }
    var query: [String: String] = [:]
    for pair in call.query.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1).map { $0.percentDecoded ?? String($0) }
      if halves.count == 2 { query[halves[0]] = halves[1] }
    }
    self.query = query
  }
}
