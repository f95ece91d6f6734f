import Testing

@testable import ContainerImage

@Suite("pip's failures are told as what they are")
struct PipFailureTests {
  @Test("of all that pip says, the errors with what belongs to them")
  func reasons() {
    func failure(_ errors: String, output: String = "") -> PipFailure { PipFailure(output: output, errors: errors) }
    let lack = """
      WARNING: something else
      ERROR: Could not find a version that satisfies the requirement a==1 (from versions: none)
      ERROR: No matching distribution found for a==1

      """
    #expect(failure(lack).isLack)
    #expect(failure(lack).reason.hasPrefix("ERROR: Could not find a version") && failure(lack).reason.hasSuffix("a==1"))

    // Nothing is found on a server that does not answer.
    let offline = failure("WARNING: Retrying (Retry(total=0)) after connection broken: refused: /simple/a/\n" + lack)
    #expect(!offline.isLack && offline.reason.hasPrefix("WARNING: Retrying (Retry(total=0)) after connection broken"))
    let certificate = failure(lack, output: "Could not fetch URL https://a: problem confirming the ssl certificate\n")
    #expect(!certificate.isLack && certificate.reason.hasPrefix("Could not fetch URL https://a: problem"))

    let hashes = failure(
      "ERROR: THESE PACKAGES DO NOT MATCH\n    a from x:\n        Expected sha256 1\n             Got        2\n\n"
        + "[notice] A new release of pip\n")
    #expect(hashes == failure("ERROR: THESE PACKAGES DO NOT MATCH a from x: Expected sha256 1 Got 2"))
    #expect(!hashes.isLack && hashes.reason.hasSuffix("Expected sha256 1 Got 2"))
    let crash = failure(
      "ERROR: Exception:\nTraceback (most recent call last):\n  File x\nOSError: [Errno 28] No space\n")
    #expect(crash.reason == "ERROR: Exception: OSError: [Errno 28] No space")
    #expect(failure("Traceback (most recent call last):\nImportError: no\n").reason == "ImportError: no")
    #expect(failure("").reason == "pip gives no reason")
  }
}
