import Templates
import Testing

@testable import AWSSimulator

@Suite struct SimulatedTypeTests {
  @Test("every shape has a type, a name property and attributes of AWS's schemas")
  func shapes() throws {
    #expect(ResourceShape.all.count > 50)
    for shape in ResourceShape.all.values {
      let type = try #require(ResourceType.named(shape.type), "\(shape.type)")
      #expect(shape.nameProperty.isEmpty || type.hasProperty(shape.nameProperty), "\(shape.type)")
      #expect(type.attributes.isSuperset(of: shape.attributes.keys), "\(shape.type)")
    }
  }

  @Test("a type without its own shape can be deployed, changed and referred to")
  func withoutShape() async throws {
    let template = """
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          Properties: {TableName: orders, KeySchema: [{AttributeName: id, KeyType: HASH}]}
        Queue: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 60}}
        Stage: {Type: AWS::ApiGatewayV2::Api}
      Outputs:
        Table: {Value: !Ref Table}
        TableArn: {Value: !GetAtt Table.Arn}
        Queue: {Value: !Ref Queue}
        Retention: {Value: !GetAtt Queue.MessageRetentionPeriod}
      """
    try await Simulated.run { account in
      #expect(try await account.deploy("s", template) == "CREATE_COMPLETE")
      let stack = try #require(try await account.client.cloudFormation.describeStack("s"))
      let outputs = Dictionary(uniqueKeysWithValues: stack.outputs.map { ($0.outputKey, $0.outputValue) })
      #expect(outputs["Table"] == "orders")
      #expect(outputs["TableArn"] == "arn:aws:dynamodb:eu-west-1:123456789012:orders")
      #expect(outputs["Queue"]?.isEmpty == false && outputs["Queue"] != outputs["Table"])
      #expect(outputs["Retention"] == "60")
      let renamed = template.replacing("TableName: orders", with: "TableName: invoices")
      let change = try #require(try await account.plan("s", renamed).changes.first)
      #expect(change.logicalResourceID == "Table" && change.replacement == "True")
    }
  }
}
