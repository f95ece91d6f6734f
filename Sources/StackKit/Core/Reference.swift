/// Something that is known only once the stack is deployed: an attribute of a resource, a parameter, a fact of AWS.
///
/// It carries what it refers to, so whatever refers to a resource brings it into the template.
public struct Reference: Sendable, Equatable {
  enum Target: Sendable {
    case resource(any Resource)
    case parameter(Parameter)
  }

  /// How CloudFormation spells it.
  enum CloudFormation: Sendable, Equatable {
    /// `!Ref X`
    case ref
    /// `!GetAtt X.Attribute`
    case attribute(String)
    /// `!Ref AWS::Something`
    case pseudo(String)
    /// `!GetAZs ''`
    case availabilityZones
  }

  let target: Target
  let cloudFormation: CloudFormation
  /// Terraform's attribute of the target; empty for a parameter.
  let terraform: String

  var name: Name {
    switch target {
    case .resource(let resource): resource.name
    case .parameter(let parameter): parameter.name
    }
  }

  /// Whether CloudFormation needs the target in the template.
  var isSpelledByCloudFormation: Bool {
    switch cloudFormation {
    case .ref, .attribute: true
    case .pseudo, .availabilityZones: false
    }
  }

  public static func == (one: Reference, other: Reference) -> Bool {
    one.name == other.name && one.cloudFormation == other.cloudFormation && one.terraform == other.terraform
  }
}

extension Resource {
  /// What CloudFormation's `!Ref` of this resource stands for, and Terraform's attribute of the same meaning.
  public func ref(_ terraform: String) -> Reference {
    Reference(target: .resource(self), cloudFormation: .ref, terraform: terraform)
  }

  /// An attribute: `!GetAtt` there, `.attribute` here.
  public func attribute(_ cloudFormation: String, _ terraform: String) -> Reference {
    Reference(target: .resource(self), cloudFormation: .attribute(cloudFormation), terraform: terraform)
  }
}

/// A value that is given at deployment.
public struct Parameter: Sendable, Equatable {
  public let name: Name
  public let summary: String
  /// What the value must look like: a regular expression for the whole value, in the syntax that both backends share.
  public let pattern: String
  /// What to say of a value that does not fit.
  public let constraint: String

  public init(_ name: Name, summary: String, pattern: String, constraint: String) {
    self.name = name
    self.summary = summary
    self.pattern = pattern
    self.constraint = constraint
  }

  public var reference: Reference { Reference(target: .parameter(self), cloudFormation: .ref, terraform: "") }
}

/// What AWS knows of the place a stack is deployed to: CloudFormation's pseudo parameters, Terraform's data sources.
public enum Pseudo {
  /// `aws`, `aws-cn`, `aws-us-gov`
  public static let partition = pseudo("AWS::Partition", Lookup("aws_partition", "Data/Partition"), "partition")
  /// The twelve digits of the account.
  public static let accountID = pseudo("AWS::AccountId", Lookup("aws_caller_identity", "Data/Account"), "account_id")
  /// The region's name. `id`, because `name` is deprecated in version 6 of the provider and absent from nothing before.
  public static let region = pseudo("AWS::Region", Lookup("aws_region", "Data/Region"), "id")

  /// The zone with this index, in the order that AWS lists them.
  public static func availabilityZone(_ index: Int) -> Value { .element(index, of: availabilityZones) }

  /// Without the Local Zones that an account has opted in to: they would be the first in Terraform's list, have no
  /// file systems, and CloudFormation does not count them.
  private static let availabilityZones = Reference(
    target: .resource(
      Lookup("aws_availability_zones", "Data/Zones", address: "available") { p in
        p.set(nil, "state", "available")
        p.nest(nil, "filter") { p in
          p.set(nil, "name", "opt-in-status")
          p.set(nil, "values", ["opt-in-not-required"])
        }
      }),
    cloudFormation: .availabilityZones, terraform: "names")

  private static func pseudo(_ cloudFormation: String, _ lookup: Lookup, _ terraform: String) -> Reference {
    Reference(target: .resource(lookup), cloudFormation: .pseudo(cloudFormation), terraform: terraform)
  }
}

/// A data source: Terraform looks up what CloudFormation simply knows.
struct Lookup: Resource {
  let kind: Kind
  let name: Name
  let terraformAddress: String?
  private let write: @Sendable (inout Properties) -> Void

  init(
    _ type: String, _ name: Name, address: String = "current",
    _ write: @escaping @Sendable (inout Properties) -> Void = { _ in }
  ) {
    kind = Kind(data: type)
    self.name = name
    terraformAddress = address
    self.write = write
  }

  func properties(_ p: inout Properties) { write(&p) }
}
