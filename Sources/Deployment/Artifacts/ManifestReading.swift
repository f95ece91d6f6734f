import Essentials
import Templates

extension Manifest {
  /// The version of the layout that this version reads.
  private static let format = 2

  // AWS's limits, or well above what a stack has.
  private static let mostServices = 100
  private static let mostFolders = 100
  private static let mostTags = 50
  private static let mostOutputs = 200
  private static let mostResources = 1000
  private static let tasks = 1...5000

  /// Reads `deploy.json`. Every member has the form that `synth` writes; anything else is refused.
  ///
  /// - Parameters:
  ///   - data: The file.
  ///   - path: Its path in messages.
  /// - Throws: What is wrong, with the line.
  package init(_ data: Data, path: String) throws(DeploymentError) {
    do throws(ManifestFault) {
      self = try Manifest(data)
    } catch {
      let place = error.place.map { ":\($0.line)" } ?? ""
      throw DeploymentError(
        .failed, "\(path)\(place): \(error.message)", remedy: error.isOfLaterVersion ? nil : .synthesize)
    }
  }

  private init(_ data: Data) throws(ManifestFault) {
    let root: Node
    do { root = try Node(json: data) } catch { throw ManifestFault(error.message, at: error.place) }
    guard let format = root["format"] else {
      throw ManifestFault("the file must be an object with the member 'format'", at: root.place)
    }
    let number = try ManifestField(node: format, path: "format").integer(1...Int.max)
    guard number == Self.format else { throw ManifestFault(format: number, reads: Self.format, at: format.place) }
    guard ManifestText.isSealed(data) else {
      throw ManifestFault("the file does not match the digest at its end: it was changed after synth wrote it")
    }
    self = try Manifest(ManifestField(node: root, path: ManifestField.whole))
  }

  private init(_ manifest: ManifestField) throws(ManifestFault) {
    let member = try manifest.members(
      [
        "format", "stack", "environment", "engine", "region", "stackName", "repositoryStackName", "tags",
        "capabilities", "services", "stateful", "statefulAddresses", "outputs", "sha256", "manifestSHA256",
      ], optional: ["account", "production", "edge"])
    stack = try member("stack").text(.stack)
    environment = try member("environment").text(.environment)
    let engine = try member("engine")
    let names = ManifestRule.one(of: EngineName.allCases.map(\.rawValue))
    guard let name = EngineName(rawValue: try engine.text(names)) else { throw engine.wrong(names.allowed) }
    self.engine = name
    region = try member("region").text(.region)
    account = try manifest.optional("account")?.text(.account)
    isProduction = try manifest.optional("production")?.bool() ?? false
    let stackName = "\(stack)-\(environment)"
    guard stackName.utf8.count <= Self.mostNameBytes else {
      throw try member("stack").wrong("so short that '\(stackName)' has at most \(Self.mostNameBytes) characters")
    }
    // The second stacks of another stack have these names, and Elastic Load Balancing reserves the prefix.
    guard !stackName.hasPrefix("internal-"), !["-repository", "-edge"].contains(where: stackName.hasSuffix) else {
      throw try member("environment").wrong(
        "such that '\(stackName)' neither begins with 'internal-' nor ends in '-repository' or '-edge'")
    }
    self.stackName = try member("stackName").text(.exactly(stackName))
    repositoryStackName = try member("repositoryStackName").text(.exactly("\(stackName)-repository"))
    edge = try manifest.optional("edge").map { field throws(ManifestFault) in try Edge(field, of: stackName) }
    tags = try Self.tags(member("tags"), stack: stack, environment: environment)
    capabilities = try member("capabilities").texts(.one(of: ["CAPABILITY_IAM"]), limit: 1)
    services = try Self.services(member("services"), of: stackName)
    let stateful = try member("stateful").texts(.logicalID, limit: Self.mostResources)
    self.stateful = stateful
    let known = ManifestRule(allowed: "a logical id in 'stateful'") { stateful.contains($0) }
    let addresses = try member("statefulAddresses").entries(known, limit: Self.mostResources)
    statefulAddresses = try Self.texts(addresses, .address)
    outputs = try member("outputs").texts(.logicalID, limit: Self.mostOutputs)
    let digests = try member("sha256").entries(
      .one(of: ArtifactPath.allCases.map(\.rawValue)), limit: ArtifactPath.allCases.count)
    sha256 = try Self.texts(digests, .digest)
    _ = try member("manifestSHA256").text(.digest)
    try checkFiles(member("sha256"))
    // CloudFormation would get the parameter twice, and the review would see one of the values.
    if let name = edge?.parameters.keys.sorted().first(where: imageParameters.contains) {
      throw ManifestFault(
        "edge.parameters has '\(name)', which is the parameter of a service's image",
        at: manifest.optional("edge")?.node.place)
    }
  }

