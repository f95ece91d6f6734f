extension Consequence {
  /// The consequences of changes to the resources of a plan, and of its providers, data sources and modules, the
  /// gravest first.
  ///
  /// - Parameters:
  ///   - changes: The changes of the plan. Removals have none, unless provisioners run.
  ///   - plan: The plan.
  ///   - imageVariables: The variables of the manifest's images. The review has named these images already.
  ///   - account: The account that is deployed to; if nil, every account's id in the plan counts as another one.
  /// - Returns: Bounded in number and length.
  package static func all(
    of changes: [PlannedChange], in plan: TerraformPlan, imageVariables: Set<String> = [], account: String? = nil
  ) -> [Consequence] {
    // Not the data sources: what they find is not part of the stack.
    let managed = plan.resources.filter { $0.mode == .managed }
    let types = Dictionary(managed.map { ($0.address, $0.type) }) { first, _ in first }
    let root = plan.root["configuration", "root_module"]
    var inspection = Inspection(
      scope: PolicyScope(
        account: account, types: types, ownNames: Set(managed.flatMap(\.ownNames)),
        ownTexts: Dictionary(managed.map { ($0.knownType, $0.ownTexts) }) { $0.union($1) }),
      givenImages: Set(imageVariables.compactMap { plan.variables[$0]?.text }))
    var open = Dictionary(changes.filter(\.makesResource).map { ($0.id, $0) }) { first, _ in first }
    for (resource, properties) in plan.plannedProperties {
      guard let change = open.removeValue(forKey: resource.address) else { continue }
      inspection.inspect(change, resource, properties, plan)
    }
    inspection.inspectRemovals(changes)
    for change in changes where open[change.id] != nil {
      inspection.findings.add(.notJudged, change.id, change.type, "the plan has no values for it")
    }
    inspection.inspectProviders(plan.root["configuration", "provider_config"])
    inspection.inspectModule(root, path: "", changes)
    return inspection.findings.consequences
  }
}

extension Inspection {
  fileprivate mutating func inspect(
    _ change: PlannedChange, _ resource: TerraformPlan.Resource, _ properties: Node, _ plan: TerraformPlan
  ) {
    // Terraform's own resource does nothing without provisioners, which are looked at elsewhere.
    guard change.type != "terraform_data" else { return }
    let knownType = ConsequenceTypes.cloudFormation(terraform: change.type)
    inspect(
      Subject(
        id: change.id, type: change.type, knownType: knownType,
        kinds: knownType.flatMap(ConsequenceTypes.kinds(of:)),
        properties: plan.withTargets(resource.configured(properties), of: resource),
        written: nil,
        changed: change.effect == .add ? [] : Set(change.names)))
  }

  // MARK: - Providers

  /// The arguments of the provider that make it act for somebody else.
  private static let identities: Set = [
    "access_key", "assume_role", "assume_role_with_web_identity", "profile", "secret_key", "shared_config_files",
    "shared_credentials_files", "token",
  ]

  /// The arguments that send its requests elsewhere.
  private static let destinations: Set = [
    "custom_ca_bundle", "ec2_metadata_service_endpoint", "endpoints", "http_proxy", "https_proxy", "insecure",
    "sts_region",
  ]

  fileprivate mutating func inspectProviders(_ providers: Node?) {
    for provider in providers?.members ?? Members([]) {
      let name = provider.value["full_name"]?.text ?? provider.key
      if name == "registry.terraform.io/hashicorp/aws" {
        let arguments = provider.value["expressions"]?.members?.keys ?? []
        for argument in arguments.sorted() where Self.identities.contains(argument) {
          findings.add(.grantsAccess, "provider \(provider.key)", "", "acts for others: \(argument)")
        }
        for argument in arguments.sorted() where Self.destinations.contains(argument) {
          findings.add(.sendsData, "provider \(provider.key)", "", "its requests go elsewhere: \(argument)")
        }
      } else if name != "terraform.io/builtin/terraform" {
        findings.add(.runsCode, "provider \(name)", "", "on this machine", weight: Findings.Weight.wide)
      }
    }
  }

  // MARK: - Modules, data sources and provisioners

