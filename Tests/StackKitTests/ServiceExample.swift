@testable import StackKit

let digest = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
let kmsKeyARN = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
let kmsKey = Text(stringLiteral: kmsKeyARN)

/// A stack with a network, a balancer and the contents of a test.
func shop(_ services: (Targets, Network) -> [Service]) -> Shop {
  let network = Network("Network", cidr: "10.0.0.0/16")
  let balancer = LoadBalancer("Edge", in: network, entrance: .unencryptedInternet(because: "a test"))
  return Shop { services(balancer.targets("Web", for: .streamlit), network) }
}

/// A stack with one service behind a balancer; parameters that a test omits have their defaults.
func shop(
  size: TaskSize = .halfCPU(.gb1), tasks: ClosedRange<Int> = 2...4, mounts: [String: String] = [:],
  environment: KeyValuePairs<String, Text> = [:], secrets: KeyValuePairs<String, SecretSource> = [:],
  permissions: [Permission] = [], cluster: Cluster = Cluster(), container: ContainerSettings = ContainerSettings(),
  sidecars: [Sidecar] = [], capacity: Capacity = .onDemand, ephemeralStorage: Int? = nil, exec: Bool = false,
  kmsKey: Text? = nil
) -> Shop {
  shop { web, network in
    let files = FileSystem("Files", in: network)
    return [
      Service(
        "App", size: size, behind: web, tasks: tasks, mounts: mounts.map { files.mount($0.key, at: $0.value) },
        environment: environment, secrets: secrets, permissions: permissions, on: cluster, container: container,
        sidecars: sidecars, capacity: capacity, ephemeralStorage: ephemeralStorage, exec: exec, kmsKey: kmsKey)
    ]
  }
}

extension Sidecar {
  /// A valid container, except for the part that a test sets.
  static func example(
    _ name: String = "proxy", image: String = "public.ecr.aws/x/y@" + digest, isEssential: Bool = true, cpu: Int? = nil,
    memory: Int? = nil, ports: [Int] = [], environment: KeyValuePairs<String, Text> = [:],
    settings: ContainerSettings = ContainerSettings(root: .readOnly(writable: []))
  ) -> Sidecar {
    Sidecar(
      name, image: image, isEssential: isEssential, cpu: cpu, memory: memory, ports: ports, environment: environment,
      settings: settings)
  }
}
