import Essentials
import Transport

extension AWSClient {
  /// Sends a call until AWS takes or refuses it, and answers with the reply of a success.
  func send(_ call: Call, body: Data, headers: HTTPFields) async throws(AWSError) -> HTTPResponse {
    var request = HTTPRequest("POST", endpoints[call.service]?.url ?? "", headers: headers, body: .data(body))
    request.headers["User-Agent"] = userAgent
    var attempt = 1
    var clockIsCorrected = false
    while true {
      switch try await self.attempt(request, of: call) {
      case .success(let response): return response
      case .failure(let failure):
        let offset = clockIsCorrected ? nil : failure.clockOffset
        guard attempt < retry.attempts, failure.isTransient || offset != nil else { throw failure.error }
        if let offset {
          skew.set(offset)
          clockIsCorrected = true
        }
        let wait = retry.wait(
          after: attempt, throttled: failure.error.kind == .throttled, hint: failure.hint, random: timing.random())
        attempt += 1
        do throws(CancellationError) { try await timing.sleep(wait) } catch { throw call.cancelled }
      }
    }
  }

  /// A failed attempt, and whether another one may help.
  struct Failure: Sendable, Error {
    var error: AWSError
    var isTransient: Bool
    /// How long the server asks to wait.
    var hint: Duration?
    /// What to add to this machine's clock, when the clock is why AWS refused.
    var clockOffset: TimeInterval?
  }

  /// Sends a call once, signed for this moment.
  private func attempt(
    _ request: HTTPRequest, of call: Call
  ) async throws(AWSError) -> Result<HTTPResponse, Failure> {
    let credentials: Credentials
    do throws(CredentialsError) { credentials = try await self.credentials.credentials() } catch {
      throw AWSError(
        .credentials, service: call.service.rawValue, operation: call.operation, message: error.description)
    }
    let sent = timing.now()
    let signed: HTTPRequest
    do throws(SigningError) {
      let signer = SigV4(service: call.service.signingName, region: region.name)
      signed = try signer.sign(request, credentials: credentials, date: sent.addingTimeInterval(skew.offset))
    } catch {
      throw call.malformed(error.description)
    }
    do throws(TransportError) {
      let response = try await transport.send(signed)
      guard response.status == 200 else {
        return .failure(failure(call, response, sent: sent, received: timing.now()))
      }
      return .success(response)
    } catch {
      return .failure(failure(call, error))
    }
  }

  private func failure(_ call: Call, _ error: TransportError) -> Failure {
    let isTransient =
      switch error.kind {
      case .connection: true
      case .interrupted, .timedOut: call.repeatable
      case .unknownHost, .tls, .cancelled, .invalidRequest, .invalidAnswer: false
      }
    // AWS's own hosts are made from the region, others are not.
    let isFromRegion = error.kind == .unknownHost && endpoints[call.service]?.isOverride == false
    let message = error.description + (isFromRegion ? " (is '\(region)' the right region?)" : "")
    return Failure(
      error: AWSError(
        .transport(error.kind), service: call.service.rawValue, operation: call.operation, message: message),
      isTransient: isTransient)
  }

  private func failure(_ call: Call, _ response: HTTPResponse, sent: Date, received: Date) -> Failure {
    var error = AWSError(call, response)
    let offset = clockOffset(error, response, sent: sent, received: received)
    if offset != nil, let theirs = response.headers["Date"] {
      error = error.adding("this machine's clock reads \(SigV4.timestamp(received)), AWS's \(theirs)")
    }
    let transientCodes: Set<String> = ["RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"]
    let isTransient =
      error.kind == .throttled || transientCodes.contains(error.code ?? "")
      || ([500, 502, 503, 504].contains(response.status) && call.repeatable)
    return Failure(
      error: error, isTransient: isTransient, hint: hint(response), clockOffset: offset)
  }

  /// How long to wait: AWS's own header in milliseconds, or the standard one.
  private func hint(_ response: HTTPResponse) -> Duration? {
    if let milliseconds = response.headers["x-amz-retry-after"].flatMap(Int64.init), milliseconds >= 0 {
      return .milliseconds(milliseconds)
    }
    return response.retryAfter(atMost: .seconds(3600), now: timing.now().addingTimeInterval(skew.offset))
  }

  /// How wrong this machine's clock is, if that is why AWS refused the signature.
  private func clockOffset(_ error: AWSError, _ response: HTTPResponse, sent: Date, received: Date) -> TimeInterval? {
    let codes: Set<String> = [
      "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed",
      "AccessDeniedException", "RequestExpired",
    ]
    let roundTrip = received.timeIntervalSince(sent)
    // An answer out of a cache, or one that took for ever, does not tell the time.
    guard let code = error.code, codes.contains(code), response.headers["Age"] == nil, roundTrip <= 15 * 60,
      let date = response.headers["Date"].flatMap(HTTPDate.parse)
    else { return nil }
    let offset = date.timeIntervalSince(sent.addingTimeInterval(roundTrip / 2))
    // What was sent was already corrected by the offset known so far.
    return abs(offset - skew.offset) > 4 * 60 ? offset : nil
  }
}

extension Call {
  fileprivate var cancelled: AWSError {
    AWSError(
      .transport(.cancelled), service: service.rawValue, operation: operation, message: "cancelled before a retry")
  }
}

extension AWSError {
  /// The same with a remark after AWS's words.
  fileprivate func adding(_ remark: String) -> AWSError {
    AWSError(
      kind, service: service, operation: operation, code: code, message: "\(message) (\(remark))", requestID: requestID,
      status: status)
  }
}
