import Foundation
import Testing

/// A row of `Tests/SecurityBar/rules.json`: what must be true of a property of every resource of a type.
struct SecurityRule: Decodable, Sendable, CustomTestStringConvertible {
  enum Mode: String, Decodable {
    /// In every template.
    case always
    /// Where a stack asks for it.
    case optIn = "opt-in"
    /// Not at all, for a reason.
    case exception
  }

  struct Place: Decodable, Sendable {
    let type: String
    let path: String

    var steps: [Substring] { path.split(separator: "/") }
  }

  /// Where nothing is expected: resources that have this value at these paths.
  struct Unless: Decodable, Sendable {
    let cloudFormation: String
    let terraform: String
    let value: String
  }

  /// Where something is expected: resources that have something at these paths.
  struct Where: Decodable, Sendable {
    let cloudFormation: String
    let terraform: String
  }

  struct Expected: Decodable, Sendable {
    var equals: [String]?
    var never: [String]?
    var present: Bool?
    var absent: Bool?
    var count: Int?
    var atLeast: Int?

    func accepts(_ texts: [String]) -> Bool {
      if let equals { return !texts.isEmpty && texts.allSatisfy(equals.contains) }
      if let never { return !texts.contains(where: never.contains) }
      if let count { return texts.count >= count }
      if let atLeast { return !texts.isEmpty && texts.allSatisfy { (Int($0) ?? 0) >= atLeast } }
      return absent == true ? texts.isEmpty : present == true && texts.contains { !$0.isEmpty }
    }

    /// Values that must not be accepted; nil is no value at all.
    var offences: [String?] {
      if equals != nil || atLeast != nil { return ["0", nil] }
      if let never { return never }
      return absent == true ? ["something"] : [nil]
    }
  }

  let id: String
  let rules: [String]
  let mode: Mode
  /// Which example shows it; nil for all of them.
  let example: String?
  let cloudFormation: Place?
  let terraform: Place?
  let expected: Expected?
  let unless: Unless?
  let `where`: Where?
  let cost: String?
  let exception: String?

  var testDescription: String { id }

  static let all: [SecurityRule] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../SecurityBar/rules.json")
    let data = try? Data(contentsOf: file)
    return (try? JSONDecoder().decode([SecurityRule].self, from: data ?? Data())) ?? []
  }()

  static let enforced = all.filter { $0.mode != .exception }

  func place(in backend: TemplateNode.Backend) -> Place? { backend == .cloudFormation ? cloudFormation : terraform }

  func concerns(_ node: TemplateNode, in backend: TemplateNode.Backend) -> Bool {
    guard let place = place(in: backend), node.texts(at: ["@type"]) == [place.type] else { return false }
    if let `where` {
      let path = backend == .cloudFormation ? `where`.cloudFormation : `where`.terraform
      if node.texts(at: path.split(separator: "/")).isEmpty { return false }
    }
    guard let unless else { return true }
    let path = backend == .cloudFormation ? unless.cloudFormation : unless.terraform
    return !node.texts(at: path.split(separator: "/")).contains(unless.value)
  }

  func accepts(_ node: TemplateNode, in backend: TemplateNode.Backend) -> Bool {
    guard let place = place(in: backend), let expected else { return true }
    return expected.accepts(node.texts(at: place.steps))
  }
}
