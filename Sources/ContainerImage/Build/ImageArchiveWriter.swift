import Essentials
import Files

extension Image {
  /// Writes the image as an OCI archive, or as an OCI layout if `path` is a folder or ends with a slash.
  ///
  /// An existing file is replaced at the end, and stays if writing fails. A link is followed if no other user can have
  /// made it.
  ///
  /// - Throws: `BuildError` when it cannot be written, and when a folder contains something other than a layout.
  package func write(to path: String) async throws(BuildError) {
    do {
      let url = try URL(filePath: path).withoutLinks()
      let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
      guard kind.map({ [.typeRegular, .typeDirectory].contains($0) }) ?? true else {
        throw BuildError(.files, "\(path) is neither a file nor a folder")
      }
      if path.hasSuffix("/") || kind == .typeDirectory {
        try await writeLayout(url)
      } else {
        try await writeArchive(url)
      }
    } catch let error as BuildError {
      throw error
    } catch let error as ImageError {
      throw BuildError(error)
    } catch let error as FileError {
      throw BuildError(ImageError(error))
    } catch {
      throw BuildError(.files, "\(path): \(error.reason)")
    }
  }

  /// The files of a layout, including the blobs.
  private var files: [(path: String, content: Content)] {
    let descriptor: JSON = [
      "mediaType": .string(mediaType), "digest": .string(digest.description), "size": .integer(manifest.count),
      "platform": platform.json,
    ]
    let index: JSON = ["schemaVersion": 2, "mediaType": .string(MediaType.index), "manifests": [descriptor]]
    let blobs =
      blobs.map { ("blobs/sha256/\($0.digest.hex)", Content.blob($0)) }
      + [("blobs/sha256/\(digest.hex)", .data(manifest))]
    return [
      ("oci-layout", .data(Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))),
      ("index.json", .data(Data(index.text().utf8))),
    ] + blobs.sorted { inByteOrder($0.0, $1.0) }
  }

  private enum Content {
    case data(Data)
    case blob(Image.Blob)
  }

  private func writeArchive(_ url: URL) async throws {
    let file = try NewFile(for: url)
    let writer = TarWriter(time: 0, write: file.write)
    try writer.add(.init(path: "blobs", kind: .folder, mode: 0o755))
    try writer.add(.init(path: "blobs/sha256", kind: .folder, mode: 0o755))
    for (path, content) in files {
      try Self.checkCancellation()
      try writer.add(.init(path: path, kind: .file(try await range(content))))
    }
    try Self.checkCancellation()
    try writer.finish()
    try file.finish()
  }

  private static func checkCancellation() throws(BuildError) {
    guard !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
  }

  private func range(_ content: Content) async throws(ImageError) -> FileRange {
    switch content {
    case .blob(let blob): return try await blob.content()
    case .data(let data): return try FileRange(of: data, name: "a manifest")
    }
  }

  private func writeLayout(_ url: URL) async throws {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: url.path)) ?? []
    let others = Set(names).subtracting(["oci-layout", "index.json", "blobs", "ingest"])
    guard names.isEmpty || names.contains("oci-layout") && others.isEmpty else {
      throw BuildError(.files, "\(url.path): the folder contains other files than an OCI layout; choose another folder")
    }
    let scratch = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)")
    defer { try? manager.removeItem(at: scratch) }
    try manager.createDirectory(at: scratch.appending(path: "blobs/sha256"), withIntermediateDirectories: true)
    for (path, content) in files {
      try Self.checkCancellation()
      let file = try NewFile(for: scratch.appending(path: path))
      try TarWriter.copy(try await range(content), to: file.write)
      try file.finish()
    }
    if manager.fileExists(atPath: url.path) {
      let old = scratch.appendingPathExtension("old")
      try manager.moveItem(at: url, to: old)
      try manager.moveItem(at: scratch, to: url)
      try manager.removeItem(at: old)
    } else {
      try manager.moveItem(at: scratch, to: url)
    }
  }
}

extension NewFile {
  /// Appends the bytes of an archive.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
    do throws(FileError) { try append(bytes) } catch { throw ImageError(error) }
  }
}

extension FileRange {
  /// The bytes of `data`, in a temporary file.
  init(of data: Data, name: String) throws(ImageError) {
    let file = try TemporaryFile(for: name)
    try data.withUnsafeBytes { bytes in Result { () throws(ImageError) in try file.append(bytes) } }.get()
    self = try file.content()
  }
}

extension Platform {
  var json: JSON {
    var json: JSON = ["os": .string(os), "architecture": .string(architecture)]
    if let variant { json["variant"] = .string(variant) }
    return json
  }
}
