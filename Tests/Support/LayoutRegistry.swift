import Foundation

/// A registry on loopback with one image, `IMAGE:1`, whatever the repository; nothing can be pushed to it.
package struct LayoutRegistry: Sendable {
  package let server: LoopbackServer

  /// - Parameters:
  ///   - image: What it has.
  ///   - login: `user:password`, without which it lets nobody in; nil for everybody.
  /// - Throws: When there is no port.
  package init(_ image: SmallImage, login: String? = nil) throws {
    let blobs = URL(filePath: image.path).appending(path: "blobs/sha256")
    let (tagged, expected) = (image.digest, login.map { "Basic " + Data($0.utf8).base64EncodedString() })
    server = try LoopbackServer { exchange in
      let request = exchange.request
      guard expected == nil || request["Authorization"] == expected else {
        return exchange.answer(Answer(401, headers: [("WWW-Authenticate", #"Basic realm="here""#)]))
      }
      let parts = request.target.split(separator: "/").map(String.init)
      guard parts.count > 3 else { return exchange.answer(Answer(200)) }
      let isManifest = parts[parts.count - 2] == "manifests"
      let digest = parts[parts.count - 1] == "1" ? tagged : parts[parts.count - 1]
      guard let data = try? Data(contentsOf: blobs.appending(path: String(digest.dropFirst("sha256:".count)))) else {
        return exchange.answer(Answer(404))
      }
      let type = isManifest ? "application/vnd.oci.image.manifest.v1+json" : "application/octet-stream"
      exchange.answer(Answer(200, headers: [("Content-Type", type)], body: data))
    }
  }

  package var host: String { "127.0.0.1:\(server.port)" }

  /// How many blobs were read.
  package var blobs: Int { server.requests.count { $0.target.contains("/blobs/") } }
}
