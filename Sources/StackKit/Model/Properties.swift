/// Writes the properties of a resource: one line, both names.
///
/// ```swift
/// p.set("Port", "port", port)          // both
/// p.set("HealthCheckPath", nil, path)  // CloudFormation only, and the line shows it
/// ```
public struct Properties: Sendable {
  /// The stack that is being written.
  public let scope: Scope
  private(set) var properties: [Property] = []

  init(scope: Scope) {
    self.scope = scope
  }

  /// Sets a property; a value that is nil leaves it out.
  public mutating func set(
    _ cloudFormation: String?, _ terraform: String?, _ value: (some ValueConvertible)?,
    style: Property.Style = .argument
  ) {
    guard let value = value?.value.resolved(in: scope) else { return }
    append(cloudFormation, terraform, value, style)
  }

  /// Sets a property to an object: a map there, a block here.
  public mutating func nest(
    _ cloudFormation: String?, _ terraform: String?, style: Property.Style = .block,
    _ write: (inout Properties) -> Void
  ) {
    append(cloudFormation, terraform, .object(written(write)), style)
  }

  /// Sets a property to a list of objects: a list there, one block each here. No elements leave it out.
  public mutating func each<Elements: Sequence>(
    _ elements: Elements, _ cloudFormation: String?, _ terraform: String?, style: Property.Style = .block,
    _ write: (Elements.Element, inout Properties) -> Void
  ) {
    let objects = elements.map { element in Value.object(written { write(element, &$0) }) }
    guard !objects.isEmpty else { return }
    append(cloudFormation, terraform, .list(objects), style)
  }

  /// An object that only CloudFormation puts around these properties.
  public mutating func wrap(_ cloudFormation: String, _ write: (inout Properties) -> Void) {
    append(cloudFormation, "", .object(written(write)), .inline)
  }

  /// The console's name of a resource that has no other.
  ///
  /// - Parameters:
  ///   - name: The resource.
  ///   - cloudFormation: What CloudFormation calls the tags of this type.
  public mutating func nameTag(_ name: Name, in cloudFormation: String = "Tags") {
    let value = PhysicalName(name, limit: 256).resolved(in: scope)
    each([value], cloudFormation, nil) { value, p in
      p.set("Key", nil, "Name")
      p.set("Value", nil, value)
    }
    set(nil, "tags", Value.document(["Name": value]))
  }

  private mutating func append(
    _ cloudFormation: String?, _ terraform: String?, _ value: Value, _ style: Property.Style
  ) {
    properties.append(Property(cloudFormation: cloudFormation, terraform: terraform, value: value, style: style))
  }

  private func written(_ write: (inout Properties) -> Void) -> [Property] {
    var inner = Properties(scope: scope)
    write(&inner)
    return inner.properties
  }
}
