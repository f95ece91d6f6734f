/// A pair of CPU and memory that Fargate offers.
public struct TaskSize: Sendable {
  /// In 1/1024 of a vCPU.
  let cpu: Int
  /// In MiB.
  let memory: Int

  /// 0.25 vCPU.
  public static func quarterCPU(_ memory: QuarterCPUMemory) -> TaskSize { TaskSize(cpu: 256, memory: memory.rawValue) }
  /// 0.5 vCPU.
  public static func halfCPU(_ memory: HalfCPUMemory) -> TaskSize { TaskSize(cpu: 512, memory: memory.rawValue) }
  /// 1 vCPU.
  public static func oneCPU(_ memory: OneCPUMemory) -> TaskSize { TaskSize(cpu: 1024, memory: memory.rawValue) }
  /// 2 vCPU.
  public static func twoCPU(_ memory: TwoCPUMemory) -> TaskSize { TaskSize(cpu: 2048, memory: memory.rawValue) }
  /// 4 vCPU.
  public static func fourCPU(_ memory: FourCPUMemory) -> TaskSize { TaskSize(cpu: 4096, memory: memory.rawValue) }

  /// Memory that goes with a quarter of a vCPU.
  public enum QuarterCPUMemory: Int, Sendable { case gb0_5 = 512, gb1 = 1024, gb2 = 2048 }
  /// Memory that goes with half a vCPU.
  public enum HalfCPUMemory: Int, Sendable { case gb1 = 1024, gb2 = 2048, gb3 = 3072, gb4 = 4096 }
  /// Memory that goes with one vCPU.
  public enum OneCPUMemory: Int, Sendable {
    case gb2 = 2048, gb3 = 3072, gb4 = 4096, gb5 = 5120, gb6 = 6144, gb7 = 7168, gb8 = 8192
  }
  /// Memory that goes with two vCPU; Fargate also has the GB values between these.
  public enum TwoCPUMemory: Int, Sendable { case gb4 = 4096, gb6 = 6144, gb8 = 8192, gb12 = 12288, gb16 = 16384 }
  /// Memory that goes with four vCPU; Fargate also has the GB values between these.
  public enum FourCPUMemory: Int, Sendable { case gb8 = 8192, gb12 = 12288, gb16 = 16384, gb24 = 24576, gb30 = 30720 }
}

/// The processor architecture of a task, which the image must be built for.
public enum Architecture: String, Sendable {
  /// Graviton, a fifth cheaper than amd64.
  case arm64
  case amd64

  /// ECS's name for it.
  var taskDefinitionName: String { self == .arm64 ? "ARM64" : "X86_64" }
}
