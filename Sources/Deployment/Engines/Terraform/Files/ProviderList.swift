/// The providers that a stack may use. A provider is a program that Terraform runs with the keys of the person who
/// deploys, also to plan only.
///
/// Each of these is HashiCorp's own, and neither starts programs nor reads files of this machine. A list, because a state
/// can ask for a provider that `main.tf` does not have.
enum ProviderList {
  static let names = ["aws", "awscc", "random", "time", "tls"]

  static let registry = "registry.terraform.io"

  /// Whether a provider is allowed: `registry.terraform.io/hashicorp/aws`.
  static func allows(_ address: String) -> Bool { names.contains { address == "\(registry)/hashicorp/\($0)" } }

  /// Whether a provider is allowed in `required_providers`, where the registry may be omitted.
  static func allows(_ name: String, source: String) -> Bool {
    names.contains(name) && ["hashicorp/\(name)", "\(registry)/hashicorp/\(name)"].contains(source)
  }

  /// Whether the type of a resource is of an allowed provider: `aws_vpc`.
  static func has(type: String) -> Bool { names.contains(String(type.prefix { $0 != "_" })) }

  static var listed: String { names.map { "hashicorp/\($0)" }.joined(separator: ", ") }
}
