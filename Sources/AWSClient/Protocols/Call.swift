import Essentials

/// One call to a service, before it is signed.
struct Call: Sendable {
  let service: Service
  let operation: String
  /// Whether the call may be repeated when it is unknown if the first one arrived.
  let repeatable: Bool
  /// Error codes that mean a fixed quota for this call, and throttling for others.
  let final: Set<String>
  /// The members of a Query call, in the order in which they were set.
  private(set) var parameters: [(name: String, value: String)] = []

  init(_ service: Service, _ operation: String, repeatable: Bool = true, final: Set<String> = []) {
    self.service = service
    self.operation = operation
    self.repeatable = repeatable
    self.final = final
  }

  /// A member of a Query call; setting nil does nothing.
  subscript(name: String) -> String? {
    get { parameters.first { $0.name == name }?.value }
    set {
      parameters.removeAll { $0.name == name }
      if let newValue { parameters.append((name, newValue)) }
    }
  }

  /// Adds a list of strings; the Query protocol counts from 1.
  mutating func list(_ name: String, _ values: [String]) {
    for (index, value) in values.enumerated() { self["\(name).member.\(index + 1)"] = value }
  }

  /// Adds a list of structures.
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

  /// The error for a reply that does not match the service's API.
  func malformed(_ reason: String, status: Int? = nil, requestID: String? = nil) -> AWSError {
    AWSError(
      .malformedReply, service: service.rawValue, operation: operation, message: reason, requestID: requestID,
      status: status)
  }
}

/// The tokens of a list that comes in pages.
struct Pages {
  /// The token of the next page; nil before the first page and after the last.
  private(set) var token: String?
  private var seen: Set<String> = []

  /// Sets the next token. A repeated token ends the list: following it would never end.
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
