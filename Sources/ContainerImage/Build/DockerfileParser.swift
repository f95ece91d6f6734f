import Essentials

extension Dockerfile {
  /// Reads a Dockerfile's text.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - path: The file's path in messages.
  /// - Throws: `BuildError`, with the line number and what to write instead.
  init(_ text: String, path: String) throws(BuildError) {
    var lines = try Self.lines(text, path: path)[...]
    guard let first = lines.popFirst() else {
      throw BuildError(.dockerfile, "\(path): the file is empty; it must start with FROM")
    }
    func convert<Value>(_ line: Line, _ read: () throws(DocumentFault) -> Value) throws(BuildError) -> Value {
      do { return try read() } catch {
        throw BuildError(.dockerfile, "\(path):\(line.number): \(error.reason)")
      }
    }
    self.path = path
    (base, platform) = try convert(first) { () throws(DocumentFault) in try Self.from(first) }
    var instructions: [Instruction] = []
    for line in lines {
      let kind = try convert(line) { () throws(DocumentFault) in try Self.instruction(line) }
      let words = line.arguments.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      instructions.append(Instruction(line: line.number, text: "\(line.name) \(words)", kind: kind))
    }
    self.instructions = instructions
  }

  /// An instruction with its continued lines.
  private struct Line {
    let number: Int
    /// The instruction's name in capitals.
    let name: String
    let arguments: String
  }

  private static func lines(_ text: String, path: String) throws(BuildError) -> [Line] {
    var lines: [Line] = []
    var open: (number: Int, text: String)?
    let text = text.withoutByteOrderMark
    // "\r\n" is one character in Swift.
    let raw = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    for (index, raw) in raw.enumerated() {
      let line = raw.trimmed()
      if line.hasPrefix("#") {
        let directive = line.dropFirst().filter { !$0.isWhitespace }.lowercased()
        guard !(lines.isEmpty && open == nil && directive.hasPrefix("escape=") && directive != "escape=\\") else {
          throw BuildError(.dockerfile, "\(path):\(index + 1): an escape character other than \\ is not supported")
        }
        continue
      }
      guard !line.isEmpty else { continue }
      // The spaces before a backslash and at the start of the next line are kept: whether they separate words matters.
      let isOpen = line.hasSuffix("\\") && !line.hasSuffix("\\\\")
      let text = (open?.text ?? "") + (isOpen ? String(raw[..<(raw.lastIndex(of: "\\") ?? raw.endIndex)]) : String(raw))
      let number = open?.number ?? index + 1
      open = isOpen ? (number, text) : nil
      if !isOpen { lines.append(Self.line(number, text)) }
    }
    if let open { lines.append(Self.line(open.number, open.text)) }
    return lines
  }

  private static func line(_ number: Int, _ text: String) -> Line {
    let text = text.trimmed()
    let name = text.prefix { !$0.isWhitespace }
    return Line(
      number: number, name: name.uppercased(),
      arguments: text.dropFirst(name.count).trimmed())
  }

  // MARK: - FROM

  private static func from(_ line: Line) throws(DocumentFault) -> (Base, Platform?) {
    guard line.name == "FROM" else {
      throw DocumentFault("the first instruction is \(line.name); it must be FROM, and ARG before it is not supported")
    }
    let (flags, rest) = try flags(of: line, ["platform"])
    let words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !line.arguments.contains("$") else {
      throw DocumentFault("FROM cannot contain variables here; write the image and its platform without them")
    }
    guard words.count == 1 else {
      throw DocumentFault("write FROM IMAGE; stages (AS) need a builder such as docker, podman or buildah")
    }
    let platform = try flags["platform"].map { text throws(DocumentFault) in
      guard let platform = Platform(text) else {
        throw DocumentFault("'\(text)' is not a platform, such as linux/arm64")
      }
      return platform
    }
    if words[0] == "scratch" { return (.scratch, platform) }
    do { return (.image(try ImageReference(short: words[0])), platform) } catch {
      throw DocumentFault(error.description)
    }
  }

  /// The options at the start of an instruction, and the text after them.
  private static func flags(
    of line: Line, _ known: Set<String>
  ) throws(DocumentFault) -> ([String: String], String) {
    var rest = line.arguments[...]
    var flags: [String: String] = [:]
    while rest.hasPrefix("--") {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, known.contains(parts[0]), flags.updateValue(parts[1], forKey: parts[0]) == nil else {
        let list = known.sorted().map { "--\($0)=…" }.joined(separator: " and ")
        throw DocumentFault("\(line.name) \(word) is not supported here; \(list) may be used, each once")
      }
    }
    return (flags, String(rest))
  }

