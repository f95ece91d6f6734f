import Templates

/// Everything that a deployment will do. It is shown and approved before anything has an effect.
package struct Proposal: Sendable, Equatable {
  /// The account to change, 12 digits.
  package let account: String
  /// The ARN of the identity that changes it.
  package let caller: String
  /// The name of the main stack.
  package let stackName: String
  /// The region of the main stack.
  package let region: String
  /// Whether the stack is marked as production, or a deployed part of it is protected against deletion or is Terraform's.
  package let isProduction: Bool
  /// The stacks to change, in the order of their execution. Stacks without changes are not listed.
  package let stacks: [Stack]
  /// The local images to push after the change of the repositories.
  package let pushes: [Push]
  /// The settings to make beside the changes of stacks.
  package let settings: [Setting]
  /// Whether this is a second proposal in one deployment, because the changes of the main stack are not those that were
  /// approved.
  package let isRevised: Bool

  /// A stack to change.
  package struct Stack: Sendable, Equatable {
    /// The stack's name.
    package let name: String
    /// The stack's region.
    package let region: String
    /// CloudFormation's capabilities, which let a template create IAM resources or expand macros.
    package let capabilities: [String]
    /// The place of Terraform's state, which contains secrets; nil with CloudFormation.
    package let stateLocation: String?
    /// The planned changes.
    package let changes: [PlannedChange]
    /// The changes that put data at risk and are allowed, each in words.
    package let losses: [String]
    /// What the changes grant, run or open, the gravest first.
    package let consequences: [Consequence]
  }

  /// A setting that no template has.
  package enum Setting: Sendable, Equatable {
    /// Termination protection of a stack.
    case protection(stack: String)
    /// The number of tasks of a service.
    case tasks(Scaled)
  }

  /// An image to push.
  package struct Push: Sendable, Equatable {
    /// The name of the service.
    package let service: String
    /// `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:…`
    package let destination: String
  }
}

extension Proposal.Stack {
  /// Whether another proposal is within this one: the same resources, types and effects, no other properties, losses or
  /// consequences.
  func covers(_ other: Proposal.Stack) -> Bool {
    guard Set(consequences.map(\.description)).isSuperset(of: other.consequences.map(\.description)),
      Set(losses).isSuperset(of: other.losses)
    else { return false }
    return other.changes.allSatisfy { change in
      self.changes.contains {
        $0.id == change.id && $0.type == change.type && $0.effect == change.effect
          && Set($0.names).isSuperset(of: change.names)
      }
    }
  }
}
