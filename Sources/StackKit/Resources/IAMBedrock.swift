// Permissions to invoke models of Amazon Bedrock.
extension Permission {
  private static let invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]

  /// Permission to invoke a Bedrock foundation model in the stack's region, with or without streaming.
  ///
  /// - Parameter model: The model's id, such as `amazon.nova-lite-v1:0`. Many newer models can be invoked by an
  ///   inference profile only.
  /// - Returns: A policy statement.
  public static func bedrockInvoke(model: String) -> Permission {
    Permission(invoke, on: [foundationModel(model, in: "\(Pseudo.region)")], faults: modelFaults(model))
  }

  /// Permission to invoke a Bedrock model by a cross-region inference profile, with or without streaming. Bedrock chooses
  /// one of the profile's regions for each request.
  ///
  /// The model itself cannot be invoked around the profile. This prints the regions: `aws bedrock get-inference-profile
  /// --inference-profile-identifier us.amazon.nova-2-lite-v1:0 --query models[].modelArn`.
  ///
  /// - Parameters:
  ///   - profile: The profile's id: a geography or `global`, and the model's id, such as `us.amazon.nova-2-lite-v1:0`.
  ///   - regions: The regions that the profile sends requests to. None for a `global` profile, which uses all.
  /// - Returns: Policy statements for the profile, and for its model in each region.
  public static func bedrockInvoke(profile: String, regions: [Region] = []) -> Permission {
    let model = String(profile.drop { $0 != "." }.dropFirst())
    let arn: Text =
      "arn:\(Pseudo.partition):bedrock:\(Pseudo.region):\(Pseudo.accountID):inference-profile/\(profile)"
    let byProfile = ("StringEquals", "bedrock:InferenceProfileArn", arn)
    let places: [Text] = ["\(Pseudo.region)"] + regions.map { "\($0.name)" }
    let models = Permission(
      invoke, on: places.map { foundationModel(model, in: $0) }, when: [byProfile])
    // Without a region, the ARN means the model wherever a global profile sends a request.
    let anywhere = Permission(
      invoke, on: [foundationModel(model, in: "")],
      when: [("StringEquals", "aws:RequestedRegion", "unspecified"), byProfile])
    return Permission(
      invoke, on: [arn], followedBy: isGlobal(profile) ? [models, anywhere] : [models],
      faults: profileFaults(profile, regions))
  }

  private static func foundationModel(_ model: String, in region: Text) -> Text {
    "arn:\(Pseudo.partition):bedrock:\(region)::foundation-model/\(model)"
  }

  private static func isGlobal(_ profile: String) -> Bool { profile.hasPrefix("global.") }

  /// The first parts of the ids of inference profiles. No provider of models has such a name.
  private static let geographies: Set<String> = [
    "apac", "au", "ca", "eu", "global", "in", "jp", "kr", "sa", "uk", "us", "us-gov",
  ]

  private static func modelFaults(_ model: String) -> [String] {
    guard isModelID(model) else {
      return ["'\(model)' is not the id of a Bedrock model, such as 'amazon.nova-lite-v1:0'"]
    }
    guard geographies.contains(String(model.prefix { $0 != "." })) else { return [] }
    return [
      "'\(model)' is an inference profile, not a model; use `.bedrockInvoke(profile: \"\(model)\", regions: […])`"
    ]
  }

  private static func profileFaults(_ profile: String, _ regions: [Region]) -> [String] {
    guard isModelID(profile), profile.split(separator: ".").count > 2 else {
      return [
        "'\(profile)' is not the id of a cross-region inference profile, such as 'us.amazon.nova-2-lite-v1:0'; for a "
          + "model, use `.bedrockInvoke(model:)`, and for a profile of your own `.custom` with its ARN"
      ]
    }
    var faults = regions.filter { !$0.isWellFormed }.map { "'\($0.name)' is not an AWS region, such as 'us-east-1'" }
    if isGlobal(profile), !regions.isEmpty {
      faults.append("the profile '\(profile)' uses all regions; remove `regions`")
    }
    if !isGlobal(profile), regions.isEmpty {
      faults.append(
        "the profile '\(profile)' needs the regions that it sends requests to, in `regions`. This command prints them: "
          + "aws bedrock get-inference-profile --inference-profile-identifier \(profile) --query models[].modelArn")
    }
    return faults
  }

  /// Parts of lowercase letters, digits and hyphens between dots; a version after colons.
  private static func isModelID(_ id: String) -> Bool {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && id.utf8.count <= 140
      && parts.allSatisfy { part in
        !part.isEmpty && part.consists { $0.isASCIILowercase || $0.isASCIIDigit || "-:".utf8.contains($0) }
      }
  }
}
