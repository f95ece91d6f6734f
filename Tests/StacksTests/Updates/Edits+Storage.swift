@testable import StackKit

extension Edit {
  private static let key = Text(stringLiteral: .keyARN)

  private static func files(
    _ name: Name = "Files", folders: [String] = ["/data"], lifecycle: FileSystem.Lifecycle = .never,
    throughput: FileSystem.Throughput = .elastic, backup: FileSystem.Backup = .daily, kmsKey: Text? = nil
  ) -> Group {
    let files = FileSystem(
      name, in: .usual, lifecycle: lifecycle, throughput: throughput, backup: backup, kmsKey: kmsKey)
    return app(mounts: folders.map { files.mount($0, at: $0) })
  }

  private static func cache(
    _ name: Name = "Board", node: CacheNode = .t4gMicro, replicas: Int = 1, snapshots: Int = 1, kmsKey: Text? = nil
  ) -> Group {
    app(calls: [
      "CACHE_URL": ValkeyCache(
        name, in: .usual, node: node, replicas: replicas, snapshotRetention: snapshots, kmsKey: kmsKey)
    ])
  }

  /// A cache of an engine version.
  private static func cache(version: String) -> Group {
    let cache = ValkeyCache("Board", in: .usual)
    return Group([
      app(calls: ["CACHE_URL": cache]),
      cache.resource.overriding { $0.set("EngineVersion", "engine_version", version) },
    ])
  }

  static let ofStorage: [Edit] = [
    Edit("a mount", to: files(), .inPlace),
    Edit("a second mount", from: files(), to: files(folders: ["/data", "/more"]), .inPlace),
    Edit(
      "one mount less", from: files(folders: ["/data", "/more"]), to: files(),
      .updated(replaced: [], removed: ["FilesMore"], state: ["FilesMore"])),
    Edit(
      "another storage class of files", from: files(), to: files(lifecycle: .infrequentAccess(after: .days30)), .inPlace
    ),
    Edit(
      "another throughput of files", from: files(), to: files(throughput: .provisioned(mebibytesPerSecond: 8)), .inPlace
    ),
    Edit("no backup of files", from: files(), to: files(backup: .off(because: "a test")), .inPlace),
    Edit(
      "a key for files", from: files(), to: files(kmsKey: key),
      .updated(
        replaced: ["Files", "FilesData", "FilesMountA", "FilesMountB"], removed: [], state: ["Files", "FilesData"])),
    Edit(
      "a file system of another name", from: files(), to: files("Disk"),
      .updated(
        replaced: [],
        removed: ["Files", "FilesData", "FilesFromBot", "FilesMountA", "FilesMountB", "FilesSecurityGroup"],
        state: ["Files", "FilesData"])),
    Edit("a cache", to: cache(), .inPlace),
    Edit("a larger cache", from: cache(), to: cache(node: .m7gLarge), .inPlace),
    Edit("one replica more", from: cache(), to: cache(replicas: 2), .inPlace),
    Edit("no replica any more", from: cache(), to: cache(replicas: 0), .inPlace),
    Edit(
      "a first replica", from: cache(replicas: 0), to: cache(),
      .refused("Board", "before its first replica", harm: "at least one read replica")),
    Edit("more snapshots", from: cache(), to: cache(snapshots: 7), .inPlace),
    Edit("a newer engine", from: cache(version: "8.0"), to: cache(version: "8.2"), .inPlace),
    Edit(
      "an older engine", from: cache(version: "8.2"), to: cache(version: "8.0"),
      .refused("Board", "go back from engine version 8.2", harm: "Downgrade")),
    Edit(
      "a key for a cache", from: cache(), to: cache(kmsKey: key),
      .updated(replaced: ["Board"], removed: [], state: ["Board"])),
    Edit(
      "a cache of another name", from: cache(), to: cache("Panel"),
      .updated(
        replaced: [],
        removed: ["Board", "BoardAuthToken", "BoardFromBot", "BoardSecurityGroup", "BoardSubnets"],
        state: ["Board", "BoardAuthToken"])),
  ]

  static let refusedAtSynth: [Edit] = [
    Edit(
      "a service behind the targets of another",
      to: app(and: { balancer in
        [
          Service(
            "Worker", size: .halfCPU(.gb1), behind: balancer.targets("Web", for: .streamlit), tasks: 1...1)
        ]
      }), .refusedAtSynth("give each its own targets")),
    Edit(
      "a second service for the remaining requests", to: app(and: { [worker($0, "Worker", "App", .all)] }),
      .refusedAtSynth("give one of them its own requests")),
    Edit(
      "a priority twice",
      to: app(
        answering: .path("/a/*", priority: 10), and: { [worker($0, "Worker", "App", .path("/b/*", priority: 10))] }),
      .refusedAtSynth("give each its own priority")),
    Edit(
      "a slow start with another algorithm",
      to: app(
        profile: SessionProfile(
          port: 8000, healthCheck: "/", slowStart: .seconds(60), algorithm: .leastOutstandingRequests)),
      .refusedAtSynth("AWS has slow start with round_robin only")),
    Edit(
      "no gateway, with a model of Bedrock",
      to: app(
        network: Network("Network", cidr: "10.0.0.0/16", nat: .none(endpoints: ["ecr.api", "ecr.dkr", "logs"]))),
      .refusedAtSynth("'secretsmanager'")),
  ]
}
