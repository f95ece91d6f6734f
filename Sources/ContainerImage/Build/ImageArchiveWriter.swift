import Foundation

extension Image {
  /// Writes the image as an OCI archive, or as an OCI layout where `path` is a folder or ends with a slash.
  ///
  /// What was there is replaced when all is written, and stays if anything goes wrong.
  ///
  /// - Throws: `BuildError` when it cannot be written, and when a folder holds something else than a layout.
  public func write(to path: String) async throws(BuildError) {
    let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let kind = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    guard kind.map({ [.typeRegular, .typeDirectory].contains($0) }) ?? true else {
      throw BuildError(.files, "\(path.visible) is neither a file nor a folder")
    }
    do {
      if path.hasSuffix("/") || exists && isFolder.boolValue {
        try await writeLayout(url)
      } else {
        try await writeArchive(url)
      }
    } catch let error as BuildError {
      throw error
    } catch let error as ImageError {
      throw BuildError(error)
    } catch {
      throw BuildError(.files, "\(path.visible): \(error.localizedDescription)")
    }
  }

  /// The small files of a layout, and the blobs by their names.
  private var files: [(path: String, content: Content)] {
    let descriptor: JSONDocument = [
      "mediaType": .string(mediaType), "digest": .string(digest.description), "size": .integer(Int64(manifest.count)),
      "platform": platform.json,
    ]
    let index: JSONDocument = ["schemaVersion": 2, "mediaType": .string(MediaType.index), "manifests": [descriptor]]
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
    let writer = TarWriter(time: 0) { bytes throws(ImageError) in try file.append(bytes) }
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
      throw BuildError(.files, "\(url.path.visible): the folder holds other files than a layout; name a new one")
    }
    let scratch = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).\(UUID().uuidString)")
    defer { try? manager.removeItem(at: scratch) }
    try manager.createDirectory(at: scratch.appending(path: "blobs/sha256"), withIntermediateDirectories: true)
    for (path, content) in files {
      try Self.checkCancellation()
      let file = try NewFile(for: scratch.appending(path: path))
      try TarWriter.copy(try await range(content)) { bytes throws(ImageError) in try file.append(bytes) }
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

/// A file that appears under its name when all of it is on the disk, or not at all.
final class NewFile {
  private let url: URL
  private let scratch: String
  private let descriptor: Int32
  private var isFinished = false

  init(for url: URL) throws(ImageError) {
    self.url = url
    var template = Array("\(url.deletingLastPathComponent().path)/.\(url.lastPathComponent).XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    scratch = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw .unreadable(path: url.path, reason: "cannot be written: \(Self.lastError)") }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(scratch) }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreadable(path: url.path, reason: "cannot be written: \(Self.lastError)") }
      done += count
    }
  }

  /// Brings the file to the disk and gives it its name.
  func finish() throws(ImageError) {
    // mkstemp keeps others out; an image is for whoever may read what this user writes.
    guard fchmod(descriptor, 0o666 & ~Self.mask) == 0, fsync(descriptor) == 0, rename(scratch, url.path) == 0 else {
      throw .unreadable(path: url.path, reason: "cannot be written: \(Self.lastError)")
    }
    isFinished = true
    let folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Asking sets it: once, before two ask at a time.
  private static let mask: mode_t = {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }()

  private static var lastError: String { String(cString: strerror(errno)).lowercased() }
}

extension FileRange {
  /// Bytes that are in no file yet.
  init(of data: Data, name: String) throws(ImageError) {
    let file = try TemporaryFile(for: name)
    try data.withUnsafeBytes { bytes in Result { () throws(ImageError) in try file.append(bytes) } }.get()
    self = try file.content()
  }
}

extension Platform {
  var json: JSONDocument {
    var json: JSONDocument = ["os": .string(os), "architecture": .string(architecture)]
    if let variant { json["variant"] = .string(variant) }
    return json
  }
}
