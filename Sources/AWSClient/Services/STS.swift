/// AWS Security Token Service: who is calling.
public struct STS: Sendable {
  let client: AWSClient

  /// The account and principal behind the credentials.
  public struct CallerIdentity: Sendable, Equatable {
    public let account: String
    public let arn: String
    public let userID: String
  }

  /// Who AWS takes the caller for; needs no permission.
  public func getCallerIdentity() async throws(AWSError) -> CallerIdentity {
    try await client.query(Call(.sts, "GetCallerIdentity")) { reply throws(ReplyError) in
      CallerIdentity(
        account: try reply.required("Account"), arn: try reply.required("Arn"), userID: try reply.required("UserId"))
    }
  }
}
