import Essentials

/// One call to a service, before it is signed.
struct Call: Sendable {
  let service: Service
  let operation: String
  /// Whether the call may be sent again when nobody knows if the first one arrived.
  let repeatable: Bool
  /// Codes that mean a fixed quota here, though they mean "slow down" elsewhere.
  let final: Set<String>
  /// The members of a Query call, in the order in which they were set.
  private(set) var parameters: [(name: String, value: String)] = []

  init(_ service: Service, _ operation: String, repeatable: Bool = true, final: Set<String> = []) {
    self.service = service
    self.operation = operation
    self.repeatable = repeatable
    self.final = final
  }

  /// A member of a Query call; nil leaves it out.
  subscript(name: String) -> String? {
    get { parameters.first { $0.name == name }?.value }
    set {
      parameters.removeAll { $0.name == name }
      if let newValue { parameters.append((name, newValue)) }
    }
  }

  /// A list of texts, as the Query protocol counts them: from 1.
  mutating func list(_ name: String, _ values: [String]) {
    for (index, value) in values.enumerated() { self["\(name).member.\(index + 1)"] = value }
  }

  /// A list of structures.
  mutating func list<Value>(_ name: String, _ values: [Value], members: (Value) -> [(String, String)]) {
    for (index, value) in values.enumerated() {
      for (member, text) in members(value) { self["\(name).member.\(index + 1).\(member)"] = text }
    }
  }

  /// The body of a Query call.
  func form(version: String) -> Data {
    let fields = [(name: "Action", value: operation), (name: "Version", value: version)] + parameters
    let text = fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
    return Data(text.joined(separator: "&").utf8)
  }

  /// What to throw when a reply is not what the service promises.
  func malformed(_ reason: String, status: Int? = nil, requestID: String? = nil) -> AWSError {
    AWSError(
      .malformedReply, service: service.rawValue, operation: operation, message: reason, requestID: requestID,
      status: status)
  }
}

/// The tokens of a list that comes in pages.
struct Pages {
  /// What to send for the next page; nil before the first and after the last one.
  private(set) var token: String?
  private var seen: Set<String> = []

  /// A token that came before would go round in circles for ever: it ends the list.
  mutating func advance(to next: String?) {
    token = next.flatMap { $0.isEmpty || !seen.insert($0).inserted ? nil : $0 }
  }
}

/// One page of a list in a Query reply.
struct Page<Item: Sendable>: Sendable {
  let items: [Item]
  let nextToken: String?

  init(
    _ reply: XMLElement, _ list: String, item: (XMLElement) throws(ReplyError) -> Item
  ) throws(ReplyError) {
    items = try reply.members(list).map(item)
    nextToken = reply["NextToken"]
  }
}