  // MARK: - The others

  private static func instruction(_ line: Line) throws(DocumentFault) -> Kind {
    guard !line.arguments.isEmpty else { throw DocumentFault("\(line.name) needs an argument") }
    switch line.name {
    case "ENV": return .environment(try assignments(line, isVariable))
    case "LABEL": return .labels(try assignments(line) { !$0.isEmpty })
    case "WORKDIR": return .workingDirectory(try one(line))
    case "COPY": return .copy(try copy(line))
    case "RUN": return .installWheels(try WheelRequest(run: commandWords(line)))
    case "USER": return .user(try one(line))
    case "EXPOSE": return .ports(try DockerfileWord.split(line.arguments))
    case "VOLUME": return .volumes(try words(line))
    case "ENTRYPOINT": return .entryPoint(try command(line))
    case "CMD": return .command(try command(line))
    case "STOPSIGNAL": return .stopSignal(try one(line))
    case let other: throw DocumentFault(refusal(of: other))
    }
  }

  private static func refusal(of name: String) -> String {
    let advice =
      switch name {
      case "FROM": "stages need a builder such as docker, podman or buildah"
      case "ADD": "write COPY; to fetch or unpack files, use a builder such as docker, podman or buildah"
      case "ARG": "write the value out, or set it with ENV"
      case "HEALTHCHECK": "OCI images have no health check; set it in the stack's service"
      case "MAINTAINER": "write LABEL org.opencontainers.image.authors=…"
      case "SHELL": "write the shell into CMD or ENTRYPOINT"
      default: "remove it, or use a builder such as docker, podman or buildah"
      }
    return "\(name) is not supported here: \(advice)"
  }

  private static func one(_ line: Line) throws(DocumentFault) -> DockerfileWord {
    let words = try DockerfileWord.split(line.arguments)
    guard words.count == 1, let word = words.first else {
      throw DocumentFault("\(line.name) takes one word; put quotation marks around a word with spaces")
    }
    return word
  }

  private static func assignments(
    _ line: Line, _ isName: (String) -> Bool
  ) throws(DocumentFault) -> [(name: String, value: DockerfileWord)] {
    var result: [(name: String, value: DockerfileWord)] = []
    for word in try DockerfileWord.split(line.arguments) {
      guard let assignment = word.assignment, isName(assignment.name) else {
        throw DocumentFault("write \(line.name) NAME=VALUE; put quotation marks around a value with spaces")
      }
      result.append(assignment)
    }
    return result
  }

