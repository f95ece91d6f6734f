import Essentials

/// A saved plan as `terraform show -json` prints it: the resources of all modules, before and after.
package struct TerraformPlan: Sendable {
  /// The whole document.
  package let root: Node
  package let terraformVersion: String?
  /// Resources and data sources of all modules, in the order of the plan.
  package let resources: [Resource]
  /// The configuration of the resources and data sources of all modules.
  package let configurations: [Configuration]
  /// The values of variables, by name.
  package let variables: [String: Node]
  /// The planned outputs of the root module, by name; nil if the value is known only after the execution.
  package let outputs: [String: Node?]
  private let positions: [String: Int]

  /// The maximum size of a plan, in bytes.
  package static let largestPlan = 64 << 20

  package init(_ data: Data) throws(TemplateError) {
    guard data.count <= Self.largestPlan else {
      throw TemplateError(.tooLarge(bytes: data.count, limit: Self.largestPlan))
    }
    let root = try Node(json: data)
    guard root["format_version"]?.text != nil else { throw TemplateError(.notAPlan, at: root.place) }
    // An unknown form of a change must not look like no change.
    if let changes = root["resource_changes"], !changes.isNull, changes.items == nil {
      throw TemplateError(.notAPlan, at: changes.place)
    }
    for change in root["resource_changes"]?.items ?? [] {
      guard ["address", "type", "name"].allSatisfy({ change[$0]?.text != nil }),
        change["change", "actions"]?.items != nil
      else {
        throw TemplateError(.notAPlan, at: change.place)
      }
    }
    self.root = root
    terraformVersion = root["terraform_version"]?.text
    configurations = Self.configurations(in: root["configuration", "root_module"])
    resources = Self.resources(of: root, configurations)
    positions = Dictionary(resources.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    variables = Self.named(root["variables"]).compactMapValues { $0["value"] }
    outputs = Self.named(root["planned_values", "outputs"]).mapValues { $0["value"] }
  }

  package subscript(address: String) -> Resource? { positions[address].map { resources[$0] } }

  private static func named(_ node: Node?) -> [String: Node] {
    Dictionary((node?.members ?? Members([])).map { ($0.key, $0.value) }) { first, _ in first }
  }
}

extension TerraformPlan {
  /// A resource or a data source of a plan.
  package struct Resource: Sendable {
    /// `module.web.aws_lb.edge["a"]`.
    package let address: String
    /// `module.web`; nil in the root module.
    package let module: String?
    package let mode: Mode
    package let type: String
    package let name: String
    /// The key or number of an instance; nil without `for_each` or `count`.
    package let index: Node?
    package let place: Place
    /// The planned values, or the values of a data source that was read. Nil if the resource is to be removed.
    package let values: Node?
    /// The planned change; nil if the plan has none for this resource.
    package let change: Change?
    /// Its configuration; nil if it is no longer in the configuration.
    package let configuration: Configuration?

    package enum Mode: String, Sendable, Hashable { case managed, data }

    /// The planned value at a path.
    package subscript(path: Node.Step...) -> Node? { values?[path] }
    package subscript(key: String) -> Node? { values?[key] }
  }

  /// The change of a resource, as the plan has it.
  package struct Change: Sendable {
    /// `["delete", "create"]`.
    package let actions: [String]
    package let before: Node?
    package let after: Node?
    /// `true` at each value that is known only after the execution.
    package let afterUnknown: Node?
    package let beforeSensitive: Node?
    package let afterSensitive: Node?
    /// The arguments whose change requires a replacement.
    package let replacePaths: [[Node.Step]]
    package let importing: Node?
    /// The reason: `replace_because_cannot_update`.
    package let reason: String?
    /// The address before a move.
    package let previousAddress: String?
    /// The key of an old object that an interrupted replacement did not delete.
    package let deposed: String?
  }

  /// The configuration of a resource.
  package struct Configuration: Sendable {
    /// Without the keys of instances: `module.web.aws_lb.edge`.
    package let address: String
    package let mode: Resource.Mode
    package let type: String
    package let name: String
    package let place: Place
    /// The arguments: `{"constant_value": x}`, `{"references": [x]}`, or blocks of these.
    package let expressions: Node
    package let provider: String?
    /// The addresses in `depends_on`.
    package let dependsOn: [String]
    /// The references in the arguments, inside the module: `aws_lb.edge.arn`, `var.image`, `module.web.url`.
    package let references: [String]

    /// The addresses of the resources, data sources and modules that it depends on, inside its module.
    package var dependencies: Set<String> { Set((references + dependsOn).compactMap(Self.address)) }

    /// `aws_lb.edge.arn` is about `aws_lb.edge`, `data.aws_region.current.id` about `data.aws_region.current`.
    private static func address(_ reference: String) -> String? {
      let parts = reference.split(separator: ".")
      guard let first = parts.first, !["var", "local", "each", "count", "path", "terraform", "self"].contains(first)
      else { return nil }
      let length = first == "data" ? 3 : 2
      let address = parts.prefix(length).joined(separator: ".")
      return parts.count < length ? nil : String(address.prefix { $0 != "[" })
    }
  }
}
