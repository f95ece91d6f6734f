/// What `deploy` needs to know of a service.
struct DeployedService: Content {
  let name: Name
  let cluster: Name
  let image: Parameter
  let repository: Repository
  let architecture: Architecture
  /// The folders that the image must declare as volumes.
  let volumes: [String]
  /// How many tasks run at first, where nothing scales them.
  let tasks: Int
  /// The bounds of autoscaling, where there is any.
  let scaling: ClosedRange<Int>?

  func contribute(to assembly: inout Assembly) { assembly.add(self) }

  /// What goes into the repository template.
  @ContentBuilder var shelf: Group {
    repository
    LifecyclePolicy(name: name / "RepositoryRules", repository: repository)
    repositoryOutput
  }

  private var repositoryOutput: Output {
    Output("RepositoryUri", of: name, "Where the image of \(name) is pushed to", "\(repository.uri)")
  }
}
