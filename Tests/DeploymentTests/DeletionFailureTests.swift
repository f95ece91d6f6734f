import Testing

@testable import AWSClient
@testable import Deployment

@Suite struct DeletionFailureTests {
  private static func event(_ type: String, _ reason: String) -> CloudFormation.StackEvent {
    CloudFormation.StackEvent(
      eventID: "1", stackID: "stack", stackName: "chatbot-staging", logicalResourceID: "Network",
      physicalResourceID: "vpc-1", resourceType: type, timestamp: nil, resourceStatus: .deleteFailed,
      resourceStatusReason: reason, clientRequestToken: nil)
  }

  @Test(
    "a network that cannot be deleted is explained by the group that CloudFront keeps in it",
    arguments: [
      ("AWS::EC2::VPC", true), ("AWS::EC2::Subnet", true), ("AWS::EC2::SecurityGroup", true),
      ("AWS::ECR::Repository", false),
    ])
  func advice(type: String, isExplained: Bool) {
    let event = Self.event(type, "The vpc 'vpc-1' has dependencies and cannot be deleted.")
    let error = StackFailure("chatbot-staging", .deleteFailed, [event], []).error
    #expect(error.kind == .needsOperator)
    let message =
      "the deletion of chatbot-staging failed: Network (\(type)): The vpc 'vpc-1' has dependencies and cannot be deleted."
    #expect(error.description.hasPrefix(message))
    #expect(error.description.contains("CloudFront-VPCOrigins-Service-SG") == isExplained)
  }
}
