import Essentials
import Files

/// An API request.
struct Call: Sendable {
  let method: String
  /// As sent, still percent-encoded.
  let path: String
  /// As sent, without the `?`.
  let query: String
  /// By lower-case name.
  let headers: [String: String]
  let body: Data
}

/// An answer to a request.
struct Answer: Sendable {
  var status = 200
  var headers: [String: String] = [:]
  var body: Body = .data(Data())

  enum Body: Sendable {
    case data(Data)
    case file(URL)
  }
}

extension Answer {
  init(json value: JSON, status: Int = 200) {
    let id = UUID().uuidString.lowercased()
    self.init(
      status: status, headers: ["Content-Type": "application/x-amz-json-1.1", "x-amzn-RequestId": id],
      body: .data(value.json))
  }

  /// An answer of a Query service: `<ActionResponse><ActionResult>…`.
  init(query action: String, result: XML, namespace: String) {
    let id = UUID().uuidString.lowercased()
    self.init(
      headers: ["Content-Type": "text/xml", "x-amzn-RequestId": id],
      body: .data(
        Data(
          """
          <\(action)Response xmlns="\(namespace)"><\(action)Result>\(result.text)</\(action)Result>\
          <ResponseMetadata><RequestId>\(id)</RequestId></ResponseMetadata></\(action)Response>
          """.utf8)))
  }

  /// An error in the form of the service's protocol.
  init(_ error: ServiceError, json: Bool, namespace: String = "") {
    guard !json else {
      self.init(json: ["__type": .string(error.code), "message": .string(error.message)], status: error.status)
      return
    }
    let id = UUID().uuidString.lowercased()
    self.init(
      status: error.status, headers: ["Content-Type": "text/xml", "x-amzn-RequestId": id],
      body: .data(
        Data(
          """
          <ErrorResponse xmlns="\(namespace)"><Error><Type>Sender</Type><Code>\(XML.escaped(error.code))</Code>\
          <Message>\(XML.escaped(error.message))</Message></Error><RequestId>\(id)</RequestId></ErrorResponse>
          """.utf8)))
  }
}
