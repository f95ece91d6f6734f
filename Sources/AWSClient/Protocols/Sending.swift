import Essentials
import Transport

extension AWSClient {
  /// Sends a call, with retries, and returns the reply of a success.
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

  /// A failed attempt, and whether to try again.
  struct Failure: Sendable, Error {
    var error: AWSError
    var isTransient: Bool
    /// The pause that the server asks for.
    var hint: Duration?
    /// The offset of AWS's clock, if AWS refused the call because this machine's clock is wrong.
    var clockOffset: TimeInterval?
  }

  /// Signs a call for the current time and sends it once.
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
    // The host contains the region, unless the endpoint is overridden.
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

  /// The pause that the server asks for: AWS's own header, in milliseconds, or `Retry-After`.
  private func hint(_ response: HTTPResponse) -> Duration? {
    if let milliseconds = response.headers["x-amz-retry-after"].flatMap(Int64.init), milliseconds >= 0 {
      return .milliseconds(milliseconds)
    }
    return response.retryAfter(atMost: .seconds(3600), now: timing.now().addingTimeInterval(skew.offset))
  }

  /// The offset of AWS's clock, if AWS refused the signature because this machine's clock is wrong.
  private func clockOffset(_ error: AWSError, _ response: HTTPResponse, sent: Date, received: Date) -> TimeInterval? {
    let codes: Set<String> = [
      "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed",
      "AccessDeniedException", "RequestExpired",
    ]
    let roundTrip = received.timeIntervalSince(sent)
    // The date of a cached or very slow answer is not the time.
    guard let code = error.code, codes.contains(code), response.headers["Age"] == nil, roundTrip <= 15 * 60,
      let date = response.headers["Date"].flatMap(HTTPDate.parse)
    else { return nil }
    let offset = date.timeIntervalSince(sent.addingTimeInterval(roundTrip / 2))
    // The request was already signed with the offset known so far.
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
  /// The same error with a remark after AWS's message.
  fileprivate func adding(_ remark: String) -> AWSError {
    AWSError(
      kind, service: service, operation: operation, code: code, message: "\(message) (\(remark))", requestID: requestID,
      status: status)
  }
}
