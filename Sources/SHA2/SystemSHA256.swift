#if canImport(CryptoKit)
  import CryptoKit

  /// SHA-256 by CryptoKit.
  struct SystemSHA256: Sendable {
    private var hash = CryptoKit.SHA256()

    /// A hash of no bytes.
    static let start: SystemSHA256? = SystemSHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    var digest: [UInt8] { Array(hash.finalize()) }
  }
#else
  import CLibCrypto

  /// SHA-256 by OpenSSL's libcrypto.
  struct SystemSHA256: Sendable {
    private var state = libcrypto_sha256()
    private let library: libcrypto_functions

    /// A hash of no bytes; nil without a libcrypto that computes what it should.
    static let start: SystemSHA256? = {
      guard let library = libcrypto_load()?.pointee, let start = SystemSHA256(library) else { return nil }
      var trial = start
      Array("abc".utf8).withUnsafeBytes { trial.update($0) }
      // From FIPS 180-4. A library that may not, or is another, is found out here and not by a registry.
      return trial.digest.starts(with: [0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA]) ? start : nil
    }()

    private init?(_ library: libcrypto_functions) {
      self.library = library
      guard library.begin(&state) == 1 else { return nil }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      _ = library.update(&state, bytes.baseAddress, bytes.count)
    }

    var digest: [UInt8] {
      var state = state
      return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
        guard let bytes = buffer.baseAddress else { return }
        _ = library.finish(bytes, &state)
        count = 32
      }
    }
  }
#endif
