import Essentials
import Transport

extension AWSClient {
  /// Makes a Query call and reads the result in its XML reply.
  func query<Result: Sendable>(
    _ call: Call, decode: (XMLElement) throws(ReplyError) -> Result
  ) async throws(AWSError) -> Result {
    guard case .query(let version) = call.service.wire else { throw call.malformed("not a Query service") }
    let response = try await send(
      call, body: call.form(version: version),
      headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"])
    let reply: XMLElement
    do throws(ReplyError) {
      reply = try XMLElement(parsing: response.body)
      // Some operations answer without a result element.
      return try decode(reply.child("\(call.operation)Result") ?? reply)
    } catch {
      throw call.malformed(error.description, status: response.status, requestID: response.requestID)
    }
  }

  /// Makes a Query call with a token. If AWS has seen the token before, an earlier try was accepted.
  func queryAccepted(_ call: Call) async throws(AWSError) {
    do throws(AWSError) {
      try await query(call) { _ throws(ReplyError) in }
    } catch {
      guard error.code == "TokenAlreadyExistsException" else { throw error }
    }
  }

  /// Makes a JSON call and decodes its reply.
  func json<Input: Encodable, Reply: Decodable>(
    _ call: Call, _ input: Input, as type: Reply.Type
  ) async throws(AWSError) -> Reply {
    guard case .json(let target) = call.service.wire else { throw call.malformed("not a JSON service") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body: Data
    do { body = try encoder.encode(input) } catch { throw call.malformed("the request cannot be encoded: \(error)") }
    let response = try await send(
      call, body: body,
      headers: ["Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "\(target).\(call.operation)"])
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do {
      return try decoder.decode(type, from: response.body)
    } catch {
      throw call.malformed(Self.words(for: error), status: response.status, requestID: response.requestID)
    }
  }

  /// Describes a decoding error without Swift's type names.
  private static func words(for error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
      return path.isEmpty ? "the reply" : path
    }
    guard let error = error as? DecodingError else { return "the reply is not JSON" }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context)) has no \(key.stringValue)"
    case .valueNotFound(_, let context): return "\(path(context)) is null"
    case .typeMismatch(_, let context): return "\(path(context)) has the wrong type"
    default: return "the reply is not JSON"
    }
  }
}

/// The input of a call without parameters: `{}`.
struct NoInput: Encodable {}

/// The output of a call whose reply is not needed.
struct NoOutput: Decodable {}
