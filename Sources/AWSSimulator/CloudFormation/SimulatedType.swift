import Templates

/// A resource type as the simulator has it: what AWS's schema says, and how ids and attributes look.
struct SimulatedType: Sendable {
  let schema: ResourceType
  private let shape: ResourceShape

  /// The type of this name; nil when AWS's schemas do not know it.
  static func named(_ name: String) -> SimulatedType? {
    ResourceType.named(name).map { SimulatedType(schema: $0, shape: ResourceShape.all[name] ?? ResourceShape($0)) }
  }

  var name: String { schema.name }
  var id: String { shape.id }
  var nameProperty: String { shape.nameProperty }
  var nameLimit: Int { shape.nameLimit }

  /// What `Fn::GetAtt` gives of a resource, as shapes: each attribute that is no property.
  var attributes: [String: String] {
    let properties = schema.properties
    let identifier = schema.primaryIdentifier
    var shapes = shape.attributes
    for attribute in schema.attributes where shapes[attribute] == nil && !properties.contains(attribute) {
      let isARN = attribute.hasSuffix("Arn") && identifier != [attribute]
      shapes[attribute] = isARN ? "arn:{partition}:{service}:{region}:{account}:{id}" : "{id}"
    }
    return shapes
  }

  /// Properties that `Fn::GetAtt` gives back as they were set.
  var readable: Set<String> { schema.attributes.intersection(schema.properties).subtracting(shape.attributes.keys) }
}

/// How ids and attributes of one resource type look. Placeholders in braces are filled by `Shape`.
struct ResourceShape: Sendable {
  /// `AWS::EC2::VPC`.
  let type: String
  /// The physical id, which is also what `Ref` gives.
  let id: String
  /// The property that names the resource; empty when only AWS does.
  let nameProperty: String
  /// How long a name that CloudFormation makes up may be.
  let nameLimit: Int
  /// Attributes that look otherwise than those of any type.
  let attributes: [String: String]

  init(
    _ type: String, id: String, name: String = "", nameLimit: Int = 64, attributes: [String: String] = [:]
  ) {
    self.type = type
    self.id = id
    nameProperty = name
    self.nameLimit = nameLimit
    self.attributes = attributes
  }

  /// The shape of a type that has none of its own: it is known by its name where a template may set that.
  init(_ schema: ResourceType) {
    let identifier = schema.primaryIdentifier.first ?? ""
    let isNamed = schema.primaryIdentifier.count == 1 && schema.properties.contains(identifier)
    self.init(schema.name, id: isNamed ? "{name}" : "{hex}", name: isNamed ? identifier : "")
  }

  /// Every type that has a shape of its own, by its name.
  static let all: [String: ResourceShape] = Dictionary(
    (network + edge + containers + storage + account).map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}
