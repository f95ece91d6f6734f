import Testing

@testable import SHA2

@Suite("SHA-256")
struct SHA256Tests {
  /// The system's, if there is one, and ours.
  static let works: [SHA256.Work] =
    [SystemSHA256.start.map(SHA256.Work.system)].compactMap(\.self) + [.portable(PortableSHA256())]

  /// FIPS 180-4's examples, and those of NIST's Cryptographic Algorithm Validation Program.
  static let vectors: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    ([0xb4, 0x19, 0x0e], "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
    ([UInt8](repeating: 0x61, count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("is what the standard says, by the system and by Swift", arguments: works)
  func matches(work: SHA256.Work) {
    for (message, digest) in Self.vectors {
      var hash = SHA256(work)
      hash.update(message)
      #expect(hash.digest.hexadecimal == digest)
    }
  }

  @Test("takes pieces of any length", arguments: works)
  func pieces(work: SHA256.Work) {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in 0...message.count {
      let whole = SHA256.digest(of: message[..<length])
      for piece in [1, 3, 55, 63, 64, 65, 128] {
        var hash = SHA256(work)
        for start in stride(from: 0, to: length, by: piece) { hash.update(message[start..<min(length, start + piece)]) }
        #expect(hash.digest == whole, "\(length) bytes in pieces of \(piece)")
      }
    }
  }

  @Test("a copy is independent, and a digest can be continued", arguments: works)
  func copies(work: SHA256.Work) {
    var first = SHA256(work)
    first.update("a".utf8)
    var second = first
    first.update("bc".utf8)
    second.update("x".utf8)
    #expect(first.digest == SHA256.digest(of: "abc".utf8))
    #expect(first.digest == SHA256.digest(of: "abc".utf8))
    #expect(second.digest == SHA256.digest(of: "ax".utf8))
  }

  @Test("bytes that are not in one piece count, too")
  func sequences() {
    #expect(SHA256.digest(of: AnySequence("abc".utf8)) == SHA256.digest(of: "abc".utf8))
  }

  @Test("bytes in hexadecimal digits")
  func hexadecimal() {
    #expect([0, 9, 16, 0xab, 255].hexadecimal == "000910abff")
    #expect([UInt8]().hexadecimal == "")
  }
}

@Suite("HMAC")
struct HMACTests {
  /// Those of RFC 4231; of test case 5 only the first half is kept there.
  static let vectors: [(key: [UInt8], message: [UInt8], code: String)] = [
    (
      [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xaa, count: 20), [UInt8](repeating: 0xdd, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(1...25), [UInt8](repeating: 0xcd, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      [UInt8](repeating: 0x0c, count: 20), Array("Test With Truncation".utf8), "a3b6167473100ee06e0c796c2955552b"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131),
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be "
          + "hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test("is what RFC 4231 says", arguments: vectors)
  func matches(key: [UInt8], message: [UInt8], code: String) {
    #expect(HMAC.code(of: message, key: key).hexadecimal.hasPrefix(code))
  }

  @Test("a key of one block is taken as it is, and a longer one by its digest")
  func longKeys() {
    let block = [UInt8](repeating: 7, count: 64)
    #expect(HMAC.code(of: "x".utf8, key: block + [0]) == HMAC.code(of: "x".utf8, key: SHA256.digest(of: block + [0])))
    #expect(HMAC.code(of: "x".utf8, key: block) != HMAC.code(of: "x".utf8, key: SHA256.digest(of: block)))
  }
}
