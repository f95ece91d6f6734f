import CCurl
import Essentials

/// One request through libcurl, on one thread.
final class Transfer {
  private let plan: TransferPlan
  private let handle: CurlHandle
  private let cancellation: Cancellation
  private let progress: (@Sendable (Int64) -> Void)?
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var file: UploadFile?
  private var response = HTTPResponse(status: 0)
  private var headIsComplete = false
  private var headBytes = 0
  private var peer: IPAddress?
  /// The bytes written to the request's destination.
  private var received: Int64 = 0
  /// Why a callback stopped libcurl; used instead of libcurl's message.
  private var refusal: TransportError?
  private var reported: (bytes: Int64, at: ContinuousClock.Instant?) = (-1, nil)
  private var pace = Pace()
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(
    _ plan: TransferPlan, _ handle: CurlHandle, _ cancellation: Cancellation, progress: (@Sendable (Int64) -> Void)?
  ) {
    self.plan = plan
    self.handle = handle
    self.cancellation = cancellation
    self.progress = progress
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  /// Blocks until the transfer has ended.
  func run() -> Result<HTTPResponse, TransportError> {
    blockPipeSignal()
    do throws(TransportError) {
      try configure()
      let code = try perform()
      return try .success(answer(code))
    } catch {
      return .failure(error)
    }
  }

  /// Removes the transfer from libcurl, which keeps the connection.
  func end() {
    curl_multi_remove_handle(handle.multi, handle.easy)
    curl_easy_reset(handle.easy)
  }

  private func perform() throws(TransportError) -> CURLcode {
    guard curl_multi_add_handle(handle.multi, handle.easy) == CURLM_OK else {
      throw failure(.invalidRequest, "libcurl does not accept the transfer")
    }
    var running: Int32 = 0
    var code = CURLE_OK
    while true {
      if cancellation.isSet { throw failure(.cancelled, "cancelled") }
      guard curl_multi_perform(handle.multi, &running) == CURLM_OK else {
        throw failure(.interrupted, "libcurl stopped the transfer")
      }
      if curl_multi_result(handle.multi, &code) != 0 { return code }
      if let tooSlow = pace.objection(to: plan) { throw failure(.timedOut, tooSlow) }
      curl_multi_poll(handle.multi, nil, 0, 1000, nil)
    }
  }

  private func answer(_ code: CURLcode) throws(TransportError) -> HTTPResponse {
    if let refusal { throw refusal }
    guard code == CURLE_OK else {
      let words = errorText.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorText)
      // The rest of the message is the proxy's URL, which may contain a password.
      guard !words.hasPrefix("Unsupported proxy") else {
        throw failure(
          .invalidRequest,
          "the proxy URL in the environment is not valid; percent-encode its password, if it has one")
      }
      throw failure(kind(of: code), words)
    }
    guard response.status > 0 else { throw failure(.invalidAnswer, "the answer is not HTTP") }
    // libcurl accepts incomplete headers.
    guard headIsComplete else {
      throw failure(.interrupted, "the connection ended before the headers of the answer were complete")
    }
    report(plan.request.destination == nil ? plan.request.body.length : received, always: true)
    response.peer = peer
    return response
  }

  private func failure(_ kind: TransportError.Kind, _ reason: String) -> TransportError {
    TransportError(kind, host: plan.place, reason: reason)
  }

  private func kind(of code: CURLcode) -> TransportError.Kind {
    switch code {
    case CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_PROXY: .connection
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_INVALIDCERTSTATUS:
      .tls
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_URL_MALFORMAT, CURLE_OUT_OF_MEMORY: .invalidRequest
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: .invalidAnswer
    default: .interrupted
    }
  }
}

// MARK: - Configuration

