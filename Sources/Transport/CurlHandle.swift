import CCurl
import Synchronization

/// A libcurl handle with its open connections.
///
/// `@unchecked Sendable`: from `CurlTransport.takeHandle` to `giveBack` one thread owns the handle, and a lock passes
/// it on. Other threads call only `wake`, the one function that libcurl allows them.
final class CurlHandle: @unchecked Sendable {
  let easy: UnsafeMutableRawPointer
  let multi: UnsafeMutableRawPointer

  init?() {
    guard let easy = curl_easy_init() else { return nil }
    guard let multi = curl_multi_init() else {
      curl_easy_cleanup(easy)
      return nil
    }
    self.easy = easy
    self.multi = multi
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_multi_cleanup(multi)
  }

  /// Wakes the thread that waits for the network.
  func wake() { curl_multi_wakeup(multi) }

  /// Whether libcurl could be initialized; it is, once for the process.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// The cancellation of a transfer, set from any thread.
final class Cancellation: Sendable {
  private let flag = Atomic(false)
  private let handle: CurlHandle

  init(_ handle: CurlHandle) { self.handle = handle }

  var isSet: Bool { flag.load(ordering: .acquiring) }

  func cancel() {
    flag.store(true, ordering: .releasing)
    handle.wake()
  }
}
