/// A container beside the application, in each of its tasks: a proxy, a collector of metrics, a step before the start. They
/// share the task's address, CPU and memory.
public struct Sidecar: Sendable {
  let name: String
  let image: String
  let isEssential: Bool
  let cpu: Int?
  let memory: Int?
  let ports: [Int]
  let environment: [(name: String, value: Text)]
  let secrets: [(name: String, source: SecretSource)]
  let settings: ContainerSettings

  /// - Parameters:
  ///   - name: The container's name: small letters, digits and hyphens.
  ///   - image: Where it comes from, by its digest: `public.ecr.aws/nginx/nginx@sha256:…`. A tag could become another
  ///     program between two tasks. From an ECR repository, the service gets leave to pull it; a network without NAT
  ///     reaches no other, and no other region's.
  ///   - isEssential: Whether the task ends with it; left out, it does.
  ///   - cpu: Its share of the task, in 1/1024 of a vCPU; left out, what the others leave.
  ///   - memory: The most it may use, in MiB, 6 or more: beyond that the kernel ends it. Left out, what the others leave.
  ///   - ports: Where it listens, for the other containers of the task. The network lets nobody else in.
  ///   - environment: Variables that anybody may read who may describe a task definition.
  ///   - secrets: Variables that only the container sees.
  ///   - settings: How it runs; left out, as user 1000, and with no folder that it may write to.
  public init(
    _ name: String, image: String, isEssential: Bool = true, cpu: Int? = nil, memory: Int? = nil, ports: [Int] = [],
    environment: KeyValuePairs<String, Text> = [:], secrets: KeyValuePairs<String, SecretSource> = [:],
    settings: ContainerSettings = ContainerSettings(root: .readOnly(writable: []))
  ) {
    self.name = name
    self.image = image
    self.isEssential = isEssential
    self.cpu = cpu
    self.memory = memory
    self.ports = ports
    self.environment = environment.map { (name: $0.key, value: $0.value) }
    self.secrets = secrets.map { (name: $0.key, source: $0.value) }
    self.settings = settings
  }

  /// The ARN of the private ECR repository that the image is in; nil for an image from elsewhere.
  var repositoryARN: Text? {
    let parts = image.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let name = parts[1].split(separator: "@").first else { return nil }
    let host = parts[0].split(separator: ".").map(String.init)
    guard host.count >= 6, host[1] == "dkr", host[2] == "ecr", host[4] == "amazonaws" else { return nil }
    return "arn:\(Pseudo.partition):ecr:\(host[3]):\(host[0]):repository/\(String(name))"
  }

  /// `registry/repository@sha256:` and 64 digits; a registry has a dot or a port in its name.
  var isWholeReference: Bool {
    let halves = image.split(separator: "@sha256:", omittingEmptySubsequences: false)
    guard halves.count == 2, let host = halves[0].split(separator: "/").first, host.count < halves[0].count else {
      return false
    }
    let isHexadecimal = halves[1].consists { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    let isTaken = halves[0].consists { $0.isASCIILowercase || $0.isASCIIDigit || "._:/-".utf8.contains($0) }
    return host.utf8.contains { ".:".utf8.contains($0) } && isTaken && isHexadecimal && halves[1].utf8.count == 64
  }
}