extension Transfer {
  private func configure() throws(TransportError) {
    let easy = handle.easy
    curl_easy_reset(easy)
    for line in plan.lines {
      guard let list = curl_slist_append(headerList, line) else { throw failure(.invalidRequest, "out of memory") }
      headerList = list
    }
    curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    curl_set_string(easy, CURLOPT_URL, plan.request.url)
    curl_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    curl_set_list(easy, CURLOPT_HTTPHEADER, headerList)
    curl_set_long(easy, CURLOPT_HTTP_VERSION, curl_http_1_1)
    curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    curl_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    if let socket = plan.request.unixSocket { curl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, socket) }
    if plan.request.destination != nil { curl_set_long(easy, CURLOPT_BUFFERSIZE, 256 << 10) }
    configureTrust(easy)
    configureTimes(easy)
    configureCallbacks(easy)
    try configureBody(easy)
  }

  private func configureTrust(_ easy: UnsafeMutableRawPointer) {
    curl_set_long(easy, CURLOPT_SSLVERSION, curl_tls_1_2_or_later)
    curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
    curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
    if let caBundle = plan.caBundle {
      curl_set_string(easy, CURLOPT_CAINFO, caBundle)
      curl_set_string(easy, CURLOPT_PROXY_CAINFO, caBundle)
    }
    curl_set_string(easy, CURLOPT_PROXY, plan.proxy)
    curl_set_string(easy, CURLOPT_NOPROXY, plan.noProxy)
    curl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func configureTimes(_ easy: UnsafeMutableRawPointer) {
    curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, plan.limits.connecting.milliseconds)
    if let deadline = plan.request.deadline { curl_set_long(easy, CURLOPT_TIMEOUT_MS, deadline.milliseconds) }
  }

  private func configureCallbacks(_ easy: UnsafeMutableRawPointer) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    curl_set_pointer(easy, CURLOPT_HEADERDATA, this)
    curl_set_write(easy, CURLOPT_HEADERFUNCTION) { bytes, _, count, this in
      Transfer.from(this)?.receive(header: bytes, count) ?? 0
    }
    curl_set_pointer(easy, CURLOPT_WRITEDATA, this)
    curl_set_write(easy, CURLOPT_WRITEFUNCTION) { bytes, _, count, this in
      Transfer.from(this)?.receive(body: bytes, count) ?? 0
    }
    curl_set_pointer(easy, CURLOPT_PREREQDATA, this)
    // Called before each request, also on a connection that was kept.
    curl_set_prerequest(easy) { this, address, _, _, _ in
      Transfer.from(this)?.connected(to: address) ?? CURL_PREREQFUNC_ABORT
    }
    curl_set_pointer(easy, CURLOPT_XFERINFODATA, this)
    curl_set_long(easy, CURLOPT_NOPROGRESS, 0)
    curl_set_progress(easy) { this, _, received, _, sent in
      if let transfer = Transfer.from(this) {
        transfer.pace.moved = (Int64(sent), Int64(received))
        transfer.report(transfer.plan.request.destination == nil ? Int64(sent) : transfer.received)
      }
      return 0
    }
  }

  private func configureBody(_ easy: UnsafeMutableRawPointer) throws(TransportError) {
    let method = plan.request.method
    switch plan.request.body {
    case .file(let path, let offset, let length): try configureUpload(easy, path, offset, length)
    case .data(let data): configurePost(easy, data)
    // Sends `Content-Length: 0`.
    case .none where ["POST", "PUT", "PATCH"].contains(method): configurePost(easy, Data())
    case .none: curl_set_long(easy, method == "HEAD" ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1)
    }
    curl_set_string(easy, CURLOPT_CUSTOMREQUEST, method)
  }

  private func configurePost(_ easy: UnsafeMutableRawPointer, _ data: Data) {
    curl_set_long(easy, CURLOPT_POST, 1)
    curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, Int64(data.count))
    // Without a pointer, libcurl would call the read callback.
    guard !data.isEmpty else {
      curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, "")
      return
    }
    _ = data.withUnsafeBytes { bytes in
      curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
  }

  private func configureUpload(
    _ easy: UnsafeMutableRawPointer, _ path: String, _ offset: Int64, _ length: Int64
  ) throws(TransportError) {
    do { file = try UploadFile(path, offset: offset, length: length) } catch {
      throw failure(.invalidRequest, error.description)
    }
    let this = Unmanaged.passUnretained(self).toOpaque()
    curl_set_long(easy, CURLOPT_UPLOAD, 1)
    curl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, length)
    curl_set_long(easy, CURLOPT_UPLOAD_BUFFERSIZE, 256 << 10)
    curl_set_pointer(easy, CURLOPT_READDATA, this)
    curl_set_read(easy) { bytes, _, count, this in
      Transfer.from(this)?.read(into: bytes, count) ?? Int(CURL_READFUNC_ABORT)
    }
    curl_set_pointer(easy, CURLOPT_SEEKDATA, this)
    // libcurl seeks to the start when a kept connection turns out to be closed.
    curl_set_seek(easy) { this, offset, origin in
      guard origin == SEEK_SET, let file = Transfer.from(this)?.file else { return CURL_SEEKFUNC_FAIL }
      file.position = Int64(offset)
      return CURL_SEEKFUNC_OK
    }
  }
}

