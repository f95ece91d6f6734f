/// An encrypted topic for alarms.
public struct Topic: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::SNS::Topic", terraform: "aws_sns_topic") }
  public let name: Name
  let key: KMSKey

  public func properties(_ p: inout Properties) {
    p.set("TopicName", "name", PhysicalName(name, limit: 256))
    p.set("KmsMasterKeyId", "kms_master_key_id", key.keyID)
  }

  var arn: Reference { ref("arn") }
}

/// An email subscription to a topic. The recipient must confirm it by the link in the first mail.
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
