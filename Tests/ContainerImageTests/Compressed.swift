import Foundation

/// Compressed data made by hand, without the code under test.
enum Compressed {
  /// One gzip member of stored blocks.
  static func gzip(_ data: Data) -> Data {
    var member = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    var rest = data
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      member += Data([rest.isEmpty ? 1 : 0]) + little(length) + little(~length) + block
    } while !rest.isEmpty
    return member + little(crc32(data)) + little(UInt32(truncatingIfNeeded: data.count))
  }

  /// One zstd frame of raw blocks, in a window of 2 MiB.
  static func zstd(_ data: Data) -> Data {
    var frame = Data([0x28, 0xB5, 0x2F, 0xFD, 0, 0x58])
    var rest = data
    repeat {
      let block = rest.prefix(100_000)
      rest = rest.dropFirst(block.count)
      frame += little(UInt32(block.count) << 3 | (rest.isEmpty ? 1 : 0)).prefix(3) + block
    } while !rest.isEmpty
    return frame
  }

  /// One zstd frame that is `blocks` times 128 KiB of zeros.
  static func zstdZeros(blocks: Int) -> Data {
    let block = little(UInt32(128 << 10) << 3 | 1 << 1).prefix(3) + Data([0])
    var frame = Data([0x28, 0xB5, 0x2F, 0xFD, 0, 0x58])
    for _ in 1..<blocks { frame += block }
    return frame + little(UInt32(128 << 10) << 3 | 1 << 1 | 1).prefix(3) + Data([0])
  }

  private static func little(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  private static func crc32(_ data: Data) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
