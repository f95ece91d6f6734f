import Foundation
import Processes
import Synchronization
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

  @Test("a program starts with nothing open that is open here")
  func descriptors() async throws {
    #if os(Linux)
      let scratch = try TemporaryDirectory()
      let file = open("/dev/null", O_RDONLY)
      defer { close(file) }
      let program = try #require(ChildProcess.program("ls", in: ProcessInfo.processInfo.environment))
      let child = ChildProcess(
        program: program, arguments: ["/proc/self/fd"], environment: [:], scratch: URL(filePath: scratch.path))
      // 3 is the folder that ls reads.
      #expect(String(decoding: try await child.run().output, as: UTF8.self) == "0\n1\n2\n3\n")
    #endif
  }

  @Test("a program that cannot be started, and one that ends by a signal")
  func failures() async throws {
    let scratch = try TemporaryDirectory()
    let folder = URL(filePath: scratch.path)
    let missing = ChildProcess(
      program: folder.appending(path: "missing"), arguments: [], environment: [:], scratch: folder)
    let error = await #expect(throws: ChildProcessError.self) { try await missing.run() }
    #expect(error?.description == "cannot run \(scratch.path)/missing: no such file or directory")
    let program = try #require(ChildProcess.program("sh", in: ProcessInfo.processInfo.environment))
    let child = ChildProcess(program: program, arguments: ["-c", "kill -9 $$"], environment: [:], scratch: folder)
    let killed = try await child.run()
    #expect(killed.status == SIGKILL && killed.words == "was ended by signal 9 (killed)")
  }

  @Test("a program is told when the task is cancelled, and waited for", .timeLimit(.minutes(10)))
  func cancellation() async throws {
    let scratch = try TemporaryDirectory()
    let program = try #require(ChildProcess.program("sh", in: ProcessInfo.processInfo.environment))
    let child = ChildProcess(
      program: program, arguments: ["-c", "trap 'echo told; exit 3' INT; echo ready; while :; do sleep 0.01; done"],
      environment: ["PATH": "/usr/bin:/bin"], scratch: URL(filePath: scratch.path))
    let (ready, continuation) = AsyncStream.makeStream(of: String.self)
    let task = Task { try await child.run(onLine: { continuation.yield($0) }) }
    for await line in ready where line == "ready" { break }
    task.cancel()
    let end = try await task.value
    #expect(end.wasInterrupted && end.status == 3 && String(decoding: end.output, as: UTF8.self) == "ready\ntold\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  @Test("the lines of stderr are told one by one, also the last one, and a line without an end in pieces")
  func errorLines() async throws {
    let scratch = try TemporaryDirectory()
    let program = try #require(ChildProcess.program("sh", in: ProcessInfo.processInfo.environment))
    let script = "printf 'a\\r\\nb\\tc\\n\\n' >&2; head -c 200000 /dev/zero | tr '\\0' x >&2; printf '\\nlast' >&2"
    let child = ChildProcess(
      program: program, arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"],
      scratch: URL(filePath: scratch.path))
    let lines = Mutex<[String]>([])
    let end = try await child.run(onErrorLine: { line in lines.withLock { $0.append(line) } })
    let said = lines.withLock { $0 }
    #expect(said.prefix(3) == ["a\r", "b\tc", ""] && said.last == "last", "\(said.count)")
    #expect(said.dropFirst(3).dropLast().joined() == String(repeating: "x", count: 200_000))
    #expect(said.allSatisfy { $0.utf8.count <= 2 * 64 << 10 } && end.errors.hasSuffix("\nlast"))
  }

  @Test("a program that need not be waited for is killed when it does not end in time", .timeLimit(.minutes(10)))
  func grace() async throws {
    let scratch = try TemporaryDirectory()
    let program = try #require(ChildProcess.program("sh", in: ProcessInfo.processInfo.environment))
    let child = ChildProcess(
      program: program, arguments: ["-c", "trap '' INT; echo ready; while :; do sleep 0.01; done"],
      environment: ["PATH": "/usr/bin:/bin"], scratch: URL(filePath: scratch.path),
      interruption: .enforced(after: .milliseconds(100)))
    let (ready, continuation) = AsyncStream.makeStream(of: String.self)
    let task = Task { try await child.run(onLine: { continuation.yield($0) }) }
    for await line in ready where line == "ready" { break }
    task.cancel()
    let end = try await task.value
    #expect(end.wasInterrupted && end.status == SIGKILL && String(decoding: end.output, as: UTF8.self) == "ready\n")
  }

  @Test("no file of a program that has ended stays open")
  func files() async throws {
    #if os(Linux)
      let scratch = try TemporaryDirectory()
      let program = try #require(ChildProcess.program("true", in: ProcessInfo.processInfo.environment))
      for arguments in [[], ["x"]] {
        let child = ChildProcess(
          program: program, arguments: arguments, environment: [:], scratch: URL(filePath: scratch.path))
        _ = try await child.run()
      }
      let folder = "/proc/self/fd"
      let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
      }
      #expect(open.filter { $0.hasPrefix(scratch.path) } == [])
    #endif
  }
}
