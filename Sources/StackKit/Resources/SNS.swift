/// Where alarms are told to, encrypted. The first 1000 mails of a month cost nothing.
public struct Topic: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::SNS::Topic", terraform: "aws_sns_topic") }
  public let name: Name
  let key: TopicKey

  public func properties(_ p: inout Properties) {
    p.set("TopicName", "name", PhysicalName(name, limit: 256))
    p.set("KmsMasterKeyId", "kms_master_key_id", key.id)
  }

  var arn: Reference { ref("arn") }
}

/// Sends what a topic is told to an address by mail, once whoever reads there has agreed by the link in the first one.
public struct MailSubscription: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::SNS::Subscription", terraform: "aws_sns_topic_subscription") }
  public let name: Name
  let topic: Topic
  let address: String

  public func properties(_ p: inout Properties) {
    p.set("TopicArn", "topic_arn", topic.arn)
    p.set("Protocol", "protocol", "email")
    p.set("Endpoint", "endpoint", address)
  }
}

/// What a topic's messages are encrypted with. About 1 USD a month.
///
/// AWS's own key for SNS would cost nothing, but lets no alarm use it, and its alarms would be told to nobody.
public struct TopicKey: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::KMS::Key", terraform: "aws_kms_key") }
  public let name: Name
  let summary: String

  public func properties(_ p: inout Properties) {
    p.set("Description", "description", summary)
    p.set("EnableKeyRotation", "enable_key_rotation", true)
    p.set("PendingWindowInDays", "deletion_window_in_days", 30)
    p.set("KeyPolicy", "policy", policy, style: .json)
  }

  /// In a key's policy, `*` is the key itself.
  private var policy: Value {
    .document([
      "Version": "2012-10-17",
      "Statement": Value.list([
        // Without it, nobody could change the key any more; who may use it, IAM says.
        .document([
          "Sid": "Account", "Effect": "Allow",
          "Principal": Value.document(["AWS": Text("arn:\(Pseudo.partition):iam::\(Pseudo.accountID):root")]),
          "Action": "kms:*", "Resource": "*",
        ]),
        .document([
          "Sid": "Alarms", "Effect": "Allow",
          "Principal": Value.document(["Service": "cloudwatch.amazonaws.com"]),
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
          "Condition": Value.document([
            "StringEquals": Value.document(["aws:SourceAccount": Pseudo.accountID])
          ]),
        ]),
      ]),
    ])
  }

  var id: Reference { ref("key_id") }
}
