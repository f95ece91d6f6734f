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
      switch type.arguments[name] {
      case .value(let rule): found.append(try argument(name, literal, rule, expression.place))
      case .group(let rules):
        guard case .object(let members) = literal else {
          throw HCLError(place: expression.place, reason: "'\(name)' has the wrong type; it is an object or a block")
        }
        for member in members {
          let name = "\(name).\(member.key)"
          guard let rule = rules[member.key] else { throw notAllowed(name, expression.place, type) }
          found.append(try argument(name, member.value, rule, expression.place))
        }
      case nil: throw notAllowed(name, expression.place, type)
      }
    }
    for block in body.blocks {
      guard case .group(let rules) = type.arguments[block.type], block.labels.isEmpty else {
        throw notAllowed(block.type, block.place, type)
      }
      if let nested = block.body.blocks.first { throw notAllowed("\(block.type).\(nested.type)", nested.place, type) }
      for (name, expression) in block.body.arguments.sorted(by: { $0.key < $1.key }) {
        guard let rule = rules[name] else { throw notAllowed("\(block.type).\(name)", expression.place, type) }
        found.append(try argument("\(block.type).\(name)", try expression.literal(), rule, expression.place))
      }
    }
    return found
  }

  private static func notAllowed(_ name: String, _ place: HCLPlace, _ type: BackendType) -> HCLError {
    let allowed = type.arguments.keys.sorted().joined(separator: ", ")
    return HCLError(
      place: place,
      reason: "'\(name)' is not allowed in a committed backend; allowed are \(allowed). \(remedy)")
  }

  private static let remedy =
    "Logins, addresses, files and other settings of one machine belong into the environment, such as "
    + "TF_CLI_ARGS_init=\"-backend-config=…\""

  private static func argument(
    _ name: String, _ value: HCLLiteral, _ rule: BackendRule, _ place: HCLPlace
  ) throws(HCLError) -> Argument {
    guard rule.accepts(value) else {
      let text = value.description
      let shown = text.utf8.count > 100 ? "\(text.prefix(100))…" : text
      throw HCLError(
        place: place, reason: "'\(name)' has the wrong value \(shown); allowed is \(rule.allowed). \(remedy)")
    }
    return Argument(name: name, value: value)
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
