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
