/// A reference and the templates that its place is in: a property may be named for one backend only.
struct PlacedReference: Sendable {
  let reference: Reference
  let isInCloudFormation: Bool
  let isInTerraform: Bool

  /// Whether CloudFormation must have the target to write the reference.
  var isNeededByCloudFormation: Bool { isInCloudFormation && reference.isSpelledByCloudFormation }
}

extension [Property] {
  /// The references in the values, in their order.
  var references: [PlacedReference] {
    var found: [PlacedReference] = []
    collect(&found, isInCloudFormation: true, isInTerraform: true)
    return found
  }

  fileprivate func collect(_ found: inout [PlacedReference], isInCloudFormation: Bool, isInTerraform: Bool) {
    for property in self {
      property.value.collect(
        &found, isInCloudFormation: isInCloudFormation && property.cloudFormation != nil,
        isInTerraform: isInTerraform && property.terraform != nil)
    }
  }
}

extension Value {
  fileprivate func collect(_ found: inout [PlacedReference], isInCloudFormation: Bool, isInTerraform: Bool) {
    func add(_ reference: Reference) {
      found.append(
        PlacedReference(
          reference: reference, isInCloudFormation: isInCloudFormation, isInTerraform: isInTerraform))
    }
    switch self {
    case .text(let text):
      guard text.literal == nil else { return }
      for case .reference(let reference) in text.segments { add(reference) }
    case .element(_, let reference): add(reference)
    case .list(let values):
      for value in values {
        value.collect(&found, isInCloudFormation: isInCloudFormation, isInTerraform: isInTerraform)
      }
    case .json(let value):
      value.collect(&found, isInCloudFormation: isInCloudFormation, isInTerraform: isInTerraform)
    case .object(let properties):
      properties.collect(&found, isInCloudFormation: isInCloudFormation, isInTerraform: isInTerraform)
    case .integer, .decimal, .boolean, .symbol: break
    }
  }
}
