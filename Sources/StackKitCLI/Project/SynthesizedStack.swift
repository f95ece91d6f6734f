import Essentials
import Lint

/// One stack in one environment, as the user's program describes it.
struct SynthesizedStack {
  let stack: String
  private(set) var environment = ""
  private(set) var problems: [String] = []
  private(set) var notes: [String] = []
  /// The lint findings that the stack accepts.
  private(set) var exceptions: [Exception] = []
  private(set) var files: [(path: String, text: String)] = []

  /// The name in messages, `chatbot/prod`.
  var label: String { "\(stack)/\(environment)" }

  /// Reads the output of the product `stacks`.
  ///
  /// - Parameter output: Records: a line with a kind and a length in bytes, that many bytes, a newline.
  /// - Returns: The stacks; nil if the output has another form.
  static func all(in output: Data) -> [SynthesizedStack]? {
    var stacks: [SynthesizedStack] = []
    var rest = output[...]
    var path = ""
    while !rest.isEmpty {
      guard let (kind, text) = record(&rest) else { return nil }
      if kind == "stack" {
        stacks.append(SynthesizedStack(stack: text))
        continue
      }
      guard let last = stacks.indices.last else { return nil }
      switch kind {
      case "environment": stacks[last].environment = text
      case "problem": stacks[last].problems.append(text)
      case "note": stacks[last].notes.append(text)
      case "exception":
        // A line with the rule, a line with the resource, then the reason, which may have several lines.
        let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        stacks[last].exceptions.append(Exception(rule: parts[0], resource: parts[1], reason: parts[2]))
      case "path": path = text
      case "text": stacks[last].files.append((path, text))
      default: return nil
      }
    }
    return stacks
  }

  private static func record(_ rest: inout Data.SubSequence) -> (kind: String, text: String)? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let header = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
    let body = rest[(end + 1)...]
    guard header.count == 2, let length = Int(header[1]), (0..<body.count).contains(length),
      body[body.startIndex + length] == UInt8(ascii: "\n")
    else { return nil }
    rest = body.dropFirst(length + 1)
    return (String(header[0]), String(decoding: body.prefix(length), as: UTF8.self))
  }
}
