import Essentials

/// The difference between two texts, in the form of `diff -u`.
struct UnifiedDiff {
  /// Empty for equal texts.
  let text: String

  private enum Line {
    case same(String)
    case removed(String)
    case added(String)
  }

  private static let context = 3
  /// The number of lines that are compared one by one, since time and memory grow with its square. What differs between
  /// longer texts is replaced as a whole.
  private static let longest = 10_000

  /// - Parameters:
  ///   - old: The contents of a file; nil if there is no file.
  ///   - new: The contents that it should have.
  ///   - label: The file's path.
  init(from old: Data?, to new: String, label: String) {
    let lines = Self.lines(from: Self.split(old ?? Data()), to: Self.split(Data(new.utf8)))
    let hunks = Self.hunks(of: lines)
    let start = old == nil ? "/dev/null" : "a/\(label)"
    text = hunks.isEmpty ? "" : (["--- \(start)", "+++ b/\(label)"] + hunks).joined(separator: "\n")
  }

  /// Lines as bytes: in a `String`, `\r\n` is one character, and two encodings of an accent are equal.
  private static func split(_ text: Data) -> [Data] {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Data($0) }
    let end = lines.removeLast()
    if !end.isEmpty { lines.append(end + Data("\n\\ No newline at end of file".utf8)) }
    return lines
  }

  /// Both texts in one list; removed lines stand before the added lines that replace them.
  private static func lines(from old: [Data], to new: [Data]) -> [Line] {
    var (start, end) = (0, 0)
    if old.count + new.count > longest {
      start = zip(old, new).prefix { $0 == $1 }.count
      end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    }
    let (oldRest, newRest) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
    var removed: Set<Int> = []
    var added: Set<Int> = []
    if oldRest.count + newRest.count <= longest {
      for change in newRest.difference(from: oldRest) {
        switch change {
        case .remove(let offset, _, _): removed.insert(start + offset)
        case .insert(let offset, _, _): added.insert(start + offset)
        }
      }
    } else {
      removed = Set(oldRest.indices)
      added = Set(newRest.indices)
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append(.removed(String(decoding: old[oldIndex], as: UTF8.self)))
        oldIndex += 1
      } else if newIndex < new.count, added.contains(newIndex) {
        lines.append(.added(String(decoding: new[newIndex], as: UTF8.self)))
        newIndex += 1
      } else {
        lines.append(.same(String(decoding: old[oldIndex], as: UTF8.self)))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }

  /// Changes with three lines of context; changes whose contexts touch are joined.
  private static func hunks(of lines: [Line]) -> [String] {
    var ranges: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { hunk(lines, $0) }
  }

  private static func hunk(_ lines: [Line], _ range: Range<Int>) -> String {
    let (oldStart, newStart) = counts(lines[..<range.lowerBound])
    let (oldCount, newCount) = counts(lines[range])
    let header =
      "@@ -\(oldCount == 0 ? oldStart : oldStart + 1),\(oldCount) +\(newCount == 0 ? newStart : newStart + 1),\(newCount) @@"
    let body = lines[range].map { line in
      switch line {
      case .same(let text): " " + text
      case .removed(let text): "-" + text
      case .added(let text): "+" + text
      }
    }
    return ([header] + body).joined(separator: "\n")
  }

  private static func counts(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
    var counts = (old: 0, new: 0)
    for line in lines {
      switch line {
      case .same: counts = (counts.old + 1, counts.new + 1)
      case .removed: counts.old += 1
      case .added: counts.new += 1
      }
    }
    return counts
  }
}
