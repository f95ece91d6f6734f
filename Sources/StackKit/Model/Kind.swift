/// The type of a resource in each backend.
public struct Kind: Sendable, Equatable {
  public let cloudFormation: String?
  public let terraform: String?
  /// Whether Terraform reads it (`data`) rather than owns it (`resource`).
  let isData: Bool

  /// The type, for messages.
  var type: String { cloudFormation ?? terraform ?? "" }

  /// - Parameters:
  ///   - cloudFormation: A type such as `AWS::EC2::VPC`; nil if CloudFormation has none.
  ///   - terraform: A type such as `aws_vpc`; nil if Terraform has none.
  public init(cloudFormation: String?, terraform: String?) {
    self.cloudFormation = cloudFormation
    self.terraform = terraform
    isData = false
  }

  init(data terraform: String) {
    cloudFormation = nil
    self.terraform = terraform
    isData = true
  }
}
