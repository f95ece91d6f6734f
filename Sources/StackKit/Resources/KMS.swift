/// A KMS key of this account.
public struct KMSKey: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::KMS::Key", terraform: "aws_kms_key") }
  public let name: Name
  public let owner: (any Construct)?

  public func properties(_ p: inout Properties) {
    p.set("Description", "description", "\(name) of \(p.scope.stackName)")
    p.set("EnableKeyRotation", "enable_key_rotation", true)
    // The longest waiting period that AWS has before a key is deleted, and all data encrypted with it is lost; the
    // shortest if the data is deleted as well.
    p.set("PendingWindowInDays", "deletion_window_in_days", p.scope.retention == .keep ? 30 : 7)
    p.set("KeyPolicy", "policy", policy, style: .json)
    p.nameTag(name)
  }

  /// In a key policy, `*` means the key. The first statement lets IAM policies decide who may use the key; without it,
  /// nobody could ever change the key again.
  private var policy: Value {
    .document([
      "Version": "2012-10-17",
      "Statement": Value.list([
        .document([
          "Sid": "Account",
          "Effect": "Allow",
          "Principal": Value.document(["AWS": Text("arn:\(Pseudo.partition):iam::\(Pseudo.accountID):root")]),
          "Action": "kms:*",
          "Resource": "*",
        ]),
        .document([
          "Sid": "Logs",
          "Effect": "Allow",
          "Principal": Value.document(["Service": Text("logs.\(Pseudo.region).amazonaws.com")]),
          "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
          "Resource": "*",
          "Condition": Value.document([
            "ArnLike": Value.document([
              "kms:EncryptionContext:aws:logs:arn": Text(
                "arn:\(Pseudo.partition):logs:\(Pseudo.region):\(Pseudo.accountID):log-group:*")
            ])
          ]),
        ]),
        // Without it, an alarm cannot publish to an encrypted topic. AWS documents these conditions as unsupported for
        // EventBridge only; CloudWatch sets them.
        .document([
          "Sid": "Alarms",
          "Effect": "Allow",
          "Principal": Value.document(["Service": "cloudwatch.amazonaws.com"]),
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
          "Resource": "*",
          "Condition": Value.document([
            "StringEquals": Value.document(["aws:SourceAccount": Pseudo.accountID])
          ]),
        ]),
      ]),
    ])
  }

  public var holdsState: Bool { true }

  var arn: Reference { attribute("Arn", "arn") }
  var keyID: Reference { ref("key_id") }
}

/// A name for a key.
public struct KMSAlias: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::KMS::Alias", terraform: "aws_kms_alias") }
  public let name: Name
  let key: KMSKey

  public func properties(_ p: inout Properties) {
    p.set("AliasName", "name", Text("alias/\(PhysicalName(key.name, limit: 250))"))
    p.set("TargetKeyId", "target_key_id", key.keyID)
  }
}
