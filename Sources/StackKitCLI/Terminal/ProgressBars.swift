import ContainerImage

/// Progress bars: one line for each transfer, with a bar, a percentage and the bytes.
struct ProgressBars {
  private var bars: [Bar] = []

  struct Bar {
    let name: String
    let done: Int64
    let total: Int64
  }

  /// Adds a bar, or replaces the one of the same name.
  ///
  /// - Returns: Whether the bar is new.
  @discardableResult
  mutating func update(_ bar: Bar) -> Bool {
    guard let index = bars.firstIndex(where: { $0.name == bar.name }) else {
      bars.append(bar)
      return true
    }
    bars[index] = bar
    return false
  }

  mutating func remove(_ name: String) {
    bars.removeAll { $0.name == name }
  }

  /// The lines, oldest bar first, each shorter than `columns` so that the terminal does not wrap it.
  func lines(columns: Int) -> [String] {
    bars.map { bar in
      let percent = bar.total > 0 ? Int(bar.done * 100 / bar.total) : 100
      let name = "  \(bar.name)"
      let numbers = "\(String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0))\(percent) %"
      let bytes = "  \(Narrator.size(bar.done)) of \(Narrator.size(bar.total))"
      let room = min(30, columns - 1 - name.count - numbers.count - 24 - 4)
      guard room >= 5 else { return String("\(name) \(numbers)".prefix(max(0, columns - 1))) }
      let full = room * percent / 100
      let drawn = String(repeating: "#", count: full) + String(repeating: ".", count: room - full)
      return String("\(name) [\(drawn)] \(numbers)\(bytes)".prefix(columns - 1))
    }
  }
}

extension ProgressBars.Bar {
  init(_ blob: BlobProgress) {
    self.init(name: String(blob.digest.hex.prefix(12)), done: blob.sent, total: blob.total)
  }

  init(_ preparation: Preparation) {
    let file = preparation.name.split(separator: "/").last.map(String.init) ?? preparation.name
    self.init(
      name: "\(preparation.work.rawValue) \(file)".visible, done: preparation.done, total: preparation.total)
  }
}
