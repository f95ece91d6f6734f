import Testing

@testable import Transport

@Suite("Hosts and texts")
struct TextTests {
  @Test(
    "loopback and nothing that looks like it",
    arguments: [
      ("localhost", true), ("LOCALHOST:5000", true), ("127.0.0.1:1", true), ("127.1.2.3", true), ("[::1]:5000", true),
      ("[::1]", true), ("::1", true), ("127.0.0.1.example.com", false), ("localhost.example.com", false),
      ("127.0.0", false), ("127.0.0.999", false), ("127.0.0.+1", false), ("10.0.0.1", false), ("[::2]", false),
      ("::1.example.com", false), ("127.example.com", false), ("", false),
    ])
  func loopback(host: String, expected: Bool) {
    #expect(Loopback.contains(host) == expected)
  }
}
