/// AWS Security Token Service, version 2011-06-15.
extension Cloud {
  func sts(_ action: String, accessKey: String) throws(ServiceError) -> XML {
    guard action == "GetCallerIdentity" else {
      throw ServiceError("InvalidAction", "Could not find operation \(action) for version 2011-06-15")
    }
    var xml = XML()
    xml.leaf("Arn", "arn:\(partition):iam::\(account):user/simulated")
    xml.leaf("UserId", accessKey)
    xml.leaf("Account", account)
    return xml
  }
}