  fileprivate mutating func inspectModule(_ module: Node?, path: String, _ changes: [PlannedChange]) {
    let changed = Set(changes.map { TerraformPlan.withoutKeys($0.id) })
    // Modules in modules are as deep as the plan at most, which its reader bounds.
    var open = [(module: module, path: path)]
    while let (module, path) = open.popLast() {
      for resource in module?["resources"]?.items ?? [] {
        let address = path + (resource["address"]?.text ?? "")
        let type = resource["type"]?.text ?? ""
        if resource["mode"]?.text == "data" { inspectDataSource(resource, address, type) }
        guard changed.contains(address) else { continue }
        for provisioner in resource["provisioners"]?.items ?? [] {
          let name = provisioner["type"]?.text ?? "?"
          let command = provisioner["expressions", "command", "constant_value"]?.brief
          findings.add(
            .runsCode, address, type, "provisioner \(name)" + (command.map { " \($0)" } ?? ""),
            weight: Findings.Weight.everything)
        }
      }
      for call in module?["module_calls"]?.members ?? Members([]) {
        let name = "module.\(call.key)"
        findings.add(.deploysTemplates, path + name, "", call.value["source"]?.brief ?? "unknown source")
        open.append((call.value["module"], path + name + "."))
      }
    }
  }

  private mutating func inspectDataSource(_ source: Node, _ address: String, _ type: String) {
    let expressions = source["expressions"]
    switch type {
    case "external":
      let program = expressions?["program", "constant_value"]?.entries.map(\.brief).joined(separator: " ")
      findings.add(
        .runsCode, address, type, "when it plans: \(program ?? "a computed program")",
        weight: Findings.Weight.everything)
    case "aws_lambda_invocation":
      findings.add(
        .runsCode, address, type,
        "when it plans: \(expressions?["function_name", "constant_value"]?.brief ?? "a computed function")")
    case "http":
      findings.add(
        .sendsData, address, type,
        "when it plans: \(expressions?["url", "constant_value"]?.brief ?? "a computed address")")
    case "terraform_remote_state":
      findings.add(
        .sendsData, address, type,
        "reads another state: \(expressions?["backend", "constant_value"]?.brief ?? "a computed backend")")
    case "aws_secretsmanager_secret_version", "aws_secretsmanager_secret_versions", "aws_ssm_parameter",
      "aws_ssm_parameters_by_path", "aws_kms_secrets", "aws_ecr_authorization_token", "aws_eks_cluster_auth":
      findings.add(.passesSecrets, address, type, "reads secrets into the configuration and the state")
    default: break
    }
  }
}

extension TerraformPlan.Resource {
  /// The ARN and names of a role or a secret that the stack has already.
  ///
  /// Not of one that the plan makes or imports: somebody else may have one of that name.
  fileprivate var ownNames: [String] {
    let types: Set = [
      "aws_iam_role", "aws_iam_instance_profile", "aws_secretsmanager_secret", "aws_ssm_parameter",
    ]
    guard types.contains(type), let change, !change.actions.contains("create"),
      change.importing == nil || change.importing?.isNull == true
    else { return [] }
    return ["arn", "id", "name"].compactMap { change.before?[$0]?.text }.filter { !$0.isEmpty }
  }

  fileprivate var knownType: String { ConsequenceTypes.cloudFormation(terraform: type) ?? type }

  /// The names of a resource in the properties of others. Its author chooses only one of them, the name of a bucket, which
  /// is not a host.
  fileprivate var ownTexts: Set<String> {
    let bucket = type == "aws_s3_bucket" ? ["bucket", "id"] : []
    let attributes = [
      "arn", "arn_without_revision", "bucket_domain_name", "bucket_regional_domain_name", "dns_name", "domain_name",
      "function_url", "invoke_arn",
    ]
    return Set((attributes + bucket).flatMap { [self[$0]?.text, change?.before?[$0]?.text].compactMap(\.self) })
  }

  /// The properties without those that the provider alone computes.
  fileprivate func configured(_ properties: Node) -> Node {
    guard let expressions = configuration?.expressions.members, let members = properties.members else {
      return properties
    }
    return Node(
      .object(Members(members.filter { !$0.value.hasCalls || expressions[$0.key] != nil })), at: properties.place)
  }
}

extension TerraformPlan {
  /// The properties with a reference in place of the name of a role, user or group that exists already.
  ///
  /// Only if the name is that of the resource to which the configuration refers: an expression may give another one.
  fileprivate func withTargets(_ properties: Node, of resource: Resource) -> Node {
    guard let members = properties.members else { return properties }
    let module = resource.module.map { $0 + "." } ?? ""
    let replaced = members.map { member -> Members.Member in
      guard ["role", "user", "group"].contains(member.key), let name = member.value.text,
        let reference = resource.configuration?.expressions[member.key]?["references"]?.texts.last,
        let target = self[module + reference], target.mode == .managed,
        target["name"]?.text == name || target["id"]?.text == name
      else { return member }
      let address = Node.string(target.address, at: member.value.place)
      return Members.Member(member.key, at: member.place, Node(.call(Call(.ref, address)), at: member.value.place))
    }
    return Node(.object(Members(replaced)), at: properties.place)
  }
}
