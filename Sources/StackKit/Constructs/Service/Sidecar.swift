/// A container beside the application in each task: a proxy, a metrics collector, an initialization step. The
/// containers share the task's address, CPU and memory.
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
  ///   - name: The container's name: lowercase letters, digits and hyphens.
  ///   - image: The image by digest: `public.ecr.aws/nginx/nginx@sha256:…`. A tag could change between two tasks. The
  ///     service gets permission to pull from an ECR repository. A network without NAT reaches no other registry, and
  ///     ECR only in its own region.
  ///   - isEssential: Whether the task ends when the container ends. Default: true.
  ///   - cpu: Its share of the task's CPU, in 1/1024 of a vCPU. Default: what the others leave.
  ///   - memory: Its memory limit in MiB, 6 or more; beyond it the kernel kills the container. Default: what the others
  ///     leave.
  ///   - ports: Ports for the other containers of the task. Nothing else reaches them.
  ///   - environment: Plain variables. Anybody who may describe the task definition can read them.
  ///   - secrets: Secret variables, visible only in the container.
  ///   - settings: How ECS runs it. Default: user 1000, no writable folder.
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

  /// The ARN of the image's private ECR repository; nil for other registries.
  var repositoryARN: Text? {
    let parts = image.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let name = parts[1].split(separator: "@").first else { return nil }
    let host = parts[0].split(separator: ".").map(String.init)
    guard host.count >= 6, host[1] == "dkr", host[2] == "ecr", host[4] == "amazonaws" else { return nil }
    return "arn:\(Pseudo.partition):ecr:\(host[3]):\(host[0]):repository/\(String(name))"
  }

  /// `registry/repository@sha256:` and 64 digits. A registry's name contains a dot or a port.
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
