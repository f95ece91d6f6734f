/// A KMS key of the account's own, to use in place of AWS's keys: rotated every year, kept when the stack is deleted.
/// Costs by the month and by use.
///
/// Anybody whom IAM allows in this account may use the key, and CloudWatch may use it for the account's log groups and
/// alarms. Data encrypted with a deleted key is lost. A deletion takes 30 days and can be canceled until then.
public struct EncryptionKey: Construct {
  public let name: Name

  /// - Parameter name: The name of the key. The alias is the stack's name and this one.
  public init(_ name: Name) {
    self.name = name
  }

  public var resource: KMSKey { KMSKey(name: name, owner: self) }

  /// The ARN, for parameters that take a key.
  public var arn: Text { "\(resource.arn)" }

  public var body: some Content {
    resource
    KMSAlias(name: name / "Alias", key: resource)
  }
}