// MARK: - Callbacks

extension Transfer {
  private static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Notes the server's address, and refuses one where the request must not go.
  private func connected(to address: UnsafePointer<CChar>?) -> Int32 {
    guard let address, plan.proxy.isEmpty, plan.request.unixSocket == nil else { return CURL_PREREQFUNC_OK }
    let text = String(cString: address)
    peer = IPAddress(text)
    guard plan.request.requiresPublicAddress, peer?.translated.isPublic != true else { return CURL_PREREQFUNC_OK }
    refusal = failure(.invalidRequest, "the name leads to \(text), which is not a public address; refused")
    return CURL_PREREQFUNC_ABORT
  }

  private func receive(header bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    headBytes += count
    guard headBytes <= plan.limits.head else {
      refusal = failure(.invalidAnswer, "the headers of the answer are larger than \(plan.limits.head) bytes")
      return 0
    }
    let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // New headers: those of the final answer follow `100 Continue`.
      let status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
      response = HTTPResponse(status: status ?? 0)
      headIsComplete = false
    } else if line.isEmpty {
      headIsComplete = true
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].trimmed()
      response.headers.append(String(line[..<colon]), value)
    }
    return count
  }

  private func receive(body bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
    if let destination = plan.request.destination, (200..<300).contains(response.status) {
      guard fits(count, after: received, limit: destination.limit) else { return 0 }
      return write(bytes, to: destination.descriptor)
    }
    let limit = min(plan.limits.answer, plan.request.answerLimit ?? .max)
    guard fits(count, after: Int64(response.body.count), limit: Int64(limit)) else { return 0 }
    response.body.append(contentsOf: bytes)
    return count
  }

  private func fits(_ count: Int, after size: Int64, limit: Int64) -> Bool {
    if Int64(count) <= limit - size { return true }
    let words = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) bytes"
    refusal = failure(.invalidAnswer, "the answer is larger than \(words)")
    return false
  }

  /// Writes all of `bytes`; sets `refusal` if that fails.
  private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    var done = 0
    while done < bytes.count {
      let count = systemWrite(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        refusal = failure(.invalidRequest, "the answer cannot be stored: \(String(cString: strerror(errno)))")
        return 0
      }
      done += count
    }
    received += Int64(done)
    return done
  }

  private func read(into bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let file, let bytes else { return Int(CURL_READFUNC_ABORT) }
    let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: count)
    do {
      let position = file.position
      let read = try file.read(into: buffer)
      guard read > 0, let inspect = plan.request.inspect else { return read }
      guard let objection = inspect(position, UnsafeRawBufferPointer(rebasing: buffer[..<read])) else { return read }
      refusal = failure(.invalidRequest, objection)
    } catch {
      refusal = failure(.invalidRequest, error.description)
    }
    return Int(CURL_READFUNC_ABORT)
  }

  /// Reports progress, at most five times a second.
  private func report(_ sent: Int64, always: Bool = false) {
    guard let progress, sent != reported.bytes, sent > 0 else { return }
    let now = ContinuousClock.now
    if !always, let last = reported.at, now - last < .milliseconds(200) { return }
    reported = (sent, now)
    progress(sent)
  }
}

extension Duration {
  /// Rounded up, because 0 would mean no deadline.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(max(1, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}

/// Blocks SIGPIPE on this thread: libcurl does not handle it when it must not use signals.
private func blockPipeSignal() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
