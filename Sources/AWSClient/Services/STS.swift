/// AWS Security Token Service: the identity of the caller.
package struct STS: Sendable {
  let client: AWSClient

  /// The account and principal behind the credentials.
  package struct CallerIdentity: Sendable, Equatable {
    package let account: String
    package let arn: String
  }

  /// The caller's identity; needs no permission.
  package func getCallerIdentity() async throws(AWSError) -> CallerIdentity {
    try await client.query(Call(.sts, "GetCallerIdentity")) { reply throws(ReplyError) in
      CallerIdentity(account: try reply.required("Account"), arn: try reply.required("Arn"))
    }
  }
}
