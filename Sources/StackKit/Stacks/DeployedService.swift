/// The facts about a service that `deploy` needs.
struct DeployedService: Content {
  let name: Name
  let cluster: Name
  let image: Parameter
  /// The name of the image repository.
  let repository: PhysicalName
  /// The resources that must exist before the image is pushed; their template is deployed first.
  let repositoryContents: Group
  /// `arm64` or `amd64`.
  let architecture: String
  /// The folders that the image must declare as volumes.
  let volumes: [String]
  /// The initial number of tasks without autoscaling.
  let tasks: Int
  /// The bounds of autoscaling; nil without.
  let scaling: ClosedRange<Int>?

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
