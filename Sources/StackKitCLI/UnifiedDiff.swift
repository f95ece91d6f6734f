/// The difference of two texts in the form that `diff -u` prints.
struct UnifiedDiff {
  /// Empty for equal texts.
  let text: String

  private enum Line {
    case same(String)
    case removed(String)
    case added(String)
  }

  private static let context = 3

  init(from old: String, to new: String, label: String) {
    let lines = Self.lines(from: Self.split(old), to: Self.split(new))
    let hunks = Self.hunks(of: lines)
    text = hunks.isEmpty ? "" : (["--- a/\(label)", "+++ b/\(label)"] + hunks).joined(separator: "\n")
  }

  private static func split(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Both texts in one list; what is removed stands before what is added in its place.
  private static func lines(from old: [Substring], to new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append(.removed(String(old[oldIndex])))
        oldIndex += 1
      } else if newIndex < new.count, added.contains(newIndex) {
        lines.append(.added(String(new[newIndex])))
        newIndex += 1
      } else {
        lines.append(.same(String(old[oldIndex])))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }

  /// Runs of changes with three lines around them; runs whose surroundings meet are one.
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
