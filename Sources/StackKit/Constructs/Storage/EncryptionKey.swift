/// A key of the account's own in KMS, for what must not be encrypted by AWS's: renewed every year, never deleted with
/// the stack. About 1 USD a month, one more for each of its first two renewals, and 0.03 USD for 10,000 uses.
///
/// Whoever IAM allows in this account may use it; CloudWatch may for the account's log groups and alarms. What
/// it encrypted is lost with it: deleting it takes 30 days, in which it can be had back.
public struct EncryptionKey: Construct {
  public let name: Name

  /// - Parameter name: The name of the key, and of its alias behind the stack's.
  public init(_ name: Name) {
    self.name = name
  }

  public var resource: KMSKey { KMSKey(name: name, owner: self) }

  /// For whatever takes a key.
  public var arn: Text { "\(resource.arn)" }

  public var body: some Content {
    resource
    KMSAlias(name: name / "Alias", key: resource)
  }
}
