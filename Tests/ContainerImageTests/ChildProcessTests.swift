import Foundation
import Processes
import Testing

@Suite struct ChildProcessTests {
  @Test("a program hears of signals, whatever the thread blocks that starts it")
  func signals() async throws {
    #if os(Linux)
      let scratch = try TemporaryDirectory()
      // grep itself, with no shell between that might put it right.
      let program = try #require(ChildProcess.program("grep", in: ProcessInfo.processInfo.environment))
      let child = ChildProcess(
        program: program, arguments: ["SigBlk", "/proc/self/status"], environment: [:],
        scratch: URL(filePath: scratch.path))
      let end = try await child.run()
      #expect(String(decoding: end.output, as: UTF8.self) == "SigBlk:\t0000000000000000\n")
    #endif
  }
}
