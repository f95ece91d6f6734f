/// A folder that outlives tasks: EFS, encrypted, mounted by TLS and IAM only, backed up daily, never deleted with the
/// stack.
///
/// About 0.30 USD a GB and month, 0.05 USD a GB and month of backup, and elastic throughput by the GB moved.
public struct FileSystem: Construct {
  public let name: Name
  let network: Network

  /// - Parameters:
  ///   - name: The name of the file system.
  ///   - network: Where it is reached from; one mount target in each of its zones.
  public init(_ name: Name, in network: Network) {
    self.name = name
    self.network = network
  }

  /// Puts a folder of the file system into a container.
  ///
  /// - Parameters:
  ///   - folder: The folder, such as `/conversations`; it is made at the first mount and belongs to user 1000.
  ///   - containerPath: Where the container sees it.
  /// - Returns: What a service mounts.
  public func mount(_ folder: String, at containerPath: String) -> Mount {
    Mount(fileSystem: self, folder: folder, containerPath: containerPath)
  }

  public var resource: EFSFileSystem { EFSFileSystem(name: name, construct: self) }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "File system \(name): who may mount it", vpcID: network.vpcID,
      egress: [.none])
  }

  public var mountTargets: [MountTarget] {
    zip(Network.zones, network.privateSubnetIDs).map { zone, subnetID in
      MountTarget(
        name: name / "Mount\(Network.letter(zone))", fileSystem: resource, subnetID: subnetID,
        securityGroup: securityGroup)
    }
  }

  public var body: some Content {
    resource
    FileSystemBackup(name: name / "Backup", fileSystem: resource)
    FileSystemPolicy(name: name / "Policy", fileSystem: resource)
    mountTargets
    Output("FileSystemId", of: name, "The file system \(name)", "\(resource.id)")
  }
}

/// A folder of a file system in a container.
public struct Mount: Sendable {
  let fileSystem: FileSystem
  let folder: String
  let containerPath: String

  /// `/conversations` is `Conversations`, `/a/b-c` is `ABC`.
  private var words: [String] {
    folder.utf8.split { !$0.isASCIIAlphanumeric }.compactMap { String($0)?.capitalizedFirst }
  }

  public var point: AccessPoint {
    AccessPoint(name: fileSystem.name / words.joined(), fileSystem: fileSystem.resource, path: folder)
  }

  var volumeName: String { (fileSystem.name / words.joined()).kebab }

  var problems: [String] {
    var problems: [String] = []
    // EFS: at most four levels, 100 characters, no dot in front and none of some signs.
    let levels = folder.split(separator: "/", omittingEmptySubsequences: false)
    let isGood =
      levels.first == "" && (2...5).contains(levels.count) && folder.count <= 100 && !words.isEmpty
      && levels.dropFirst().allSatisfy { !$0.isEmpty && $0.first != "." }
      && !folder.utf8.contains { "$#<>;`|&?{}^*\n".utf8.contains($0) }
    if !isGood {
      problems.append(
        "'\(folder)' is not a folder of a file system: a path such as '/conversations', at most four levels deep")
    }
    if !containerPath.hasPrefix("/") || containerPath == "/" {
      problems.append("'\(containerPath)' is not a place in a container: an absolute path other than '/'")
    }
    return problems
  }
}
