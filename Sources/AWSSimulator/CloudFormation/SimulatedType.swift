/// What the simulator knows of one CloudFormation resource type.
///
/// The property lists are those of the CloudFormation registry schemas.
struct SimulatedType: Sendable {
  /// `AWS::EC2::VPC`.
  let name: String
  /// The physical id, which is also what `Ref` gives; placeholders in braces are filled by `Shape`.
  let id: String
  /// The property that names the resource; empty when only AWS does.
  let nameProperty: String
  /// How long a name that CloudFormation makes up may be; 0 for types without one.
  let nameLimit: Int
  let required: Set<String>
  /// Properties whose change replaces the resource.
  let createOnly: Set<String>
  /// Properties whose change replaces the resource only from some values to others.
  let sometimesCreateOnly: Set<String>
  /// Every property that a template may set.
  let properties: Set<String>
  /// Properties that `Fn::GetAtt` gives back as they were set.
  let readable: Set<String>
  /// What else `Fn::GetAtt` gives, as shapes.
  let attributes: [String: String]

  init(
    _ type: String, id: String, name: String = "", nameLimit: Int = 0, required: String = "", createOnly: String = "",
    sometimesCreateOnly: String = "", other: String = "", readable: String = "", attributes: [String: String] = [:]
  ) {
    func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
    self.name = type
    self.id = id
    nameProperty = name
    self.nameLimit = nameLimit
    self.required = words(required)
    self.createOnly = words(createOnly)
    self.sometimesCreateOnly = words(sometimesCreateOnly)
    properties = words(required).union(words(createOnly)).union(words(sometimesCreateOnly)).union(words(other))
    self.readable = words(readable)
    self.attributes = attributes
  }

  func hasAttribute(_ attribute: String) -> Bool { attributes[attribute] != nil || readable.contains(attribute) }

  /// Every known type by its name.
  static let all: [String: SimulatedType] = Dictionary(
    (network + edge + containers + storage + account).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
