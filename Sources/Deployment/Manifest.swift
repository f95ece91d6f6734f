import AWSClient
import Foundation

/// `deploy.json`: what there is to know of a stack in an environment without compiling it or reading its template.
public struct Manifest: Sendable, Decodable {
  /// The version of this file's layout; only 1 is known.
  public let format: Int
  public let stack: String
  public let environment: String
  /// `cloudformation` or `terraform`.
  public let engine: String
  public let region: String
  /// The account it belongs to, 12 digits; nil for any.
  public let account: String?
  public let stackName: String
  public let repositoryStackName: String
  /// What stands in us-east-1 because CloudFront takes it from nowhere else; nil for nothing, or in the stack itself.
  public let edge: Edge?
  public let tags: [String: String]
  public let capabilities: [String]
  public let services: [Service]
  /// The logical ids of resources that hold what nobody wants to lose.
  public let stateful: [String]
  /// The keys of the stack's outputs, in the order to show them.
  public let outputs: [String]
  /// The digest of every other artefact, by its path.
  public let sha256: [String: String]

  /// A small stack in another region, which is deployed before the stack.
  public struct Edge: Sendable, Decodable {
    public let stackName: String
    public let region: String
    /// The artefact that is its template.
    public let template: String
    /// The stack's parameters, each with the key of the output here that it is.
    public let parameters: [String: String]
  }

  /// A service that runs a container image.
  public struct Service: Sendable, Decodable {
    public let name: String
    /// As images call it: `arm64` or `amd64`.
    public let architecture: String
    /// The folders that the container may write to, which its image must declare as volumes; nil for none.
    public let writable: [String]?
    /// The template's parameter for the image.
    public let imageParameter: String
    /// The same for Terraform.
    public let imageVariable: String
    /// The name of the repository.
    public let repository: String
    /// The keys of outputs: of the repository stack, then twice of the stack.
    public let repositoryOutput: String
    public let clusterOutput: String
    public let serviceOutput: String
    /// How many tasks run at first where nothing scales them.
    public let tasks: Int?
    /// Between how many tasks autoscaling moves the service; nil without autoscaling.
    public let scaling: Bounds?
  }

  /// The bounds of autoscaling, in tasks.
  public struct Bounds: Sendable, Codable, Equatable {
    public let minimum: Int
    public let maximum: Int

    public init(minimum: Int, maximum: Int) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// How messages call it: `chatbot/prod`.
  public var label: String { "\(stack)/\(environment)" }

  /// Whether losing it would be a disaster: the environment's name starts with `prod`.
  var isProduction: Bool { environment.lowercased().hasPrefix("prod") }

  var awsTags: [CloudFormation.Tag] { tags.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) } }

  /// The service that people call `name`, in whatever case.
  func service(_ name: String) throws(DeploymentError) -> Service {
    guard let service = services.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let names = services.map { "'\($0.name)'" }.joined(separator: ", ")
      throw DeploymentError(.usage, "there is no service '\(name)'; there is \(names.isEmpty ? "none" : names)")
    }
    return service
  }
}
