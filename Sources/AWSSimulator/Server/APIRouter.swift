import Essentials
import Files

/// Finds the API of a request, checks the signature, and calls the account.
struct APIRouter: Sendable {
  let cloud: Cloud
  let signatures: SignatureCheck
  let limits: Limits

  /// The reason to refuse a call before its body has arrived; nil if its signature has to be checked with the body.
  func refusal(of call: Call) -> Answer? {
    do throws(SignatureCheck.Refusal) {
      _ = try signatures.claim(of: call)
      return nil
    } catch {
      let isJSON = call.headers["x-amz-target"] != nil
      return Answer(error.error(json: isJSON), json: isJSON, namespace: Self.cloudFormation)
    }
  }

  /// The bytes that the body may have. Parts of layers are large, and follow a signed call that begins their upload.
  func bodyLimit(of call: Call) async -> Int {
    guard call.headers["x-amz-target"]?.hasSuffix(".UploadLayerPart") == true, await !cloud.layerUploads.isEmpty else {
      return limits.call
    }
    return limits.layerPart
  }

  private static let cloudFormation = "http://cloudformation.amazonaws.com/doc/2010-05-15/"

  func answer(_ call: Call) async -> Answer {
    if let target = call.headers["x-amz-target"] { return await json(call, target) }
    return await query(call)
  }

  /// The services of the JSON protocol, by the part of `X-Amz-Target` before the dot.
  private static let jsonServices = [
    "AmazonEC2ContainerServiceV20141113": "ecs",
    "AmazonEC2ContainerRegistry_V20150921": "ecr",
    "AnyScaleFrontendService": "application-autoscaling",
  ]

  private func json(_ call: Call, _ target: String) async -> Answer {
    let parts = target.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let service = Self.jsonServices[parts[0]] else {
      return Answer(.unknownOperation, json: true)
    }
    do throws(SignatureCheck.Refusal) {
      try signatures.check(call, service: service)
    } catch {
      return Answer(error.error(json: true), json: true)
    }
    guard let input = call.body.isEmpty ? [:] : JSON(json: call.body), input.object != nil else {
      return Answer(ServiceError("SerializationException", "the body is not a JSON object"), json: true)
    }
    do throws(ServiceError) {
      switch service {
      case "ecs": return Answer(json: try await cloud.ecs(parts[1], input))
      case "ecr": return Answer(json: try await cloud.ecr(parts[1], input))
      default: return Answer(json: try await cloud.applicationAutoScaling(parts[1], input))
      }
    } catch {
      return Answer(error, json: true)
    }
  }

  private func query(_ call: Call) async -> Answer {
    guard let form = Form(call.method == "GET" ? Data(call.query.utf8) : call.body), let action = form["Action"] else {
      return Answer(
        ServiceError("MissingAction", "Could not find an Action parameter in the request"), json: false)
    }
    let isSTS = form["Version"] == "2011-06-15"
    let namespace = isSTS ? "https://sts.amazonaws.com/doc/2011-06-15/" : Self.cloudFormation
    do throws(SignatureCheck.Refusal) {
      try signatures.check(call, service: isSTS ? "sts" : "cloudformation")
    } catch {
      return Answer(error.error(json: false), json: false, namespace: namespace)
    }
    guard isSTS || form["Version"] == "2010-05-15" else {
      return Answer(.invalidAction(action), json: false, namespace: namespace)
    }
    do throws(ServiceError) {
      let result =
        isSTS
        ? try await cloud.sts(action, accessKey: signatures.accessKey) : try await cloud.cloudFormation(action, form)
      return Answer(query: action, result: result, namespace: namespace)
    } catch {
      return Answer(error, json: false, namespace: namespace)
    }
  }
}

extension JSON {
  /// Dates in AWS's JSON protocols: seconds since 1970.
  init(_ date: Date) { self = .decimal((date.timeIntervalSince1970 * 1000).rounded() / 1000) }
}
