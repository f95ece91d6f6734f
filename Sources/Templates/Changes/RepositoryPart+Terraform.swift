extension RepositoryPart {
  /// The provider of the repositories.
  private static let provider = "registry.terraform.io/hashicorp/aws"

  /// Arguments of the provider that say neither where requests go nor who makes them.
  private static let providerArguments: Set = ["region", "default_tags", "allowed_account_ids"]

  /// Parts of a module's configuration that the rules below look at.
  private static let parts: Set = ["resources", "outputs"]

  /// Parts of a plan that say what is planned, in any version of its format.
  private static let sections: Set = [
    "applyable", "checks", "complete", "configuration", "errored", "format_version", "output_changes", "planned_values",
    "prior_state", "relevant_attributes", "resource_changes", "resource_drift", "terraform_version", "timestamp",
  ]

  /// What a plan has beside repositories, each in words; empty if it may be applied as the repository part.
  package static func objections(to plan: TerraformPlan) -> [String] {
    let root = plan.root["configuration", "root_module"] ?? Node(.object(Members([])))
    var found = (root.members?.keys ?? []).filter { !parts.contains($0) }.map { "\($0) in the configuration" }
    found += (plan.root.members?.keys ?? []).filter { !sections.contains($0) }.map { "\($0) in the plan" }
    for provider in plan.root["configuration", "provider_config"]?.members ?? Members([]) {
      found += objections(to: provider)
    }
    for resource in root["resources"]?.items ?? [] { found += objections(to: resource) }
    // The state may hold what the configuration no longer has, and it may hold modules.
    for resource in plan.resources where !isAllowed(resource.type, resource.mode, in: resource.module) {
      found.append("\(resource.mode == .data ? "data source" : "resource") \(resource.address)")
    }
    for output in root["outputs"]?.members ?? Members([]) where !isAttribute(output.value["expression"]) {
      found.append("output \(output.key), whose value is not an attribute of a repository")
    }
    return bounded(found)
  }

  private static func objections(to provider: Members.Member) -> [String] {
    let value = provider.value
    guard value["full_name"]?.text == Self.provider, value["name"]?.text == "aws" else {
      return ["provider \(value["full_name"]?.text ?? provider.key)"]
    }
    let arguments = value["expressions"]?.members?.keys ?? []
    let foreign = arguments.filter { !providerArguments.contains($0) }
    return foreign.map { "argument \($0) of provider \(provider.key)" }
  }

  private static func objections(to resource: Node) -> [String] {
    let address = resource["address"]?.text ?? ""
    // Also a mode that this version of the plan's format does not have.
    guard resource["mode"]?.text == "managed", terraformTypes.contains(resource["type"]?.text ?? "") else {
      return ["\(resource["mode"]?.text == "data" ? "data source" : "resource") \(address)"]
    }
    let provisioners = (resource["provisioners"]?.items ?? []).map { $0["type"]?.text ?? "of an unknown type" }
    return provisioners.map { "resource \(address), which has a provisioner \($0)" }
  }

  private static func isAllowed(_ type: String, _ mode: TerraformPlan.Resource.Mode, in module: String?) -> Bool {
    mode == .managed && terraformTypes.contains(type) && module == nil
  }

  /// Whether an expression refers to repositories, and to nothing else.
  private static func isAttribute(_ expression: Node?) -> Bool {
    guard let references = expression?["references"]?.items, !references.isEmpty, expression?.members?.count == 1 else {
      return false
    }
    return references.allSatisfy { $0.text?.hasPrefix("aws_ecr_repository.") == true }
  }
}
