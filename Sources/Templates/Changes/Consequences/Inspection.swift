/// Finds the consequences of resources in their properties.
struct Inspection {
  let scope: PolicyScope
  /// The parameters with which a deployment gives the images that it has reviewed.
  let imageParameters: Set<String>
  /// The values of these parameters or variables.
  let givenImages: Set<String>
  var findings = Findings()

  init(scope: PolicyScope, imageParameters: Set<String> = [], givenImages: Set<String>) {
    self.scope = scope
    self.imageParameters = imageParameters
    self.givenImages = givenImages
  }

  /// A resource that a change adds, changes, replaces or imports.
  struct Subject {
    let id: String
    /// The type as the template has it.
    let type: String
    /// CloudFormation's name of the type; nil if it is not known.
    let knownType: String?
    /// The kinds of the type; nil if the type is not known.
    let kinds: [Consequence.Kind]?
    /// The properties, with a call for each value that is not known.
    let properties: Node
    /// The properties as the template has them; nil in a plan, which has no dynamic references.
    let written: Node?
    /// The top-level properties that change; empty for a new resource.
    let changed: Set<String>
  }

  mutating func inspect(_ subject: Subject) {
    inspectType(subject)
    inspectPolicies(subject)
    inspectManagedPolicies(subject)
    inspectPrincipals(subject)
    inspectRoles(subject)
    inspectFlags(subject)
    inspectContainers(subject)
    inspectListeners(subject)
    inspectWebsite(subject)
    inspectSources(subject)
    inspectDestinations(subject)
    inspectSecrets(subject)
  }

  mutating func add(
    _ kind: Consequence.Kind, _ subject: Subject, _ text: String? = nil, weight: Int = Findings.Weight.plain
  ) {
    findings.add(kind, subject.id, subject.type, text, weight: weight)
  }

  private mutating func inspectType(_ subject: Subject) {
    guard let kinds = subject.kinds else {
      return add(.notJudged, subject, "StackKit does not know the type")
    }
    let details = Self.details[subject.knownType?.hasPrefix("Custom::") == true ? "Custom" : subject.knownType ?? ""]
    for kind in kinds { add(kind, subject, details.flatMap { Self.detail($0, of: subject.properties) }) }
  }

  /// The properties that say where code, data or templates come from or go to.
  private static let details: [String: [[String]]] = [
    "Custom": [["ServiceToken"]], "AWS::CloudFormation::CustomResource": [["ServiceToken"]],
    "AWS::CloudFormation::Stack": [["TemplateURL"], ["template_url"]],
    "AWS::CloudFormation::StackSet": [["TemplateURL"], ["template_url"], ["StackSetName"], ["name"]],
    "AWS::CloudFormation::Macro": [["Name"], ["FunctionName"]],
    "AWS::CloudFormation::TypeActivation": [["TypeName"], ["PublisherId"], ["PublicTypeArn"]],
    "AWS::CodeBuild::Project": [["Source", "Location"], ["ServiceRole"]],
    "AWS::ECR::ReplicationConfiguration": [
      ["ReplicationConfiguration", "Rules", "*", "Destinations", "*", "RegistryId"],
      ["replication_configuration", "*", "rule", "*", "destination", "*", "registry_id"],
    ],
    "AWS::Events::ApiDestination": [["InvocationEndpoint"]],
    "AWS::Events::Rule": [["Targets", "*", "Arn"], ["arn"]],
    "AWS::IAM::AccessKey": [["UserName"]],
    "AWS::IAM::UserToGroupAddition": [["GroupName"], ["Users"]],
    "AWS::Lambda::Function": [
      ["Code", "S3Bucket"], ["Code", "ImageUri"], ["s3_bucket"], ["image_uri"], ["filename"], ["Role"],
    ],
    "AWS::Lambda::LayerVersionPermission": [["Principal"]],
    "AWS::RAM::ResourceShare": [["Principals"]],
    "AWS::Route53::RecordSet": [
      ["Name"], ["ResourceRecords"], ["AliasTarget", "DNSName"], ["name"], ["records"], ["alias", "*", "name"],
    ],
    "AWS::Route53::RecordSetGroup": [
      ["RecordSets", "*", "Name"], ["RecordSets", "*", "ResourceRecords"],
      ["RecordSets", "*", "AliasTarget", "DNSName"],
    ],
    "AWS::SNS::Subscription": [["Protocol"], ["protocol"], ["Endpoint"], ["endpoint"]],
    "AWS::SSM::Association": [["Name"]],
    "AWS::Scheduler::Schedule": [["Target", "Arn"]],
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct": [["ProductName"], ["ProductId"]],
    "AWS::ServerlessRepo::Application": [["ApplicationId"]],
  ]

  private static func detail(_ paths: [[String]], of properties: Node) -> String? {
    let values = paths.compactMap { path -> String? in
      let found = properties.values(at: path[...]).map(\.brief)
      return found.isEmpty ? nil : found.shortened(to: 2)
    }
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}

extension Node {
  /// The values at a path, `*` for every item, `Key=a` for the items with this key.
  func values(at path: ArraySlice<String>) -> [Node] {
    guard let step = path.first else { return entries }
    let rest = path.dropFirst()
    if step.hasPrefix("Key=") {
      let key = step.dropFirst(4)
      return entries.filter { $0["Key"].map { $0.text == nil || $0.text == String(key) } ?? false }
        .flatMap { $0.values(at: rest) }
    }
    if step == "*" { return entries.flatMap { $0.values(at: rest) } }
    return alternatives.flatMap { $0.call == nil ? $0[step]?.values(at: rest) ?? [] : [] }
  }

  /// The first value at one of two paths, which are the names of CloudFormation and Terraform.
  func value(_ names: String...) -> Node? { names.lazy.compactMap { self[$0] }.first { !$0.isNull } }
}