  /// Refuses a list of files that are not those of the stack.
  private func checkFiles(_ field: ManifestField) throws(ManifestFault) {
    for path in ArtifactPath.allCases {
      let isPossible = path == .edge ? edge != nil : !path.isOfRepositories || !services.isEmpty
      if sha256[path.rawValue] != nil, !isPossible {
        throw ManifestFault("sha256 lists \(path.rawValue), which this stack does not have", at: field.node.place)
      }
      if sha256[path.rawValue] == nil, isPossible, !path.isOfUser {
        throw ManifestFault("sha256 does not list \(path.rawValue)", at: field.node.place)
      }
    }
  }

  private static func tags(
    _ field: ManifestField, stack: String, environment: String
  ) throws(ManifestFault) -> [String: String] {
    let tags = try texts(field.entries(.tagKey, limit: mostTags), .tagValue)
    for (key, value) in [("stack", stack), ("environment", environment)] where tags[key] != value {
      throw ManifestFault("tags must have the tag '\(key)' with the value '\(value)'", at: field.node.place)
    }
    return tags
  }

  private static func texts(
    _ entries: [(key: String, value: ManifestField)], _ rule: ManifestRule
  ) throws(ManifestFault) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in entries { texts[key] = try value.text(rule) }
    return texts
  }

  private static func services(_ field: ManifestField, of stackName: String) throws(ManifestFault) -> [Service] {
    var services: [Service] = []
    // Each of these belongs to one service, by the member that holds it.
    var known: [String: Set<String>] = [:]
    for item in try field.items(limit: mostServices) {
      let service = try Service(item, of: stackName, mostFolders: mostFolders, tasks: tasks)
      for (key, value) in [
        ("name", service.name.lowercased()), ("imageParameter", service.imageParameter),
        ("imageVariable", service.imageVariable), ("repository", service.repository),
        ("repositoryOutput", service.repositoryOutput), ("serviceOutput", service.serviceOutput),
      ] where !known[key, default: []].insert(value).inserted {
        throw item.optional(key)?.repeated(value) ?? item.repeated(value)
      }
      services.append(service)
    }
    return services
  }
}

extension Manifest.Edge {
  fileprivate init(_ field: ManifestField, of stackName: String) throws(ManifestFault) {
    let member = try field.members(["stackName", "region", "template", "parameters"])
    self.stackName = try member("stackName").text(.exactly("\(stackName)-edge"))
    region = try member("region").text(.exactly("us-east-1"))
    template = try member("template").text(.exactly(ArtifactPath.edge.rawValue))
    var parameters: [String: String] = [:]
    for (parameter, output) in try member("parameters").entries(.logicalID, limit: 200) {
      parameters[parameter] = try output.text(.logicalID)
    }
    self.parameters = parameters
  }
}

extension Manifest.Service {
  fileprivate init(
    _ field: ManifestField, of stackName: String, mostFolders: Int, tasks allowed: ClosedRange<Int>
  ) throws(ManifestFault) {
    let member = try field.members(
      [
        "name", "architecture", "imageParameter", "imageVariable", "repository", "repositoryOutput", "clusterOutput",
        "serviceOutput",
      ], optional: ["writable", "tasks", "scaling"])
    name = try member("name").text(.name)
    architecture = try member("architecture").text(.one(of: ["arm64", "amd64"]))
    writable = try field.optional("writable")?.texts(.folder, limit: mostFolders)
    imageParameter = try member("imageParameter").text(.logicalID)
    imageVariable = try member("imageVariable").text(.identifier)
    repository = try member("repository").text(.repository(of: stackName))
    repositoryOutput = try member("repositoryOutput").text(.logicalID)
    clusterOutput = try member("clusterOutput").text(.logicalID)
    serviceOutput = try member("serviceOutput").text(.logicalID)
    tasks = try field.optional("tasks")?.integer(allowed)
    scaling = try field.optional("scaling").map { field throws(ManifestFault) in
      let member = try field.members(["minimum", "maximum"])
      let minimum = try member("minimum").integer(allowed)
      return .init(minimum: minimum, maximum: try member("maximum").integer(minimum...allowed.upperBound))
    }
    guard (tasks == nil) != (scaling == nil) else {
      throw ManifestFault("\(field.path) must have either 'tasks' or 'scaling'", at: field.node.place)
    }
  }
}
