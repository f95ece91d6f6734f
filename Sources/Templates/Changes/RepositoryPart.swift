/// The stack of image repositories, which is deployed before the images are pushed: it may hold nothing else.
///
/// The rules are those of what `synth` writes: repositories, and outputs that are attributes of them. Everything else is
/// refused, also what would be harmless, because a template is easier to check by what it may have.
package enum RepositoryPart {
  /// CloudFormation's types for one repository. The other `AWS::ECR` types set up the whole registry of the account:
  /// replication alone would send every image elsewhere.
  static let types: Set = ["AWS::ECR::Repository"]

  /// The same in Terraform.
  static let terraformTypes: Set = ["aws_ecr_repository", "aws_ecr_lifecycle_policy", "aws_ecr_repository_policy"]

  /// Sections of a template that cannot do anything.
  private static let sections: Set = ["AWSTemplateFormatVersion", "Description", "Metadata", "Outputs", "Resources"]

  /// The maximum number of objections; the last one counts the others.
  private static let most = 20

  /// The changes of anything but repositories, also of resources that only the deployed stack has.
  package static func foreign(in changes: [PlannedChange]) -> [PlannedChange] {
    changes.filter { !types.contains($0.type) && !terraformTypes.contains($0.type) }
  }

  /// What a template has beside repositories, each in words; empty if it may be deployed as the repository stack.
  package static func objections(to template: Template) -> [String] {
    var found = template.macros.map { "macro \($0)" }
    for section in template.root.members ?? Members([]) where !sections.contains(section.key) {
      // The macros of this section are named above.
      guard section.key != "Transform" else { continue }
      found.append("section \(section.key)")
    }
    let loops = ["Resources", "Outputs"].flatMap { template.root[$0]?.members?.keys ?? [] }
    found += loops.filter { $0.hasPrefix(Template.loopPrefix) }.map { "loop \($0)" }
    for resource in template.resources {
      guard types.contains(resource.type) else {
        found.append("resource \(resource.name) (\(resource.type))")
        continue
      }
      found += Self.objections(to: resource.body, of: "resource \(resource.name)")
    }
    for output in template.outputs {
      found += Self.objections(to: output.body, of: "output \(output.name)")
      if !isAttribute(output.value, in: template) {
        found.append("output \(output.name), whose value is not an attribute of a repository")
      }
      if output.body["Export"] != nil { found.append("output \(output.name), which is exported to other stacks") }
    }
    return bounded(found)
  }

  /// Functions and references that bring in values from outside the template.
  private static func objections(to body: Node, of subject: String) -> [String] {
    var found: [String] = []
    var open = [body]
    while let node = open.popLast() {
      switch node.call?.function {
      case .importValue, .getStackOutput, .findInMap, .if, .condition: found.append(node.call?.function.rawValue ?? "")
      default: break
      }
      // Also in keys, and in a text that a function would put together: half of a reference is enough.
      let texts = [node.scalar?.text].compactMap(\.self) + (node.members?.keys ?? [])
      if texts.contains(where: { $0.containsExactly("{{") || $0.containsExactly("resolve:") }) {
        found.append("a dynamic reference")
      }
      if node.members?.keys.contains(where: { $0.hasPrefix(Template.loopPrefix) }) == true { found.append("a loop") }
      open += node.children
    }
    return Set(found).sorted().map { "\(subject), which has \($0)" }
  }

  /// Whether a value is `Ref` or `Fn::GetAtt` of a repository of the template.
  private static func isAttribute(_ value: Node?, in template: Template) -> Bool {
    guard let call = value?.call else { return false }
    let reference: Reference? =
      switch call.function {
      case .ref: call.argument.text.map { Reference($0) }
      case .getAtt: try? Reference(getAtt: call.argument)
      default: nil
      }
    return reference.flatMap { template[$0.name] }.map { types.contains($0.type) } ?? false
  }

  static func bounded(_ objections: [String]) -> [String] {
    var seen: Set<String> = []
    let objections = objections.filter { seen.insert($0).inserted }.map { String($0.prefix(300)) }
    guard objections.count > most else { return objections }
    return objections.prefix(most - 1) + ["\(objections.count - most + 1) more"]
  }
}
