extension Rule {
  static let topics: [Rule] = [
    Rule(
      "topic-encrypted", .warning, "A topic is encrypted.", fix: "Set KmsMasterKeyId.", also: ["SNS.1", "CKV_AWS_26"],
      cost: "1 USD a month for a key of the account",
      Check("AWS::SNS::Topic", "KmsMasterKeyId", .present),
      Check("aws_sns_topic", "kms_master_key_id", .present))
  ]
}
