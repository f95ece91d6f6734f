import Essentials
import Files

/// The two files in which AWS's tools keep profiles.
struct SharedFiles: Sendable {
  /// A file and its name in messages.
  struct File: Sendable {
    var path: String
    var shown: String
  }

  let credentials: File
  let config: File

  /// The maximum size of a file, in bytes.
  private static let limit = 4 << 20

  init(environment: [String: String]) {
    func file(_ variable: String, _ standard: String) -> File {
      let shown = environment[variable].flatMap { $0.isEmpty ? nil : $0 } ?? standard
      guard shown.hasPrefix("~/") else { return File(path: shown, shown: shown) }
      let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
      return File(path: home + shown.dropFirst(), shown: shown)
    }
    credentials = file("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
    config = file("AWS_CONFIG_FILE", "~/.aws/config")
  }

  /// The settings of a profile from both files; the credentials file wins. Nil if neither file has the profile.
  func settings(of profile: String) throws(CredentialsError) -> [String: String]? {
    let fromConfig = try sections(of: config)
    let fromCredentials = try sections(of: credentials)
    // `[profile default]` wins over `[default]`; every other profile of the config file needs the word `profile`.
    let inConfig = fromConfig["profile \(profile)"] ?? (profile == "default" ? fromConfig["default"] : nil)
    let inCredentials = fromCredentials[profile]
    guard inConfig != nil || inCredentials != nil else { return nil }
    var merged = inConfig ?? [:]
    // A key from one file is never paired with a secret from the other.
    if inCredentials?["aws_access_key_id"] != nil || inCredentials?["aws_secret_access_key"] != nil {
      for name in ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"] { merged[name] = nil }
    }
    merged.merge(inCredentials ?? [:]) { _, new in new }
    return merged
  }

  /// The names of all profiles, sorted.
  var profiles: [String] {
    let config = (try? sections(of: config)) ?? [:]
    let credentials = (try? sections(of: credentials)) ?? [:]
    let named = config.keys.compactMap { key in
      key.hasPrefix("profile ") ? String(key.dropFirst(8)) : key == "default" ? key : nil
    }
    return Set(named + credentials.keys).sorted()
  }

  static func known(_ profiles: [String]) -> String {
    profiles.isEmpty ? "" : "; profiles: \(profiles.map { "'\($0)'" }.joined(separator: ", "))"
  }

  private func sections(of file: File) throws(CredentialsError) -> [String: [String: String]] {
    let data: Data?
    do { data = try UserFile.read(file.path, limit: Self.limit) } catch {
      throw .unusable("\(file.shown): \(error.reason)")
    }
    guard let data else { return [:] }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unusable("\(file.shown) cannot be read as text")
    }
    return Self.parse(text)
  }

  /// The sections by name, with their settings by lower-case name. Ignores what AWS's tools ignore.
  static func parse(_ text: String) -> [String: [String: String]] {
    var sections: [String: [String: String]] = [:]
    var section: String?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard let first = line.first, first != "#", first != ";" else { continue }
      if first == "[" {
        section = line.firstIndex(of: "]").map { name(line[line.index(after: line.startIndex)..<$0]) }
        if let section, sections[section] == nil { sections[section] = [:] }
      } else if !first.isWhitespace, let section, let equals = line.firstIndex(of: "=") {
        // An indented line continues or nests a setting; no setting that is read here has such lines.
        let name = line[..<equals].trimmed().lowercased()
        let value = uncommented(line[line.index(after: equals)...]).trimmed()
        sections[section]?[name] = value.isEmpty ? nil : value
      }
    }
    return sections
  }

  /// `profile  x` as `profile x`.
  private static func name(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A comment inside a value begins after white space.
  private static func uncommented(_ value: Substring) -> Substring {
    for index in value.indices.dropFirst() where value[index] == "#" || value[index] == ";" {
      if value[value.index(before: index)].isWhitespace { return value[..<index] }
    }
    return value
  }
}
