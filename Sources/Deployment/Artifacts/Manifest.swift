import AWSClient
import ContainerImage

/// `deploy.json`: the facts about a stack in an environment that a deployment needs beside the templates.
package struct Manifest: Sendable {
  package let stack: String
  package let environment: String
  package let engine: EngineName
  package let region: String
  /// The account that the stack belongs to, 12 digits; nil for any.
  package let account: String?
  /// Whether the stack is marked as production, which turns on termination protection.
  package let isProduction: Bool
  package let stackName: String
  package let repositoryStackName: String
  /// The edge stack: resources in us-east-1 for CloudFront, which accepts them from no other region. Nil if there are
  /// none, or if they are in the stack itself.
  package let edge: Edge?
  package let tags: [String: String]
  package let capabilities: [String]
  package let services: [Service]
  /// The logical ids of resources that hold data.
  package let stateful: [String]
  /// Terraform's addresses of the stateful resources, by logical id.
  package let statefulAddresses: [String: String]
  /// The keys of the stack's outputs, in the order to show them.
  package let outputs: [String]
  /// The digest of every other artifact, by its path.
  package let sha256: [String: String]

  /// The program that deploys the stack.
  package enum EngineName: String, Sendable, CaseIterable {
    case cloudFormation = "cloudformation"
    case terraform
  }

  /// A small stack in another region, which is deployed before the stack.
  package struct Edge: Sendable {
    package let stackName: String
    package let region: String
    /// The artifact that is its template.
    package let template: String
    /// The main stack's parameters that are outputs of this one, each with the output's key.
    package let parameters: [String: String]
  }

  /// A service that runs a container image.
  package struct Service: Sendable {
    package let name: String
    /// The architecture in the words of images: `arm64` or `amd64`.
    package let architecture: String
    /// The folders that the container may write to, which its image must declare as volumes; nil for none.
    package let writable: [String]?
    /// The template's parameter for the image.
    package let imageParameter: String
    /// The same for Terraform.
    package let imageVariable: String
    /// The name of the repository.
    package let repository: String
    /// The key of the repository stack's output with the repository.
    package let repositoryOutput: String
    /// The keys of the main stack's outputs with the cluster and the service.
    package let clusterOutput: String
    package let serviceOutput: String
    /// The number of tasks after the first deployment; nil with autoscaling.
    package let tasks: Int?
    /// The bounds of autoscaling; nil without autoscaling.
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

  /// The name in messages: `chatbot/prod`.
  package var label: String { "\(stack)/\(environment)" }

  /// The template's parameters for the images of the services.
  var imageParameters: Set<String> { Set(services.map(\.imageParameter)) }

  var awsTags: [CloudFormation.Tag] { tags.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) } }

  /// The service of that name, in any case.
  package func service(_ name: String) throws(DeploymentError) -> Service {
    guard let service = services.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let names = services.map { "'\($0.name)'" }.joined(separator: ", ")
      throw DeploymentError(.usage, "there is no service '\(name)'; services: \(names.isEmpty ? "none" : names)")
    }
    return service
  }
}

extension Manifest.Service {
  var platform: Platform { Platform(os: "linux", architecture: architecture) }
}
