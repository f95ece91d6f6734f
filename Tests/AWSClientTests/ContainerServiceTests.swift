import Foundation
import TestSupport
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(10)))
struct ECRTests {
  @Test("the password of a registry is read, and shown nowhere")
  func thePassword() async throws {
    let token = Data("AWS:hidden:password".utf8).base64EncodedString()
    let bench = try Bench([
      Answer(
        200,
        #"{"authorizationData":[{"authorizationToken":"\#(token)","expiresAt":1.772409600123E9,"proxyEndpoint":"https://r.test"}]}"#
      )
    ])
    let data = try await bench.client.ecr.getAuthorizationToken()
    #expect(data.user == "AWS" && data.password == "hidden:password" && data.proxyEndpoint == "https://r.test")
    var dumped = "\(data)"
    dump(data, to: &dumped)
    #expect(!dumped.contains("hidden"))
    #expect(bench.json() == "{}")
    #expect(
      bench.server.requests[0]["X-Amz-Target"] == "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken")
    #expect(bench.server.requests[0]["Content-Type"] == "application/x-amz-json-1.1")
    try bench.checkSignature(0, service: "ecr")
  }

  @Test(
    "an answer without a user and a password is malformed",
    arguments: [
      "{}", #"{"authorizationData":[]}"#, #"{"authorizationData":[{"authorizationToken":"%","proxyEndpoint":"x"}]}"#,
    ])
  func noPassword(text: String) async throws {
    let bench = try Bench([Answer(200, text)])
    let error = try await failure { () async throws(AWSError) in try await bench.client.ecr.getAuthorizationToken() }
    #expect(error.kind == .malformedReply)
  }

  @Test("a layer is sent in parts, and one that is there already is a success")
  func aLayerInParts() async throws {
    let bench = try Bench([
      Answer(200, #"{"uploadId":"u","partSize":20971520}"#), Answer(200, #"{"uploadId":"u","lastByteReceived":12}"#),
      Answer(200, #"{"uploadId":"u","layerDigest":"sha256:0"}"#),
      Answer(400, #"{"__type":"LayerAlreadyExistsException","message":"it is there"}"#),
      Answer(400, #"{"__type":"InvalidLayerException","message":"another digest"}"#),
    ])
    let ecr = bench.client.ecr
    let upload = try await ecr.initiateLayerUpload(to: "n")
    #expect(upload.partSize == 20_971_520)
    try await ecr.uploadLayerPart(Data([0xFB, 0xFF, 0xFE]), from: 10, of: upload, to: "n")
    #expect(
      bench.json(1)
        == #"{"layerPartBlob":"+//+","partFirstByte":10,"partLastByte":12,"repositoryName":"n","uploadId":"u"}"#)
    try await ecr.completeLayerUpload(upload, to: "n", digest: "sha256:0")
    #expect(bench.json(2) == #"{"layerDigests":["sha256:0"],"repositoryName":"n","uploadId":"u"}"#)
    try await ecr.completeLayerUpload(upload, to: "n", digest: "sha256:0")
    let error = try await failure { () async throws(AWSError) in
      try await ecr.completeLayerUpload(upload, to: "n", digest: "sha256:1")
    }
    #expect(error.code == "InvalidLayerException")
  }

  @Test("the findings of a scan are counted, and no scan is nil")
  func aScan() async throws {
    let bench = try Bench([
      Answer(
        200,
        #"{"imageScanStatus":{"status":"COMPLETE"},"imageScanFindings":{"findingSeverityCounts":{"HIGH":2,"LOW":1}}}"#),
      Answer(200, #"{"imageScanStatus":{"status":"IN_PROGRESS"}}"#),
      Answer(400, #"{"__type":"ScanNotFoundException","message":"no"}"#),
    ])
    let ecr = bench.client.ecr
    #expect(
      try await ecr.describeImageScan("sha256:0", in: "n")
        == ECR.ImageScan(status: "COMPLETE", severityCounts: ["HIGH": 2, "LOW": 1]))
    #expect(bench.json() == #"{"imageId":{"imageDigest":"sha256:0"},"maxResults":1,"repositoryName":"n"}"#)
    #expect(try await ecr.describeImageScan("sha256:0", in: "n")?.isGoingOn == true)
    #expect(try await ecr.describeImageScan("sha256:0", in: "n") == nil)
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ECSTests {
  private let service = #"""
    {"serviceArn":"arn:s","serviceName":"bot","status":"ACTIVE","desiredCount":3,"runningCount":2,
    "pendingCount":1,"taskDefinition":"arn:t:7","events":[{"id":"e","createdAt":1.77236640025E9,"message":"steady"}],
    "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","taskDefinition":"arn:t:7","desiredCount":3,"pendingCount":1,
    "runningCount":2,"failedTasks":4,"createdAt":1772366400,"updatedAt":1772366401,"rolloutState":"IN_PROGRESS",
    "rolloutStateReason":"in progress","networkConfiguration":{"awsvpcConfiguration":{"subnets":[]}}}]}
    """#

  @Test("a service is read with its deployments")
  func aService() async throws {
    let bench = try Bench([Answer(200, #"{"failures":[],"services":[\#(service)]}"#)])
    let found = try #require(try await bench.client.ecs.describeService("bot", cluster: "c"))
    #expect(found.desiredCount == 3 && found.runningCount == 2 && found.pendingCount == 1)
    let deployment = try #require(found.deployments.first)
    #expect(deployment.isPrimary && deployment.rolloutState == "IN_PROGRESS" && deployment.failedTasks == 4)
    #expect(bench.json() == #"{"cluster":"c","services":["bot"]}"#)
    try bench.checkSignature(0, service: "ecs")
  }

  @Test("a service that there is not is nil")
  func noService() async throws {
    let bench = try Bench([Answer(200, #"{"services":[],"failures":[{"arn":"x","reason":"MISSING"}]}"#)])
    #expect(try await bench.client.ecs.describeService("bot", cluster: "c") == nil)
  }

  @Test("many services are described ten at a time")
  func manyServicesGoInTens() async throws {
    let bench = try Bench([Answer(200, #"{"services":[\#(service)]}"#)])
    let found = try await bench.client.ecs.describeServices((1...21).map { "s\($0)" }, cluster: "c")
    #expect(found.count == 3)
    #expect(bench.json(2) == #"{"cluster":"c","services":["s21"]}"#)
  }

  @Test("an update says the count, and a new deployment only when asked to")
  func updates() async throws {
    let bench = try Bench([Answer(200, #"{"service":\#(service)}"#)])
    _ = try await bench.client.ecs.updateService("bot", cluster: "c", desiredCount: 3)
    _ = try await bench.client.ecs.updateService("bot", cluster: "c", forceNewDeployment: true)
    #expect(bench.json(0) == #"{"cluster":"c","desiredCount":3,"service":"bot"}"#)
    #expect(bench.json(1) == #"{"cluster":"c","forceNewDeployment":true,"service":"bot"}"#)
  }

  @Test("the tasks of a service are listed page by page and described a hundred at a time")
  func tasks() async throws {
    let bench = try Bench([
      Answer(200, #"{"taskArns":["a","b"],"nextToken":"n"}"#), Answer(200, #"{"taskArns":["c"]}"#),
      Answer(
        200,
        #"""
        {"tasks":[{"taskArn":"a","taskDefinitionArn":"t","lastStatus":"STOPPED","desiredStatus":"STOPPED",
        "stoppedReason":"CannotPullContainerError","stoppedAt":1.77236640025E9,
        "containers":[{"name":"app","image":"i","lastStatus":"STOPPED","reason":"exec format error","exitCode":1},{"name":"side"}]}]}
        """#),
    ])
    let ecs = bench.client.ecs
    let arns = try await ecs.listTasks(cluster: "c", startedBy: "ecs-svc/1", desiredStatus: .stopped)
    #expect(arns == ["a", "b", "c"])
    #expect(bench.json(0) == #"{"cluster":"c","desiredStatus":"STOPPED","startedBy":"ecs-svc/1"}"#)
    #expect(bench.json(1) == #"{"cluster":"c","desiredStatus":"STOPPED","nextToken":"n","startedBy":"ecs-svc/1"}"#)
    let task = try #require(try await ecs.describeTasks(arns, cluster: "c").first)
    #expect(task.stoppedReason == "CannotPullContainerError")
    #expect(task.stoppedAt == Date(timeIntervalSince1970: 1_772_366_400.25))
    #expect(task.containers.map(\.exitCode) == [1, nil])
    #expect(task.containers.first?.reason == "exec format error")
  }

  @Test("a task definition is read with its containers")
  func aTaskDefinition() async throws {
    let bench = try Bench([
      Answer(
        200,
        #"""
        {"taskDefinition":{"taskDefinitionArn":"arn:t:7","family":"bot","revision":7,"cpu":"256","memory":"512",
        "containerDefinitions":[{"name":"app","image":"r@sha256:0","cpu":0}],
        "runtimePlatform":{"cpuArchitecture":"ARM64","operatingSystemFamily":"LINUX"}}}
        """#)
    ])
    let found = try await bench.client.ecs.describeTaskDefinition("bot")
    #expect(found.containerDefinitions.map(\.image) == ["r@sha256:0"])
  }
}

@Suite(.timeLimit(.minutes(10)))
struct ApplicationAutoScalingTests {
  @Test("the bounds of autoscaling are read and set")
  func bounds() async throws {
    let bench = try Bench([
      Answer(
        200,
        #"{"ScalableTargets":[{"ResourceId":"service/c/bot","MinCapacity":2,"MaxCapacity":10,"CreationTime":1772366400.5}]}"#
      ), Answer(200, #"{"ScalableTargets":[]}"#), Answer(200, #"{"ScalableTargetARN":"arn:x"}"#),
    ])
    let scaling = bench.client.applicationAutoScaling
    let target = try #require(try await scaling.describeScalableTarget(service: "bot", cluster: "c"))
    #expect(target.minCapacity == 2 && target.maxCapacity == 10)
    #expect(
      bench.json(0)
        == #"{"ResourceIds":["service/c/bot"],"ScalableDimension":"ecs:service:DesiredCount","ServiceNamespace":"ecs"}"#
    )
    #expect(try await scaling.describeScalableTarget(service: "bot", cluster: "c") == nil)
    try await scaling.registerScalableTarget(service: "bot", cluster: "c", minCapacity: 0, maxCapacity: nil)
    #expect(
      bench.json(2)
        == #"{"MinCapacity":0,"ResourceId":"service/c/bot","ScalableDimension":"ecs:service:DesiredCount","ServiceNamespace":"ecs"}"#
    )
    #expect(bench.server.requests[2]["X-Amz-Target"] == "AnyScaleFrontendService.RegisterScalableTarget")
    try bench.checkSignature(2, service: "application-autoscaling")
  }
}
