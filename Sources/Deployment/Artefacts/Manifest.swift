import AWSClient
import ContainerImage

/// `deploy.json`: what there is to know of a stack in an environment without compiling it or reading its template.
package struct Manifest: Sendable, Decodable {
  /// The version of this file's layout; only 1 is known.
  package let format: Int
  package let stack: String
  package let environment: String
  /// `cloudformation` or `terraform`.
  package let engine: String
  package let region: String
  /// The account it belongs to, 12 digits; nil for any.
  package let account: String?
  /// Whether the stack says that people depend on it; nil for no.
  private let production: Bool?
  package let stackName: String
  package let repositoryStackName: String
  /// What stands in us-east-1 because CloudFront takes it from nowhere else; nil for nothing, or in the stack itself.
  package let edge: Edge?
  package let tags: [String: String]
  package let capabilities: [String]
  package let services: [Service]
  /// The logical ids of resources that hold what nobody wants to lose.
  package let stateful: [String]
  /// Terraform's addresses of these, by logical id; nil in a file of an earlier version.
  package let statefulAddresses: [String: String]?
  /// The keys of the stack's outputs, in the order to show them.
  package let outputs: [String]
  /// The digest of every other artefact, by its path.
  package let sha256: [String: String]

  /// A small stack in another region, which is deployed before the stack.
  package struct Edge: Sendable, Decodable {
    package let stackName: String
    package let region: String
    /// The artefact that is its template.
    package let template: String
    /// The stack's parameters, each with the key of the output here that it is.
    package let parameters: [String: String]
  }

  /// A service that runs a container image.
  package struct Service: Sendable, Decodable {
    package let name: String
    /// As images call it: `arm64` or `amd64`.
    package let architecture: String
    /// The folders that the container may write to, which its image must declare as volumes; nil for none.
    package let writable: [String]?
    /// The template's parameter for the image.
    package let imageParameter: String
    /// The same for Terraform.
    package let imageVariable: String
    /// The name of the repository.
    package let repository: String
    /// The keys of outputs: of the repository stack, then twice of the stack.
    package let repositoryOutput: String
    package let clusterOutput: String
    package let serviceOutput: String
    /// How many tasks run at first where nothing scales them.
    package let tasks: Int?
    /// Between how many tasks autoscaling moves the service; nil without autoscaling.
    package let scaling: Bounds?
  }

  /// The bounds of autoscaling, in tasks.
  package struct Bounds: Sendable, Codable, Equatable {
    package let minimum: Int
    package let maximum: Int

    package init(minimum: Int, maximum: Int) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// How messages call it: `chatbot/prod`.
  package var label: String { "\(stack)/\(environment)" }

  /// Whether people depend on it, by what its stack says: its stacks are protected against deletion.
  package var isProduction: Bool { production ?? false }

  var awsTags: [CloudFormation.Tag] { tags.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) } }

  /// The service that people call `name`, in whatever case.
  package func service(_ name: String) throws(DeploymentError) -> Service {
    guard let service = services.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let names = services.map { "'\($0.name)'" }.joined(separator: ", ")
      throw DeploymentError(.usage, "there is no service '\(name)'; there is \(names.isEmpty ? "none" : names)")
    }
    return service
  }
}

extension Manifest.Service {
  var platform: Platform { Platform(os: "linux", architecture: architecture) }
}
