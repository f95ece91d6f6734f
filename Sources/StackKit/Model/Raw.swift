/// A resource that StackKit has no type for.
public struct Raw: Resource {
  public let name: Name
  public let kind: Kind
  public let after: [any Resource]
  public let holdsState: Bool
  private let definition: Definition

  /// What tells copies of one value from values that are made alike: functions cannot be compared.
  private final class Definition: Sendable {
    let write: @Sendable (inout Properties) -> Void

    init(_ write: @escaping @Sendable (inout Properties) -> Void) { self.write = write }
  }

  /// A nil type omits the resource from that template, and `synth` prints a note.
  public init(
    _ name: Name, cloudFormation: String?, terraform: String?, after: [any Resource] = [], holdsState: Bool = false,
    _ write: @escaping @Sendable (inout Properties) -> Void
  ) {
    self.name = name
    kind = Kind(cloudFormation: cloudFormation, terraform: terraform)
    self.after = after
    self.holdsState = holdsState
    definition = Definition(write)
  }

  public func properties(_ p: inout Properties) { definition.write(&p) }

  func isCopy(of other: Raw) -> Bool { definition === other.definition }

  public func contribute(to assembly: inout Assembly) {
    assembly.add(self)
    if kind.cloudFormation == nil { assembly.note("'\(name)' is in the Terraform template only") }
    if kind.terraform == nil { assembly.note("'\(name)' is in the CloudFormation template only") }
  }
}
