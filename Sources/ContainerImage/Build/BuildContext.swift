import Foundation

/// The files that a build may copy: a folder without what `.dockerignore` names.
struct BuildContext: Sendable {
  enum Node: Sendable, Hashable {
    case folder
    case file(isExecutable: Bool)
    case link(target: String)
    /// A pipe, a socket or a device.
    case special
  }

  let folder: String
  /// By paths relative to the folder; the folder itself is the empty path.
  private(set) var nodes: [String: Node] = ["": .folder]

  init(folder: String) throws(BuildError) {
    self.folder = folder
    var ignore = try Self.rules("\(folder)/Dockerfile.dockerignore")
    if ignore == nil { ignore = try Self.rules("\(folder)/.dockerignore") }
    try walk("", ignore)
  }

  /// All files of a folder.
  init(everythingIn folder: String) throws(BuildError) {
    self.folder = folder
    try walk("", nil)
  }

  private static func rules(_ path: String) throws(BuildError) -> DockerIgnore? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try DockerIgnore(
        String(decoding: FileRange(path: path).read(limit: 1 << 20, what: "it"), as: UTF8.self))
    } catch let fault as DocumentFault {
      throw BuildError(.dockerfile, "\(path.visible): \(fault.reason.visible)")
    } catch let error as ImageError {
      throw BuildError(error)
    } catch {
      throw BuildError(.files, "\(path.visible): \(error)")
    }
  }

  private mutating func walk(_ path: String, _ ignore: DockerIgnore?) throws(BuildError) {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: absolute(path)) } catch {
      throw BuildError(.files, "\(absolute(path).visible): cannot be read")
    }
    for name in names {
      let inner = path.isEmpty ? name : "\(path)/\(name)"
      let isIgnored = ignore?.ignores(inner) ?? false
      let node = try node(inner)
      if !isIgnored {
        nodes[inner] = node
        addFolders(of: inner)
      }
      if node == .folder, !isIgnored || ignore?.hasExceptions == true { try walk(inner, ignore) }
    }
  }

  /// The folders that lead to something wanted are there, be they ignored or not.
  private mutating func addFolders(of path: String) {
    var rest = path
    while let slash = rest.lastIndex(of: "/") {
      rest = String(rest[..<slash])
      nodes[rest] = .folder
    }
  }

  private func node(_ path: String) throws(BuildError) -> Node {
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else {
      throw BuildError(.files, "\(absolute(path).visible): \(String(cString: strerror(errno)).lowercased())")
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(isExecutable: status.st_mode & 0o100 != 0)
    case S_IFLNK:
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: absolute(path)) else {
        throw BuildError(.files, "\(absolute(path).visible): the link cannot be read")
      }
      return .link(target: target)
    default: return .special
    }
  }

  func absolute(_ path: String) -> String { path.isEmpty ? folder : "\(folder)/\(path)" }

  /// What a source of `COPY` names, sorted; links of the name itself are followed.
  ///
  /// - Throws: `DocumentFault` when there is nothing, or it leads out of the context.
  func matches(_ source: String) throws(DocumentFault) -> [String] {
    let parts = source.split(separator: "/").filter { $0 != "." }
    guard !parts.contains("..") else { throw DocumentFault("'\(source)' leads out of the context") }
    let path = parts.joined(separator: "/")
    guard PathPattern.isPattern(path) else {
      guard nodes[path] != nil else { throw nothing(source, path) }
      return [try followed(path)]
    }
    guard !path.contains("**") else { throw DocumentFault("'\(source)': ** is for .dockerignore; name the folders") }
    let pattern = try PathPattern(path)
    let found = nodes.keys.filter { !$0.isEmpty && pattern.matches($0) }.sorted(by: inByteOrder)
    guard !found.isEmpty else { throw nothing(source, path) }
    var result: [String] = []
    for path in found { result.append(try followed(path)) }
    return result
  }

  private func nothing(_ source: String, _ path: String) -> DocumentFault {
    let isIgnored = !PathPattern.isPattern(path) && FileManager.default.fileExists(atPath: absolute(path))
    return DocumentFault(
      isIgnored ? "'\(source)' is kept out of the context by .dockerignore" : "the context has no '\(source)'")
  }

  private func followed(_ start: String) throws(DocumentFault) -> String {
    var path = start
    for _ in 0..<40 {
      guard case .link(let target) = nodes[path] else { return path }
      path = try resolve(target, of: path)
      guard nodes[path] != nil else { throw DocumentFault("the link '\(start)' leads to nothing in the context") }
    }
    throw DocumentFault("the link '\(start)' leads in a circle")
  }

  /// Where a link leads to, which must be in the context.
  func resolve(_ target: String, of link: String) throws(DocumentFault) -> String {
    var parts = link.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") where part != "." {
      if part != ".." { parts.append(String(part)) } else if parts.popLast() == nil { parts = ["/"]; break }
    }
    guard !target.hasPrefix("/"), parts.first != "/" else {
      throw DocumentFault("the link '\(link)' leads to '\(target)', out of the context")
    }
    return parts.joined(separator: "/")
  }

  /// All that is in a folder, at any depth, each folder before what is in it.
  func contents(of path: String) -> [String] {
    let prefix = path.isEmpty ? "" : "\(path)/"
    return nodes.keys.filter { $0.hasPrefix(prefix) && $0 != path }.sorted(by: inByteOrder)
  }
}

/// An order that is the same on every system and in every language.
func inByteOrder(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
