extension Inspection {
  /// Resources that protect others, or may: without them, more is allowed.
  mutating func inspectRemovals(_ changes: [PlannedChange]) {
    for change in changes where change.effect == .remove {
      let type = ConsequenceTypes.cloudFormation(terraform: change.type) ?? change.type
      guard let (kind, text) = Self.protections[change.type] ?? Self.protections[type] else { continue }
      findings.add(kind, change.id, change.type, text)
    }
  }

  private static let protections: [String: (Consequence.Kind, String)] = {
    var all: [String: (Consequence.Kind, String)] = [:]
    for type in [
      "AWS::ECR::RegistryPolicy", "AWS::Events::EventBusPolicy", "AWS::IAM::GroupPolicy", "AWS::IAM::ManagedPolicy",
      "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::Organizations::Policy",
      "AWS::S3::AccessPointPolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy",
      "AWS::SecretsManager::ResourcePolicy", "aws_ecr_repository_policy", "aws_efs_file_system_policy",
      "aws_kms_key_policy",
    ] {
      all[type] = (.grantsAccess, "no longer has this policy, which may deny access")
    }
    for type in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"] {
      all[type] = (.grantsAccess, "public access is no longer blocked")
    }
    for type in [
      "AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation",
      "AWS::NetworkFirewall::Firewall", "aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association",
    ] {
      all[type] = (.opensNetwork, "requests are no longer filtered by it")
    }
    for type in ["AWS::CloudTrail::Trail", "AWS::GuardDuty::Detector", "AWS::Config::ConfigurationRecorder"] {
      all[type] = (.losesData, "what happens in the account is no longer recorded by it")
    }
    return all
  }()
}
