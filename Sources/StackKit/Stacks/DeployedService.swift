/// What `deploy` needs to know of a service.
struct DeployedService: Content {
  let name: Name
  let cluster: Name
  let image: Parameter
  /// The name of the repository that the image is pushed to.
  let repository: PhysicalName
  /// What must exist before the image is pushed; its template is deployed first.
  let repositoryContents: Group
  /// `arm64` or `amd64`.
  let architecture: String
  /// The folders that the image must declare as volumes.
  let volumes: [String]
  /// How many tasks run at first, where nothing scales them.
  let tasks: Int
  /// The bounds of autoscaling, where there is any.
  let scaling: ClosedRange<Int>?

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
