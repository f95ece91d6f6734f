import Foundation

/// An http and an https server on 127.0.0.1, which answer with what a table says.
final class WheelServer: Sendable {
  /// The certificate of the https server, which is its own authority.
  let certificate: String
  private let process: Int32
  private let trace: String

  /// The paths that were fetched by http.
  var insecure: String { (try? String(contentsOfFile: trace, encoding: .utf8)) ?? "" }

  /// - Parameters:
  ///   - answers: The answers by path: a file, a page, or, after `-> `, a redirect. `HTTP` and `HTTPS` in them are the
  ///     servers' URLs.
  ///   - folder: A folder for the certificate.
  ///   - urls: Gets the URLs of the two servers.
  /// - Throws: When it does not start.
  init(_ answers: [String: String], in folder: String, urls: (_ http: String, _ https: String) throws -> Void) throws {
    certificate = "\(folder)/certificate.pem"
    trace = "\(folder)/insecure"
    let program = Process()
    let output = Pipe()
    program.executableURL = URL(filePath: "/usr/bin/env")
    let table = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
    program.arguments = ["python3", "-c", Self.script, table, folder]
    program.standardOutput = output
    program.standardError = FileHandle.nullDevice
    try program.run()
    process = program.processIdentifier
    var said = ""
    while !said.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { throw POSIXError(.ECONNREFUSED) }
      said += String(decoding: bytes, as: UTF8.self)
    }
    let ports = said.split(whereSeparator: \.isWhitespace)
    try urls("http://127.0.0.1:\(ports[0])", "https://127.0.0.1:\(ports[1])")
  }

  deinit { kill(process, SIGKILL) }

  private static let script = """
    import http.server, json, os, ssl, subprocess, sys, threading
    answers, folder = json.loads(sys.argv[1]), sys.argv[2]
    key, certificate = folder + "/key.pem", folder + "/certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.server is plain:
                with open(folder + "/insecure", "a") as trace:
                    trace.write(self.path + "\\n")
            answer = answers.get(self.path)
            if answer is None:
                return self.send_error(404)
            answer = answer.replace("HTTPS", "https://127.0.0.1:%d" % secure.server_port)
            answer = answer.replace("HTTP", "http://127.0.0.1:%d" % plain.server_port)
            if answer.startswith("-> "):
                self.send_response(302)
                self.send_header("Location", answer[3:])
                self.send_header("Content-Length", "0")
                return self.end_headers()
            body = open(answer, "rb").read() if os.path.isfile(answer) else answer.encode()
            kind = "application/vnd.pypi.simple.v1+json" if answer.startswith("{") else "text/html"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET

    plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    secure = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    print(plain.server_port, secure.server_port, flush=True)
    secure.serve_forever()
    """
}
