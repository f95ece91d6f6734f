// Source: Amazon ECS, "Task CPU and memory" in the developer guide's page on Fargate task definitions.
// As of: 2026-11-30.

extension TaskSize {
  /// Memory that goes with a quarter of a vCPU.
  public enum QuarterCPUMemory: Int, Sendable { case gb0_5 = 512, gb1 = 1024, gb2 = 2048 }
  /// Memory that goes with half a vCPU.
  public enum HalfCPUMemory: Int, Sendable { case gb1 = 1024, gb2 = 2048, gb3 = 3072, gb4 = 4096 }
  /// Memory that goes with one vCPU.
  public enum OneCPUMemory: Int, Sendable {
    case gb2 = 2048, gb3 = 3072, gb4 = 4096, gb5 = 5120, gb6 = 6144, gb7 = 7168, gb8 = 8192
  }
  /// Memory that goes with two vCPU.
  public enum TwoCPUMemory: Int, Sendable {
    case gb4 = 4096, gb5 = 5120, gb6 = 6144, gb7 = 7168, gb8 = 8192, gb9 = 9216, gb10 = 10240, gb11 = 11264,
      gb12 = 12288, gb13 = 13312, gb14 = 14336, gb15 = 15360, gb16 = 16384
  }
  /// Memory that goes with four vCPU.
  public enum FourCPUMemory: Int, Sendable {
    case gb8 = 8192, gb9 = 9216, gb10 = 10240, gb11 = 11264, gb12 = 12288, gb13 = 13312, gb14 = 14336, gb15 = 15360,
      gb16 = 16384, gb17 = 17408, gb18 = 18432, gb19 = 19456, gb20 = 20480, gb21 = 21504, gb22 = 22528, gb23 = 23552,
      gb24 = 24576, gb25 = 25600, gb26 = 26624, gb27 = 27648, gb28 = 28672, gb29 = 29696, gb30 = 30720
  }
  /// Memory that goes with eight vCPU.
  public enum EightCPUMemory: Int, Sendable {
    case gb16 = 16384, gb20 = 20480, gb24 = 24576, gb28 = 28672, gb32 = 32768, gb36 = 36864, gb40 = 40960,
      gb44 = 45056, gb48 = 49152, gb52 = 53248, gb56 = 57344, gb60 = 61440
  }
  /// Memory that goes with sixteen vCPU.
  public enum SixteenCPUMemory: Int, Sendable {
    case gb32 = 32768, gb40 = 40960, gb48 = 49152, gb56 = 57344, gb64 = 65536, gb72 = 73728, gb80 = 81920,
      gb88 = 90112, gb96 = 98304, gb104 = 106496, gb112 = 114688, gb120 = 122880
  }
  /// Memory that goes with thirty-two vCPU.
  public enum ThirtyTwoCPUMemory: Int, Sendable { case gb60 = 61440, gb120 = 122880, gb244 = 249856 }
}
