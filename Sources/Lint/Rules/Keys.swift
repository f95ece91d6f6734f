import Templates

extension Rule {
  static let keys: [Rule] = [
    Rule(
      "key-rotates", .error, "A key has rotation enabled.", fix: "Set EnableKeyRotation to true.",
      also: ["KMS.4", "CKV_AWS_7"], cost: "1 USD a month for each of the first two rotations",
      Check("AWS::KMS::Key", "EnableKeyRotation", .isTrue, ifMissing: .warns, when: canRotate),
      Check("aws_kms_key", "enable_key_rotation", .isTrue, ifMissing: .warns, when: canRotate)),
    Rule(
      "key-not-for-everybody", .error, "A key's policy grants nothing to everybody.",
      fix: "Name the principals, or add a condition such as kms:CallerAccount.", also: ["CKV_AWS_33"],
      Check("AWS::KMS::Key", "KeyPolicy/Statement/*", .notForEverybody, ifMissing: .passes),
      Check("aws_kms_key", "policy/Statement/*", .notForEverybody, ifMissing: .passes)),
    Rule(
      "key-not-gone-at-once", .warning, "A deleted key can be recovered for 30 days.",
      fix: "Set PendingWindowInDays to 30, AWS's default.", also: ["KMS.3"],
      Check("AWS::KMS::Key", "PendingWindowInDays", .atLeast(30), ifMissing: .passes),
      Check("aws_kms_key", "deletion_window_in_days", .atLeast(30), ifMissing: .passes)),
  ]

  /// Asymmetric keys, HMAC keys and imported keys cannot rotate automatically.
  private static let canRotate: Check.Condition = { key, _ in
    key.isAny(of: ["SYMMETRIC_DEFAULT"], at: "KeySpec", "customer_master_key_spec", ifMissing: true) == true
      && key.isAny(of: ["AWS_KMS"], at: "Origin", ifMissing: true) == true
  }
}
