import AWSClient

extension StackDeployment {
  /// The account of the credentials, which must be the manifest's if that names one. The first call of everything.
  func checkedAccount() async throws(DeploymentError) -> String {
    let caller = try await asking { () async throws(AWSError) in try await aws.sts.getCallerIdentity() }
    if let account = manifest.account, account != caller.account {
      throw DeploymentError(
        .credentials,
        "the credentials are for account \(caller.account) (\(caller.arn)), but it belongs to account \(account)")
    }
    report(.caller(account: caller.account, arn: caller.arn))
    return caller.account
  }
}
