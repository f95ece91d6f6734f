import Foundation
import SHA2

/// An image of one layer, small enough to be pushed in no time.
package struct SmallImage: Sendable {
  /// Where its OCI layout is.
  package let path: String
  /// The digest of its manifest.
  package let digest: String

  /// Writes the layout into `folder`; other contents make another image. `configuration` is more members of `config`.
  package init(
    in folder: URL, architecture: String = "arm64", content: String = "layer", volumes: [String] = ["/tmp"],
    configuration: String = ""
  ) throws {
    let name =
      [architecture, String(content.prefix(32))] + volumes.map { $0.replacingOccurrences(of: "/", with: "_") }
    let layout = folder.appending(path: "image-\(name.joined(separator: "-"))")
    let blobs = layout.appending(path: "blobs/sha256")
    try FileManager.default.createDirectory(at: blobs, withIntermediateDirectories: true)

    func blob(_ text: String, _ type: String) throws -> (digest: String, descriptor: String) {
      let digest = sha256(text)
      try Data(text.utf8).write(to: blobs.appending(path: digest))
      let type = "application/vnd.oci.image.\(type)"
      let descriptor = #"{"mediaType":"\#(type)","digest":"sha256:\#(digest)","size":\#(text.utf8.count)}"#
      return ("sha256:\(digest)", descriptor)
    }
    let layer = try blob(content, "layer.v1.tar")
    let rootfs = #"{"type":"layers","diff_ids":["\#(layer.digest)"]}"#
    let declared = volumes.map { "\"\($0)\":{}" }.joined(separator: ",")
    let more = configuration.isEmpty ? "" : ",\(configuration)"
    let config = try blob(
      #"{"os":"linux","architecture":"\#(architecture)","config":{"Volumes":{\#(declared)}\#(more)},"rootfs":\#(rootfs)}"#,
      "config.v1+json")
    let manifest = try blob(
      #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","#
        + #""config":\#(config.descriptor),"layers":[\#(layer.descriptor)]}"#, "manifest.v1+json")
    try Data(#"{"schemaVersion":2,"manifests":[\#(manifest.descriptor)]}"#.utf8)
      .write(to: layout.appending(path: "index.json"))
    try Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8).write(to: layout.appending(path: "oci-layout"))
    path = layout.path
    digest = manifest.digest
  }
}

private func sha256(_ text: String) -> String {
  SHA256.digest(of: text.utf8).hexadecimal
}
