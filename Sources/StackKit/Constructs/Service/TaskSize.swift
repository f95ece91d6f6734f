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
  /// 8 vCPU.
  public static func eightCPU(_ memory: EightCPUMemory) -> TaskSize { TaskSize(cpu: 8192, memory: memory.rawValue) }
  /// 16 vCPU.
  public static func sixteenCPU(_ memory: SixteenCPUMemory) -> TaskSize {
    TaskSize(cpu: 16384, memory: memory.rawValue)
  }
  /// 32 vCPU.
  public static func thirtyTwoCPU(_ memory: ThirtyTwoCPUMemory) -> TaskSize {
    TaskSize(cpu: 32768, memory: memory.rawValue)
  }
}

/// The processor architecture of a task, which the image must be built for.
public enum Architecture: String, Sendable {
  /// Graviton, a fifth cheaper than amd64.
  case arm64
  case amd64

  /// ECS's name for it.
  var taskDefinitionName: String { self == .arm64 ? "ARM64" : "X86_64" }
}
