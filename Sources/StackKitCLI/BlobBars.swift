import ContainerImage

/// A line for each blob that is on its way: how much of it, as a bar and in bytes.
struct BlobBars {
  private var blobs: [BlobProgress] = []

  mutating func update(_ blob: BlobProgress) {
    if let index = blobs.firstIndex(where: { $0.digest == blob.digest }) {
      blobs[index] = blob
    } else {
      blobs.append(blob)
    }
  }

  mutating func remove(_ digest: Digest) {
    blobs.removeAll { $0.digest == digest }
  }

  /// The lines, in the order in which the blobs began; none longer than `columns` less one, so that none is wrapped.
  func lines(columns: Int) -> [String] {
    blobs.map { blob in
      let percent = blob.total > 0 ? Int(blob.sent * 100 / blob.total) : 100
      let name = "  \(blob.digest.hex.prefix(12))"
      let numbers = "\(String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0))\(percent) %"
      let bytes = "  \(Narrator.size(blob.sent)) of \(Narrator.size(blob.total))"
      let room = min(30, columns - 1 - name.count - numbers.count - 24 - 4)
      guard room >= 5 else { return String("\(name) \(numbers)".prefix(max(0, columns - 1))) }
      let done = room * percent / 100
      let bar = String(repeating: "#", count: done) + String(repeating: ".", count: room - done)
      return String("\(name) [\(bar)] \(numbers)\(bytes)".prefix(columns - 1))
    }
  }
}
