import Templates

/// A resource type of the simulator: AWS's schema, and the form of ids and attributes.
struct SimulatedType: Sendable {
  let schema: ResourceType
  private let shape: ResourceShape

  /// The type of this name; nil if it is not in AWS's schemas.
  static func named(_ name: String) -> SimulatedType? {
    ResourceType.named(name).map { SimulatedType(schema: $0, shape: ResourceShape.all[name] ?? ResourceShape($0)) }
  }

  var name: String { schema.name }
  var id: String { shape.id }
  var nameProperty: String { shape.nameProperty }
  var nameLimit: Int { shape.nameLimit }

  /// The shapes of the attributes of `Fn::GetAtt`, except those that are properties.
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

  /// The properties that are also attributes of `Fn::GetAtt`.
  var readable: Set<String> { schema.attributes.intersection(schema.properties).subtracting(shape.attributes.keys) }
}

/// The form of the ids and attributes of one resource type. `Shape` fills the placeholders in braces.
struct ResourceShape: Sendable {
  /// `AWS::EC2::VPC`.
  let type: String
  /// The physical id, which is also the value of `Ref`.
  let id: String
  /// The property with the name of the resource; empty if AWS always names it.
  let nameProperty: String
  /// The maximum length of a name that CloudFormation generates.
  let nameLimit: Int
  /// The attributes that do not have the default form.
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

  /// The shape of a type without its own: the id is the name, if a template may set it.
  init(_ schema: ResourceType) {
    let identifier = schema.primaryIdentifier.first ?? ""
    let isNamed = schema.primaryIdentifier.count == 1 && schema.properties.contains(identifier)
    self.init(schema.name, id: isNamed ? "{name}" : "{hex}", name: isNamed ? identifier : "")
  }

  /// Every type with its own shape, by name.
  static let all: [String: ResourceShape] = Dictionary(
    (network + edge + containers + storage + account).map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}
