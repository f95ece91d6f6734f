/// `backend.tf`: where Terraform keeps the state. It is one block, `terraform { backend "s3" { … } }` or
/// `terraform { cloud { … } }`, with literals only.
struct BackendFile: Sendable, Equatable {
  /// The type's name: `s3`, `cloud`.
  let type: String
  /// The arguments, in the order of their names; those in an object as `endpoints.s3`.
  let arguments: [Argument]
  private let place: String?
  /// Prefixes of the variables with the login.
  let variables: [String]

  struct Argument: Sendable, Equatable {
    let name: String
    let value: HCLLiteral
  }

  private static let limit = 64 << 10
  private static let form =
    #"only one block is allowed: terraform { backend "TYPE" { … } } or terraform { cloud { … } }"#

  /// - Throws: `HCLError`, with what is allowed.
  init(_ text: some Sequence<UInt8>) throws(HCLError) {
    let file = try HCLFile(text, limit: Self.limit)
    let settings = try Self.only(file.body, at: HCLPlace())
    guard settings.type == "terraform", settings.labels.isEmpty else { throw Self.wrongForm(settings.place) }
    let block = try Self.only(settings.body, at: settings.place)
    let isCloud = block.type == "cloud" && block.labels.isEmpty
    guard isCloud || block.type == "backend" && block.labels.count == 1 else { throw Self.wrongForm(block.place) }
    let name = isCloud ? "cloud" : block.labels[0]
    guard let type = BackendType.all.first(where: { $0.name == name && $0.isCloud == isCloud }) else {
      throw HCLError(place: block.place, reason: Self.unknown(name))
    }
    self.type = name
    variables = type.variables
    place = type.place
    arguments = try Self.arguments(of: block.body, type).sorted { $0.name < $1.name }
  }

  /// One line for the person who deploys: `s3 (bucket = "…", key = "…")`.
  var description: String {
    // An external id is a shared secret to some.
    let shown = arguments.filter { !$0.name.hasSuffix("external_id") }.map { "\($0.name) = \($0.value)" }
    let parts = ([type] + (shown.isEmpty ? [] : ["(\(shown.joined(separator: ", ")))"]) + [place].compactMap(\.self))
    return parts.joined(separator: " ")
  }

  private static func wrongForm(_ place: HCLPlace) -> HCLError { HCLError(place: place, reason: form) }

  private static func only(_ body: HCLFile.Body, at place: HCLPlace) throws(HCLError) -> HCLFile.Block {
    if let argument = body.arguments.values.first { throw wrongForm(argument.place) }
    guard let block = body.blocks.first else { throw wrongForm(place) }
    guard body.blocks.count == 1 else { throw wrongForm(body.blocks[1].place) }
    return block
  }

  private static func unknown(_ name: String) -> String {
    let types = BackendType.all.filter { !$0.isCloud }.map(\.name).joined(separator: ", ")
    return switch name {
    case "local":
      "the backend 'local' is not allowed; without backend.tf the state is the file terraform.tfstate beside main.tf"
    case "kubernetes":
      "the backend 'kubernetes' is not allowed: it can start programs; allowed are \(types), and cloud"
    default: "the backend '\(name)' is not allowed; allowed are \(types), and cloud"
    }
  }

  private static func arguments(
    of body: HCLFile.Body, _ type: BackendType
  ) throws(HCLError) -> [Argument] {
    var found: [Argument] = []
    for (name, expression) in body.arguments.sorted(by: { $0.key < $1.key }) {
      let literal = try expression.literal()
      guard let inner = type.arguments[name] else { throw notAllowed(name, expression.place, type) }
      if case .object(let members) = literal, !inner.isEmpty {
        for member in members {
          guard inner.contains(member.key) else { throw notAllowed("\(name).\(member.key)", expression.place, type) }
          found.append(try argument("\(name).\(member.key)", member.value, expression.place))
        }
      } else {
        guard inner.isEmpty, case .some = literal.scalars else {
          throw HCLError(place: expression.place, reason: "'\(name)' has the wrong type")
        }
        found.append(try argument(name, literal, expression.place))
      }
    }
    for block in body.blocks {
      guard let inner = type.arguments[block.type], !inner.isEmpty, block.labels.isEmpty else {
        throw notAllowed(block.type, block.place, type)
      }
      if let nested = block.body.blocks.first { throw notAllowed("\(block.type).\(nested.type)", nested.place, type) }
      for (name, expression) in block.body.arguments.sorted(by: { $0.key < $1.key }) {
        guard inner.contains(name) else { throw notAllowed("\(block.type).\(name)", expression.place, type) }
        found.append(try argument("\(block.type).\(name)", try expression.literal(), expression.place))
      }
    }
    return found
  }

  private static func notAllowed(_ name: String, _ place: HCLPlace, _ type: BackendType) -> HCLError {
    let allowed = type.arguments.keys.sorted().joined(separator: ", ")
    return HCLError(
      place: place,
      reason:
        "'\(name)' is not allowed in a committed backend; allowed are \(allowed). Logins, files and other settings "
        + "of one machine belong into the environment, such as TF_CLI_ARGS_init=\"-backend-config=…\"")
  }

  private static func argument(
    _ name: String, _ value: HCLLiteral, _ place: HCLPlace
  ) throws(HCLError) -> Argument {
    for text in value.texts {
      guard text.utf8.count <= 1024 else {
        throw HCLError(place: place, reason: "'\(name)' is too long; at most 1024 bytes are allowed")
      }
      guard let range = text.firstRange(of: "://") else { continue }
      let host = text[range.upperBound...].prefix { !"/?#".contains($0) }
      guard !host.contains("@") else {
        throw HCLError(place: place, reason: "'\(name)' contains a login; put it into the environment")
      }
      let isLoopback = ["127.0.0.1", "localhost", "[::1]"].contains {
        host == $0 || host.hasPrefix("\($0):") && host.dropFirst($0.count + 1).allSatisfy(\.isNumber)
      }
      guard text[..<range.lowerBound].lowercased() == "https" || isLoopback else {
        throw HCLError(
          place: place, reason: "'\(name)' is '\(text)', but the state contains secrets: only https is allowed")
      }
    }
    return Argument(name: name, value: value)
  }
}

extension HCLLiteral {
  /// The texts in it, with the keys of objects.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .number, .bool: []
    case .list(let elements): elements.flatMap(\.texts)
    case .object(let members): members.flatMap { [$0.key] + $0.value.texts }
    }
  }

  /// The scalars of a scalar or of a list of scalars; nil for anything else.
  fileprivate var scalars: [HCLLiteral]? {
    switch self {
    case .text, .number, .bool: return [self]
    case .list(let elements):
      let scalars = elements.compactMap { if case .list = $0 { nil as HCLLiteral? } else { $0 } }
      return scalars.count == elements.count ? scalars : nil
    case .object: return nil
    }
  }
}

extension HCLLiteral: CustomStringConvertible {
  /// The value as it is written in HCL.
  var description: String {
    switch self {
    case .text(let text): "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    case .number(let number): number
    case .bool(let bool): bool ? "true" : "false"
    case .list(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
    case .object(let members): "{\(members.map { "\($0.key) = \($0.value)" }.joined(separator: ", "))}"
    }
  }
}