  private static func isVariable(_ name: String) -> Bool {
    name.first?.isNumber == false && name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The words of the exec form; nil for the shell form.
  private static func array(_ text: String) -> [String]? {
    text.hasPrefix("[") ? try? JSONDecoder().decode([String].self, from: Data(text.utf8)) : nil
  }

  private static func words(_ line: Line) throws(DocumentFault) -> [DockerfileWord] {
    guard let array = array(line.arguments) else { return try DockerfileWord.split(line.arguments) }
    return try array.map { text throws(DocumentFault) in try DockerfileWord(whole: text) }
  }

  private static func command(_ line: Line) throws(DocumentFault) -> Command {
    if let array = array(line.arguments) { return .exec(array) }
    // Docker would run this as the shell form, with a program named `[`.
    guard !line.arguments.hasPrefix("[") else {
      throw DocumentFault("\(line.name) is not a JSON array of strings in double quotation marks")
    }
    return .shell(line.arguments)
  }

  /// The words of `RUN`, which is not passed to a shell.
  private static func commandWords(_ line: Line) throws(DocumentFault) -> [String] {
    if let array = array(line.arguments) { return array }
    guard line.arguments.allSatisfy({ !"&|;<>()$`\\\"'*?[]{}~#!".contains($0) }) else { throw WheelRequest.refusal }
    return line.arguments.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func copy(_ line: Line) throws(DocumentFault) -> Copy {
    let (flags, text) = try flags(of: line, ["chown", "chmod"])
    let words: [DockerfileWord]
    if let array = array(text) {
      words = try array.map { text throws(DocumentFault) in try DockerfileWord(whole: text) }
    } else {
      words = try DockerfileWord.split(text)
      guard !words.contains(where: \.isQuoted) else {
        throw DocumentFault("write names with quotation marks or spaces as an array: COPY [\"a name\", \"./\"]")
      }
    }
    guard words.count >= 2, let destination = words.last else {
      throw DocumentFault("write COPY SOURCE… DESTINATION")
    }
    guard !text.hasPrefix("<<") else { throw DocumentFault("COPY can only copy files from the context, not text") }
    return Copy(
      sources: words.dropLast(), destination: destination,
      owner: try flags["chown"].map { text throws(DocumentFault) in try Owner(text) } ?? Owner(),
      mode: try flags["chmod"].map { text throws(DocumentFault) in
        guard (3...4).contains(text.count), text.allSatisfy(\.isNumber), let mode = UInt16(text, radix: 8) else {
          throw DocumentFault("'\(text)' is not a mode, such as 0755")
        }
        return mode
      })
  }
}

extension Dockerfile.Owner {
  /// Reads `user` or `user:group`.
  init(_ text: String) throws(DocumentFault) {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
      part.allSatisfy(\.isNumber) ? Int(part).flatMap { $0 <= 0o7777777 ? $0 : nil } : nil
    }
    guard (1...2).contains(numbers.count), let user = numbers[0], let group = numbers.last ?? nil else {
      throw DocumentFault(
        "'\(text)' is not a numeric id, such as 1000 or 1000:1000; user names are not supported here")
    }
    self.init(user: user, group: numbers.count == 1 ? user : group)
  }
}

extension Dockerfile.WheelRequest {
  static let refusal = DocumentFault(
    "RUN can only be `pip install OPTION… -r FILE` here, with --only-binary :all:, --no-deps, --require-hashes, and options "
      + "for pip's messages and cache; for anything else use COPY, or a builder such as docker, podman or buildah"
  )

  private static let silent: Set = [
    "--no-cache-dir", "--upgrade", "-U", "--quiet", "-q", "--disable-pip-version-check", "--no-input",
    "--root-user-action=ignore", "--prefer-binary", "--no-warn-script-location", "--only-binary=:all:",
  ]

  /// Reads the words of a `RUN`.
  init(run words: [String]) throws(DocumentFault) {
    self.init()
    var words = words[...]
    if ["python", "python3"].contains(words.first), words.dropFirst().first == "-m" { words = words.dropFirst(2) }
    guard ["pip", "pip3"].contains(words.popFirst()), words.popFirst() == "install" else { throw Self.refusal }
    while let word = words.popFirst() {
      switch word {
      case "-r", "--requirement": requirements.append(try Self.value(of: word, &words))
      case "-c", "--constraint": constraints.append(try Self.value(of: word, &words))
      case "--only-binary":
        guard words.popFirst() == ":all:" else { throw DocumentFault("write --only-binary :all:") }
      case "--no-deps", "--require-hashes": options.append(word)
      case "--no-compile": forbidsCompilation = true
      case _ where Self.silent.contains(word): break
      case _ where word.hasPrefix("--requirement="): requirements.append(String(word.dropFirst(14)))
      case _ where word.hasPrefix("--constraint="): constraints.append(String(word.dropFirst(13)))
      case _ where word.hasPrefix("-"):
        throw DocumentFault(
          "pip's \(word) is not supported here; set the index in pip's configuration on the building machine"
        )
      default: throw DocumentFault("'\(word)': list packages in a file, and write `pip install -r FILE`")
      }
    }
    guard !requirements.isEmpty else { throw Self.refusal }
  }

  private static func value(of option: String, _ words: inout ArraySlice<String>) throws(DocumentFault) -> String {
    guard let value = words.popFirst(), !value.hasPrefix("-") else { throw DocumentFault("\(option) needs a file") }
    return value
  }
}

extension ImageReference {
  /// Reads a reference in the form of FROM. The default registry is Docker Hub, the default tag `latest`.
  package init(short text: String) throws(ImageError) {
    let first = text.prefix { $0 != "/" }
    let isQualified = first.count < text.count && (first.contains(".") || first.contains(":") || first == "localhost")
    let name = isQualified ? text : "docker.io/" + (text.contains("/") ? text : "library/\(text)")
    let reference = try ImageReference(name)
    let tag = reference.tag ?? (reference.digest == nil ? "latest" : nil)
    try self.init(registry: reference.registry, repository: reference.repository, tag: tag, digest: reference.digest)
  }
}
